"""The words of movements: which way they go, what may stand round them, what makes them unreal."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import grammar
from claimcheck.grammar import Grammar
from claimcheck.lexicon import section


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The word lists of trends.toml, each a string of words."""

    up: str
    down: str
    went: str
    upward: str
    downward: str
    be: str
    more: str
    fewer: str
    count_up: str
    count_down: str
    nouns_up: str
    nouns_down: str
    factive: str
    determiners: str
    no_count: str
    ways: str
    levels: str
    helping: str
    behind: str
    leading: str
    approach: str
    joins: str
    opens: str
    ends: str
    pronouns: str
    light: str
    rates: str
    rated: str
    other: str
    single: str
    within: str
    places: str
    remote: str
    times: str
    timed: str
    against: str
    grains: str
    supposing: str
    foreseen: str
    awaited: str
    unreal: str
    gains: str
    losses: str
    result_lead: str
    modal: str
    modal_behind: str


class Cues(Struct, frozen=True):
    """The words of a language: sets by name, the verbs that move with their signs, units of time by word.

    `heads` has the words at which a movement may be told, with the sorts of it and their signs; `bars` are
    the words behind which a thing begins.
    """

    sets: dict[str, frozenset[str]]
    verbs: dict[str, int]
    grains: dict[str, str]
    heads: dict[str, list[tuple[str, int]]]
    bars: frozenset[str]
    grammar: Grammar


SORTS: Final = {
    "verb": ("up", "down"),
    "way": ("upward", "downward"),
    "state": ("more", "fewer"),
    "count": ("count_up", "count_down"),
    "noun": ("nouns_up", "nouns_down"),
}


@cache
def load(locale: str) -> Cues:
    """The words of movement of a locale's language."""
    words = section(locale, "trends", Words)
    sets = {name: frozenset(getattr(words, name).split()) for name in Words.__struct_fields__}
    known = grammar.load(locale)
    grains = dict(pair.split(":") for pair in words.grains.split())
    heads: dict[str, list[tuple[str, int]]] = {}
    for sort, names in SORTS.items():
        for sign, name in zip((1, -1), names, strict=True):
            for word in sets[name]:
                heads.setdefault(word, []).append((sort, sign))
    verbs = {word: sign for word, told in heads.items() for sort, sign in told if sort == "verb"}
    return Cues(sets, verbs, grains, heads, sets["opens"] | known.verbs | known.reporting, known)


def year(word: str) -> bool:
    """Whether a token is a year in figures."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")


def timed(word: str, cues: Cues) -> bool:
    """Whether a token belongs to a time."""
    return word in cues.sets["times"] or year(word)
