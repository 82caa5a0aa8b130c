"""A test on conversions: the rate that one implies, against the rates of its days in a dated table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from claimcheck.fixings import Book, Fixing, around
from claimcheck.model import Claim, Rate
from claimcheck.predicates.case import Case, Conflict, plain
from claimcheck.rulebook import Rule

AFTER: Final = 1  # days: a zone that is ahead, a table that is late

Days = tuple[dt.date, dt.date]


def rates_off_day(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Conversions whose rate no day near publication, nor any of their period, comes near to."""
    for rate in case.rates.implied:
        for book in case.rates.dated:
            spans = _spans(case, rate, book, int(Decimal(rule.settings.get("days", "30"))))
            if spans is None:
                continue
            if not any(_near(rate, fixings, rule) for fixings in spans):
                yield _conflict(case, rate, book, spans[0])
            break  # the first table that knows the day decides


def _spans(case: Case, rate: Rate, book: Book, before: int) -> list[Sequence[Fixing]] | None:
    """The fixings round the day of publication, then those of each period; None where some are not known."""
    claims = [case.claims[name] for name in rate.claims]
    day = case.day(claims[0])
    if day is None:
        return None
    wanted = [(day, day), *_past(claims, day)]
    found = [book.fixings(rate.base, rate.quote, *around(*days, before, AFTER)) for days in wanted]
    return found if all(found) else None


def _past(claims: Sequence[Claim], day: dt.date) -> Iterator[Days]:
    """The periods that the two amounts hold for, where they began before publication."""
    periods = {(c.when.start, c.when.end) for c in claims if c.when and c.when.start and c.when.end}
    return ((start, min(end, day)) for start, end in sorted(periods) if start < day)


def _near(rate: Rate, fixings: Sequence[Fixing], rule: Rule) -> bool:
    """Whether an implied rate meets the range of the fixings, give or take the tolerance."""
    tolerance = Decimal(rule.settings.get("tolerance", "0.03"))
    low, high = min(price for _, price in fixings), max(price for _, price in fixings)
    return rate.low <= high * (1 + tolerance) and low * (1 - tolerance) <= rate.high


def _conflict(case: Case, rate: Rate, book: Book, fixings: Sequence[Fixing]) -> Conflict:
    original, converted = (case.claims[name] for name in rate.claims)
    pair = f"{rate.base} per {rate.quote}"
    day = case.day(original)
    on, price = next((f for f in reversed(fixings) if day is None or f[0] <= day), fixings[0])
    low, high = min(price for _, price in fixings), max(price for _, price in fixings)
    implied = f"{original.text} as {converted.text} implies {_span(rate.low, rate.high)} {pair}"
    steps = (
        f"{case.source(original)}: {implied}",
        f"{book.name}: {plain(price)} {pair} on {_day(on, day)}",
        f"{book.name}: {_span(low, high)} {pair} from {fixings[0][0]} to {fixings[-1][0]}",
    )
    value = f"{implied}, where the {book.name} has {plain(price)} on {on}"
    return Conflict(((original, converted),), (value,), steps)


def _day(on: dt.date, day: dt.date | None) -> str:
    """A day of fixing, and that it is the last before the day of publication where it is not that day."""
    return str(on) if day is None or on == day else f"{on}, the last day with a rate before {day}"


def _span(low: Decimal, high: Decimal) -> str:
    first, last = plain(low), plain(high)
    return first if first == last else f"{first} to {last}"
