"""What is read round a figure: whose an age is, its role, the period it holds for."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from claimcheck.extraction import extract
from claimcheck.model import Article, Claim

RAW = tomllib.loads((Path(__file__).parents[1] / "corpus" / "context.toml").read_text("utf-8"))
DAY = dt.date(2025, 8, 10)


def cases(name: str) -> list[tuple[str, list[str]]]:
    """Texts with their figures in brackets, and what is said of each."""
    lines = [line.partition("=>") for line in RAW[name].splitlines() if line]
    return [(marked.strip(), [part.strip() for part in said.split(";")]) for marked, _, said in lines]


def marked_claims(marked: str) -> list[Claim]:
    """The claims of a text at its brackets."""
    text = re.sub(r"[\[\]]", "", marked)
    starts = [found.start() - 2 * n for n, found in enumerate(re.finditer(r"\[", marked))]
    claims = extract(Article(text=text, published=DAY))
    return [next(c for c in claims if c.start <= start < c.end) for start in starts]


@pytest.mark.parametrize(("marked", "said"), cases("holders"), ids=lambda part: str(part)[:60])
def test_an_age_is_of_the_person_that_the_corpus_says(marked: str, said: list[str]) -> None:
    assert [claim.subject.head or "-" for claim in marked_claims(marked)] == said


@pytest.mark.parametrize(("marked", "said"), cases("roles"), ids=lambda part: str(part)[:60])
def test_a_figure_plays_the_role_that_the_corpus_says(marked: str, said: list[str]) -> None:
    signs = {1: " +", -1: " -", 0: ""}
    assert [c.role + signs[c.subject.direction] for c in marked_claims(marked)] == said


@pytest.mark.parametrize(("marked", "said"), cases("periods"), ids=lambda part: str(part)[:60])
def test_a_figure_holds_for_the_period_that_the_corpus_says(marked: str, said: list[str]) -> None:
    held = [claim.when for claim in marked_claims(marked)]
    assert [f"{when.start}..{when.end}" if when else "-" for when in held] == said
