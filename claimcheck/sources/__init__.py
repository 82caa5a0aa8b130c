"""Where articles have their news from: who cites whom, and which of them are one text."""

from __future__ import annotations

from collections.abc import Collection

from claimcheck.model import Article, Tie


def read(articles: Collection[Article]) -> tuple[Tie, ...]:
    """The ties between articles, and from articles to outlets: by article, citations before copies."""
    if len(articles) < 2:
        return ()
    from claimcheck.sources import citations, copies, outlets

    ordered = sorted(articles, key=by_time)
    pages = [outlets.sheet(article) for article in ordered]
    named = {part for article in ordered for part in outlets.split(article.source or "")[:1]}
    known = {locale: outlets.directory(locale, sorted(named)) for locale in {a.locale for a in ordered}}
    cited = [tie for page in pages for tie in citations.read(page, known[page.article.locale])]
    return tuple(sorted((*cited, *copies.find(pages)), key=lambda tie: tie.article))


def by_time(article: Article) -> tuple[bool, str, str]:
    """Articles by the time of publication, the undated last."""
    published = article.published
    return (published is None, published.isoformat() if published else "", article.id)
