"""Tests on conversions: the exchange rates that an article's own parentheses imply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.model import Rate
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule


def rates_apart_within(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Conversions of one article that share no exchange rate."""
    for article in case.articles:
        yield from _apart(case, rule, [r for r in case.rates.implied if r.article == article])


def rates_apart_between(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Conversions of several articles of which one shares no rate with the others."""
    yield from _apart(case, rule, case.rates.implied, across=True)


def _apart(case: Case, rule: Rule, rates: Sequence[Rate], *, across: bool = False) -> Iterator[Conflict]:
    tolerance = Decimal(rule.settings.get("tolerance", "0.01"))
    for pair in sorted({(r.base, r.quote) for r in rates}):
        group = [r for r in rates if (r.base, r.quote) == pair]
        for odd in group:
            others = [r for r in group if r is not odd and (not across or r.article != odd.article)]
            if (
                others
                and not any(_meet(odd, r, tolerance) for r in others)
                and (len(others) > 1 or odd is group[-1])
            ):
                yield _conflict(case, odd, others)
                break


def _meet(a: Rate, b: Rate, tolerance: Decimal) -> bool:
    return a.low * (1 - tolerance) <= b.high and b.low * (1 - tolerance) <= a.high


def _conflict(case: Case, odd: Rate, others: Sequence[Rate]) -> Conflict:
    near = [r for r in others if _meet(others[0], r, Decimal("0.01"))]
    sides = ((case.claims[odd.claims[1]],), tuple(case.claims[r.claims[1]] for r in near))
    because = tuple(_implies(case, r) for r in (odd, *near))
    values = tuple(
        f"{side[0].text} ({_span(r)} {r.base} per {r.quote})"
        for side, r in zip(sides, (odd, near[0]), strict=True)
    )
    return Conflict(sides, values, because)


def _implies(case: Case, rate: Rate) -> str:
    original, converted = (case.claims[name] for name in rate.claims)
    source = case.source(original)
    return f"{source}: {original.text} as {converted.text} implies {_span(rate)} {rate.base} per {rate.quote}"


def _span(rate: Rate) -> str:
    digits = Decimal("0.0001") if rate.high < 10 else Decimal("0.1")
    low, high = rate.low.quantize(digits), rate.high.quantize(digits)
    return str(low) if low == high else f"{low} to {high}"
