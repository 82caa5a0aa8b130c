"""English plurals and their singulars."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import DEFAULT, section

MEMORY: Final = 1 << 16


class SingularWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of singulars.toml: what the rules of spelling do not tell."""

    irregular: str
    singular: str
    plural: str
    both: str
    e: str


@lru_cache(MEMORY)
def singular(noun: str, locale: str = DEFAULT) -> str:
    """The singular of a noun, which stays as it is when it has none or is one already."""
    irregular, kept, e = _nouns(locale)
    lower = noun.lower()
    if lower in irregular:
        return irregular[lower]
    if lower in kept or len(lower) < 4 or lower[-1] != "s" or lower.endswith(("ss", "us", "is", "'s", "’s")):
        return noun
    cut = _cut(noun, lower, e)
    return irregular.get(cut.lower(), cut)


@lru_cache(MEMORY)
def plural_looking(word: str, locale: str = DEFAULT) -> bool:
    """Whether a word may be a plural by its form: "platforms", "people", "aircraft", but not "news"."""
    words = section(locale, "singulars", SingularWords)
    return word.lower() in _split(words.plural + words.both) or singular(word, locale) != word


def irregulars(locale: str) -> dict[str, str]:
    """Irregular plurals with their singulars."""
    return _nouns(locale)[0]


def pairs(text: str) -> dict[str, str]:
    """Each further word of a line with the line's first word."""
    lines = [line.split() for line in text.splitlines()]
    return {form: line[0] for line in lines for form in line[1:]}


def _cut(noun: str, lower: str, e: frozenset[str]) -> str:
    """A regular plural without its ending."""
    if lower[:-1] in e:
        return noun[:-1]
    if lower.endswith("ies"):
        return noun[:-3] + "y" if len(lower) > 4 else noun[:-1]
    if lower.endswith("zzes"):
        return noun[:-3]
    if lower.endswith(("ches", "shes", "sses", "xes", "tzes", "oes")):
        return noun[:-2]
    if lower.endswith("uses") and lower[-5:-4] not in "aou":
        return noun[:-2]
    return noun[:-1]


@cache
def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())


@cache
def _nouns(locale: str) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Irregular plurals with their singulars, words that stay as they are, singulars in -e."""
    words = section(locale, "singulars", SingularWords)
    kept = _split(f"{words.singular} {words.plural} {words.both}")
    return pairs(words.irregular), kept, _split(words.e)
