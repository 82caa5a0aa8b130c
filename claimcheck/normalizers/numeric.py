"""Readers of days written in figures alone: 2025-03-12, 12/03/2025, 12.3.2025."""

from __future__ import annotations

from claimcheck.normalizers import calendar
from claimcheck.normalizers.sight import Hit, Sight, four_digits, two_digits


def slashed(see: Sight, i: int) -> Hit | None:
    """12/03/2025: day first, unless the locale is American or the figures forbid it."""
    marks = see.word(i + 1), see.word(i + 3)
    year = four_digits(see.word(i + 4))
    middle = two_digits(see.word(i + 2).zfill(2))
    if marks != ("/", "/") or year is None or middle is None:
        return None
    return _numeric(see, i, i + 5, int(see.words[i]), middle, year)


def _numeric(see: Sight, first: int, last: int, a: int, b: int, year: int) -> Hit | None:
    american = see.doc.article.locale.replace("_", "-").lower() in ("en-us", "en-ph")
    orders = ((b, a), (a, b)) if american else ((a, b), (b, a))
    for day, month in orders:
        found = calendar.of_day(year, month, day)
        if found is not None:
            sure = a == b or a > 12 or b > 12
            return Hit(first, last, found, () if sure else ("day and month told apart by locale",))
    return None


def iso(see: Sight, i: int) -> Hit | None:
    """2025-03-12, and 2025/03/12."""
    marks = see.word(i + 1), see.word(i + 3)
    month, day = two_digits(see.word(i + 2)), two_digits(see.word(i + 4))
    if marks not in (("-", "-"), ("/", "/")) or month is None or day is None or not see.tight(i):
        return None
    found = calendar.of_day(int(see.words[i]), month, day)
    return Hit(i, i + 5, found) if found else None


def dotted(see: Sight, i: int) -> Hit | None:
    """12.3.2025 in one token."""
    parts = see.words[i].split(".")
    if see.has(i - 1, "year_not_after"):
        return None
    if len(parts) != 3 or not all(p.isdecimal() for p in parts) or four_digits(parts[2]) is None:
        return None
    if len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    found = calendar.of_day(int(parts[2]), int(parts[1]), int(parts[0]))
    return Hit(i, i + 1, found) if found else None
