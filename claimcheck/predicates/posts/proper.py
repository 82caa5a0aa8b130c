"""Capitals that name no body: nations, titles, days; and the nouns that many bodies have in their names."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck import grammar
from claimcheck.lexicon import word_sets


class Proper(Struct, frozen=True):
    """The part of names.toml that tells bodies from nations and forms of address."""

    nationalities: str
    countries: str
    titles: str
    never: str
    organisations: str


@cache
def nations(locale: str) -> frozenset[str]:
    """Nationalities and countries, in lower case."""
    words = word_sets(locale, "names", Proper)
    return words["nationalities"] | words["countries"]


@cache
def bodiless(locale: str) -> frozenset[str]:
    """Words with a capital that name no body."""
    words = word_sets(locale, "names", Proper)
    return nations(locale) | words["titles"] | words["never"] | grammar.load(locale).closed


@cache
def generic(locale: str) -> frozenset[str]:
    """Nouns of bodies: bank, university."""
    return word_sets(locale, "names", Proper)["organisations"]
