"""The command line run as a process, for tests of what it prints and the status it exits with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

LEFT_OUT = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "CLAIMCHECK_CACHE_DIR"}
ENV = {key: value for key, value in os.environ.items() if key not in LEFT_OUT}

STEEL = "Builders of the Orlow bridge used 4,312 tonnes of steel.\n"
OTHER = "Builders of the Orlow bridge used 4,912 tonnes of steel, the ministry said.\n"
TUESDAY = "The inspection took place on Tuesday, 12 June 2025, in Sonnhof.\n"


def command(*args: str | Path) -> list[str]:
    return [sys.executable, "-m", "claimcheck", *map(str, args)]


def environment(cwd: Path, env: dict[str, str] | None = None) -> dict[str, str]:
    """The environment of a run: a cache of its own beside its folder."""
    return {**ENV, "CLAIMCHECK_CACHE_DIR": str(cwd.parent / f"{cwd.name}-cache"), **(env or {})}


def run(
    *args: str | Path, cwd: Path, env: dict[str, str] | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """The command line run to its end in a folder."""
    return subprocess.run(
        command(*args), cwd=cwd, env=environment(cwd, env), input=stdin, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip


def fill(folder: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
