"""The year that stands at a token or belongs to the month, quarter or season before it."""

from __future__ import annotations

from claimcheck.model import Period
from claimcheck.normalizers import calendar
from claimcheck.normalizers.sight import Hit, Sight, four_digits, two_digits

DASHES = ("-", "–", "—", "‑", "/")


def span(see: Sight, i: int, number: int) -> Hit | None:
    """2022-23 and 2026/27: two years on, a fiscal year or season; 2019-2023: all of them."""
    word = see.word(i + 2)
    second, full = two_digits(word), four_digits(word)
    if full is not None and full > number:
        grain = "fiscal" if see.words[i + 1] == "/" else "range"
        return Hit(i, i + 3, calendar.join(calendar.of_year(number), calendar.of_year(full), grain))
    if second is None:
        return Hit(i, i + 1, calendar.of_year(number)) if word.isalpha() else None
    end = number // 100 * 100 + second
    end += 100 if end <= number else 0
    if end - number > 1 and end < number // 100 * 100 + 100:
        return Hit(i, i + 3, calendar.join(calendar.of_year(number), calendar.of_year(end)))
    if end != number + 1:
        return None
    season = see.table.units.get(see.word(i + 3)) == "season"
    both = calendar.join(calendar.of_year(number), calendar.of_year(end), "season" if season else "fiscal")
    return Hit(i, i + 4 if season else i + 3, both)


def of_year(see: Sight, i: int) -> tuple[Period, int] | None:
    """The year at token i and the place after it: '2024', 'of last year', 'of the year'."""
    j = see.skip(i, "of", "in", ",")
    k = see.skip(see.skip(j, "the"), "fiscal", "calendar", "financial")
    number = four_digits(see.word(k))
    if number is not None and (j == i or see.words[i] != "," or not see.tight(i)):
        pair = span(see, k, number) if see.tight(k) and see.word(k + 1) in DASHES else None
        return (pair.period, pair.last) if pair else (calendar.of_year(number), k + 1)
    step = see.table.steps.get(see.word(k))
    if step is not None and see.table.units.get(see.word(k + 1)) == "year":
        return calendar.relative(see.today, "year", step), k + 2
    if k > j > i and see.words[i] != "," and see.table.units.get(see.word(k)) == "year":
        return calendar.relative(see.today, "year", 0), k + 1
    return None
