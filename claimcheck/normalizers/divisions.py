"""Readers of what divides a year: quarters, halves and seasons."""

from __future__ import annotations

import datetime as dt

from claimcheck.model import Period
from claimcheck.normalizers import calendar
from claimcheck.normalizers.sight import Hit, Sight
from claimcheck.normalizers.years import of_year


def ordinal(see: Sight, i: int) -> Hit | None:
    """The fourth quarter of 2024, the first half of the year."""
    nth = see.table.ordinals[see.words[i]]
    j = i + 1 + see.hyphen(i + 1)
    if see.word(j) in ("quarter", "half"):
        return _division(see, i, nth, see.words[j], j + 1)
    return None


def _division(see: Sight, first: int, nth: int, unit: str, last: int) -> Hit | None:
    count = 3 if unit == "quarter" else 6
    if nth * count > 12:
        return None
    when = of_year(see, last)
    if when is None:
        return _latest_quarter(see, first, nth, last) if unit == "quarter" and nth > 0 else None
    at = (nth - 1) * count if nth > 0 else -count
    period = calendar.slice_months(when[0], at, count, unit)
    return Hit(first, when[1], period) if period else None


def owned(see: Sight, first: int, year: Period, i: int) -> Hit | None:
    """The quarter or half at token i of the year named before it: last year's first quarter."""
    nth = see.table.ordinals.get(see.word(i))
    j = i + 1 + see.hyphen(i + 1)
    count = {"quarter": 3, "half": 6}.get(see.word(j))
    if nth is None or count is None or nth * count > 12:
        return None
    at = (nth - 1) * count if nth > 0 else -count
    period = calendar.slice_months(year, at, count, see.words[j])
    return Hit(first, j + 1, period) if period else None


def _latest_quarter(see: Sight, first: int, nth: int, last: int) -> Hit:
    """A quarter without its year is the latest that has begun."""
    today = see.today
    if today is None:
        return Hit(first, last, Period(None, None, "quarter", "symbolic", f"--Q{nth}"))
    month = nth * 3 - 2
    period = calendar.of_months(today.year - (month > today.month), month, 3, "quarter", "relative")
    return Hit(first, last, period)


def code(see: Sight, i: int) -> Hit | None:
    """Q4 2023, H1 of 2025, Q3."""
    digit = see.word(i + 1)
    unit = "quarter" if see.words[i] == "q" else "half"
    if (
        not see.tight(i)
        or digit not in ("1", "2", "3", "4")
        or (see.tight(i + 1) and see.word(i + 2).isalpha())
    ):
        return None
    return _division(see, i, int(digit), unit, i + 2)


def season(see: Sight, i: int) -> Hit | None:
    """Spring 2024, the autumn of 2023, summer last year; "spring" alone is none."""
    when = of_year(see, i + 1)
    if when is None or see.word(i + 1) in ("in", ","):
        return None
    return Hit(i, when[1], in_season(see, i, when[0]))


def in_season(see: Sight, i: int, when: Period) -> Period:
    """The season at token i in a year."""
    name = see.words[i]
    first_month, first_day, last_month, last_day = see.table.seasons[name]
    if when.start is None:
        return Period(None, None, "season", when.basis, f"{when.offset}/{name}")
    year = when.start.year
    if first_month < last_month:
        return Period(
            dt.date(year, first_month, first_day), dt.date(year, last_month, last_day), "season", when.basis
        )
    # Winter has two ends of a year: "winter 2024" may mean either.
    ends = dt.date(min(year + 1, 9999), last_month, last_day)
    return Period(dt.date(max(1, year - 1), first_month, first_day), ends, "season", when.basis)
