"""A program and its tables: the time of one extraction, alignment or judgement as its input grows.

Run as a program it measures one case in a process of its own, so that a slow case can be given up.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice, takewhile
from math import log2
from pathlib import Path

import claimcheck
from bench import bigstory, synthetic
from bench.table import seconds, table

PATIENCE = 120.0  # seconds for one case
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
CLAIMS = (500, 1_000, 10_000, 100_000)
JUDGED = (1_000, 10_000, 100_000)
READY = 900.0  # seconds for one case with what it needs first
STORIES = {"one story": bigstory.claims, "many stories": synthetic.claims}
KILO = 1024  # of which Linux counts memory in
# What a text of one line repeats; news is the seeds, with their line ends.
RUNS = (
    "7", "7 ", ",", "1,", ",1", "1,000 ", "$", "$1", "€5 ", "-", "1-", "a-", "(", "(1) ", "()", '"', "“1” ",
    "'", "’s", ".", "1.", "A. ", "A", "Aa ", "#", "@", "/", "million ", "one hundred and ", "between ",
    "the ", "said ", "\n", "1\n", "“Two said so. ",
    "The Health Agency and the agency said 5. ", "in May 2024 ",
)  # fmt: skip


def texts() -> str:
    """The time that texts of growing size take, and how the time of the largest compares with its size."""
    rows = [_row(name, "text", SIZES) for name in ("news", *RUNS)]
    head = ("text", *(f"{size // 1000:,} kB" for size in SIZES), "× for 10×")
    return table("Extraction as a text grows", head, rows)


def claims() -> str:
    """The time that the alignment of growing numbers of claims takes, and its most memory."""
    rows = [_grown("align", name, size) for name in STORIES for size in CLAIMS]
    head = ("claims", "", "time", "time / n log n", "memory")
    return table("Alignment as claims grow", head, rows)


def judged() -> str:
    """The time that judging the facts of one growing story takes, with who has its news from whom."""
    rows = [_grown("judge", "one story", size, READY) for size in JUDGED]
    head = ("claims", "", "time", "time / n log n", "memory")
    return table("Judging as claims grow", head, rows)


def _grown(case: str, name: str, size: int, patience: float = PATIENCE) -> tuple[str, ...]:
    """The time of a case of so many claims, also by n log2 n, and the most memory that the process held."""
    spent, memory = _measured(case, name, size, patience)
    each = spent / (size * log2(size))
    if spent >= patience:
        return name, f"{size:,}", f"> {patience:.0f} s", "–", "–"
    return name, f"{size:,}", seconds(spent), f"{each * 1e6:.2f} µs", f"{memory:.0f} MB"


def _row(name: str, case: str, sizes: tuple[int, ...]) -> tuple[str, ...]:
    """The times of one case by size, left out where ten times the last would pass the patience."""
    times: list[float] = []
    for size in sizes:
        if times and times[-1] * 10 > PATIENCE:
            break
        times.append(_timed(case, name, size))
    growth = f"{times[-1] / times[-2]:.1f}" if len(times) > 1 else ""
    shown = [seconds(t) if t < PATIENCE else f"> {PATIENCE:.0f} s" for t in times]
    return repr(name), *shown, *["–"] * (len(sizes) - len(times)), growth


def _timed(case: str, name: str, size: int) -> float:
    """The time of one case, at most the patience."""
    return _measured(case, name, size)[0]


def _measured(case: str, name: str, size: int, patience: float = PATIENCE) -> tuple[float, float]:
    """The seconds of one case, at most the patience, and the megabytes."""
    command = [sys.executable, "-m", "bench.growth", case, name, str(size)]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=patience)  # noqa: S603
    except subprocess.TimeoutExpired:
        return patience, 0.0
    spent, memory = ran.stdout.split()
    return float(spent), float(memory)


def _extraction(name: str, size: int) -> Callable[[], object]:
    if name == "news":
        seeds = sorted((Path(__file__).parent.parent / "seeds").iterdir())
        parts = [claimcheck.read(path)[0].text + "\n\n" for path in seeds]
        text = "".join(islice(cycle(parts), size // 2000))[:size]
    else:
        text = (name * (size // len(name) + 1))[:size]
    return lambda: claimcheck.extract(claimcheck.Article(text=text))


def _alignment(name: str, size: int) -> Callable[[], object]:
    from claimcheck import rates
    from claimcheck.align import align

    claims = STORIES[name](size)
    return lambda: align(claims, rates.settle(claims))


def _judging(_: str, size: int) -> Callable[[], object]:
    from claimcheck import judge, rates, rulebook, sources
    from claimcheck.align import align
    from claimcheck.predicates.case import Case
    from claimcheck.sources.voices import Kin

    claims = bigstory.claims(size)
    before = takewhile(lambda article: article.id <= claims[-1].article, bigstory.articles())
    known = {article.id: article for article in before}
    implied, named = rates.settle(claims), {claim.id: claim for claim in claims}
    facts = align(claims, implied)

    def run() -> object:
        kin = Kin(known, sources.read(known.values()))
        return judge.judge(Case(known, named, facts, implied, kin), rulebook.load())

    return run


CASES = {"text": _extraction, "align": _alignment, "judge": _judging}


def main() -> None:
    """Write the seconds that one case took, once the words are loaded, and the most memory in megabytes."""
    case, name, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
    claimcheck.extract(claimcheck.Article(text="Two men stole $3 million in 2024."))
    run = CASES[case](name, size)
    begin = time.process_time()
    run()
    spent = time.process_time() - begin
    sys.stdout.write(f"{spent} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILO}")


if __name__ == "__main__":
    main()
