"""Calendar arithmetic: periods by their unit, shifted, divided and joined; no words and no articles."""

from __future__ import annotations

import calendar as months
import datetime as dt
from typing import Final

from claimcheck.model import Basis, Period

LONG: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS: Final = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
FIRST, LAST = dt.date.min, dt.date.max


def shift_months(day: dt.date, n: int) -> dt.date:
    """The day n months on, or the last of its month; clamped to the calendar's ends."""
    at = day.year * 12 + day.month - 1 + n
    if at < 12:
        return FIRST
    if at >= 10000 * 12:
        return LAST
    year, month = divmod(at, 12)
    return dt.date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def shift_days(day: dt.date, n: int) -> dt.date:
    """The day n days on, clamped to the calendar's ends."""
    at = day.toordinal() + n
    return FIRST if at < 1 else LAST if at > LAST.toordinal() else dt.date.fromordinal(at)


def _year(year: int) -> int:
    """The nearest year that the calendar has."""
    return min(max(year, dt.MINYEAR), dt.MAXYEAR)


def move(day: dt.date, unit: str, n: int) -> dt.date:
    """The day n units on; a season counts as a year."""
    if unit in DAYS:
        return shift_days(day, DAYS[unit] * n)
    return shift_months(day, LONG.get(unit, 12) * n)


def days(start: dt.date, end: dt.date, grain: str, basis: Basis = "stated") -> Period:
    """The period from one day to another, both in."""
    return Period(start, end, grain, basis)


def of_year(year: int, basis: Basis = "stated") -> Period:
    """A calendar year."""
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), "year", basis)


def of_months(year: int, month: int, count: int, grain: str, basis: Basis = "stated") -> Period:
    """`count` months from the first day of a month."""
    start = dt.date(_year(year), month, 1)
    return Period(start, shift_days(shift_months(start, count), -1), grain, basis)


def of_day(year: int, month: int, day: int, basis: Basis = "stated") -> Period | None:
    """One day; None if the calendar has no such day."""
    year = _year(year)
    if not (1 <= month <= 12 and 1 <= day <= months.monthrange(year, month)[1]):
        return None
    date = dt.date(year, month, day)
    return Period(date, date, "day", basis)


def of_decade(year: int) -> Period:
    """The ten years that begin with `year`."""
    return Period(dt.date(year, 1, 1), dt.date(year + 9, 12, 31), "decade", "stated")


def of_century(nth: int) -> Period:
    """The nth century, wide enough for both ways to count it (1800 to 1900)."""
    return Period(dt.date(max(1, nth * 100 - 100), 1, 1), dt.date(nth * 100, 12, 31), "century", "stated")


def of_fiscal(year: int, basis: Basis = "stated") -> Period:
    """The fiscal year named after `year`, wide enough for any month that it may begin in."""
    return Period(dt.date(year - 1, 4, 1), dt.date(year + 1, 1, 31), "fiscal", basis)


def unit_of(day: dt.date, unit: str) -> Period:
    """The calendar unit that holds a day, on a relative basis."""
    if unit in ("week", "weekend"):
        monday = shift_days(day, -day.weekday())
        first, last = (0, 6) if unit == "week" else (5, 6)
        return Period(shift_days(monday, first), shift_days(monday, last), unit, "relative")
    if unit in ("season", "fiscal"):
        # Neither says when it begins: from the middle of the year before to that of the year after.
        start, end = dt.date(max(1, day.year - 1), 7, 1), dt.date(min(9999, day.year + 1), 6, 30)
        return Period(start, end, unit, "relative")
    if unit not in LONG:
        return Period(day, day, unit, "relative")
    size = LONG[unit]
    at = max(12, (day.year * 12 + day.month - 1) // size * size)
    return of_months(at // 12, at % 12 + 1, size, unit, "relative")


def relative(today: dt.date | None, unit: str, n: int) -> Period:
    """The unit n before or after the one that holds `today`; a symbol where that is unknown."""
    if today is None:
        return Period(None, None, unit, "symbolic", f"{unit}{n:+d}")
    return unit_of(move(today, unit, n), unit)


def reach(today: dt.date | None, unit: str, n: int) -> Period:
    """The n units before (n < 0) or after `today`, up to it."""
    if today is None:
        return Period(None, None, "range", "symbolic", f"{unit}{n:+d}..")
    there = move(today, unit, n)
    return Period(min(there, today), max(there, today), "range", "relative")


def shift(period: Period, unit: str, n: int) -> Period:
    """A period n units on, of the same grain; whole months stay whole."""
    if period.start is None or period.end is None:
        return Period(None, None, period.grain, "symbolic", f"{period.offset}{unit}{n:+d}")
    whole = shift_days(period.end, 1).day == 1
    end = shift_days(move(shift_days(period.end, 1), unit, n), -1) if whole else move(period.end, unit, n)
    return Period(move(period.start, unit, n), end, period.grain, "relative")


def part(period: Period, name: str, low: int, high: int) -> Period:
    """From `low` to `high` hundredths of a period."""
    if period.start is None or period.end is None:
        return Period(None, None, period.grain, period.basis, f"{period.offset}/{name}")
    size = (period.end - period.start).days + 1
    first, last = size * low // 100, max(size * low // 100, -(-size * high // 100) - 1)
    return Period(shift_days(period.start, first), shift_days(period.start, last), period.grain, period.basis)


def slice_months(period: Period, first: int, count: int, grain: str) -> Period | None:
    """`count` months of a period from its month `first` (0-based; negative: counted from its end)."""
    if period.start is None or period.end is None:
        return Period(None, None, grain, period.basis, f"{period.offset}/{grain}{first:+d}:{count}")
    start = period.start if first >= 0 else shift_days(period.end, 1)
    start = shift_months(start, first)
    end = shift_days(shift_months(start, count), -1)
    return Period(start, end, grain, period.basis) if period.start <= start <= end <= period.end else None


def join(a: Period, b: Period, grain: str = "range") -> Period:
    """From the start of one period to the end of another."""
    if a.start is None or b.end is None:
        return Period(None, None, grain, "symbolic", f"{a.offset or ''}..{b.offset or ''}")
    basis: Basis = "stated" if a.basis == b.basis == "stated" else "relative"
    return Period(a.start, max(a.start, b.end), grain, basis)
