"""Reports, desks and servers for the tests of the review desk."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from claimcheck.review.casefile import Casefile, from_json
from claimcheck.review.desk import Desk, Stamp
from claimcheck.review.events import Body
from claimcheck.review.stores.sqlite import SqliteStore

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


def report(count: int = 3, *, values: tuple[str, str] = ("$913", "$925"), start: int = 0) -> dict[str, Any]:
    """A report in which sources A and B contradict each other `count` times, each on its own thing."""
    texts = [f"Fee {n} rose to {values[0]} here." for n in range(start, start + count)]
    others = [f"Fee {n} rose to {values[1]} there." for n in range(start, start + count)]
    made: dict[str, Any] = {
        "schema": "claimcheck/report/1",
        "articles": [_article("a", "The Daily", texts), _article("b", "Wire", others)],
        "claims": [],
        "facts": [],
        "findings": [],
        "notes": [],
    }
    for n in range(count):
        _contradict(made, n, start + n, values)
    return made


def _article(name: str, source: str, sentences: Sequence[str]) -> dict[str, Any]:
    return {
        "id": name, "path": f"{name}.txt", "source": source, "title": f"Fees by {source}", "locale": "en",
        "published": "2025-03-04", "url": f"https://example.org/{name}", "text": "\n".join(sentences),
    }  # fmt: skip


def _contradict(made: dict[str, Any], n: int, name: int, values: tuple[str, str]) -> None:
    keys = []
    for article, value in zip(made["articles"], values, strict=True):
        sentence = article["text"].split("\n")[n]
        begin = sum(len(line) + 1 for line in article["text"].split("\n")[:n])
        keys.append(f"{article['id']}:{n}")
        made["claims"].append(
            claim(keys[-1], article["id"], begin + sentence.index(value), value, f"fee {name}")
        )
        made["claims"][-1]["sentence"] = [begin, begin + len(sentence)]
    made["facts"].append({"id": f"f{n}", "about": f"fee {name}", "claims": keys, "links": []})
    made["findings"].append(
        {
            "id": f"{name:04d}{values[0]}{values[1]}".replace("$", "x").ljust(16, "0"),
            "rule": "value-conflict", "kind": "value", "severity": "error" if n % 2 == 0 else "warning",
            "message": f"Two values for fee {name}: The Daily: {values[0]}; Wire: {values[1]}",
            "because": [f"The Daily has {values[0]}", f"Wire has {values[1]}"], "fact": f"f{n}",
            "sides": [{"value": v, "claims": [k]} for v, k in zip(values, keys, strict=True)],
        }
    )  # fmt: skip


def claim(name: str, article: str, start: int, text: str, about: str) -> dict[str, Any]:
    """A claim of money as the report's JSON has it."""
    number = re.sub(r"[^\d.]", "", text) or "0"
    return {
        "id": name, "article": article, "start": start, "end": start + len(text), "text": text,
        "sentence": [start, start + len(text)], "kind": "money", "about": about, "when": None,
        "speaker": None,
        "value": {"number": number, "relation": "=", "low": number, "high": number, "unit": "USD",
                  "canonical": {"low": number, "high": number, "unit": "USD"}},
    }  # fmt: skip


def case(made: dict[str, Any] | None = None) -> Casefile:
    """The casefile of a report, by the way that a saved one takes."""
    import json

    return from_json(json.dumps(made or report()).encode())


def desk(folder: Path, made: dict[str, Any] | None = None, file: str = "desk.db") -> Desk:
    """A desk on a file in this folder."""
    return Desk(case(made), SqliteStore(str(folder / file)))


def stamp(
    who: str = "Ada", base: int = 10**9, request: str | None = None, at: str = "2025-03-05T10:00:00Z"
) -> Stamp:
    """Who changes something; by default in a sending of its own, having seen all."""
    return Stamp(who, at, request or os.urandom(8).hex(), base)


CONFIRMED = Body(state="confirmed", side="$913", evidence="https://example.org/table")
EXPLAINED = Body(state="explained", reason="update")
WRONG_MATCH = Body(state="wrong-match", reason="thing")
WRONG_READING = Body(state="wrong-reading", reason="figure")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(*arguments: str | Path, port: int = 0) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of a desk's server and its process, which is gone afterwards."""
    command = [
        sys.executable,
        "-m",
        "claimcheck",
        "review",
        *map(str, arguments),
        "--no-browser",
        "--port",
        str(port),
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        while line and "review desk at" not in line:
            line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, "the server did not start"
        yield found[0], process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def postgres_binaries() -> Path | None:
    """The folder of PostgreSQL's server programs, if it is installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    anywhere = shutil.which("initdb")
    return Path(anywhere).resolve().parent if anywhere else None


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server that runs for the test alone."""
    binaries = postgres_binaries()
    assert binaries is not None
    # Not pytest's folder: PostgreSQL's user may not enter it.
    with tempfile.TemporaryDirectory(prefix="claimcheck-postgres-") as folder:
        home = Path(folder)
        if os.geteuid() == 0:
            shutil.chown(home, "postgres", "postgres")
        port = free_port()
        _as_postgres(binaries, "initdb", "-D", f"{home}/data", "-U", "desk", "-A", "trust", "-E", "UTF8")
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={home}"
        _as_postgres(
            binaries, "pg_ctl", "-D", f"{home}/data", "-w", "-l", f"{home}/log", "-o", options, "start"
        )
        try:
            yield f"postgresql://desk@127.0.0.1:{port}/postgres"
        finally:
            _as_postgres(binaries, "pg_ctl", "-D", f"{home}/data", "-w", "-m", "immediate", "stop")


def _as_postgres(binaries: Path, program: str, *arguments: str) -> None:
    """Run as PostgreSQL's user, since its server refuses to run as root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*prefix, str(binaries / program), *arguments]
    quiet = subprocess.DEVNULL  # pg_ctl leaves a server behind that would keep a pipe open
    subprocess.run(command, check=True, stdout=quiet, stderr=quiet, cwd="/", timeout=60)
