"""Proper names of places and things are read as their corpus says, and never where another mention stands."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck.extraction import extract
from claimcheck.model import Article, Name

CASES = tomllib.loads((Path(__file__).parent.parent / "corpus" / "proper.toml").read_text(encoding="utf-8"))[
    "cases"
]


def shown(text: str) -> list[str]:
    claims = extract(Article(text=text, id="a"))
    told = [(claim.text, claim.value.sort) for claim in claims if isinstance(claim.value, Name)]
    return [f"{text} | {sort}" for text, sort in told if sort in ("other", "place", "thing")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_proper_names_read_as_their_case_says(case: dict[str, str]) -> None:
    assert shown(case["text"]) == case.get("reads", "").strip().splitlines()


def test_as_many_cases_are_quiet_as_fire() -> None:
    quiet = [case for case in CASES if not case.get("reads")]
    assert len(quiet) * 2 >= len(CASES)


@pytest.mark.parametrize("piece", ["Balukhet ", "Aa Bb ", "the Xyzzy's ", "Mt. Q", "A-B-"])
def test_hostile_runs_are_read_to_the_end(piece: str) -> None:
    text = piece * 5_000
    assert all(0 <= c.start < c.end <= len(text) for c in extract(Article(text=text, id="a")))
