"""Drafts of ClaimReview (JSON-LD) for the findings that an editor has confirmed, and for no others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from claimcheck.model import Article, Claim, Finding, Report, Side
from claimcheck.report import Options
from claimcheck.report.json_ import dumps
from claimcheck.report.text import clean, head
from claimcheck.report.view import View, source, view

SHORT: Final = 200
DISPUTED: Final = "Contradicted by other sources"
AT_ODDS: Final = "Does not hold as written"


def render(report: Report, options: Options) -> str:
    """A graph of drafts; what only the publisher knows (author, address, date, verdict) is theirs to add."""
    seen = view(report)
    confirmed = [finding for finding in report.findings if finding.id in options.confirmed]
    graph = [draft for finding in confirmed for draft in drafts(seen, finding)]
    return dumps({"@context": "https://schema.org", "@graph": graph}, indent=1) + "\n"


def drafts(seen: View, finding: Finding) -> Iterator[dict[str, Any]]:
    """A draft for each side of a finding: claimcheck does not say which of them is right."""
    for side in finding.sides:
        claims = seen.cited(side.claims)
        if claims:
            yield _draft(seen, finding, side, claims)


def _draft(seen: View, finding: Finding, side: Side, claims: tuple[Claim, ...]) -> dict[str, Any]:
    first = claims[0]
    sentence = clean(seen.articles[first.article].text[first.sentence.start : first.sentence.end])
    return {
        "@type": "ClaimReview",
        "identifier": finding.id,
        "claimReviewed": head(sentence or clean(first.text), SHORT),
        "reviewBody": clean(finding.message),
        "reviewRating": {"@type": "Rating", "alternateName": DISPUTED if len(finding.sides) > 1 else AT_ODDS},
        "itemReviewed": {
            "@type": "Claim",
            "name": clean(side.value),
            "author": _author(seen, first),
            "appearance": list(_appearances(seen, claims)),
        },
    }


def _author(seen: View, claim: Claim) -> dict[str, Any]:
    """Who is said to say so, else the outlet."""
    if claim.speaker:
        return {"@type": "Person", "name": clean(claim.speaker)}
    return {"@type": "Organization", "name": source(seen.articles[claim.article])}


def _appearances(seen: View, claims: tuple[Claim, ...]) -> Iterator[dict[str, Any]]:
    for article in {claim.article: seen.articles[claim.article] for claim in claims}.values():
        yield _appearance(article)


def _appearance(article: Article) -> dict[str, Any]:
    known = {
        "headline": clean(article.title or ""),
        "url": clean(article.url or ""),
        "datePublished": article.published.isoformat() if article.published else "",
        "publisher": {"@type": "Organization", "name": source(article)},
        "inLanguage": clean(article.locale),
    }
    return {"@type": "NewsArticle"} | {key: value for key, value in known.items() if value}
