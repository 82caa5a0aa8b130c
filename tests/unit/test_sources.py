"""Who cites whom, what is a copy of what, and how many independent voices that leaves."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest

import claimcheck
from claimcheck import sources
from claimcheck.model import Article
from claimcheck.sources.voices import Kin, tell, voices

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus" / "sources.toml").read_text("utf-8"))


def articles(texts: list[dict[str, str]]) -> list[Article]:
    return [Article(id=f"a{n}", text=one["text"], source=one.get("source")) for n, one in enumerate(texts)]


@pytest.mark.parametrize("case", CASES["cited"], ids=lambda c: c["text"][:50])
def test_an_article_is_tied_to_the_outlets_that_it_names_as_its_sources(case) -> None:
    known = [Article(id="a", text=case["text"], source=case.get("source"))]
    known += [
        Article(id=f"b{n}", text="", source=name) for n, name in enumerate(case.get("others", ["Other"]))
    ]
    ties = sorted(f"{tie.sort} {tie.outlet}" for tie in sources.read(known) if tie.article == "a")
    assert ties == sorted(case.get("ties", []))


@pytest.mark.parametrize("case", CASES["heard"], ids=lambda c: c["told"])
def test_voices_are_counted_once_for_what_they_cite_carry_or_copy(case) -> None:
    known = articles(case["articles"])
    claims = [c for a in known for c in claimcheck.extract(a) if c.text == case["figure"]]
    kin = Kin({a.id: a for a in known}, sources.read(known))
    assert tell(claims, kin, lambda name: kin.articles[name].source or name) == case["told"]


def test_ties_of_one_article_are_none() -> None:
    assert sources.read([Article(id="a", text="The mayor told Reuters.", source="The Daily")]) == ()


def test_the_earlier_article_leads_its_copies() -> None:
    text = "The new harbour bridge opened to traffic on Tuesday after two years. It cost 48 million euros."
    days = [dt.date(2025, 3, 5), dt.date(2025, 3, 4)]
    known = [Article(id=f"a{n}", text=text, source=f"S{n}", published=day) for n, day in enumerate(days)]
    kin = Kin({a.id: a for a in known}, sources.read(known))
    claims = [c for a in known for c in claimcheck.extract(a) if c.kind == "money"]
    assert [voice.lead for voice in voices(claims, kin)] == ["a1"]
