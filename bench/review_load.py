# ruff: noqa: T201 - it says what it measured
"""The review desk under load, on loopback: 10,000 findings over 2,000 articles, eight editors at once.

    python bench/review_load.py [--database postgresql://...]

Says how long the first page takes, what a decision takes while eight editors decide as fast as they
can, and what memory the desk holds. The exit status is 1 where a bound of the project is broken.
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from deskclients import Editor
from desks import claim, serving

ARTICLES, FINDINGS, CLAIMS = 2000, 10_000, 50
EDITORS, DECISIONS = 8, 60
FIRST_PAGE, DECISION, MEMORY = 0.3, 0.050, 1024  # seconds, seconds, MiB

PAGES = {
    "first page": "/",
    "search": "/?text=fee+99",
    "filtered and sorted": "/?severity=error&sort=source",
    "last page": "/?page=167",
    "a finding by link": f"/findings/{9999:016x}",
    "whole article": "/articles/7",
}


def report() -> dict[str, object]:
    """A report of that size: articles of about 3 kB with fifty claims each."""
    articles, claims, findings = [], [], []
    for a in range(ARTICLES):
        sentences = [
            f"In district {n} of town {a}, {a + n:,} households paid ${n + 100} a month." for n in range(40)
        ]
        text = "\n".join(sentences)
        articles.append({"id": f"a{a}", "text": text, "source": f"Source {a % 200}", "title": f"Town {a}"})
        spots = [i for i, sign in enumerate(text) if sign == "$"]
        claims += [
            claim(f"a{a}#{n}", f"a{a}", at, text[at : at + 4], f"fee {n}") for n, at in enumerate(spots)
        ]
        claims += [
            claim(f"a{a}#x{n}", f"a{a}", n * 20, text[n * 20 : n * 20 + 4], "town")
            for n in range(CLAIMS - 40)
        ]
    for n in range(FINDINGS):
        one, other = n % ARTICLES, (n * 7 + 1) % ARTICLES
        sides = [_side(one, n % 40), _side(other, (n + 1) % 40)]
        findings.append(
            {
                "id": f"{n:016x}", "rule": f"rule-{n % 9}", "kind": "value", "sides": sides,
                "severity": ("error", "warning", "note")[n % 3], "message": f"Two values for fee {n}",
                "because": ["They differ."],
            }
        )  # fmt: skip
    return {"schema": "claimcheck/report/1", "articles": articles, "claims": claims, "facts": [],
            "findings": findings, "notes": []}  # fmt: skip


def _side(article: int, claim: int) -> dict[str, object]:
    return {"value": f"${100 + claim}", "claims": [f"a{article}#{claim}"]}


def times_of(editor: Editor, path: str, count: int) -> list[float]:
    """The seconds that a page takes, asked for as a browser does."""
    found = []
    for _ in range(count):
        begin = time.perf_counter()
        answer, _ = editor.ask("GET", path)
        found.append(time.perf_counter() - begin)
        _expect_ok(answer.status, path)
    return found


def decide(editor: Editor, keys: Sequence[str], found: list[float]) -> None:
    """Decide on findings one after the other, each opened first."""
    for n, key in enumerate(keys):
        _expect_ok(editor.ask("GET", f"/findings/{key}")[0].status, key)
        begin = time.perf_counter()
        _expect_ok(editor.decide(key, f"{editor.name}/{n}", note="Seen."), key)
        found.append(time.perf_counter() - begin)


def _expect_ok(status: int, what: str) -> None:
    if status != 200:
        raise RuntimeError(f"{what}: status {status}")


def listen(address: str, heard: list[int], place: int) -> None:
    """Follow the live updates as an open page does, and count them."""
    link = http.client.HTTPConnection(urlsplit(address).netloc)
    link.request("GET", "/events?since=0")
    try:
        for line in link.getresponse():
            heard[place] += line.startswith(b"event: change")
    except (OSError, http.client.HTTPException):
        pass  # the desk has stopped


def memory(pid: int) -> int:
    """The resident memory of a process in MiB, where the system tells."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmRSS")), 0)


def measure(address: str, pid: int) -> bool:
    """Run the load and say what came of it; whether all bounds held."""
    first = Editor(address, "First")
    first.headers.pop("HX-Request")
    pages = {name: times_of(first, path, 5) for name, path in PAGES.items()}
    for name, found in pages.items():
        print(
            f"{name:>22}: first {found[0] * 1000:6.1f} ms, then {statistics.median(found[1:]) * 1000:6.1f} ms"
        )
    before = memory(pid)
    editors = [Editor(address, f"Editor {n}") for n in range(EDITORS)]
    taken: list[float] = []
    shares = [[f"{n * EDITORS + e:016x}" for n in range(DECISIONS)] for e in range(EDITORS)]
    threads = [
        threading.Thread(target=decide, args=(e, s, taken)) for e, s in zip(editors, shares, strict=True)
    ]
    heard = [0] * EDITORS
    for n in range(EDITORS):
        threading.Thread(target=listen, args=(address, heard, n), daemon=True).start()
    time.sleep(0.5)
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    middle, late = statistics.median(taken), statistics.quantiles(taken, n=20)[18]
    print(
        f"{'decisions':>22}: {len(taken)} by {EDITORS} editors in {seconds:.1f} s, each finding opened first"
    )
    print(f"{'a decision':>22}: median {middle * 1000:.1f} ms, 95th percentile {late * 1000:.1f} ms")
    print(f"{'live updates':>22}: {min(heard)} to {max(heard)} heard by each of {EDITORS} pages")
    print(f"{'memory':>22}: {before} MiB before, {memory(pid)} MiB after")
    return pages["first page"][0] < FIRST_PAGE and middle < DECISION and memory(pid) < MEMORY


def main() -> int:
    """Make the report, serve it, measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--database", help="a postgresql:// address; by default a file of its own")
    database = parser.parse_args().database
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "report.json"
        saved.write_text(json.dumps(report()))
        begin = time.perf_counter()
        with serving(saved, "--database", database or str(Path(folder) / "desk.db")) as (address, process):
            size = saved.stat().st_size >> 20
            print(f"{'start':>22}: {time.perf_counter() - begin:.1f} s for {size} MiB of report")
            return 0 if measure(address, process.pid) else 1


if __name__ == "__main__":
    sys.exit(main())
