"""Accuracy on the labelled sets in one table, beside its goals: python -m bench.score [SHARED].

SHARED is the folder of labelled sets and their scorers, ../shared by default. Each scorer is run as it is,
and its figures are read from what it prints. Exit status 1 where one could not be run or read.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from bench.table import table

HERE = Path(__file__).resolve().parent
OWN = HERE / "clusters"
PART = re.compile(r"(\d+)/(\d+)")
SHARE = "0.50"  # of the time of a check that alignment may take


class Row(NamedTuple):
    """A measure, its figure now, the figure to reach, and whether it is; None where nothing is asked."""

    measure: str
    now: str
    goal: str = ""
    met: bool | None = None


class Goals(NamedTuple):
    """What is asked of a set of clusters; `traps` is the share that may be sprung."""

    extraction: str
    alignment: str
    precision: str
    recall: str
    kinds: str = ""
    traps: str = "0"


class Tool(NamedTuple):
    """A scorer: its name in the table, the program and its arguments, and what reads its figures."""

    name: str
    command: tuple[str, ...]
    read: Callable[[str], Iterator[Row]]


GOALS = {
    "kz-crypto": Goals("", "0.98", "1", "1"),
    "tune": Goals("0.95", "0.90", "0.92", "0.85", "0.90", "0.02"),
    "check": Goals("0.92", "0.85", "0.85", "0.75", "", "0.04"),
}
SPECS = {
    "currency": "98", "dimension": "90", "temperature": "100", "age": "95", "number": "90", "percent": "100",
}  # fmt: skip
RANGES = "85"
DATES = {"year": "52/55", "relative year": "25/28", "duration": "104/111"}
SUMMARIES = {"ectsum": "0.80", "news": "0.65", "sales_email": "0.80"}
FALSE_ALARMS = "0.05"


def main(arguments: Sequence[str]) -> int:
    """Print the table; the exit status."""
    shared = Path(arguments[0] if arguments else HERE.parents[1] / "shared")
    if not (shared / "tools" / "score_gold.py").is_file():
        sys.stdout.write(f"There is no {shared} beside this folder, so there is nothing to score against.\n")
        return 0
    rows, failed = score(tools(shared.resolve()))
    sys.stdout.write(table("Accuracy, and what it is to reach", HEAD, list(map(_shown, rows))) + "\n")
    return 1 if failed else 0


HEAD = ("measure", "now", "goal", "")


def _shown(row: Row) -> tuple[str, str, str, str]:
    return row.measure, row.now, row.goal, {None: "", True: "reached", False: "missed"}[row.met]


def tools(shared: Path) -> list[Tool]:
    """The scorers in the order of the table; that of our own clusters where there are any."""
    gold, bench = str(shared / "tools" / "score_gold.py"), shared / "bench"
    sets = [(name, shared / "gold" / name, goals) for name, goals in GOALS.items()]
    sets += [("own clusters", OWN, GOALS["tune"])] if any(OWN.glob("*/gold.json")) else []
    adapter = "claimcheck_adapter.py"
    ranges = ("-m", "bench.ranges", str(bench / "specs" / "specs_number_range.jsonl"))
    return [
        *(Tool(name, (gold, str(path)), _clusters(name, goals)) for name, path, goals in sets),
        *(
            Tool(f"{name}, in one run", ("-m", "bench.folder_run", str(path)), _folder(name))
            for name, path, _ in sets[1:]
        ),
        Tool("specs", (str(bench / "score_specs.py"), "--system", f"{adapter}:extract"), _specs),
        Tool("specs, number_range", ranges, _ranges),
        Tool("dates", (str(bench / "score_specs_dates.py"), "--system", f"{adapter}:dates"), _dates),
        Tool("SummEdits", (str(bench / "score_summedits.py"),), _summaries),
        Tool("mined", (str(bench / "score_mined.py"),), _mined),
        Tool("alignment's share of a check", ("-m", "bench.share"), _share),
    ]


def score(wanted: Sequence[Tool]) -> tuple[list[Row], bool]:
    """The rows of all tools, and whether any failed."""
    with ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as pool:
        found = list(pool.map(_run, wanted))
    return [row for rows in found for row in rows], any(row.now == "failed" for rows in found for row in rows)


def _run(tool: Tool) -> list[Row]:
    """The rows of a tool; one that says so where it cannot be run or its figures cannot be read."""
    place = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{place}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(  # noqa: S603 - our own programs
        [sys.executable, *tool.command], capture_output=True, text=True, env=env, cwd=HERE.parent, check=False
    )
    try:
        rows = list(tool.read(done.stdout))
    except (ValueError, ArithmeticError) as error:
        return [_failed(tool, f"{error}: {done.stdout[-300:]} {done.stderr[-300:]}")]
    if done.returncode:
        return [*rows, _failed(tool, f"exit status {done.returncode}: {done.stderr[-300:]}")]
    return rows or [_failed(tool, f"no figures in: {done.stdout[-300:]} {done.stderr[-300:]}")]


def _failed(tool: Tool, why: str) -> Row:
    sys.stderr.write(f"{tool.name}: {why.strip()}\n")
    return Row(tool.name, "failed")


def _clusters(name: str, goals: Goals) -> Callable[[str], Iterator[Row]]:
    """What reads a set's line: extraction, alignment, conflicts, kinds, traps."""

    def read(text: str) -> Iterator[Row]:
        found = _match(
            r"unscored (\d+)\)  extraction recall (\S+)  alignment .* F1 (\S+)"
            r"  conflicts P (\S+) R (\S+) F1 (\S+) \((\d+/\d+), (\d+) false\)"
            r"  kinds (\S+)  traps sprung (\d+/\d+)",
            text,
        )
        unscored, mentions, pairs, precise, recalled, f1, caught, false, kinds, traps = found
        yield _least(f"{name}: mention recall", mentions, goals.extraction)
        yield _least(f"{name}: alignment F1", pairs, goals.alignment)
        yield _least(f"{name}: conflict precision ({false} false)", precise, goals.precision)
        yield _least(f"{name}: conflict recall ({caught})", recalled, goals.recall)
        yield Row(f"{name}: conflict F1", f1)
        yield _least(f"{name}: kinds", kinds, goals.kinds)
        yield _most(f"{name}: traps sprung", traps, goals.traps)
        if unscored != "0":
            raise ValueError(f"{unscored} clusters not scored")

    return read


def _folder(name: str) -> Callable[[str], Iterator[Row]]:
    """What reads the run over a whole set: the findings lost and won, and those across clusters."""

    def read(text: str) -> Iterator[Row]:
        kept, extra, across = _match(r"kept (\d+/\d+)  extra (\d+)  across (\d+)", text)
        yield _least(f"{name}, in one run: findings kept", kept, "1")
        yield _most(f"{name}, in one run: other findings", extra, "0")
        yield _most(f"{name}, in one run: findings across clusters", across, "0")

    return read


def _specs(text: str) -> Iterator[Row]:
    found = dict(re.findall(r"extract +(\w+) .* value\+unit recall +([\d.]+)", text))
    values = dict(re.findall(r"extract +(\w+) .* value recall +([\d.]+)  value\+unit", text))
    for kind, goal in SPECS.items():
        read, what = (values, "value") if kind == "number" else (found, "value and unit")
        yield _least(f"specs: {kind}, {what}, %", _of(read, kind), goal)


def _ranges(text: str) -> Iterator[Row]:
    (found,) = _match(r"ranges found \d+/\d+, ([\d.]+) %", text)
    yield _least("specs: number_range, %", found, RANGES)


def _dates(text: str) -> Iterator[Row]:
    found = dict(re.findall(r"'([a-z ]+)': '(\d+/\d+)'", text))
    for kind, goal in DATES.items():
        yield _least(f"dates: {kind}s", _of(found, kind), goal)


def _summaries(text: str) -> Iterator[Row]:
    for name, goal in SUMMARIES.items():
        recall, false = _match(rf"{name} +numeric recall \S+ = (\S+)  false alarms \S+ = (\S+) ", text)
        yield _least(f"SummEdits {name}: numeric recall", recall, goal)
        yield _most(f"SummEdits {name}: false alarms", false, FALSE_ALARMS)


def _mined(text: str) -> Iterator[Row]:
    for name in ("changes", "conversions"):
        caught, false = _match(rf"{name} +caught (\d+/\d+)  false alarms (\d+)/", text)
        yield _least(f"mined {name}: caught", caught, "1")
        yield _most(f"mined {name}: false alarms", false, "0")


def _share(text: str) -> Iterator[Row]:
    (found,) = _match(r"alignment takes (\S+) of", text)
    yield _most("alignment's share of the time of a check of the seeds", found, SHARE)


def _match(pattern: str, text: str) -> tuple[str, ...]:
    found = re.search(pattern, text)
    if found is None:
        raise ValueError("figures not found")
    return found.groups()


def _of(found: dict[str, str], kind: str) -> str:
    if kind not in found:
        raise ValueError(f"no figure for {kind}")
    return found[kind]


def _least(measure: str, now: str, goal: str) -> Row:
    shown = "all" if goal == "1" and "/" in now else f"≥ {goal}"
    return Row(measure, now, shown, _size(now) >= _size(goal)) if goal else Row(measure, now)


def _most(measure: str, now: str, goal: str) -> Row:
    shown = "none" if goal == "0" else f"≤ {goal}"
    return Row(measure, now, shown, _size(now) <= _size(goal)) if goal else Row(measure, now)


def _size(figure: str) -> Fraction:
    """A figure as a number: "0.9", "98", "52/55", "0/0" as nothing."""
    part = PART.fullmatch(figure)
    if part and part[2] == "0":
        return Fraction(0)
    return Fraction(figure)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
