"""A draft that rests on its sources is held to them closely; an article of its own like any other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import claimcheck
from claimcheck.align import drafts, traits

SOURCE = """The ferry Thalia sank off Kos on Monday with 164 passengers and 23 crew on board, it was said.
Six patrol vessels and two helicopters took part in the search. The owner, Kos Lines, runs nine ships and
employs 410 people. Shares of Kos Lines fell 12 percent."""
SUMMARY = """The Thalia sank off Kos on Monday with 164 passengers and 23 crew. Six patrol vessels and {count}
helicopters took part in the search."""
APART = "Kos Lines was fined 3 million euros in 2019 over 4 safety lapses, and {count} captains left."


def found(draft: str) -> list[str]:
    articles = [claimcheck.Article(text=SOURCE, id="source"), claimcheck.Article(text=draft, id="draft")]
    report = claimcheck.check(articles, focus={"draft"})
    return [finding.rule for finding in report.findings if finding.severity != "note"]


def test_a_summary_is_held_to_its_source() -> None:
    assert found(SUMMARY.format(count="two")) == []
    assert found(SUMMARY.format(count="five")) == ["value-conflict"]


def test_an_article_of_its_own_may_have_figures_of_its_own() -> None:
    assert found(APART.format(count="five")) == []


@given(st.integers(1, 200), st.data())
def test_the_more_is_found_elsewhere_the_less_is_asked(count: int, data: st.DataObject) -> None:
    fewer = data.draw(st.integers(0, count))
    more = data.draw(st.integers(fewer, count))
    words = data.draw(st.floats(0, 1))
    least, most = drafts.bits(more, count, words), drafts.bits(fewer, count, words)
    assert drafts.DRAFTED <= least <= most <= drafts.DIFFER


def test_nothing_is_asked_of_articles_that_are_no_drafts() -> None:
    known = traits.read(claimcheck.extract(claimcheck.Article(text=SOURCE, id="source")))
    assert drafts.asked(known, [[i] for i in range(len(known))], ()) == {}
