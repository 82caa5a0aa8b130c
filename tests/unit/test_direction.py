"""Movements without a figure are read as their corpus says, and move no other claim."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.model import Article, Claim, Trend

CORPUS = tomllib.loads((Path(__file__).parents[1] / "corpus" / "direction.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, str]] = CORPUS["cases"]
PAIRS: list[dict[str, Any]] = CORPUS["pairs"]
DAY = dt.date(2024, 11, 4)


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


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["articles"][0][:40])
def test_two_articles_go_two_ways_where_the_corpus_says(pair: dict[str, Any]) -> None:
    articles = [Article(text=text, id=text, source=text, published=DAY) for text in pair["articles"]]
    found = [finding for finding in claimcheck.check(articles).findings if finding.kind == "direction"]
    assert bool(found) == pair["flag"]


def test_as_many_pairs_are_quiet_as_fire() -> None:
    quiet = [pair for pair in PAIRS if not pair["flag"]]
    assert len(quiet) * 2 >= len(PAIRS)
