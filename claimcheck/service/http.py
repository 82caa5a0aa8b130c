"""The socket's side: who may ask, how much and how long; everything else is answered elsewhere."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import urlsplit

from msgspec import Struct

import claimcheck
from claimcheck.service.answer import Answer, description, fault
from claimcheck.service.workers import Workers

OWN: Final = frozenset(("localhost", "127.0.0.1", "::1"))
CONNECTIONS: Final = 32
PIECE: Final = 1 << 16


class Limits(Struct, frozen=True):
    """How large a request may be, and how long its body and its check may take."""

    size: int = 5_000_000
    seconds: float = 20.0


class Refused(Exception):  # noqa: N818 - an answer on its way out
    """A request that is answered before it is read."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


class Server(ThreadingHTTPServer):
    """The endpoint on a loopback address."""

    daemon_threads = True
    request_queue_size = CONNECTIONS

    def __init__(self, host: str, port: int, limits: Limits, workers: Workers) -> None:
        if ":" in host:
            self.address_family = socket.AF_INET6
        self.limits = limits
        self.workers = workers
        self.places = threading.BoundedSemaphore(CONNECTIONS)
        super().__init__((host, port), Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if not self.places.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that hung up."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "claimcheck"
    sys_version = ""
    timeout = 15

    def do_GET(self) -> None:
        self._reply(self._guarded(self._description))

    def do_POST(self) -> None:
        self._reply(self._guarded(self._check))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep no log: what is sent here is not published yet."""

    def _guarded(self, reply: Any) -> Answer:
        try:
            self._refuse_strangers()
            found: Answer = reply()
        except Refused as refused:
            self.close_connection = True
            return refused.answer
        return found

    def _refuse_strangers(self) -> None:
        """Only what is addressed to this machine by name is answered, so that no web page can ask."""
        origin = self.headers.get("Origin")
        names = [_name(f"//{self.headers.get('Host', '')}")] + ([_name(origin)] if origin else [])
        if not all(name in OWN for name in names):
            raise Refused(fault(403, "not-here", "this endpoint answers on the loopback address alone"))

    def _description(self) -> Answer:
        if self.path != "/openapi.json":
            raise Refused(fault(404, "not-found", "there are POST /check and GET /openapi.json"))
        body = json.dumps(description(claimcheck.__version__), indent=1) + "\n"
        return Answer(200, "application/json", body.encode())

    def _check(self) -> Answer:
        if self.path != "/check":
            raise Refused(fault(404, "not-found", "there are POST /check and GET /openapi.json"))
        if self.headers.get_content_type() != "application/json":
            raise Refused(fault(415, "not-json", "send application/json"))
        return self.server.workers.run(self._body(), self.server.limits.seconds)

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or self.headers.get("Transfer-Encoding"):
            raise Refused(fault(411, "no-length", "say Content-Length"))
        limit = self.server.limits.size
        if len(length) > 12 or int(length) > limit:
            raise Refused(fault(413, "too-large", f"larger than {limit} bytes"))
        return self._read(int(length))

    def _read(self, left: int) -> bytes:
        pieces, end = [], time.monotonic() + self.server.limits.seconds
        while left:
            try:
                piece = self.rfile.read1(min(left, PIECE))
            except TimeoutError:
                piece = b""
            if not piece or time.monotonic() > end:
                raise Refused(fault(408, "slow-body", "the body did not come in time"))
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def _reply(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", f"{answer.type}; charset=utf-8")
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Content-Security-Policy", "sandbox")
        self.send_header("Cache-Control", "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)


def _name(address: str | None) -> str | None:
    """The host of an address, without its port."""
    try:
        return urlsplit(address or "").hostname
    except ValueError:
        return None
