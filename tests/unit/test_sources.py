"""Who cites whom, what is a copy of what, and how many independent voices that leaves."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck import sources
from claimcheck.model import Article
from claimcheck.sources import copies
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


def test_one_sentence_in_two_articles_is_one_passage_though_its_parts_stand_elsewhere() -> None:
    parts = [" ".join(f"{sign}{'xyz'[n % 3] * (n + 1)}" for n in range(20)) for sign in "abcd"]
    one, two, three, four = parts
    said = (f"{one} {three}", f"{two} {four}", f"{one} {two}", f"{one} {two}")
    # Other words round the sentence, so that no article is a copy of another.
    rest = [" ".join(f"{sign}{'uvw'[n % 3] * (n + 1)}" for n in range(90)) for sign in "efgh"]
    texts = [f"It cost $48 million {told}.\n\n{more}." for told, more in zip(said, rest, strict=True)]
    known = articles([{"text": text} for text in texts])
    claims = [c for a in known for c in claimcheck.extract(a) if c.kind == "money"]
    heard = voices(claims, Kin({a.id: a for a in known}, sources.read(known)))
    assert [(voice.lead, *(name for _, name in voice.others)) for voice in heard] == [
        ("a0",),
        ("a1",),
        ("a2", "a3"),
    ]


@given(st.lists(st.frozensets(st.integers(0, 12), min_size=1), max_size=8))
def test_each_run_counts_for_the_first_text_that_has_it(texts: list[frozenset[int]]) -> None:
    runs = [frozenset((str(n),) for n in text) for text in texts]
    first = {run: n for n, text in reversed(list(enumerate(runs))) for run in text}
    shared = {(first[run], n) for n, text in enumerate(runs) for run in text if first[run] < n}
    found = {(a, b): share for a, b, share in copies.overlaps(runs)}
    assert found.keys() == shared
    for (a, b), share in found.items():
        count = sum(first[run] == a for run in runs[b])
        assert share == count * 100 // min(len(runs[a]), len(runs[b]))
