"""What stands round the figures of an article: sentences, their words, each figure with its rounding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from claimcheck.interval import Interval
from claimcheck.model import Claim, Quantity
from claimcheck.predicates.case import Case, plain

TOKEN: Final = re.compile(r"\w++|[^\w\s]")
COUNTED: Final = ("count", "number")


def sentences(case: Case) -> list[list[Claim]]:
    """The quantities of each sentence that has any, in text order; conversions are left out."""
    figures = [c for c in case.claims.values() if isinstance(c.value, Quantity) and not c.pair]
    return [list(group) for _, group in groupby(figures, key=lambda c: (c.article, c.sentence))]


def adjacent(case: Case, one: Sequence[Claim], two: Sequence[Claim]) -> bool:
    """Whether the sentences of two groups of claims follow each other in one paragraph."""
    if one[0].article != two[0].article:
        return False
    gap = case.articles[one[0].article].text[one[0].sentence.end : two[0].sentence.start]
    return not gap.strip() and "\n\n" not in gap and one[0].sentence.end <= two[0].sentence.start


def tokens(text: str) -> list[str]:
    """The words and marks of a text, in lower case."""
    return TOKEN.findall(text.lower())


def between(case: Case, one: Claim, two: Claim) -> list[str]:
    """The words between two claims of an article."""
    return tokens(case.articles[one.article].text[one.end : two.start])


def before(case: Case, claim: Claim) -> list[str]:
    """The words of a claim's sentence that stand before it."""
    return tokens(case.articles[claim.article].text[claim.sentence.start : claim.start])


def after(case: Case, claim: Claim) -> list[str]:
    """The words of a claim's sentence that stand behind it."""
    return tokens(case.articles[claim.article].text[claim.end : claim.sentence.end])


def number(claim: Claim) -> Decimal | None:
    """The figure that a claim states: positive, no range, no bound."""
    value = claim.value
    if not isinstance(value, Quantity) or isinstance(value.number, tuple) or value.relation not in ("=", "~"):
        return None
    return value.number if value.number > 0 else None


def written(claim: Claim, halves: int, least: Decimal = Decimal(0)) -> Interval | None:
    """A figure give or take its rounding: one half step, or two where it may have been cut off.

    `least` is the step of a figure that was written as if it were exact; a figure told with "about"
    may be off by a twentieth.
    """
    value, size = claim.value, number(claim)
    if not isinstance(value, Quantity) or size is None:
        return None
    slack = (value.step or least) / 2 * halves
    if value.relation == "~":
        slack = max(slack, size / 20)
    return Interval(size - slack, size + slack, value.unit)


def unit(claim: Claim) -> str:
    """The unit of a figure, "" where it has none."""
    return claim.value.unit if isinstance(claim.value, Quantity) else ""


def places(claim: Claim) -> int:
    """How many decimals a figure is written to."""
    value = claim.value
    if not isinstance(value, Quantity) or isinstance(value.number, tuple):
        return 0
    exponent = value.number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def span(interval: Interval) -> str:
    """An interval in words."""
    if interval.low is None or interval.high is None:
        return "open"
    low, high = plain(interval.low), plain(interval.high)
    return low if low == high else f"{low} to {high}"


def sum_of(parts: Sequence[Claim]) -> Interval | None:
    """What figures add up to, each with its rounding."""
    whole: Interval | None = Interval(Decimal(0), Decimal(0))
    for part in parts:
        step = written(part, 1)
        whole = whole.plus(step) if whole and step else None
    return whole


def near(said: Interval, made: Interval, most: Decimal) -> bool:
    """Whether two figures lie within a share of each other."""
    ends = (said.low, said.high, made.low, made.high)
    if any(end is None or end <= 0 for end in ends):
        return False
    low, high = sorted((said.low or most, made.low or most))
    return high <= low * (1 + most)
