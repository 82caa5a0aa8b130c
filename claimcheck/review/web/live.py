"""Live updates: what changed on the desk, sent to every open page as it happens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

from starlette.concurrency import run_in_threadpool

from claimcheck.review.desk import Desk
from claimcheck.review.events import STATES, Event
from claimcheck.review.ledger import Status
from claimcheck.review.stores import StoreError

PAGES: Final = 100  # pages that may listen at once
WAITING: Final = 200  # messages that wait for a slow page before it is told to load anew
ROWS: Final = 200  # findings in one message; a page loads its list anew for more
LOOK: Final = 1.0  # seconds between looks for what other processes wrote
BEAT: Final = 15.0  # seconds of silence after which a sign of life is sent

AGAIN: Final = "event: again\ndata: {}\n\n"


class Hub:
    """The pages that listen; messages are made once and given to each."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._queues: set[asyncio.Queue[str | None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def full(self) -> bool:
        return len(self._queues) >= PAGES

    async def run(self) -> None:
        """Pass on what is written here, and look for what other processes write."""
        self._loop = asyncio.get_running_loop()
        self.desk.listeners.append(self._heard)
        try:
            while True:
                await asyncio.sleep(LOOK)
                if self._queues:
                    await self._look()
        finally:
            self.desk.listeners.remove(self._heard)
            self._close()

    async def _look(self) -> None:
        try:
            await run_in_threadpool(self.desk.refresh)
        except StoreError:
            return  # the pages that write will say so

    def end(self) -> None:
        """End all streams, from any thread or signal, so that the server can stop."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._close)

    def _close(self) -> None:
        for queue in self._queues:
            _offer(queue, None)

    def _heard(self, events: Sequence[Event]) -> None:
        """Called in whichever thread took the events in."""
        if self._loop is not None and self._queues:
            message = f"event: change\ndata: {json.dumps(change(self.desk, events))}\n\n"
            self._loop.call_soon_threadsafe(self._spread, message)

    def _spread(self, message: str) -> None:
        for queue in self._queues:
            _offer(queue, message)

    async def listen(self, since: int) -> AsyncIterator[str]:
        """The messages of one page, from the number that it has seen."""
        queue: asyncio.Queue[str | None] = asyncio.Queue(WAITING)
        self._queues.add(queue)
        try:
            yield "retry: 2000\n\n"
            if since < self.desk.ledger.seq:
                yield AGAIN
            while True:
                message = await _next(queue)
                if message is None:
                    return
                yield message
        finally:
            self._queues.discard(queue)


async def _next(queue: asyncio.Queue[str | None]) -> str | None:
    try:
        return await asyncio.wait_for(queue.get(), BEAT)
    except TimeoutError:
        return ": still here\n\n"


def _offer(queue: asyncio.Queue[str | None], message: str | None) -> None:
    """Put a message into a queue; one that is full is emptied, and its page loads anew."""
    if queue.full():
        while not queue.empty():
            queue.get_nowait()
        queue.put_nowait(AGAIN)
    queue.put_nowait(message)


def change(desk: Desk, events: Sequence[Event]) -> dict[str, Any]:
    """What a page needs to show that these events happened."""
    known = desk.index.by_id
    names = list(dict.fromkeys(e.finding for e in events if e.finding in known))
    rows = [row(known[name].key, desk.ledger.status(name)) for name in names[:ROWS]]
    found: dict[str, Any] = {"seq": desk.ledger.seq, "rows": rows, "tally": tally(desk)}
    found["who"] = events[-1].who if events else ""
    return found | {"again": True} if len(names) > ROWS else found


def row(key: str, status: Status) -> dict[str, Any]:
    """How a finding's row looks now."""
    return {
        "key": key,
        "state": "conflict" if status.conflict else status.state,
        "label": "Conflict" if status.conflict else STATES[status.state],
        "changed": status.changed,
        "assignee": status.assignee,
        "comments": status.comments,
    }


def tally(desk: Desk) -> dict[str, int]:
    """The report's findings by state."""
    found = {state: desk.ledger.tally[state] for state in (*STATES, "conflict")}
    return found | {"all": len(desk.index.entries)}
