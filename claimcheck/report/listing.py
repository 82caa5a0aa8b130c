"""The claims of articles as a table: the mention, what it asserts, what it is about, when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from claimcheck.model import Article, Claim, Clock, Name, Period, Quantity, Trend, Value
from claimcheck.report import Options
from claimcheck.report.layout import GAP, columns, fitted, heading, printed, styled
from claimcheck.report.page import QUIET
from claimcheck.report.text import amount, clean, period
from claimcheck.report.view import names


def listing(articles: Sequence[Article], claims: Sequence[Claim], options: Options) -> str:
    """A table of the claims for a terminal of that width, article by article."""
    named = names(articles)
    lines: list[Text] = []
    for article in articles:
        lines += [styled("")] * bool(lines) + [heading(named[article.id], options.width)]
        lines += _rows([claim for claim in claims if claim.article == article.id], options.width)
    return printed(lines, options.width, options.color)


def _rows(claims: list[Claim], width: int) -> Iterator[Text]:
    """One line a claim, the columns in the same place for every article."""
    rest = width - 8 - 5 * GAP
    widths = [8, rest * 32 // 100, rest * 30 // 100, rest * 24 // 100, rest * 14 // 100]
    for claim in claims:
        when = period(claim.when) if claim.when else ""
        cells = (claim.kind, claim.text, said(claim.value), claim.about, when)
        styles = (QUIET, "", "", QUIET, QUIET)
        fit = [
            fitted(clean(cell), room, style) for cell, room, style in zip(cells, widths, styles, strict=True)
        ]
        yield columns(fit, widths)[0]


def said(value: Value) -> str:
    """What a mention asserts, in few words: an interval with its unit, a period, a name."""
    match value:
        case Quantity():
            return f"{_span(value)} {value.unit}"
        case Period():
            return period(value)
        case Clock():
            return str(value.to_dict()["start"])
        case Name():
            return value.name
        case Trend():
            return value.direction


def _span(value: Quantity) -> str:
    if value.low is None or value.high is None:
        bound = value.high if value.low is None else value.low
        return f"{value.relation} {amount(bound)}" if bound is not None else "any"
    low, high = amount(value.low), amount(value.high)
    return low if low == high else f"{low} – {high}"
