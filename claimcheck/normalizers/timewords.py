"""The words of durations as tables."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from msgspec import Struct

from claimcheck import lexicon


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """durations.toml."""

    units: str
    letters: str
    chained: str
    article_before: str
    article_after: str
    never_after: str
    rates: str
    blocked_after: str
    few: str
    couple: str
    whole: str
    another: str
    parts: str
    between: str
    seconds_after: str
    spanning: str


class Table(Struct, frozen=True):
    """The words of durations, ready to look up: a unit's word to its name and how many it stands for."""

    units: dict[str, tuple[str, int]]
    letters: dict[str, tuple[str, int]]
    chained: dict[str, tuple[str, int]]
    few: dict[str, tuple[Decimal, Decimal]]
    parts: dict[str, Decimal]
    sets: dict[str, frozenset[str]]
    triggers: frozenset[str]


@cache
def table(locale: str) -> Table:
    """The words of durations in a locale's language."""
    words = lexicon.section(locale, "durations", Words)
    few = {w: v.split("-") for w, v in (item.split(":") for item in words.few.split())}
    names = (
        "article_before",
        "article_after",
        "never_after",
        "rates",
        "blocked_after",
        "couple",
        "whole",
        "another",
        "between",
        "seconds_after",
        "spanning",
    )
    units, letters, chained = _units(words.units), _units(words.letters), _units(words.chained)
    return Table(
        units, letters, chained,
        {w: (Decimal(a), Decimal(b)) for w, (a, b) in few.items()},
        {w: Decimal(v) for w, v in (item.split(":") for item in words.parts.split())},
        {name: frozenset(getattr(words, name).split()) for name in names},
        frozenset({*units, *letters, *chained}),
    )  # fmt: skip


def _units(text: str) -> dict[str, tuple[str, int]]:
    rows = (item.split(":") for item in text.split())
    return {row[0]: (row[1], int(row[2]) if len(row) > 2 else 1) for row in rows}
