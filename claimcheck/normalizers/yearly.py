"""Readers of years and of what is longer: decades, centuries, fiscal years."""

from __future__ import annotations

import datetime as dt

from claimcheck.normalizers import calendar
from claimcheck.normalizers.sight import Hit, Sight, four_digits, two_digits
from claimcheck.normalizers.years import DASHES, span


def year(see: Sight, i: int) -> Hit | None:
    """A year, a range of years or a decade in digits."""
    number = int(see.words[i])
    if see.tight(i - 1) and _glued(see, i):
        return None
    if see.tight(i) and see.words[i + 1] in ("s", "'s", "’s"):
        return _decade(i, number, i + 2)
    if see.tight(i) and see.word(i + 1) in DASHES and see.tight(i + 1):
        return _span(see, i, number)
    until = four_digits(see.word(i + 2)) if see.word(i + 1) in ("to", "through") else None
    ranged = until is not None and 1800 <= number < until and _plausible(see, i + 2, until)
    if until is not None and ranged and see.word(i - 1) not in ("from", "between"):
        return Hit(i, i + 3, calendar.join(calendar.of_year(number), calendar.of_year(until)))
    return Hit(i, i + 1, calendar.of_year(number)) if _plausible(see, i, number) else None


def _glued(see: Sight, i: int) -> bool:
    """Whether the sign that touches a year makes it part of something else."""
    before = see.word(i - 1)
    if before in DASHES:
        return see.word(i - 2).isdecimal()
    return before in (".", ",", ":", "$", "€", "£", "¥") or before.isalpha()


def _span(see: Sight, i: int, number: int) -> Hit | None:
    """A range of years that does not count things."""
    hit = span(see, i, number)
    counts = hit is not None and see.has(hit.last, "year_not_before")
    told = number >= 1800 or see.has(i - 1, "year_before") or see.word(i - 1) in ("from", "of", "(")
    return hit if told and not counts else None


def _decade(i: int, number: int, last: int) -> Hit | None:
    if number % 100 == 0 and number < 2000:
        return Hit(i, last, calendar.days(dt.date(number, 1, 1), dt.date(number + 99, 12, 31), "century"))
    return Hit(i, last, calendar.of_decade(number)) if number % 10 == 0 else None


def _plausible(see: Sight, i: int, number: int) -> bool:
    """Whether a bare four-digit number stands where a year does."""
    before, after = see.word(i - 1), see.word(i + 1)
    if see.tight(i) and after in (".", ",", "%", ":") and see.word(i + 2).isdecimal() and see.tight(i + 1):
        return False
    if after in see.table.sets["year_not_before"] or after in ("%", "°") or see.has(i - 1, "year_not_after"):
        return False
    modern = 1900 <= number <= 2050
    if before in see.table.sets["year_before"] or (before == "." and see.word(i - 2) == "est"):
        return True
    ends = after == "" or not (after[0].isalnum() or after in ("$", "€", "£"))
    if before in see.table.sets["year_before_loose"]:
        return ends or modern or (not after.endswith("s") and number % 100 != 0)
    if before == "":
        return (modern and after in see.table.sets["year_after"]) or (ends and see.last - see.first <= 2)
    if before in see.table.sets["year_determiners"] or before.endswith(("'s", "’s")):
        old = 1500 <= number < 1900 and number % 100 != 0 and len(after) > 3 and after.isalpha()
        return modern or (old and not after.endswith("s"))
    listed = before == "," and four_digits(see.word(i - 2)) is not None
    return (modern or 1500 <= number < 1900) and (listed or (ends and (before == "," or before.isalpha())))


def spoken(see: Sight, i: int) -> Hit | None:
    """A year in words: nineteen ninety-six, two thousand and fifteen."""
    century = see.table.teens[see.words[i]]
    j = i + 1 + see.hyphen(i + 1)
    tens = see.table.decades.get(see.word(j), 0)
    unit = see.table.digits.get(see.word(j + 1 + see.hyphen(j + 1)), 0) if tens else 0
    unit = unit if unit < 10 else 0
    last = j + 1 + (see.hyphen(j + 1) + 1 if unit else 0)
    if not tens or see.word(i - 1) not in see.table.sets["year_before"]:
        return None
    return Hit(i, last, calendar.of_year(century * 100 + tens + unit))


def thousand(see: Sight, i: int) -> Hit | None:
    """Two thousand and fifteen."""
    numeral = see.opens.get(i)
    if numeral is None or numeral.form != "words" or isinstance(numeral.number, tuple):
        return None
    last = numeral.last
    if not 2000 < numeral.number < 2100 or see.word(i - 1) not in see.table.sets["year_before"]:
        return None
    return None if see.word(last).endswith("s") else Hit(i, last, calendar.of_year(int(numeral.number)))


def century(see: Sight, i: int) -> Hit | None:
    """The century that an ordinal stands before: the 19th century, the twenty-first century."""
    j = i - 2 if see.hyphen(i - 1) else i - 1
    word = see.word(j)
    if word in ("st", "nd", "rd", "th") and see.tight(j - 1) and two_digits(f"{see.word(j - 1):0>2}"):
        return Hit(j - 1, i + 1, calendar.of_century(int(see.words[j - 1])))
    if see.hyphen(j - 1) and f"{see.word(j - 2)}-{word}" in see.table.centuries:
        return Hit(j - 2, i + 1, calendar.of_century(see.table.centuries[f"{see.word(j - 2)}-{word}"]))
    nth = see.table.centuries.get(word)
    return Hit(j, i + 1, calendar.of_century(nth)) if nth else None


def nineties(see: Sight, i: int) -> Hit | None:
    """A decade or year without its century after an apostrophe: '90s, the '83 fire, in '97."""
    if not see.tight(i) or see.tight(i - 1):
        return None
    number = two_digits(see.word(i + 1))
    if number is None or see.tight(i + 1) or not see.has(i - 1, "short_before"):
        return _short(see, i, i + 1)
    now = see.today.year % 100 if see.today else 25
    return Hit(i, i + 2, calendar.of_year(number + (2000 if number <= now else 1900)))


def short_decade(see: Sight, i: int) -> Hit | None:
    """A decade without its century where one is plain: mid-90s, early 80s, the 1960s."""
    if see.word(i - 1) in ("'", "’", "‘") and see.tight(i - 1):
        return _short(see, i - 1, i)
    return _short(see, i, i)


def _short(see: Sight, first: int, i: int) -> Hit | None:
    number = two_digits(see.word(i))
    if number is None or number % 10 or not (see.tight(i) and see.word(i + 1) == "s"):
        return None
    return Hit(first, i + 2, calendar.of_decade(number + (1900 if number > 20 else 2000)))


def fiscal(see: Sight, i: int) -> Hit | None:
    """Fiscal 2024, FY25, financial year 2023-24, calendar year 2008."""
    word = see.words[i]
    calendrical = word in ("calendar", "cy")
    j = i + 1
    if see.table.units.get(see.word(j)) == "year":
        j += 1
    elif word not in see.table.sets["fiscal"] and word != "cy":
        return None
    number = four_digits(see.word(j))
    short = two_digits(see.word(j)) if word in ("fy", "cy") else None
    if number is None and short is None:
        return None
    number = number if number is not None else 2000 + (short or 0)
    if calendrical:
        return Hit(i, j + 1, calendar.of_year(number))
    both = span(see, j, number) if see.tight(j) and see.word(j + 1) in DASHES else None
    period = both.period if both else calendar.of_fiscal(number)
    return Hit(i, both.last if both else j + 1, period, ("fiscal year: its first month is not known",))


def bare(see: Sight, i: int) -> Hit | None:
    """The year 2008, the year of 2008, the year to March, year to date."""
    number = four_digits(see.word(see.skip(i + 1, "of")))
    if number is not None:
        last = see.skip(i + 1, "of") + 1
        return Hit(last - 1, last, calendar.of_year(number))
    if see.word(i + 1) in ("to", "-") and "date" in (see.word(i + 2), see.word(i + 3)):
        last = i + 3 if see.word(i + 2) == "date" else i + 4
        return Hit(i, last, calendar.relative(see.today, "year", 0))
    return _this(see, i)


def _this(see: Sight, i: int) -> Hit | None:
    """'In the year' at the end of a clause is the year of publication."""
    clause = see.word(i + 1) in ("", ".", ",", ";")
    if clause and see.word(i - 1) == "the" and see.word(i - 2) in ("in", "during"):
        return Hit(i, i + 1, calendar.relative(see.today, "year", 0))
    return None


def year_end(see: Sight, i: int) -> Hit:
    """EOY."""
    return Hit(i, i + 1, calendar.part(calendar.relative(see.today, "year", 0), "end", 80, 100))
