"""Events in a PostgreSQL database: the same interface for a desk that has a server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.review.events import Event
from claimcheck.review.stores import COLUMNS, StoreError, event, in_order, row, too_new
from claimcheck.review.stores.migrations import POSTGRES

try:
    import psycopg
except ImportError as missing:
    raise ClaimcheckError(
        "no-psycopg",
        "a PostgreSQL database needs psycopg",
        key="--database",
        mend="pip install 'claimcheck-news[postgres]'",
    ) from missing

TURN: Final = 0x636C6D63  # the advisory lock by which writers take turns: numbers appear in their order
INSERT: Final = f"""
    INSERT INTO claimcheck_events ({COLUMNS})
    SELECT coalesce(max(seq), 0) + 1, %s, %s, %s, %s, %s, %s, %s FROM claimcheck_events
    ON CONFLICT (request, finding) DO NOTHING
"""  # noqa: S608 - constant columns
KEPT: Final = f"SELECT {COLUMNS} FROM claimcheck_events WHERE request = ANY(%s)"  # noqa: S608
SINCE: Final = f"SELECT {COLUMNS} FROM claimcheck_events WHERE seq > %s ORDER BY seq"  # noqa: S608

T = TypeVar("T")


class PostgresStore:
    """The store on a PostgreSQL server; a connection that broke is opened anew for the next change."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._lock = threading.Lock()
        self._db: psycopg.Connection[Any] | None = None
        try:
            self._prepare(self._connected())
        except psycopg.Error as error:
            mend = "check the address and that the server runs"
            raise ClaimcheckError("unopened-database", _line(error), key="--database", mend=mend) from error

    def append(self, events: Sequence[Event]) -> list[Event]:
        return self._guarded(lambda db: _append(db, events))

    def since(self, seq: int) -> list[Event]:
        return self._guarded(lambda db: [event(found) for found in db.execute(SINCE, (seq,))])

    def setting(self, key: str, default: str) -> str:
        return self._guarded(lambda db: _setting(db, key, default))

    def close(self) -> None:
        with self._lock:
            if self._db is not None:
                self._db.close()

    def _connected(self) -> psycopg.Connection[Any]:
        if self._db is None or self._db.closed:
            options = "-c statement_timeout=10000 -c lock_timeout=5000"
            self._db = psycopg.connect(self._address, autocommit=True, connect_timeout=5, options=options)
            self._db.execute("SET synchronous_commit TO on")
        return self._db

    def _guarded(self, work: Callable[[psycopg.Connection[Any]], T]) -> T:
        with self._lock:
            try:
                return work(self._connected())
            except psycopg.Error as error:
                self._drop()
                raise _told(error) from error

    def _drop(self) -> None:
        """Let a connection go whose state is in doubt."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _prepare(self, db: psycopg.Connection[Any]) -> None:
        with db.transaction():
            _take_turn(db)
            db.execute("CREATE TABLE IF NOT EXISTS claimcheck_shape (version INTEGER PRIMARY KEY)")
            found = db.execute("SELECT coalesce(max(version), 0) FROM claimcheck_shape").fetchone()
            shape = found[0] if found else 0
            if shape > len(POSTGRES):
                raise too_new("--database", shape)
            for version, statements in enumerate(POSTGRES[shape:], shape + 1):
                for statement in statements:
                    db.execute(statement)
                db.execute("INSERT INTO claimcheck_shape VALUES (%s)", (version,))


def read(address: str) -> list[Event]:
    """All events of a database."""
    store = PostgresStore(address)
    try:
        return store.since(0)
    finally:
        store.close()


def _take_turn(db: psycopg.Connection[Any]) -> None:
    db.execute("SELECT pg_advisory_xact_lock(%s)", (TURN,))


def _append(db: psycopg.Connection[Any], events: Sequence[Event]) -> list[Event]:
    requests = sorted({e.request for e in events})
    with db.pipeline(), db.transaction():  # sent together: one wait for the server, not one each
        _take_turn(db)
        for one in events:
            db.execute(INSERT, row(one))
        kept = db.execute(KEPT, (requests,))
    return in_order(events, map(event, kept.fetchall()))


def _setting(db: psycopg.Connection[Any], key: str, default: str) -> str:
    with db.transaction():
        db.execute("INSERT INTO claimcheck_settings VALUES (%s, %s) ON CONFLICT DO NOTHING", (key, default))
        query = "SELECT value FROM claimcheck_settings WHERE key = %s"
        found = db.execute(query, (key,)).fetchone()
    return str(found[0]) if found else default


def _told(error: psycopg.Error) -> StoreError:
    if isinstance(error, psycopg.errors.DiskFull):
        return StoreError("the database's disk is full", "make room and save again")
    if isinstance(error, (psycopg.errors.LockNotAvailable, psycopg.errors.QueryCanceled)):
        return StoreError("another program holds the database", "wait a moment and save again")
    if isinstance(error, psycopg.OperationalError):
        return StoreError("the database server does not answer", "wait a moment and save again")
    return StoreError(f"the database failed: {_line(error)}", "save again, or restart claimcheck review")


def _line(error: psycopg.Error) -> str:
    return " ".join(str(error).split())[:200]
