"""The words of shares, rates and multiples in one language, as tables for lookup by token."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import msgspec
from msgspec import Struct

from claimcheck.lexicon import section


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    multiples: str
    compared: str
    bent: str
    than: str
    that_of: str
    every: str
    ordinals: str
    times: str
    fold: str
    multiplied: str
    rates: str
    factor: str
    out: str
    of: str
    every_of: str
    per: str
    parts: str
    spans: str
    units: str
    shares: str
    sides: str
    leads: str
    singular: str
    open: str
    in_: str = msgspec.field(name="in")
    for_: str = msgspec.field(name="for")


class Table(Struct, frozen=True):
    """The words of shares and multiples; `triggers` may open one without a numeral."""

    multiples: dict[str, Decimal]
    ordinals: dict[str, Decimal]
    sets: dict[str, frozenset[str]]
    triggers: frozenset[str]


@cache
def table(locale: str) -> Table:
    """The words of a locale's language."""
    words = section(locale, "ratio", _Words)
    sets = {name: frozenset(getattr(words, name).split()) for name in _Words.__struct_fields__}
    multiples, ordinals = _numbers(words.multiples), _numbers(words.ordinals)
    return Table(multiples, ordinals, sets, sets["every"] | multiples.keys())


def _numbers(text: str) -> dict[str, Decimal]:
    """Words and their numbers, taken in turns."""
    parts = text.split()
    return {word: Decimal(number) for word, number in zip(parts[::2], parts[1::2], strict=True)}
