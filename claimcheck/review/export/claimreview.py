"""Drafts of ClaimReview for the confirmed findings: one for each claim that the editor found not to hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimcheck.review.basis import claims
from claimcheck.review.casefile import Article, Claim, Side
from claimcheck.review.desk import Desk
from claimcheck.review.events import Event
from claimcheck.review.query import Entry


def claimreview(desk: Desk) -> str:
    """The drafts as JSON-LD; who publishes them, where and with which rating is left to be filled in."""
    drafts = [draft for entry in desk.index.entries for draft in _drafts(desk, entry)]
    return json.dumps({"@context": "https://schema.org", "@graph": drafts}, indent=1) + "\n"


def _drafts(desk: Desk, entry: Entry) -> Iterator[dict[str, Any]]:
    status = desk.status(entry.finding)
    if status.state != "confirmed" or status.last is None:
        return
    event = status.last
    for side in entry.finding.sides:
        if side.value == event.body.side:
            continue
        for claim in claims(desk.case, side):
            yield _draft(desk, entry, event, side, claim)


def _draft(desk: Desk, entry: Entry, event: Event, side: Side, claim: Claim) -> dict[str, Any]:
    article = desk.case.article.get(claim.article) or Article(claim.article, "")
    return {
        "@type": "ClaimReview",
        "datePublished": event.at[:10],
        "claimReviewed": _sentence(article, claim),
        "reviewBody": "\n".join(part for part in (entry.finding.message, event.body.note) if part),
        "itemReviewed": _reviewed(desk, article, claim),
        "reviewRating": {"@type": "Rating", "alternateName": _verdict(event, side)},
        "citation": event.body.evidence or None,
        "author": None,
        "url": None,
        "identifier": entry.finding.id,
    }


def _reviewed(desk: Desk, article: Article, claim: Claim) -> dict[str, Any]:
    speaker = {"@type": "Person", "name": claim.speaker} if claim.speaker else None
    return {
        "@type": "Claim",
        "author": speaker or {"@type": "Organization", "name": desk.case.source(claim)},
        "datePublished": article.published,
        "appearance": {"@type": "NewsArticle", "url": article.url, "headline": article.title},
    }


def _verdict(event: Event, side: Side) -> str:
    """What the editor found, in words; without a side that holds no claim is called wrong."""
    holds = event.body.side
    return f"Contradicted: {holds}" if holds else f"Disputed: other sources contradict {side.value}"


def _sentence(article: Article, claim: Claim) -> str:
    start, end = claim.sentence
    return " ".join(article.text[start:end].split()) or claim.text
