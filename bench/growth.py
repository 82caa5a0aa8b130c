"""A program and its table: the time of one extraction or alignment as its input grows.

Run as a program it measures one case in a process of its own, so that a slow case can be given up.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import claimcheck
from bench import synthetic
from bench.table import seconds, table

PATIENCE = 120.0  # seconds for one case
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
CLAIMS = (1_000, 10_000, 100_000)
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
    """The time that the alignment of growing numbers of claims takes."""
    rows = [_row("claims", "align", CLAIMS)]
    return table("Alignment as claims grow", ("", *(f"{n:,}" for n in CLAIMS), "× for 10×"), rows)


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
    command = [sys.executable, "-m", "bench.growth", case, name, str(size)]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)  # noqa: S603
    except subprocess.TimeoutExpired:
        return PATIENCE
    return float(ran.stdout)


def _extraction(name: str, size: int) -> Callable[[], object]:
    if name == "news":
        seeds = sorted((Path(__file__).parent.parent / "seeds").iterdir())
        parts = [claimcheck.read(path)[0].text + "\n\n" for path in seeds]
        text = "".join(islice(cycle(parts), size // 2000))[:size]
    else:
        text = (name * (size // len(name) + 1))[:size]
    return lambda: claimcheck.extract(claimcheck.Article(text=text))


def _alignment(_name: str, size: int) -> Callable[[], object]:
    from claimcheck import rates
    from claimcheck.align import align

    claims = synthetic.claims(size)
    return lambda: align(claims, rates.settle(claims))


def main() -> None:
    """Write the seconds that one case took, once the words are loaded."""
    case, name, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
    claimcheck.extract(claimcheck.Article(text="Two men stole $3 million in 2024."))
    run = (_extraction if case == "text" else _alignment)(name, size)
    begin = time.process_time()
    run()
    sys.stdout.write(str(time.process_time() - begin))


if __name__ == "__main__":
    main()
