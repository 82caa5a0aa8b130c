"""Readers of months, days and weekdays, with or without their year."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from claimcheck.model import Period
from claimcheck.normalizers import calendar, tense
from claimcheck.normalizers.sight import Hit, Sight, four_digits
from claimcheck.normalizers.years import of_year

OPENING: Final = ("(", "[", '"', "“", "‘", "—", "–")
SUFFIXES: Final = ("st", "nd", "rd", "th")
NTHS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
TO: Final = ("-", "–", "—", "‑", "to", "through", "and", "until")


def month_at(see: Sight, i: int) -> tuple[int, int] | None:
    """The month named at token i and the place after it, its dot included."""
    word = see.word(i)
    number = see.table.months.get(word)
    if number is None or not see.capital(i):
        return None
    dotted = (
        len(word) <= 4 and word not in ("may", "june", "july") and see.word(i + 1) == "." and see.tight(i)
    )
    return number, i + 2 if dotted else i + 1


def day_at(see: Sight, i: int) -> tuple[int, int] | None:
    """The day of the month at token i and the place after it."""
    word = see.word(i)
    if not (0 < len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31):
        return None
    if see.tight(i) and see.word(i + 1) in SUFFIXES:
        return int(word), i + 2
    clock = see.word(i + 1) == ":" and not see.tight(i + 1)  # "since July 1: rain"
    inner = (see.tight(i) and see.word(i + 1) in (":", "/", "%") and not clock) or (
        see.tight(i) and see.word(i + 1).isalpha()
    )
    return None if inner else (int(word), i + 1)


def month(see: Sight, i: int) -> Hit | None:
    """March 12, March 2-5, March 2025, March last year, January to March, or March alone."""
    at = month_at(see, i)
    if at is None:
        return None
    number, j = at
    day = day_at(see, j)
    if day is not None and four_digits(see.word(j)) is None:
        return _month_day(see, i, number, *day)
    return _months(see, i, number, j)


def _month_day(see: Sight, i: int, number: int, day: int, j: int) -> Hit | None:
    second = day_at(see, j + 1) if see.word(j) in TO else None
    if second is not None and day < second[0] and month_at(see, second[1]) is None:
        return _days(see, i, number, day, second[0], second[1])
    return dated(see, i, number, day, j)


def dated(see: Sight, first: int, number: int, day: int, last: int) -> Hit | None:
    """One day with the year that follows it, or on the likelier side of publication."""
    when = _year(see, last)
    if when is None:
        period = tense.date(see, number, day, tense.side(see, first, last))
        return Hit(first, last, period) if period else None
    whole, end = when
    if whole.start is None:
        return Hit(
            first, end, Period(None, None, "day", "symbolic", f"{whole.offset}-{number:02d}-{day:02d}")
        )
    stated = calendar.of_day(whole.start.year, number, day, whole.basis)
    return Hit(first, end, stated) if stated else None


def _days(see: Sight, first: int, number: int, low: int, high: int, last: int) -> Hit | None:
    end = dated(see, first, number, high, last)
    if end is None or end.period.start is None:
        return end
    start = calendar.of_day(end.period.start.year, number, low, end.period.basis)
    return Hit(first, end.last, calendar.join(start, end.period)) if start else None


def _year(see: Sight, i: int) -> tuple[Period, int] | None:
    """The one year after a day or month."""
    when = of_year(see, i)
    if when is None or when[0].grain != "year":
        return None
    comma = see.word(i) == "," and see.word(when[1]) in see.table.sets["year_not_before"]
    return None if comma else when


def _months(see: Sight, i: int, number: int, j: int) -> Hit | None:
    """A month or a run of months."""
    when = _year(see, j)
    second = month_at(see, j + 1) if when is None and see.word(j) in TO and see.word(j) != "and" else None
    if second is not None and day_at(see, second[1]) is None and see.word(i - 1) != "between":
        return _run(see, i, number, *second)
    if when is not None:
        return Hit(i, when[1], _in(when[0], number))
    if not _named(see, i, j):
        return None
    sign = tense.side(see, i, j)
    return Hit(i, j, tense.month(see, number, sign))


def _in(year: Period, number: int) -> Period:
    if year.start is None:
        return Period(None, None, "month", "symbolic", f"{year.offset}-{number:02d}")
    return calendar.of_months(year.start.year, number, 1, "month", year.basis)


def _run(see: Sight, i: int, first: int, second: int, j: int) -> Hit | None:
    """January to March 2025, June-August: a run of months that ends in the year stated or likeliest."""
    when = _year(see, j)
    last = when[1] if when else j
    end = _in(when[0], second) if when else tense.month(see, second, tense.side(see, i, j))
    if end.start is None:
        return Hit(i, last, Period(None, None, "range", "symbolic", f"--{first:02d}..{end.offset}"))
    count = (second - first) % 12
    start = calendar.shift_months(end.start, -count)
    return Hit(
        i, last, calendar.join(calendar.of_months(start.year, start.month, 1, "month", end.basis), end)
    )


def _named(see: Sight, i: int, j: int) -> bool:
    """Whether a bare month's name is a date: "in May", "March's", not "May said" or "April Smith"."""
    if see.words[i].endswith(("'s", "’s")):
        return True
    nouns = j < see.last and see.word(j).isalpha() and see.capital(j)
    if see.has(i - 1, "month_before"):
        return not nouns or see.word(i - 1) in ("in", "since", "during")
    return see.words[i] not in ("may", "march", "april", "june", "august", "jan") and not nouns


def day(see: Sight, i: int) -> Hit | None:
    """12 March 2025, 2 to 5 December."""
    if see.tight(i - 1) and see.word(i - 1) not in OPENING:
        return None
    at = day_at(see, i)
    if at is None:
        return None
    number, j = at
    low = None
    if see.word(j) in TO:
        second = day_at(see, j + 1)
        if second is None or month_at(see, see.skip(second[1], "of")) is None:
            return None
        low, (number, j) = number, second
    named = month_at(see, see.skip(j, "of"))
    if named is None:
        return _nth(see, i, number, j)
    if low is not None:
        return _days(see, i, named[0], low, number, named[1]) if low < number else None
    return dated(see, i, named[0], number, named[1])


def _nth(see: Sight, i: int, number: int, j: int) -> Hit | None:
    """'On the 20th' is the day of that number on the likelier side."""
    if (
        see.word(j - 1) not in SUFFIXES
        or see.word(i - 1) != "the"
        or see.word(i - 2) not in ("on", "by", "until")
    ):
        return None
    if see.word(j).isalpha() and not see.has(j, "month_before"):
        return None
    return Hit(i, j, _of_month(see, number, tense.side(see, i, j)))


def _of_month(see: Sight, number: int, sign: int) -> Period:
    today = see.today
    if today is None:
        return Period(None, None, "day", "symbolic", f"---{number:02d}")
    step = 0 if (number <= today.day) == (sign <= 0) or number == today.day else (1 if sign > 0 else -1)
    there = calendar.shift_months(today.replace(day=1), step)
    found = calendar.of_day(there.year, there.month, number, "relative")
    return found or calendar.unit_of(there, "month")


def weekday(see: Sight, i: int) -> Hit | None:
    """Tuesday; Tuesday, 12 June, whose weekday the trace keeps so that a rule can check it."""
    word = see.words[i]
    number = see.table.weekdays.get(word)
    short = see.table.short_weekdays.get(word)
    if not see.capital(i) or (number is None and short is None):
        return None
    j = see.skip(i + 1, ".") if number is None else i + 1
    k = see.skip(see.skip(j, "morning", "afternoon", "evening", "night"), ",")
    dated = date_at(see, see.skip(k, "the"))
    if dated is not None:
        at = number if number is not None else short or 0
        name = list(see.table.weekdays)[at]
        return Hit(i, dated.last, tense.agreeing(see, dated.period, at), (f"weekday={name}",))
    if number is None and not (j == i + 2 and see.tight(i)):
        return None
    if see.word(i - 1) in ("a", "an", "every", "each", "any", "most", "ordinary"):
        return None
    number = number if number is not None else short or 0
    return _of_week(see, i, j, number) or _numbered(see, i, j, number) or Hit(i, j, _week(see, i, j, number))


def _of_week(see: Sight, i: int, j: int, number: int) -> Hit | None:
    """Thursday of next week, Thursday last week."""
    k = see.skip(j, "of")
    step = see.table.steps.get(see.word(k))
    if step is None or see.word(k + 1) != "week" or see.today is None:
        return None
    week = calendar.relative(see.today, "week", step)
    day = calendar.shift_days(week.start, number) if week.start else None
    return Hit(i, k + 2, calendar.unit_of(day, "day")) if day else None


def _numbered(see: Sight, i: int, j: int, number: int) -> Hit | None:
    """The second Friday of December, the last Monday in May."""
    nth = NTHS.get(see.word(i - 1))
    within = (
        month(see, j + 1) if see.word(j) in ("of", "in") and see.word(j + 1) in see.table.months else None
    )
    if nth is None or within is None or within.period.start is None or within.period.end is None:
        return None
    start, end = within.period.start, within.period.end
    first = calendar.shift_days(start, (number - start.weekday()) % 7 + 7 * (nth - 1))
    day = first if nth else calendar.shift_days(end, -((end.weekday() - number) % 7))
    return Hit(i - 1, within.last, replace(calendar.unit_of(day, "day"), basis=within.period.basis))


def _week(see: Sight, i: int, j: int, number: int) -> Period:
    """The day a bare weekday means; one that opens a stretch ("Monday to Sunday") lies before its end."""
    until = see.table.weekdays.get(see.word(j + 1)) if see.word(j) in TO else None
    if until is None or see.today is None or see.word(j) == "and":
        return tense.weekday(see, number, tense.side(see, i, j))
    end = tense.weekday(see, until, tense.side(see, i, j + 2))
    start = calendar.shift_days(end.end or see.today, -((until - number) % 7))
    return calendar.unit_of(start, "day")


def date_at(see: Sight, i: int) -> Hit | None:
    """A day of a month at token i."""
    word = see.word(i)
    if word in see.table.months:
        found = month(see, i)
    elif word[:1].isdecimal() and see.table.triggers.get(word) == "day":
        found = day(see, i)
    else:
        return None
    return found if found and found.period.grain == "day" else None
