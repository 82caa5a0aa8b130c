"""Two posts of one person, each in an article of its own: which exclude each other, and which may be one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck import pipeline
from claimcheck.model import Article

CORPUS = Path(__file__).parent.parent / "corpus" / "posts.toml"
PAIRS = tomllib.loads(CORPUS.read_text(encoding="utf-8"))


def pairs(name: str) -> list[tuple[str, str]]:
    lines = (line.partition(" | ") for line in PAIRS[name].strip().splitlines())
    return [(one, two) for one, _, two in lines]


def apart(one: str, two: str) -> bool:
    report = pipeline.check([Article(text=f"{one}\n", id="one"), Article(text=f"{two}\n", id="two")])
    return any(finding.rule == "role-conflict" for finding in report.findings)


@pytest.mark.parametrize(("one", "two"), pairs("apart"), ids=lambda text: text[:40])
def test_posts_that_nobody_holds_at_once_are_told(one: str, two: str) -> None:
    assert apart(one, two)
    assert apart(two, one)


@pytest.mark.parametrize(("one", "two"), pairs("together"), ids=lambda text: text[:40])
def test_posts_that_one_person_may_hold_are_quiet(one: str, two: str) -> None:
    assert not apart(one, two)
    assert not apart(two, one)


@pytest.mark.parametrize(("one", "two"), pairs("apart"), ids=lambda text: text[:40])
def test_an_article_that_gives_both_posts_makes_them_one_person_s(one: str, two: str) -> None:
    assert not apart(f"{one} {two}", two)


def test_as_many_pairs_are_quiet_as_fire() -> None:
    assert len(pairs("together")) >= len(pairs("apart"))
