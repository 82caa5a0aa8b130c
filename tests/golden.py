"""Compares a text with its gold file; on a mismatch keeps the text beside it and says how to accept it."""

from __future__ import annotations

import difflib
from pathlib import Path

GOLD = Path(__file__).parent / "gold"


def match(actual: str, name: str) -> None:
    """Fail when `actual` is not, byte for byte, what tests/gold/<name> holds."""
    gold = GOLD / name
    beside = gold.with_name(f"{gold.stem}.actual{gold.suffix}")
    expected = gold.read_bytes().decode() if gold.exists() else ""
    if actual == expected:
        beside.unlink(missing_ok=True)
        return
    beside.write_bytes(actual.encode())
    lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "gold", "actual", lineterm="")
    shown = "\n".join(list(lines)[:60])
    raise AssertionError(f"{name} differs:\n{shown}\n\nTo accept: mv '{beside}' '{gold}'")
