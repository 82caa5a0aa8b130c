"""Names from other scripts in Latin letters: whether two spellings are two romanisations of one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import DEFAULT, section

WORD: Final = re.compile(r"[^\W\d_]+")
DOUBLED: Final = re.compile(r"(.)\1")
SHORTEST: Final = 4  # letters of a word that an ending tells


class System(Struct, frozen=True, forbid_unknown_fields=True):
    """One script's names: how to tell them, and the ways in which their letters are written."""

    endings: str
    given: str
    particles: str
    ways: str


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """romanised.toml."""

    letters: str
    cyrillic: System
    arabic: System


class Table(Struct, frozen=True):
    """A system's words as sets and its ways as pairs."""

    endings: tuple[str, ...]
    marks: frozenset[str]
    ways: tuple[tuple[str, str], ...]


@cache
def _words() -> Words:
    words: Words = section(DEFAULT, "romanised", Words)
    return words


@cache
def _letters() -> dict[int, str]:
    pairs = (pair.split(":") for pair in _words().letters.split())
    return {ord(letter): plain for letter, plain in pairs}


@cache
def _tables() -> tuple[Table, ...]:
    return tuple(_table(system) for system in (_words().cyrillic, _words().arabic))


def _table(system: System) -> Table:
    ways = tuple((old, new) for old, _, new in (way.partition(":") for way in system.ways.split()))
    marks = frozenset((*system.given.split(), *system.particles.split()))
    return Table(tuple(system.endings.split()), marks, ways)


def plain(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without accents and hyphens."""
    bare = unicodedata.normalize("NFKD", name.casefold().translate(_letters()))
    letters = "".join(c for c in bare if not unicodedata.combining(c) and c not in "'’ʼ`")
    return tuple(WORD.findall(letters))


@lru_cache(maxsize=4096)
def key(name: str) -> tuple[str, ...]:
    """One form for all romanisations of a name; the name without accents where nothing tells a script."""
    words = plain(name)
    table = next((t for t in _tables() if any(_marked(word, t) for word in words)), None)
    return tuple(_one_form(word, table) for word in words) if table else words


def one(a: str, b: str) -> bool:
    """Whether two spellings of a name differ in accents, hyphens or romanisation alone."""
    return a.casefold() != b.casefold() and key(a) == key(b)


def _marked(word: str, table: Table) -> bool:
    return word in table.marks or (len(word) > SHORTEST and word.endswith(table.endings))


def _one_form(word: str, table: Table) -> str:
    for old, new in table.ways:
        word = _replaced(word, old, new)
    return DOUBLED.sub(r"\1", word)


def _replaced(word: str, old: str, new: str) -> str:
    """A word with letters replaced: at its opening ("^ye"), at its close ("off$"), or anywhere."""
    if old.startswith("^"):
        return new + word[len(old) - 1 :] if word.startswith(old[1:]) else word
    if old.endswith("$"):
        return word[: 1 - len(old)] + new if word.endswith(old[:-1]) else word
    return word.replace(old, new)
