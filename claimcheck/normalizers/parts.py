"""Readers of parts of a period: early 2020, the end of last year, the final three months of 2024."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from claimcheck.model import Period
from claimcheck.normalizers import calendar, divisions, monthly, numeric, reckoned, relative, yearly
from claimcheck.normalizers.sight import Hit, Sight

MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
Reader = Callable[[Sight, int], Hit | None]


def _holiday(see: Sight, i: int) -> Hit | None:
    """Christmas Day, New Year's Eve."""
    for size in (3, 2, 1):
        day = see.table.holidays.get(" ".join(see.words[i : i + size]))
        if day is not None and i + size <= see.last and see.capital(i):
            return monthly.dated(see, i, day[0], day[1], i + size)
    return None


def _step(see: Sight, i: int) -> Hit | None:
    return (ordinal(see, i) if see.words[i] in see.table.ordinals else None) or relative.step(see, i)


def ordinal(see: Sight, i: int) -> Hit | None:
    """The fourth quarter of 2024, the final three months, the first ten days of May."""
    return divisions.ordinal(see, i) or _edge(see, i) or _days(see, i) or _first(see, i)


def _first(see: Sight, i: int) -> Hit | None:
    """The first of July."""
    named = monthly.month_at(see, i + 2) if see.word(i + 1) == "of" and see.word(i - 1) == "the" else None
    if named is None or see.words[i] != "first":
        return None
    return monthly.dated(see, i, named[0], 1, named[1])


def _days(see: Sight, i: int) -> Hit | None:
    """The closing days of August, the first weeks of 2024."""
    sign = see.table.ordinals[see.words[i]]
    if see.word(i + 1) not in ("days", "weeks") or see.word(i + 2) != "of" or abs(sign) > 1:
        return None
    whole = period_at(see, see.skip(i + 3, "the"))
    if whole is None or whole.period.grain in ("day", "range"):
        return None
    low, high = see.table.edges["start" if sign > 0 else "end"]
    return Hit(i, whole.last, calendar.part(whole.period, see.words[i], low, high), whole.trace)


def _edge(see: Sight, i: int) -> Hit | None:
    numeral = see.opens.get(i + 1)
    if numeral is None or isinstance(numeral.number, tuple) or not 0 < numeral.number < 400:
        return None
    unit = see.table.units.get(see.word(numeral.last))
    sign, count, last = see.table.ordinals[see.words[i]], int(numeral.number), numeral.last + 1
    if unit not in ("day", "week", "month") or sign > 1:
        return None
    if see.word(last) != "of":
        alone = unit == "month" and sign < 0 and see.words[i] not in see.table.steps
        return _last_months(see, i, count, last) if alone else None
    j = see.skip(last + 1, "the")
    whole = period_at(see, j) or (_this_unit(see, j) if unit == "month" and see.word(j) == "year" else None)
    period = _slice(whole.period, sign, count, unit) if whole else None
    return Hit(i, whole.last, period) if whole and period else None


def _slice(whole: Period, sign: int, count: int, unit: str) -> Period | None:
    """The first or last so many units of a period."""
    if unit == "month":
        return calendar.slice_months(whole, 0 if sign > 0 else -count, count, "range")
    if whole.start is None or whole.end is None:
        return Period(None, None, "range", whole.basis, f"{whole.offset}/{unit}{sign:+d}:{count}")
    size = count * calendar.DAYS[unit]
    start = whole.start if sign > 0 else calendar.shift_days(whole.end, 1 - size)
    return Period(start, calendar.shift_days(start, size - 1), "range", whole.basis)


def _last_months(see: Sight, first: int, count: int, last: int) -> Hit | None:
    """'The final three months' without their year end the latest year that is over by publication."""
    whole = calendar.relative(see.today, "year", -1)
    if see.today is not None and see.today.month == 12:
        whole = calendar.relative(see.today, "year", 0)
    period = calendar.slice_months(whole, -count, count, "range")
    return Hit(first, last, period) if period else None


def part(see: Sight, i: int) -> Hit | None:
    """Early 2020, mid-March, late last year, the mid-90s."""
    j = i + 1 + see.hyphen(i + 1)
    found = period_at(see, j)
    if found is None or found.first < j or found.period.grain in ("day", "range"):
        return None
    low, high = see.table.parts[see.words[i]]
    cut = calendar.part(found.period, see.words[i], low, high)
    return Hit(i, found.last, cut, found.trace)


def edge(see: Sight, i: int) -> Hit | None:
    """The end of 2025, the start of the year, end of December, year-end."""
    named = see.word(i + 1) in see.table.months or see.word(i + 1) in ("of", "this")
    if see.words[i] == "opening" or not named:
        return None
    j = see.skip(see.skip(i + 1, "of"), "the")
    found = period_at(see, j) or _this_unit(see, j)
    if found is None or found.first < j or found.period.grain in ("day", "range"):
        return None
    low, high = see.table.edges[see.words[i]]
    return Hit(i, found.last, calendar.part(found.period, see.words[i], low, high), found.trace)


def _this_unit(see: Sight, i: int) -> Hit | None:
    """'The end of the year' is this year's; 'the end of the month' this month's."""
    unit = see.table.units.get(see.word(i))
    if unit not in ("year", "month", "week", "quarter", "decade", "century") or see.word(i + 1) == "of":
        return None
    return Hit(i, i + 1, calendar.relative(see.today, unit, 0))


def ended(see: Sight, i: int) -> Hit | None:
    """The year to March, the three months ended 30 June 2024, the nine days to Tuesday."""
    unit = see.table.units.get(see.words[i])
    numeral = see.closes.get(i)
    count = 1 if numeral is None else numeral.number
    plural = numeral is None and unit in ("month", "day")
    if not (unit in MONTHS or unit in calendar.DAYS) or isinstance(count, tuple) or plural:
        return None
    j = see.skip(see.skip(i + 1, "to", "ended", "ending", "through"), "on")
    first = numeral.first if numeral else i
    until = _end(see, j, unit, see.word(first - 1)) if j > i + 1 else None
    if until is None or not 0 < count < 100 or count % 1:
        return None
    return Hit(first, until.last, _back(until.period, unit, int(count)))


def _end(see: Sight, i: int, unit: str, before: str) -> Hit | None:
    """The day or month at token i that ends a stretch; "3 days to Tuesday" are yet to come."""
    if see.word(i) == "the" and see.word(i + 1) == "end" and see.word(i + 2) == "of":
        i += 3
    dated = monthly.date_at(see, i)
    if dated or unit in MONTHS:
        return dated or (monthly.month(see, i) if see.word(i) in see.table.months else None)
    stated = before in ("the", "last", "past") and see.word(i) in see.table.weekdays
    return monthly.weekday(see, i) if stated else None


def _back(until: Period, unit: str, count: int) -> Period:
    """So many months or days up to the end of a day or month."""
    months = count * MONTHS.get(unit, 0)
    grain = {12: "year", 6: "half", 3: "quarter"}.get(months, "range")
    if until.end is None:
        return Period(None, None, grain, "symbolic", f"{until.offset}/{months}m")
    after = calendar.shift_days(until.end, 1)
    days = count * calendar.DAYS.get(unit, 0)
    start = calendar.shift_months(after, -months) if months else calendar.shift_days(after, -days)
    return Period(start, until.end, grain, until.basis)


def period_at(see: Sight, i: int) -> Hit | None:
    """The period that opens at token i, by any reader that needs no other period."""
    if not see.first <= i < see.last:
        return None
    name = see.table.triggers.get(see.words[i])
    for reader in READERS.get(name or "", ()):
        found = reader(see, i)
        if found is not None:
            return found
    return yearly.short_decade(see, i) if see.word(i + 1) == "s" else None


# The readers that an opening word calls for, tried in order.
READERS: Final[dict[str, tuple[Reader, ...]]] = {
    "year": (numeric.iso, yearly.year),
    "day": (monthly.day, numeric.slashed),
    "words": (yearly.spoken,),
    "thousand": (yearly.thousand,),
    "ordinal": (ordinal,),
    "season": (divisions.season,),
    "edge": (edge,),
    "part": (part,),
    "step": (reckoned.step, _step),
    "deictic": (reckoned.deictic, relative.deictic),
    "weekday": (reckoned.weekday, monthly.weekday),
    "month": (monthly.month,),
    "fiscal": (yearly.fiscal,),
    "ago": (relative.ago,),
    "before": (relative.ago, relative.before),
    "code": (divisions.code,),
    "bare": (yearly.bare, ended),
    "ended": (ended,),
    "eoy": (yearly.year_end,),
    "nineties": (yearly.nineties,),
    "nth": (yearly.century,),
    "holiday": (_holiday,),
}
