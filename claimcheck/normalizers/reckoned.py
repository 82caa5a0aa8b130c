"""Readers of days told from another day: the day after tomorrow, a week on Friday, Friday week."""

from __future__ import annotations

from typing import Final

from claimcheck.model import Period
from claimcheck.normalizers import calendar
from claimcheck.normalizers.relative import units_back
from claimcheck.normalizers.sight import Hit, Sight

WEEK: Final = 7
SIDES: Final = {"after": 1, "before": -1}
ENDS: Final = {("after", "next"): 2, ("before", "last"): -2}
REACH: Final = 4  # tokens from a verb to the day
BREAKS: Final = frozenset(", ; : ( and but".split())
WEEKS: Final = ("week", "fortnight")


def deictic(see: Sight, i: int) -> Hit | None:
    """The day after tomorrow, the day before yesterday, a week today, a week from tomorrow, tomorrow week."""
    low, high = see.table.deictic[see.words[i]]
    if low != high or not see.words[i].isalpha():
        return None
    if see.word(i + 1) == "week" and low >= 0 and _week_behind(see, i):
        return Hit(i, i + 2, _days(see, low + WEEK))
    if see.word(i - 2) == "day" and SIDES.get(see.word(i - 1)) == (low > 0) - (low < 0) != 0:
        return Hit(i - 2, i + 1, _days(see, low + SIDES[see.word(i - 1)]))
    on = see.word(i - 1) == "from"
    counted = _ahead(see, i - 1 - on) if low >= 0 else None
    if counted is None or (counted[2] not in WEEKS and not on):
        return None
    first, count, unit = counted
    return Hit(first, i + 1, _shifted(_days(see, low), unit, count))


def weekday(see: Sight, i: int) -> Hit | None:
    """A week on Friday, two weeks from Monday, Friday week."""
    day = see.table.weekdays.get(see.words[i])
    if day is None or not see.capital(i):
        return None
    if see.word(i + 1) == "week" and _week_behind(see, i):
        return Hit(i, i + 2, _shifted(_coming(see, day), "week", 1))
    linked = see.word(i - 1) in ("on", "from") and not see.word(i + 1).endswith("s")
    counted = _ahead(see, i - 2) if linked else None
    if counted is None or counted[2] not in WEEKS:
        return None
    return Hit(counted[0], i + 1, _shifted(_coming(see, day), counted[2], counted[1]))


def step(see: Sight, i: int) -> Hit | None:
    """The week after next, the year before last, the Friday after next."""
    n = ENDS.get((see.word(i - 1), see.words[i]))
    after = see.word(i + 1)
    named = after in see.table.units or after in see.table.weekdays or after in see.table.months
    if n is None or named or after in see.table.seasons or see.word(i - 3) != "the":
        return None
    unit = see.table.units.get(see.word(i - 2))
    return Hit(i - 2, i + 1, calendar.relative(see.today, unit, n)) if unit else None


def _ahead(see: Sight, k: int) -> tuple[int, int, str] | None:
    """The units that end at token k and lie ahead; None for a stretch, a rate or what is past."""
    counted = units_back(see, k)
    if counted is None or see.word(counted[0] - 1) in see.table.sets["stretching"]:
        return None
    first = counted[0]
    rate = any(j in see.closes for j in range(first - 2, first + 1))
    return None if rate or _over(see, first) else counted


def _over(see: Sight, first: int) -> bool:
    """Whether a verb of the past stands shortly before token `first`, in its clause."""
    for k in range(first - 1, max(first - REACH, see.first) - 1, -1):
        word = see.word(k)
        if word in BREAKS or word in see.table.sets["ahead"]:
            return False
        if word in see.table.sets["past"] or (word.endswith("ed") and len(word) > len("need")):
            return see.word(k - 1) not in ("be", "will")
    return False


def _week_behind(see: Sight, i: int) -> bool:
    """Whether "week" behind a day puts it a week on: no "the" before it, no noun behind, nothing past."""
    after = see.word(i + 2)
    if see.word(i - 1) in ("the", "a", "last", "next", "this", "every", "each") or after in ("after", "by"):
        return False
    ended = not after[:1].isalpha() or after in see.table.sets["behind_week"]
    return ended and not _over(see, i)


def _days(see: Sight, n: int) -> Period:
    return calendar.relative(see.today, "day", n)


def _coming(see: Sight, day: int) -> Period:
    """The next such weekday after publication."""
    if see.today is None:
        return Period(None, None, "day", "symbolic", f"weekday{day}+1")
    return _days(see, (day - see.today.weekday() - 1) % WEEK + 1)


def _shifted(period: Period, unit: str, n: int) -> Period:
    """The day so many units after that of a period."""
    if period.start is None:
        return Period(None, None, "day", "symbolic", f"{period.offset}{unit}{n:+d}")
    return calendar.unit_of(calendar.move(period.start, unit, n), "day")
