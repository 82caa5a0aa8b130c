"""Readers of dates that are told from the day of publication or from the date just stated."""

from __future__ import annotations

from typing import Final

from claimcheck.model import Period
from claimcheck.normalizers import calendar, divisions, tense
from claimcheck.normalizers.divisions import in_season
from claimcheck.normalizers.numerals import Numeral
from claimcheck.normalizers.sight import Hit, Sight

COARSE: Final = ("year", "fiscal", "season", "quarter", "half", "month", "decade")


def deictic(see: Sight, i: int) -> Hit | None:
    """Today, yesterday, overnight; not in "overnight on Wednesday"."""
    if see.words[i] == "overnight" and see.word(i + 1) in ("on", "from", "to", "into", "between"):
        return None
    first, last = see.table.deictic[see.words[i]]
    if see.today is None:
        return Hit(i, i + 1, Period(None, None, "day", "symbolic", f"day{first:+d}"))
    start, end = calendar.shift_days(see.today, first), calendar.shift_days(see.today, last)
    return Hit(i, i + 1, Period(start, end, "day", "relative"))


def step(see: Sight, i: int) -> Hit | None:
    """Last year, this month, next Monday, last March, this spring, the past three years."""
    n, j = see.table.steps[see.words[i]], i + 1
    if see.words[i] == "last" and see.has(i - 1, "verbs_before"):
        return None
    if see.word(j) in see.table.weekdays and see.capital(j):
        if see.word(j + 1) in ("in", "of") and see.word(j + 2) in see.table.months:
            return None
        return Hit(i, j + 1, _step_weekday(see, see.table.weekdays[see.words[j]], n, i))
    if see.word(j) in see.table.months and see.capital(j):
        return Hit(i, j + 1, _step_month(see, see.table.months[see.words[j]], n))
    if see.word(j) in see.table.seasons:
        year = calendar.relative(see.today, "year", 0 if n == 0 else n)
        return Hit(i, j + 1, _latest(see, in_season(see, j, year), n, j))
    if see.has(j, "daytimes"):
        return _daytime(see, i, n, j)
    return _counted(see, i, n, j) or _unit(see, i, n, j)


def _latest(see: Sight, found: Period, n: int, j: int) -> Period:
    """'Last autumn' is the latest that has ended, be it this year's."""
    if n >= 0 or see.today is None:
        return found
    this = in_season(see, j, calendar.relative(see.today, "year", 0))
    return this if this.end is not None and this.end < see.today else found


def _step_weekday(see: Sight, day: int, n: int, i: int) -> Period:
    """'Last Friday' is at least two days back (else one says yesterday), 'next Monday' two days on."""
    today = see.today
    if today is None:
        return Period(None, None, "day", "symbolic", f"weekday{day}{n:+d}")
    if n == 0:
        return tense.weekday(see, day, tense.side(see, i, i + 2) or 1)
    gap = (today.weekday() - day if n < 0 else day - today.weekday()) % 7
    gap += 7 if gap < 2 else 0
    return calendar.unit_of(calendar.shift_days(today, gap * n), "day")


def _step_month(see: Sight, month: int, n: int) -> Period:
    today = see.today
    if today is None:
        return Period(None, None, "month", "symbolic", f"--{month:02d}{n:+d}")
    year = today.year
    if n < 0:
        year -= month >= today.month
    elif n > 0:
        year += month <= today.month
    return calendar.of_months(year, month, 1, "month", "relative")


def _daytime(see: Sight, i: int, n: int, j: int) -> Hit | None:
    """This morning, last night."""
    if n > 0 or (n < 0 and see.words[i] != "last"):
        return None
    return Hit(i, j + 1, calendar.relative(see.today, "day", n))


def _counted(see: Sight, i: int, n: int, j: int) -> Hit | None:
    """The past three years, the last decade, the next few weeks: a stretch that touches today."""
    count, k = _count(see, j)
    k = see.skip(k, "past") if n < 0 else k
    unit = see.table.units.get(see.word(k))
    alone = k == j and (see.has(i, "trailing") or (unit == "decade" and see.words[i] in ("last", "next")))
    if unit is None or n == 0 or (k == j and (not alone or _plural(see, k))) or not 0 < count < 1000:
        return None
    return Hit(i, k + 1, calendar.reach(see.today, unit, n * count))


def _plural(see: Sight, i: int) -> bool:
    return see.word(i).endswith("s") and not see.word(i).endswith(("'s", "’s"))


def _count(see: Sight, j: int) -> tuple[int, int]:
    """How many units, and the place of the unit."""
    numeral = see.opens.get(j)
    if numeral is not None:
        number = numeral.number[1] if isinstance(numeral.number, tuple) else numeral.number
        return int(number) if number < 1000 else 0, numeral.last
    few = see.table.counts.get(see.word(j))
    if few is not None:
        return few[1], see.skip(j + 1, "of")
    return 1, j


def _unit(see: Sight, i: int, n: int, j: int) -> Hit | None:
    """Last year, the previous season, this fiscal year, the following month."""
    k = j + 1 if see.has(j, "years") else j
    unit = see.table.units.get(see.word(k))
    if unit is None or unit == "half" or (k > j and unit != "year") or _plural(see, k):
        return None
    anchor = see.anchor if see.has(i, "anchored") else None
    if anchor is not None and anchor.grain in COARSE:
        return Hit(i, k + 1, calendar.shift(anchor, unit, n), ("reckoned from the date just stated",))
    if k > j and see.word(j) != "calendar":
        unit = "fiscal"
    if unit == "year" and see.words[k].endswith(("'s", "’s")):
        divided = divisions.owned(see, i, calendar.relative(see.today, unit, n), k + 1)
        if divided is not None:
            return divided
    return Hit(i, k + 1, calendar.relative(see.today, unit, n))


def ago(see: Sight, i: int) -> Hit | None:
    """Six years ago, a week ago, a year earlier."""
    counted = units_back(see, i - 1)
    if counted is None or counted[0] >= i:
        return None
    first, count, unit = counted
    if see.words[i] == "before" and see.word(i + 1)[:1].isalnum() and not see.has(i + 1, "joins"):
        return None  # "39 days before Monday's deadline" are reckoned from that
    trace: tuple[str, ...] = ()
    if see.words[i] != "ago" and see.anchor is not None and see.anchor.grain in COARSE:
        period = calendar.shift(see.anchor, unit, -count)
        trace = ("reckoned from the date just stated",)
    elif see.words[i] == "before" or (see.words[i] != "ago" and unit not in ("year", "month")):
        return None
    else:
        period = _back(see, unit, count)
    return Hit(first, i + 1, period, trace) if period.start is None or period.start.year > 1 else None


def before(see: Sight, i: int) -> Hit | None:
    """'The year before' at the end of a clause."""
    unit = see.table.units.get(see.word(i - 1))
    if unit not in ("year", "month", "quarter", "season") or see.word(i - 2) not in ("the", "a"):
        return None
    if see.word(i + 1).isalnum() and not _clause(see, i):
        return None
    if see.anchor is not None and see.anchor.grain in COARSE:
        shifted = calendar.shift(see.anchor, unit, -1)
        return Hit(i - 1, i + 1, shifted, ("reckoned from the date just stated",))
    return Hit(i - 1, i + 1, calendar.relative(see.today, unit, -1))


def _clause(see: Sight, i: int) -> bool:
    """Whether the word after "the year before" goes on with another thought: "the year before it was 7"."""
    opening = see.has(i + 1, "pronouns") and i - 2 == see.first
    return opening or see.has(i + 1, "joins")


def units_back(see: Sight, i: int) -> tuple[int, int, str] | None:
    """How many units end at token i: where they begin, their number and the unit."""
    unit = see.table.units.get(see.word(i))
    numeral = see.closes.get(i)
    if unit is None:
        return None
    if numeral is not None:
        count = _whole(numeral)
        # Twelve months ago is a year ago.
        years = unit == "month" and count % 12 == 0
        return (numeral.first, count // 12 if years else count, "year" if years else unit) if count else None
    if see.word(i - 1) in ("a", "an", "one"):
        return i - 1, 1, unit
    few = see.table.counts.get(see.word(i - 1))
    return (i - 1, few[0], unit) if few and few[0] == few[1] else None


def _whole(numeral: Numeral) -> int:
    """The whole number of a numeral; 0 if it is none, or too many units to count back."""
    number = numeral.number
    if isinstance(number, tuple) or not 0 < number < 10000 or number != number.to_integral_value():
        return 0
    return int(number)


def _back(see: Sight, unit: str, count: int) -> Period:
    """N units before publication, as exact as the unit: a week ago is a day or three either way."""
    if see.today is None or unit not in ("week", "fortnight"):
        return calendar.relative(see.today, unit, -count)
    there = calendar.move(see.today, unit, -count)
    return Period(calendar.shift_days(there, -3), calendar.shift_days(there, 3), "week", "relative")
