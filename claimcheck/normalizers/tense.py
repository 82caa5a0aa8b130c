"""Which side of publication a date without a year lies on, and the day or month that it then means."""

from __future__ import annotations

import datetime as dt
from typing import Final

from claimcheck.model import Period
from claimcheck.normalizers import calendar
from claimcheck.normalizers.sight import Sight

REACH: Final = 24
TO: Final = ("is", "are", "going")
HALF_YEAR: Final = 183  # days


def side(see: Sight, first: int, last: int) -> int:
    """-1 where the words round tokens [first, last) put them in the past, 1 ahead, 0 if they do not say."""
    if see.word(first - 1) == "of" and see.word(first - 2) in see.table.edges:
        first -= 3 if see.word(first - 3) == "the" else 2  # "until the end of March"
    before = see.word(first - 1)
    if before in see.table.sets["behind"]:
        return -1
    if before in see.table.sets["ahead"]:
        return 1 if see.table.sets["held"].isdisjoint(see.words[max(see.first, first - 8) : first]) else -1
    found = _backward(see, first) or _forward(see, last)
    # "By" is of the past as often as of the future, unless a verb says which: the distance decides.
    return max(found, 0) if before == "by" else found


def _backward(see: Sight, first: int) -> int:
    for i in range(first - 1, max(see.first, first - REACH) - 1, -1):
        sign = _sign(see, i)
        if sign or see.words[i] == ";":
            return sign
    return 0


def _forward(see: Sight, last: int) -> int:
    for i in range(last, min(see.last, last + REACH)):
        sign = _sign(see, i)
        if sign or see.words[i] == ";":
            return sign
    return 0


def _sign(see: Sight, i: int) -> int:
    word, sets = see.words[i], see.table.sets
    if word == "going" and see.word(i + 1) != "to":
        return 0
    before = see.words[i - 1] if i > see.first else ""
    if word in sets["future"] or word.endswith(("'ll", "’ll")) or (word == "to" and before in TO):
        return 1
    if before in sets["passive"]:
        return 0
    return -1 if word in sets["past"] or (word.endswith("ed") and len(word) > 4) else 0


def nearest(today: dt.date, sign: int, back: Period | None, ahead: Period | None) -> Period | None:
    """The one of two candidates, past and coming, that the tense or else the distance calls for.

    A tense does not outweigh eleven months: "the deadline was 1 April", written in March, is this year's.
    """
    if back is None or ahead is None or back.end is None or ahead.start is None:
        return back or ahead
    ago, hence = (today - back.end).days, (ahead.start - today).days
    if sign < 0:
        return ahead if ago > 335 and hence <= 15 else back
    if sign > 0:
        return back if hence > 335 and ago <= 15 else ahead
    return back if ago <= hence else ahead


def weekday(see: Sight, day: int, sign: int) -> Period:
    """The most recent such weekday, or the coming one where `sign` is 1; the day of publication counts."""
    today = see.today
    if today is None:
        return Period(None, None, "day", "symbolic", f"weekday{day}" + ("+" if sign > 0 else "-"))
    step = (day - today.weekday()) % 7 if sign > 0 else -((today.weekday() - day) % 7)
    return calendar.unit_of(calendar.shift_days(today, step), "day")


def agreeing(see: Sight, found: Period, day: int) -> Period:
    """A day whose year is guessed, or the other guess if that alone falls on the weekday written with it.

    The other guess must lie within half a year: a year nobody meant explains no slip in a weekday.
    """
    start, today = found.start, see.today
    if start is None or start != found.end or today is None or found.basis != "relative":
        return found
    other = calendar.of_day(start.year + (1 if start <= today else -1), start.month, start.day, "relative")
    if other is None or other.start is None or abs((other.start - today).days) > HALF_YEAR:
        return found
    return other if start.weekday() != day == other.start.weekday() else found


def month(see: Sight, number: int, sign: int) -> Period:
    """The month of that number on the likelier side of publication."""
    today = see.today
    if today is None:
        return Period(None, None, "month", "symbolic", f"--{number:02d}")
    if number == today.month:
        return calendar.of_months(today.year, number, 1, "month", "relative")
    back = calendar.of_months(today.year - (number > today.month), number, 1, "month", "relative")
    ahead = calendar.of_months(today.year + (number < today.month), number, 1, "month", "relative")
    return nearest(today, sign, back, ahead) or back


def date(see: Sight, number: int, day: int, sign: int) -> Period | None:
    """The day of that month on the likelier side of publication; None if the month has no such day."""
    today = see.today
    if calendar.of_day(2000, number, day) is None:
        return None
    if today is None:
        return Period(None, None, "day", "symbolic", f"--{number:02d}-{day:02d}")
    late = (number, day) > (today.month, today.day)
    if (number, day) == (today.month, today.day):
        return calendar.unit_of(today, "day")
    back = calendar.of_day(today.year - late, number, day, "relative")
    ahead = calendar.of_day(today.year + (not late), number, day, "relative")
    return nearest(today, sign, back, ahead)
