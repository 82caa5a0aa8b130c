"""The stores, SQLite and PostgreSQL alike: what is acknowledged is there, once, in order, for good."""

from __future__ import annotations

import itertools
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.review.decisions import load
from claimcheck.review.events import Body, Event
from claimcheck.review.stores import Store, StoreError, open_store
from claimcheck.review.stores.sqlite import SqliteStore, read

_names = itertools.count()
Open = Callable[[], Store]


@pytest.fixture(params=["sqlite", "postgres"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """A function that opens one more store on a database of this test's own."""
    if request.param == "sqlite":
        address = str(tmp_path / "desk.db")
    else:
        import psycopg

        server = request.getfixturevalue("postgres_address")
        database = f"desk{next(_names)}"
        with psycopg.connect(server, autocommit=True) as db:
            db.execute(f"CREATE DATABASE {database}")  # type: ignore[arg-type]
        address = f"{server.rpartition('/')[0]}/{database}"
    stores: list[Store] = []

    def again() -> Store:
        stores.append(open_store(address))
        return stores[-1]

    again.address = address  # type: ignore[attr-defined]
    yield again
    for store in stores:
        store.close()


def event(request: str, finding: str = "f", note: str = "", who: str = "Ada") -> Event:
    body = Body(state="confirmed", note=note)
    return Event(
        finding=finding, action="decide", who=who, at="2025-03-05T10:00:00Z", request=request, body=body
    )


def test_what_is_appended_comes_back_numbered_and_in_order(opened: Open) -> None:
    store = opened()
    kept = [
        *store.append([event("1", "f"), event("1", "g")]),
        *store.append([event("2", note="é\u202e\x00😀")]),
    ]
    assert [one.seq for one in kept] == [1, 2, 3]
    assert store.since(0) == kept == opened().since(0)
    assert store.since(2) == kept[2:]
    assert kept[2].body.note == "é\u202e\x00😀"


def test_a_repeated_sending_is_kept_once_and_answered_alike(opened: Open) -> None:
    store = opened()
    first = store.append([event("1", "f"), event("1", "g")])
    assert opened().append([event("1", "f"), event("1", "g")]) == first
    assert store.since(0) == first


def test_all_of_a_change_is_kept_or_none(opened: Open) -> None:
    store = opened()
    broken = [event("1", "f"), event("1", None)]  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        store.append(broken)
    assert store.since(0) == []
    assert store.append([event("2")])[0].finding == "f"


def test_a_setting_stays_as_it_was_first_made(opened: Open) -> None:
    assert opened().setting("salt", "one") == "one"
    assert opened().setting("salt", "two") == "one"


def test_events_cannot_be_altered_or_deleted(opened: Open) -> None:
    opened().append([event("1")])
    address = opened.address  # type: ignore[attr-defined]
    for change in ("UPDATE {} SET who = 'Eve'", "DELETE FROM {}"):
        with pytest.raises(Exception, match="events are never"):
            _run(address, change)
    assert opened().since(0)[0].who == "Ada"


def _run(address: str, change: str) -> None:
    if address.startswith("postgresql"):
        import psycopg

        with psycopg.connect(address) as db:
            db.execute(change.format("claimcheck_events"))  # type: ignore[arg-type]
    else:
        with sqlite3.connect(address) as db:
            db.execute(change.format("events"))


def test_eight_writers_lose_and_double_nothing(opened: Open) -> None:
    each, writers = 40, 8
    acknowledged: list[Event] = []
    faults: list[Exception] = []

    def write(writer: int) -> None:
        store = opened()
        try:
            for n in range(each):
                kept = store.append([event(f"{writer}/{n}", f"f{n % 5}", who=str(writer))])
                acknowledged.extend(kept)
        except Exception as error:  # noqa: BLE001 - told below
            faults.append(error)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    kept = opened().since(0)
    assert len(kept) == len(acknowledged) == each * writers
    assert sorted(acknowledged, key=lambda e: e.seq) == kept
    assert len({one.request for one in kept}) == each * writers


def test_a_reader_that_follows_the_numbers_misses_nothing(opened: Open) -> None:
    """Numbers appear in their order: nobody can read past one that is not there yet."""
    done = threading.Event()
    seen: list[int] = []

    def follow() -> None:
        store = opened()
        while not done.is_set() or store.since(seen[-1] if seen else 0):
            seen.extend(one.seq for one in store.since(seen[-1] if seen else 0))

    def write(writer: int) -> None:
        store = opened()
        for n in range(25):
            store.append([event(f"{writer}/{n}/{k}", f"f{k}") for k in range(3)])

    reader = threading.Thread(target=follow)
    reader.start()
    writers = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in writers:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert seen == [one.seq for one in opened().since(0)]
    assert len(seen) == 300


def test_the_next_run_reads_what_the_desk_keeps(opened: Open) -> None:
    store = opened()
    store.append([event("1", "f")])
    assert load(opened.address).status("f").state == "confirmed"  # type: ignore[attr-defined]


def test_a_database_that_another_program_holds_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    file = str(tmp_path / "desk.db")
    store = SqliteStore(file, busy=0.05)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program holds the database"):
        store.append([event("1")])
    other.execute("ROLLBACK")
    assert len(store.append([event("1")])) == 1


def test_a_full_disk_is_said_and_nothing_is_half_kept(tmp_path: Path) -> None:
    store = SqliteStore(str(tmp_path / "desk.db"))
    store.append([event("before")])
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match="the disk is full"):
        store.append([event("big", f"f{n}", note="x" * 4000) for n in range(50)])
    assert [one.request for one in store.since(0)] == ["before"]
    store._db.execute("PRAGMA max_page_count = 100000")
    assert store.append([event("after")])[0].seq > 1


def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE songs (name)")
    before = file.read_bytes()
    with pytest.raises(ClaimcheckError, match="another program"):
        open_store(str(file))
    assert file.read_bytes() == before


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    file = str(tmp_path / "desk.db")
    SqliteStore(file).close()
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(ClaimcheckError, match="newer claimcheck"):
        open_store(file)


@pytest.mark.parametrize(
    "content", [b"not a database, but long enough to look at" * 30, b"SQLite format 3\0" + b"x" * 600]
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "desk.db"
    file.write_bytes(content)
    with pytest.raises(ClaimcheckError):
        open_store(str(file))
    assert file.read_bytes() == content


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(ClaimcheckError, match="no such file"):
        read(str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_comes_back_is_used_again(request: pytest.FixtureRequest) -> None:
    psycopg = pytest.importorskip("psycopg")
    server = request.getfixturevalue("postgres_address")
    store = open_store(server)
    store.append([event("before the break")])
    with psycopg.connect(server, autocommit=True) as db:
        db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    with pytest.raises(StoreError, match="does not answer"):
        store.append([event("during the break")])
    assert store.append([event("during the break")])[0].request == "during the break"
    requests = [one.request for one in store.since(0)]
    assert requests.count("during the break") == requests.count("before the break") == 1
    store.close()


def test_an_address_where_nobody_answers_is_the_users_to_mend() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(ClaimcheckError, match="check the address"):
        open_store("postgresql://desk@127.0.0.1:1/none")
