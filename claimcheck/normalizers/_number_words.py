"""The words that make numbers in one language, as tables for lookup by token."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from claimcheck import lexicon

Starter = Literal["small", "tens", "power", "dozen", "plural", "quantifier", "fraction", "none", "glyph"]
Range = tuple[Decimal, Decimal]


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    small: str
    tens: str
    magnitudes: str
    attached: str
    cautious: str
    dozens: str
    plurals: str
    partitive: str
    powers: str
    quantifiers: str
    fractions: str
    glyphs: str
    minus: str
    point: str
    points_after: str
    whole_after: str
    shares: str
    periods: str
    half_before: str
    one_after: str
    one_before: str
    none_before: str
    none_nouns: str
    stops: str
    labels: str
    forms: str
    years_before: str
    glued: str
    lone: str
    suffixes: str
    months: str
    never_alone: str
    paired: str
    ranging: str
    powered: str
    counted: str
    moves: str
    loosely: str
    sized: str
    verbal: str
    to: str
    between: str
    from_: str = msgspec.field(name="from")


class Table(Struct, frozen=True):
    """Number words of one language; `starters` says what a token may begin."""

    starters: dict[str, Starter]
    small: dict[str, Decimal]
    tens: dict[str, Decimal]
    magnitudes: dict[str, Decimal]
    attached: dict[str, Decimal]
    cautious: dict[str, Decimal]
    dozens: dict[str, Decimal]
    plurals: dict[str, Range]
    partitive: dict[str, Range]
    powers: dict[str, Decimal]
    quantifiers: dict[str, Range]
    fractions: dict[str, Decimal]
    glyphs: dict[str, Decimal]
    suffixes_and_scales: frozenset[str]
    sets: dict[str, frozenset[str]]


@cache
def table(locale: str) -> Table:
    """The number words of a locale's language."""
    words = lexicon.section(locale, "numerals", _Lexicon)
    small, tens = _values(words.small), _values(words.tens)
    magnitudes, dozens = _powers(words.magnitudes), _values(words.dozens)
    plurals, quantifiers = _ranges(words.plurals), _ranges(words.quantifiers)
    partitive, fractions, glyphs = _ranges(words.partitive), _values(words.fractions), _shares(words.glyphs)
    glued = " ".join((words.suffixes, words.glued, *_values(words.attached), *_values(words.cautious)))
    starters: dict[str, Starter] = {}
    sorts: tuple[tuple[Starter, list[str]], ...] = (
        ("fraction", list(fractions)), ("glyph", list(glyphs)), ("plural", [*partitive, *plurals]),
        ("quantifier", list(quantifiers)), ("dozen", list(dozens)), ("power", list(magnitudes)),
        ("tens", list(tens)), ("small", list(small)), ("none", ["no", "none"]),
    )  # fmt: skip
    for sort, tokens in sorts:
        starters.update(dict.fromkeys(tokens, sort))
    names = (
        "shares", "periods", "half_before", "one_after", "one_before", "none_before", "none_nouns", "stops",
        "labels", "glued", "lone", "suffixes", "months", "never_alone", "powered", "counted", "to", "between",
        "minus", "from", "paired", "point", "points_after", "whole_after", "ranging",
        "moves", "loosely", "sized", "verbal", "forms", "years_before",
    )  # fmt: skip
    sets = {name: frozenset(getattr(words, "from_" if name == "from" else name).split()) for name in names}
    return Table(
        starters, small, tens, magnitudes, _powers(words.attached), _powers(words.cautious), dozens, plurals,
        partitive, _powers(words.powers), quantifiers, fractions, glyphs,
        frozenset({*glued.split(), *magnitudes}), sets,
    )  # fmt: skip


def _values(text: str) -> dict[str, Decimal]:
    parts = text.split()
    return {word: Decimal(value) for word, value in zip(parts[::2], parts[1::2], strict=True)}


def _powers(text: str) -> dict[str, Decimal]:
    return {word: Decimal(10) ** power for word, power in _values(text).items()}


def _shares(text: str) -> dict[str, Decimal]:
    parts = text.split()
    pairs = zip(parts[::2], (value.split("/") for value in parts[1::2]), strict=True)
    return {word: Decimal(over) / Decimal(under) for word, (over, under) in pairs}


def _ranges(text: str) -> dict[str, Range]:
    parts = text.split()
    rows = zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    return {word: (Decimal(low), Decimal(high)) for word, low, high in rows}
