"""Where articles have their news from: who cites whom, and which of them are one text."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final

from msgspec import Struct

from claimcheck.model import Article, Tie

KEPT: Final = 256  # articles whose words are remembered: while a draft changes its sources do not


class Trace(Struct, frozen=True):
    """What an article tells of its sources: the outlets that it names, and the runs of its words."""

    cited: tuple[Tie, ...]
    runs: frozenset[tuple[str, ...]]


def read(articles: Collection[Article]) -> tuple[Tie, ...]:
    """The ties between articles, and from articles to outlets: by article, citations before copies."""
    if len(articles) < 2:
        return ()
    from claimcheck.sources import copies, outlets

    ordered = sorted(articles, key=by_time)
    named = tuple(sorted({part for article in ordered for part in outlets.split(article.source or "")[:1]}))
    traces = [_trace(article, named) for article in ordered]
    cited = [tie for trace in traces for tie in trace.cited]
    copied = copies.find([article.id for article in ordered], [trace.runs for trace in traces])
    return tuple(sorted((*cited, *copied), key=lambda tie: tie.article))


@lru_cache(maxsize=KEPT)
def _trace(article: Article, named: tuple[str, ...]) -> Trace:
    """What an article tells of its sources, of which some are at hand by name."""
    from claimcheck.sources import citations, copies, outlets

    page = outlets.sheet(article)
    known = outlets.directory(article.locale, named)
    return Trace(tuple(citations.read(page, known)), copies.runs(page.words))


def by_time(article: Article) -> tuple[bool, str, str]:
    """Articles by the time of publication, the undated last."""
    published = article.published
    return (published is None, published.isoformat() if published else "", article.id)
