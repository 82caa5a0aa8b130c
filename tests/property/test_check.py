"""Laws of a whole check: what may never depend on order, copies or odd text."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck import sources
from claimcheck.interval import Interval
from claimcheck.model import Article
from claimcheck.sources.voices import Kin, voices

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))

NUMBERS = st.sampled_from(
    ["36", "1,200", "$16.7 million", "€3bn", "4.8 million USDT", "12%", "six months", "180 days"]
)
NOUNS = st.sampled_from(
    ["platforms", "workers", "homes", "in fines", "of the vote", "after the flood", "tonnes of wheat"]
)
VERBS = st.sampled_from(
    ["were closed", "said the mayor", "in 2024", "last year", "on Tuesday", "were killed", "rose to 40"]
)
SENTENCES = st.builds(lambda a, b, c: f"{a} {b} {c}.".capitalize(), NUMBERS, NOUNS, VERBS)
NASTY = st.text(st.characters(exclude_categories=()), max_size=80)
TEXTS = st.lists(st.one_of(SENTENCES, NASTY), max_size=8).map(" ".join)
DAYS = st.one_of(st.none(), st.dates(dt.date(1990, 1, 1), dt.date(2035, 1, 1)))
DECIMALS = st.decimals(-(10**9), 10**9, places=3)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(DECIMALS), draw(DECIMALS)))
    return Interval(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])), "meter")


@given(TEXTS, DAYS)
def test_every_claim_slices_back_to_its_mention(text: str, published: dt.date | None) -> None:
    for claim in claimcheck.extract(Article(text=text, id="a", published=published)):
        assert text[claim.start : claim.end] == claim.text != ""
        assert 0 <= claim.sentence.start <= claim.start < claim.end <= claim.sentence.end <= len(text)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(texts: list[str], shuffler: random.Random) -> None:
    articles = [Article(text=text, id=f"n{i}", source=f"Paper {i}") for i, text in enumerate(texts)]
    shuffled = articles.copy()
    shuffler.shuffle(shuffled)
    assert claimcheck.check(articles).to_dict() == claimcheck.check(shuffled).to_dict()


@given(TEXTS, DAYS)
def test_a_copy_never_contradicts_its_original(text: str, published: dt.date | None) -> None:
    one = Article(text=text, id="one", source="One", published=published)
    alone = claimcheck.check([one]).findings
    both = claimcheck.check([one, Article(text=text, id="two", source="Two", published=published)]).findings
    assert {f.rule for f in both} <= {f.rule for f in alone}


@given(TEXTS, DAYS, st.integers(1, 4))
def test_reprints_are_one_voice(text: str, published: dt.date | None, count: int) -> None:
    long = f"{text} The council of Larsund met on Monday and put off its vote on 36 platforms until May."
    known = [Article(text=long, id=f"n{n}", source=f"S{n}", published=published) for n in range(count)]
    kin = Kin({article.id: article for article in known}, sources.read(known))
    claims = [claim for article in known for claim in claimcheck.extract(article)]
    assert len(voices(claims, kin)) == 1


@given(TEXTS, st.permutations(range(4)))
def test_voices_do_not_depend_on_the_order_of_articles(text: str, order: list[int]) -> None:
    texts = [text, f"{text} More.", "Reuters reported 36 platforms.", "36 platforms were closed. (Reuters)"]
    known = [Article(text=t, id=f"n{n}", source=f"Paper {n}") for n, t in enumerate(texts)]
    assert sources.read(known) == sources.read([known[n] for n in order])


def test_an_article_that_agrees_adds_no_conflict() -> None:
    articles = [a for path in SEEDS for a in claimcheck.read(path)]
    before = {f.rule for f in claimcheck.check(articles).findings if f.severity != "note"}
    copies = [Article(text=a.text, id=f"{a.id}-copy", source="Reprint") for a in articles]
    after = {f.rule for f in claimcheck.check([*articles, *copies]).findings if f.severity != "note"}
    assert after == before


@pytest.mark.parametrize("seed", range(4))
def test_the_seeds_give_one_report_in_any_order(seed: int) -> None:
    articles = [a for path in SEEDS for a in claimcheck.read(path)]
    shuffled = articles.copy()
    random.Random(seed).shuffle(shuffled)
    assert claimcheck.check(shuffled).to_dict() == claimcheck.check(articles).to_dict()


@given(intervals(), intervals())
def test_meeting_is_symmetric(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.meets(a)


@given(intervals(), intervals(), st.decimals(0, 1, places=2))
def test_widening_never_creates_a_conflict(a: Interval, b: Interval, share: Decimal) -> None:
    assert not a.meets(b) or a.widened(share).meets(b)


@given(intervals(), intervals(), st.decimals("0.001", 1000, places=3))
def test_scaling_both_sides_changes_nothing(a: Interval, b: Interval, factor: Decimal) -> None:
    assert a.meets(b) == a.scaled(factor, factor, "yard").meets(b.scaled(factor, factor, "yard"))
