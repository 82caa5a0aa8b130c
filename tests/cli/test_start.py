"""What a lint loads: nothing heavy that the run does not use."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from process import OTHER, STEEL, environment, fill

HEAVY = {
    "asyncio", "babel", "concurrent", "email", "feedparser", "http", "jinja2", "json.tool", "lxml", "mammoth",
    "multiprocessing", "pint", "pygls", "rich", "socket", "sqlite3", "starlette", "trafilatura", "unittest",
    "urllib3", "uvicorn", "yaml",
}  # fmt: skip
FRONT = "---\nsource: The Daily\npublished: 2025-03-04\n---\n"


def loaded(desk: Path, *args: str) -> set[str]:
    """The modules that a lint imports."""
    command = [sys.executable, "-X", "importtime", "-m", "claimcheck", "lint", "draft.md", *args]
    done = subprocess.run(
        [*command, "--against", "wire.txt"], cwd=desk, env=environment(desk), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr[-2000:]
    return set(re.findall(r"^import time:.*\| +(\S+)$", done.stderr, re.MULTILINE))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    plain = ("4,312 tonnes of steel", "4,312 workers"), ("4,912 tonnes of steel", "4,912 workers")
    texts = [text.replace(*words) for text, words in zip((STEEL, OTHER), plain, strict=True)]
    return fill(tmp_path / "desk", {"draft.md": FRONT + texts[0], "wire.txt": FRONT + texts[1]})


def heavy(modules: set[str]) -> list[str]:
    return sorted(name for name in HEAVY if any(f"{module}.".startswith(f"{name}.") for module in modules))


def test_a_lint_of_plain_text_loads_nothing_heavy(desk: Path) -> None:
    assert heavy(loaded(desk, "--format", "concise", "--no-cache")) == []


def test_a_lint_of_what_is_known_does_not_load_what_reads_it(desk: Path) -> None:
    loaded(desk, "--format", "concise")
    modules = loaded(desk, "--format", "concise")
    assert heavy(modules) == []
    assert sorted(name for name in modules if name.startswith("claimcheck.normalizers")) == []
    assert "claimcheck.layout" not in modules


def test_only_the_report_for_a_terminal_loads_rich(desk: Path) -> None:
    assert heavy(loaded(desk)) == ["rich"]
    assert heavy(loaded(desk, "--format", "sarif")) == []
