"""What an editor waits for: a cold lint, many unchanged sources, a keystroke in the language server.

    python bench/lint_speed.py [--runs N]

The texts are the seeds; more sources are reprints of them. Prints the least and the median of wall time: the
least is what the machine can do, the median what it did beside its other work.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SEEDS = sorted((Path(__file__).resolve().parents[1] / "seeds").glob("*.txt"))
UNITS = (
    "Builders of the Orlow bridge used 4,312 tonnes of steel over 12 kilometres, at minus 4 degrees Celsius."
)


def fill(folder: Path, sources: int, *, units: bool) -> None:
    """A draft of 1,000 words, and as many sources as wanted, of some 400 each."""
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    more = f"\n\n{UNITS}\n" if units else "\n"
    draft = re.findall(r"\S+\s*", "\n\n".join(texts[:3]))[:1000]
    (folder / "wire").mkdir(parents=True)
    (folder / "draft.md").write_text("".join(draft) + more, encoding="utf-8")
    for n in range(sources):
        front = f"---\nsource: Paper {n}\n---\n"
        (folder / "wire" / f"{n}.txt").write_text(front + texts[n % len(texts)] + more, encoding="utf-8")


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def timed(action: Callable[[], object], runs: int) -> str:
    """The least and the median seconds of an action."""
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        took.append(time.perf_counter() - start)
    return f"least {min(took):.3f} s, median {statistics.median(took):.3f} s"


def lint(folder: Path, *options: str) -> Callable[[], object]:
    """A lint as a process of its own."""
    command = [sys.executable, "-m", "claimcheck", "lint", "draft.md", "--format", "concise", *options]
    env = {**os.environ, "CLAIMCHECK_CACHE_DIR": str(folder / "cache")}
    return lambda: subprocess.run(  # noqa: S603 - our own command
        [*command, "--against", "wire"], cwd=folder, env=env, stdout=subprocess.DEVNULL, check=False
    )


def extraction(folder: Path, runs: int) -> None:
    """What many unchanged sources cost: read, found in the cache, decoded."""
    from claimcheck import lint as linting
    from claimcheck.cache import Cache
    from claimcheck.lint import Group

    def once() -> None:
        store = Cache(folder / "cache")
        found = linting.read([Group((str(folder / "draft.md"),), (str(folder / "wire"),))], store)
        store.warm(found.articles)

    once()
    tell(f"500 unchanged sources, read and decoded: {timed(once, runs)}")


def keystroke(folder: Path, runs: int) -> None:
    """What a change of the draft costs the language server once the sources are known."""
    from claimcheck.cache import Cache
    from claimcheck.lsp.desk import Desk

    desk = Desk(Cache(), [str(folder / "wire")])
    path = str(folder / "draft.md")
    text = Path(path).read_text(encoding="utf-8")
    desk.check(path, text)
    number = iter(range(1000))
    took = timed(lambda: desk.check(path, f"{text}{next(number)}."), runs)
    tell(f"a change of the draft against 50 sources: {took}")


def main() -> None:
    """Print all measurements."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for label, units in (("without units", False), ("with units", True)):
            fill(home / label, 5, units=units)
            tell(f"cold lint against 5 sources {label}: {timed(lint(home / label, '--no-cache'), runs)}")
            lint(home / label)()
            tell(f"the same with the cache: {timed(lint(home / label), runs)}")
        fill(home / "fifty", 50, units=False)
        keystroke(home / "fifty", max(3, runs // 3))
        fill(home / "many", 500, units=False)
        extraction(home / "many", max(3, runs // 3))


if __name__ == "__main__":
    main()
