"""Killed at any moment, the desk keeps each decision that it acknowledged, once."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from deskclients import Editor
from desks import free_port, report, serving

from claimcheck.review.casefile import from_json
from claimcheck.review.decisions import load
from claimcheck.review.query import Index

DECISIONS, EDITORS, KILLS = 1000, 4, 8


def test_no_acknowledged_decision_is_lost_to_sigkill(tmp_path: Path) -> None:
    saved, database, port = tmp_path / "report.json", str(tmp_path / "desk.db"), free_port()
    saved.write_text(json.dumps(report(40)))
    keys = list(Index(from_json(saved.read_bytes())).by_key)
    acknowledged: list[str] = []
    faults: list[BaseException] = []

    def work(editor: Editor, share: range) -> None:
        try:
            for n in share:
                assert editor.insist(keys[n % len(keys)], f"r{n}", note=f"note {n}") == 200
                acknowledged.append(f"note {n}")
        except BaseException as error:  # noqa: BLE001 - told below
            faults.append(error)

    with ExitStack() as stack:
        address, process = stack.enter_context(serving(saved, "--database", database, port=port))
        editors = [Editor(address, f"Editor {n}") for n in range(EDITORS)]
        threads = [
            threading.Thread(target=work, args=(editor, range(n, DECISIONS, EDITORS)), daemon=True)
            for n, editor in enumerate(editors)
        ]
        for thread in threads:
            thread.start()
        for kill in range(1, KILLS + 1):
            _wait_for(lambda: len(acknowledged) >= kill * DECISIONS // (KILLS + 2), threads)  # noqa: B023
            time.sleep(kill * 0.0007)  # another moment of the work each time
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
            _opens_clean(database)
            _, process = stack.enter_context(serving(saved, "--database", database, port=port))
        for thread in threads:
            thread.join(60)
    assert faults == []
    kept = [event.body.note for events in load(database).events.values() for event in events]
    assert len(acknowledged) == DECISIONS
    assert sorted(kept) == sorted(acknowledged)


def _wait_for(reached: object, threads: list[threading.Thread]) -> None:
    assert callable(reached)
    end = time.monotonic() + 60
    while not reached() and any(thread.is_alive() for thread in threads) and time.monotonic() < end:
        time.sleep(0.001)


def _opens_clean(database: str) -> None:
    with sqlite3.connect(database) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
