"""Tests on conversions: the exchange rates that an article's own parentheses imply."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from claimcheck.interval import Interval
from claimcheck.model import Claim, Quantity, Rate
from claimcheck.predicates.case import Case, Conflict, plain
from claimcheck.rulebook import Rule

MISREAD: Final = 10**6  # times by which no writer errs in a conversion


def rates_apart_within(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Conversions of one article that share no exchange rate."""
    implied: dict[str, list[Rate]] = {}
    for rate in case.rates.implied:
        implied.setdefault(rate.article, []).append(rate)
    for article in case.articles:
        yield from _apart(case, rule, implied.get(article, ()))


def rates_apart_between(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Conversions of several articles of which one shares no rate with the others."""
    yield from _apart(case, rule, case.rates.implied)


def _apart(case: Case, rule: Rule, rates: Sequence[Rate]) -> Iterator[Conflict]:
    """Each rate that does not meet the one which most others meet."""
    tolerance, days = Decimal(rule.settings.get("tolerance", "0.01")), rule.settings.get("days")
    for pair in sorted({(r.base, r.quote) for r in rates}):
        group = [r for r in rates if (r.base, r.quote) == pair]
        agreed = _agreed(group, tolerance)
        near = [r for r in group if _meet(agreed, r, tolerance)]
        for odd in (r for r in group if not _meet(agreed, r, tolerance)):
            others = [r for r in near if days is None or _within(case, odd, r, int(days))]
            if others and not any(_meet(odd, r, tolerance) for r in others):
                yield _conflict(case, odd, others)


def _agreed(group: Sequence[Rate], tolerance: Decimal) -> Rate:
    """The rate that most others meet, the first of several."""
    lows, highs = sorted(r.low * (1 - tolerance) for r in group), sorted(r.high for r in group)
    return max(group, key=lambda r: bisect_right(lows, r.high) - bisect_left(highs, r.low * (1 - tolerance)))


def _within(case: Case, a: Rate, b: Rate, days: int) -> bool:
    """Whether two conversions were published within so many days, as far as is known."""
    one, two = case.articles[a.article].day, case.articles[b.article].day
    return one is None or two is None or abs((one - two).days) <= days


def _meet(a: Rate, b: Rate, tolerance: Decimal) -> bool:
    return a.low * (1 - tolerance) <= b.high and b.low * (1 - tolerance) <= a.high


def _conflict(case: Case, odd: Rate, near: Sequence[Rate]) -> Conflict:
    sides = ((case.claims[odd.claims[1]],), tuple(case.claims[r.claims[1]] for r in near))
    told = (odd, min(near, key=lambda r: r.high - r.low))
    values = tuple(f"{case.claims[r.claims[1]].text} ({_span(r)} {r.base} per {r.quote})" for r in told)
    return Conflict(sides, values, tuple(_implies(case, r) for r in (odd, *near)))


def _implies(case: Case, rate: Rate) -> str:
    original, converted = (case.claims[name] for name in rate.claims)
    source = case.source(original)
    return f"{source}: {original.text} as {converted.text} implies {_span(rate)} {rate.base} per {rate.quote}"


def _span(rate: Rate) -> str:
    digits = Decimal("0.0001") if rate.high < 10 else Decimal("0.1")
    low, high = rate.low.quantize(digits), rate.high.quantize(digits)
    return str(low) if low == high else f"{low} to {high}"


def units_apart(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Parenthetical conversions of measures that are wrong by more than the rounding of both figures."""
    for claim in case.claims.values():
        original = case.claims.get(claim.pair or "")
        if original is None or claim.kind not in rule.kinds or not _wrong(original, claim):
            continue
        yield Conflict(((original,), (claim,)), (original.text, claim.text), _canonical(original, claim))


def _wrong(a: Claim, b: Claim) -> bool:
    one, two = _rounded(a), _rounded(b)
    if one is None or two is None or one.unit != two.unit or one.meets(two):
        return False
    return not _misread(one, two)


def _misread(one: Interval, two: Interval) -> bool:
    """Whether two measures lie so far apart that a unit was misread ("10nm (18.5km)" are nautical miles)."""
    ends = [abs(end) for end in (one.low, one.high, two.low, two.high) if end]
    return len(ends) == len((one.low, one.high, two.low, two.high)) and max(ends) > min(ends) * MISREAD


def _rounded(claim: Claim) -> Interval | None:
    """The claim's canonical interval, as wide again, or as wide as the zeros that its figure ends in.

    Converters round a rounded figure once more: "120 miles (200 km)" is 193 km.
    """
    value = claim.value
    if not isinstance(value, Quantity) or value.canonical is None or isinstance(value.number, tuple):
        return None
    low, high = value.canonical.low, value.canonical.high
    if low is None or high is None or value.low is None or value.high is None:
        return None
    zeros = Decimal(10) ** _zeros(value.number) if _zeros(value.number) else Decimal(0)
    written = value.high - value.low
    slack = max((high - low) / 2, (high - low) / written * zeros / 2 if written else Decimal(0))
    return Interval(low - slack, high + slack, value.canonical.unit)


def _zeros(number: Decimal) -> int:
    """How many zeros a whole number ends in."""
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) and exponent > 0 and number else 0


def _canonical(*claims: Claim) -> tuple[str, ...]:
    told = []
    for claim in claims:
        side = _rounded(claim)
        if side is not None and side.low is not None and side.high is not None:
            told.append(
                f"“{claim.text}” is {plain(side.low)} to {plain(side.high)} {side.unit}, rounding counted in"
            )
    return tuple(told)
