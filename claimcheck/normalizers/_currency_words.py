"""The signs, codes and names of currencies in one language, as tables for lookup by token."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import lexicon

WHOLE: Final = Decimal(1)
CENT: Final = Decimal("0.01")
THOUSAND: Final = Decimal(1000)
MILLION: Final = Decimal(1_000_000)


class Money(Struct, frozen=True):
    """What a sign or name stands for: candidate units, the likeliest first, and its part of that unit.

    A `wary` name is also a common word ("pound", "won").
    """

    units: tuple[str, ...]
    factor: Decimal = WHOLE
    wary: bool = False


Name = tuple[tuple[str, ...], Money]


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    codes: str
    tickers: str
    shouted: str
    synonyms: str
    signs: str
    dollars: str
    letters: str
    behind: str
    cents: str
    glued_cents: str
    peoples: str
    places: str
    rates: str
    rate_prefixes: str
    rate_skips: str
    rate_names: str
    rate_adverbs: str
    spends: str
    borrows_before: str
    borrows_after: str
    since: str
    rate_times: str
    apart: str
    quiet: str
    pictures: str
    weighs: str
    scaled: str
    bare: str
    aliases: str
    names: str


class Table(Struct, frozen=True):
    """Currencies of one language; `names` are under their first token, longest first."""

    codes: dict[str, Money]
    shouted: frozenset[str]
    signs: dict[str, Money]
    dollars: dict[str, str]
    letters: dict[str, Money]
    behind: dict[str, Money]
    glued_cents: dict[str, Money]
    names: dict[str, tuple[Name, ...]]
    peoples: dict[str, str]
    places: dict[str, str]
    rate_names: dict[str, str]
    rate_adverbs: dict[str, str]
    sets: dict[str, frozenset[str]]


@cache
def table(locale: str) -> Table:
    """The currencies in a locale's language."""
    words = lexicon.section(locale, "money", _Lexicon)
    codes = {code.lower(): Money((code,)) for code in (words.codes + " " + words.tickers).split()}
    codes |= {word.lower(): Money((unit,)) for word, unit in _pairs(words.synonyms).items()}
    codes |= {f"m{code.lower()}": Money((code,), MILLION) for code in words.scaled.split()}
    codes |= {
        f"{letter}{code.lower()}": Money((code,), THOUSAND)
        for code in words.scaled.split()
        for letter in "tk"
    }
    peoples = _pairs(words.peoples)
    names = (
        "rates",
        "rate_prefixes",
        "rate_skips",
        "spends",
        "borrows_before",
        "borrows_after",
        "since",
        "rate_times",
        "apart",
        "quiet",
        "pictures",
        "weighs",
    )
    return Table(
        codes,
        frozenset(words.shouted.lower().split()),
        _listed(words.signs),
        _pairs(words.dollars),
        _listed(words.letters),
        _listed(words.behind),
        {word: Money(tuple(units.split(",")), CENT) for word, units in _pairs(words.glued_cents).items()},
        _index(
            [*_cents(words.cents, peoples), *_named(words.names), *_named(words.aliases), *_named(words.bare)]
        ),
        peoples,
        _pairs(words.places),
        {word: name.replace("_", " ") for word, name in _pairs(words.rate_names).items()},
        _pairs(words.rate_adverbs),
        {name: frozenset(getattr(words, name).split()) for name in names},
    )


def _pairs(text: str) -> dict[str, str]:
    parts = text.split()
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _listed(text: str) -> dict[str, Money]:
    return {word: Money(tuple(units.split(","))) for word, units in _pairs(text).items()}


def _named(text: str) -> list[Name]:
    """Names by line: the units, then the names parted by "|"; "?" marks a common word."""
    found: list[Name] = []
    for line in text.strip().splitlines():
        units, _, names = line.partition(" ")
        plain, wary = Money(tuple(units.split(","))), Money(tuple(units.split(",")), WHOLE, wary=True)
        found += [
            (tuple(name.rstrip("?").split()), wary if "?" in name else plain) for name in names.split("|")
        ]
    return found


def _cents(text: str, peoples: dict[str, str]) -> list[Name]:
    """Names of hundredths, alone and with a country before them ("Canadian cents")."""
    found: list[Name] = []
    for line in text.strip().splitlines():
        names, units = line.split(" ")
        for name in names.split("|"):
            found.append(((name,), Money(tuple(units.split(",")), CENT)))
            if name in ("cent", "cents"):
                found += [((people, name), Money((unit,), CENT)) for people, unit in peoples.items()]
    return found


def _index(names: list[Name]) -> dict[str, tuple[Name, ...]]:
    index: dict[str, dict[tuple[str, ...], Money]] = {}
    for tokens, money in names:
        index.setdefault(tokens[0], {}).setdefault(tokens, money)
    return {word: tuple(sorted(rows.items(), key=_length)) for word, rows in index.items()}


def _length(name: Name) -> int:
    return -len(name[0])
