"""How long the command line takes from nothing: the best of several runs, each a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time

from bench.table import seconds, table

RUNS = 7
IMPORT = "import claimcheck; claimcheck.extract(claimcheck.Article(text='Two men stole $3 million in 2024.'))"
COMMANDS = {
    "python -c pass": ("-c", "pass"),
    "import and first extraction": ("-c", IMPORT),
    "claimcheck --help": ("-m", "claimcheck", "--help"),
    "claimcheck check seeds": ("-m", "claimcheck", "check", "seeds", "--fail-on", "never"),
}


def show() -> str:
    """The table of start-up times."""
    rows = [(name, seconds(min(_run(command) for _ in range(RUNS)))) for name, command in COMMANDS.items()]
    return table("Starting", ("command", "time"), rows)


def _run(arguments: tuple[str, ...]) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - begin
