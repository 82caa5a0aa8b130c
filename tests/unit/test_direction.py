"""Movements without a figure are read as their corpus says, and move no other claim."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import claimcheck
from claimcheck.model import Article, Claim, Trend

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpus" / "direction.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, str]] = CORPUS["cases"]


def movements(text: str) -> list[Claim]:
    return [claim for claim in claimcheck.extract(Article(text=text)) if claim.kind == "direction"]


def shown(claim: Claim) -> str:
    assert isinstance(claim.value, Trend)
    return f"{claim.text} | {claim.value.direction} | {claim.about}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_movement_is_read_as_the_corpus_says(case: dict[str, str]) -> None:
    assert [shown(claim) for claim in movements(case["text"])] == case.get("reads", "").splitlines()


def test_the_corpus_has_as_many_quiet_texts_as_firing_ones() -> None:
    quiet = [case for case in CASES if "reads" not in case]
    assert len(quiet) * 2 >= len(CASES)


def test_a_movement_has_the_period_and_speaker_of_its_sentence() -> None:
    (claim,) = movements("In May 2024 the number of visitors had grown, the ministry said.")
    assert claim.subject.head
    assert claim.when is not None
    assert claim.when.start is not None
    assert claim.when.start.isoformat() == "2024-05-01"
    assert claim.speaker == "ministry"
