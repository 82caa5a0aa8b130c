"""Processes that answer requests and are ended when one takes too long."""

from __future__ import annotations

import signal
from multiprocessing import get_context
from queue import Empty, Queue
from typing import Any, Final

import msgspec

from claimcheck.service.answer import Answer, answer, fault

WAIT: Final = 2.0  # seconds that a request waits for a worker
CONTEXT: Final = get_context("spawn")


class Worker:
    """A process of its own, started when first needed and again after it was ended."""

    def __init__(self) -> None:
        self._process: Any = None
        self._line: Any = None

    def run(self, body: bytes, seconds: float) -> Answer:
        """The answer to a request; 504 where it is not there in time, 500 where the process died."""
        if self._process is None or not self._process.is_alive():
            self._start()
        try:
            self._line.send_bytes(body)
            if self._line.poll(seconds):
                return msgspec.msgpack.decode(self._line.recv_bytes(), type=Answer)
        except (EOFError, OSError):
            self.end()
            return fault(500, "died", "the check ended without an answer")
        self.end()
        return fault(504, "too-slow", f"not done within {seconds:g} seconds")

    def end(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._line.close()
            self._process = None

    def _start(self) -> None:
        self.end()
        self._line, other = CONTEXT.Pipe()
        self._process = CONTEXT.Process(target=serve, args=(other,), daemon=True)
        self._process.start()
        other.close()


class Workers:
    """A few workers, each at one request."""

    def __init__(self, count: int) -> None:
        self._all = [Worker() for _ in range(count)]
        self._free: Queue[Worker] = Queue()
        for worker in self._all:
            self._free.put(worker)

    def run(self, body: bytes, seconds: float) -> Answer:
        """The answer of the first worker that is free; 503 where none is."""
        try:
            worker = self._free.get(timeout=WAIT)
        except Empty:
            return fault(503, "busy", "too much under way")
        try:
            return worker.run(body, seconds)
        finally:
            self._free.put(worker)

    def end(self) -> None:
        for worker in self._all:
            worker.end()


def serve(line: Any) -> None:
    """Answer what comes over a line until it closes."""
    from claimcheck.cache import Cache

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    cache = Cache()
    while True:
        try:
            body = line.recv_bytes()
        except (EOFError, OSError):
            return
        try:
            found = answer(body, cache)
        except Exception as error:  # noqa: BLE001 - one bad request never ends the service
            found = fault(500, "fault", f"a fault of claimcheck: {type(error).__name__}")
        line.send_bytes(msgspec.msgpack.encode(found))
