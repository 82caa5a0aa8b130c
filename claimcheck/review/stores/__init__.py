"""Where events are kept: one small interface, in an SQLite file or a PostgreSQL database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol

import msgspec

from claimcheck.errors import ClaimcheckError
from claimcheck.review.events import Body, Event

COLUMNS: Final = "seq, finding, action, who, at, request, base, body"
POSTGRES: Final = ("postgresql://", "postgres://")


class StoreError(Exception):
    """A change that could not be kept: what happened, and what to do; nothing of it was written."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.message} ({self.mend})"


class Store(Protocol):
    """An append-only list of events.

    Events become visible in the order of their numbers. What `append` has returned is durable.
    """

    def append(self, events: Sequence[Event]) -> list[Event]:
        """Keep all of these events or none; returned with their numbers, those of a repeat as kept before."""
        ...

    def since(self, seq: int) -> list[Event]:
        """The events after a number, in order."""
        ...

    def setting(self, key: str, default: str) -> str:
        """A lasting setting of the desk; the default is kept where there is none."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...


def open_store(database: str) -> Store:
    """The store in a file or at a postgresql:// address, brought to the present shape."""
    if database.startswith(POSTGRES):
        from claimcheck.review.stores.postgres import PostgresStore

        return PostgresStore(database)
    from claimcheck.review.stores.sqlite import SqliteStore

    return SqliteStore(database)


def row(event: Event) -> tuple[str | int, ...]:
    """An event's columns but its number."""
    body = json.dumps(msgspec.to_builtins(event.body), separators=(",", ":"))
    return (event.finding, event.action, event.who, event.at, event.request, event.base, body)


def event(columns: Sequence[Any]) -> Event:
    """The event in a row of the table."""
    seq, finding, action, who, at, request, base, body = columns
    return Event(
        seq=seq, finding=finding, action=action, who=who, at=at, request=request, base=base,
        body=msgspec.convert(json.loads(body), Body),
    )  # fmt: skip


def in_order(wanted: Iterable[Event], kept: Iterable[Event]) -> list[Event]:
    """The kept events that answer the wanted ones, in their order."""
    found = {(e.request, e.finding): e for e in kept}
    return [found[e.request, e.finding] for e in wanted]


def too_new(file: str, version: int) -> ClaimcheckError:
    """The complaint on a database that a later claimcheck has written."""
    return ClaimcheckError(
        "newer-database",
        f"written by a newer claimcheck (shape {version})",
        file=file,
        mend="update claimcheck",
    )
