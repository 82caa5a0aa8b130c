"""Numbers and anchors: how findings, mentions and articles of a page refer to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from claimcheck.model import Article, Claim, Finding, Quantity, Report
from claimcheck.report import Options
from claimcheck.report.html.markup import Markup, tag
from claimcheck.report.reading import bounds
from claimcheck.report.text import clean, period
from claimcheck.report.view import View, view

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", re.IGNORECASE)
COLORS: Final = 4


class Spot(Struct, frozen=True):
    """A side of a finding that cites a claim, both by their numbers from 0."""

    finding: int
    side: int


class Index(Struct, frozen=True):
    """A report with the anchors of its page."""

    seen: View
    options: Options
    mentions: dict[str, str]
    articles: dict[str, str]
    cited: dict[str, tuple[Spot, ...]]
    disputes: dict[str, tuple[int, ...]]

    def name(self, claim: Claim) -> str:
        """The name of a claim's article."""
        return self.seen.names[claim.article]


def index(report: Report, options: Options) -> Index:
    """The anchors of a report: numbers in its own order, since ids may hold anything."""
    return Index(
        view(report),
        options,
        {claim.id: f"c{number}" for number, claim in enumerate(report.claims, 1)},
        {article.id: f"a{number}" for number, article in enumerate(report.articles, 1)},
        _cited(report.findings),
        _disputes(report.findings),
    )


def _disputes(findings: Iterable[Finding]) -> dict[str, tuple[int, ...]]:
    """The numbers of the findings, from 1, that dispute a fact, by the fact's id."""
    found: dict[str, tuple[int, ...]] = {}
    for number, finding in enumerate(findings, 1):
        if finding.fact:
            found[finding.fact] = (*found.get(finding.fact, ()), number)
    return found


def _cited(findings: Iterable[Finding]) -> dict[str, tuple[Spot, ...]]:
    found: dict[str, tuple[Spot, ...]] = {}
    for number, finding in enumerate(findings):
        for side, claims in enumerate(finding.sides):
            for key in dict.fromkeys(claims.claims):
                found[key] = (*found.get(key, ()), Spot(number, side))
    return found


def color(side: int) -> str:
    """The class that colours a side."""
    return f"side-{side % COLORS + 1}"


def language(article: Article) -> str | None:
    """The language of an article as HTML takes it."""
    return article.locale.replace("_", "-") if _LANGUAGE.fullmatch(article.locale.replace("_", "-")) else None


def mention(page: Index, claim: Claim, shown: str | None = None) -> Markup:
    """The words of a claim, linked to where they stand in the article."""
    words = clean(claim.text) if shown is None else shown
    return tag("a", tag("bdi", words or "?"), href=f"#{page.mentions[claim.id]}")


def reading(claim: Claim) -> str:
    """How a claim was read, in few words: "money: 16,650,000 to 16,750,000 USD, 2024"."""
    value = claim.value
    if isinstance(value, Quantity):
        said = f"{bounds(value.low, value.high)} {clean(value.unit)}"
    else:
        fields = value.to_dict()
        said = clean(fields.get("name") or fields.get("direction") or "") or _dates(fields)
    when = period(claim.when) if claim.when else ""
    return f"{claim.kind}: {said}{f', {when}' if when else ''}"


def _dates(fields: dict[str, str | None]) -> str:
    start, end = fields.get("start"), fields.get("end")
    if not start:
        return fields.get("offset") or "relative to publication"
    return start if start == end else f"{start} to {end}"
