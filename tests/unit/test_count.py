"""Counts and bare numbers read as their corpus says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck import extraction
from claimcheck.model import Article, Quantity

CASES: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parent.parent / "corpus" / "count.toml").read_text(encoding="utf-8")
)["cases"]


def plain(number: object) -> str:
    ends = number if isinstance(number, tuple) else (number,)
    return " ".join(format(end.normalize(), "f") for end in ends)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_counts_read_as_their_case_says(case: dict[str, str]) -> None:
    claims = extraction.extract(Article(text=case["text"]))
    found = [
        f"{claim.text} | {plain(claim.value.number)} | {claim.value.unit}"
        for claim in claims
        if claim.kind in ("count", "number") and isinstance(claim.value, Quantity)
    ]
    assert found == case.get("reads", "").splitlines()


def test_as_many_texts_stay_quiet_as_count() -> None:
    quiet = [case for case in CASES if not case.get("reads")]
    assert len(quiet) * 2 >= len(CASES) - 1
