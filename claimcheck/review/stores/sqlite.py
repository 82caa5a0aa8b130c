"""Events in one SQLite file: write-ahead log, synced before a change is acknowledged."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from claimcheck.errors import ClaimcheckError
from claimcheck.review.events import Event
from claimcheck.review.stores import COLUMNS, StoreError, event, in_order, row, too_new
from claimcheck.review.stores.migrations import SQLITE

APPLICATION: Final = 0x636C6D63  # "clmc" in the header, by which the file is known for ours
BUSY: Final = 5.0  # seconds to wait for another process
INSERT: Final = (
    "INSERT INTO events (finding, action, who, at, request, base, body)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (request, finding) DO NOTHING"
)
MENDS: Final = (
    ("disk is full", "the disk is full", "make room and save again"),
    ("locked", "another program holds the database", "wait a moment and save again"),
    ("busy", "another program holds the database", "wait a moment and save again"),
    ("readonly", "the database may not be written", "ask for leave to write it and save again"),
)

T = TypeVar("T")


class SqliteStore:
    """The store in an SQLite file; threads take turns, other processes wait."""

    def __init__(self, file: str, *, busy: float = BUSY, readonly: bool = False) -> None:
        self.file = file
        self._lock = threading.Lock()
        self._db = _opened(file, busy, readonly=readonly)
        if not readonly:
            self._prepare()

    def append(self, events: Sequence[Event]) -> list[Event]:
        return self._guarded(lambda: self._append(events))

    def since(self, seq: int) -> list[Event]:
        query = f"SELECT {COLUMNS} FROM events WHERE seq > ? ORDER BY seq"  # noqa: S608 - constant columns
        return self._guarded(lambda: [event(found) for found in self._db.execute(query, (seq,))])

    def setting(self, key: str, default: str) -> str:
        return self._guarded(lambda: self._setting(key, default))

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _append(self, events: Sequence[Event]) -> list[Event]:
        with self._writing():
            self._db.executemany(INSERT, [row(e) for e in events])
            return in_order(events, self._kept({e.request for e in events}))

    def _kept(self, requests: set[str]) -> Iterator[Event]:
        query = f"SELECT {COLUMNS} FROM events WHERE request = ?"  # noqa: S608
        for request in requests:
            for found in self._db.execute(query, (request,)):
                yield event(found)

    def _setting(self, key: str, default: str) -> str:
        with self._writing():
            self._db.execute("INSERT INTO settings VALUES (?, ?) ON CONFLICT DO NOTHING", (key, default))
            found: tuple[str] = self._db.execute(
                "SELECT value FROM settings WHERE key = ?", (key,)
            ).fetchone()
        return found[0]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction that begins by taking the right to write, so that it cannot fail half-way for it."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise

    def _guarded(self, work: Callable[[], T]) -> T:
        """The work's result, with other threads kept out and the database's faults told plainly."""
        with self._lock:
            try:
                return work()
            except sqlite3.Error as error:
                raise _told(error) from error

    def _prepare(self) -> None:
        try:
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            with self._writing():
                self._migrate()
        except sqlite3.Error as error:
            self._db.close()
            raise _unopened(self.file, error) from error

    def _migrate(self) -> None:
        shape = _shape(self._db, self.file)
        for version, statements in enumerate(SQLITE[shape:], shape + 1):
            for statement in statements:
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {version}")
        self._db.execute(f"PRAGMA application_id = {APPLICATION}")


def read(file: str) -> list[Event]:
    """All events of a file, which is neither altered nor created."""
    if not Path(file).is_file():
        raise ClaimcheckError("no-decisions", "no such file", file=file, mend="claimcheck review makes it")
    store = SqliteStore(file, readonly=True)
    try:
        return store.since(0)
    except StoreError as error:
        raise ClaimcheckError("unreadable-decisions", error.message, file=file, mend=error.mend) from error
    finally:
        store.close()


def _opened(file: str, busy: float, *, readonly: bool) -> sqlite3.Connection:
    path = Path(file).absolute()
    if not readonly and not path.parent.is_dir():
        raise ClaimcheckError("no-folder", "its folder does not exist", file=file, mend="make it")
    address = f"{path.as_uri()}?mode={'ro' if readonly else 'rwc'}"
    db = None
    try:
        db = sqlite3.connect(address, uri=True, timeout=busy, isolation_level=None, check_same_thread=False)
        _recognised(db, file)
    except sqlite3.Error as error:
        if db is not None:
            db.close()
        raise _unopened(file, error) from error
    return db


def _recognised(db: sqlite3.Connection, file: str) -> None:
    """Refuse a file of another program; read in one transaction, since another process may be making ours."""
    db.execute("BEGIN")
    try:
        _shape(db, file)
    finally:
        db.execute("ROLLBACK")


def _shape(db: sqlite3.Connection, file: str) -> int:
    """The shape of the database, 0 when new; a file of another program is refused."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and application != APPLICATION:
        mend = "choose another file for --database"
        raise ClaimcheckError("foreign-database", "a database of another program", file=file, mend=mend)
    if version > len(SQLITE):
        raise too_new(file, version)
    return int(version)


def _told(error: sqlite3.Error) -> StoreError:
    said = str(error)
    for sign, message, mend in MENDS:
        if sign in said:
            return StoreError(message, mend)
    return StoreError(f"the database failed: {said}", "save again, or restart claimcheck review")


def _unopened(file: str, error: sqlite3.Error) -> ClaimcheckError:
    told = _told(error)
    return ClaimcheckError(
        "unopened-database", told.message, file=file, mend=told.mend.replace("save", "try")
    )
