"""Kinds of one thing that exclude each other, and words for more and for less."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, lru_cache
from typing import Final

from claimcheck.lexicon import DEFAULT, section
from claimcheck.words import ContrastWords, concept

Kinds = dict[int, dict[int, str]]  # of some words by contrast, each with the first word for it

TOLD: Final = 1 << 14  # sets of words whose kinds are remembered


def contrast(a: Collection[str], b: Collection[str], locale: str = DEFAULT) -> tuple[str, str] | None:
    """The first pair of labels, one of each side, that are different kinds of one thing; else None.

    A side that names both kinds of a set says nothing by it.
    """
    return opposed(kinds(a, locale), kinds(b, locale))


def opposed(ours: Kinds, theirs: Kinds) -> tuple[str, str] | None:
    """The same of the kinds that the two sides name."""
    for at in sorted(ours.keys() & theirs.keys()):
        one, other = ours[at], theirs[at]
        if len(one) == len(other) == 1 and one.keys() != other.keys():
            return next(iter(one.values())), next(iter(other.values()))
    return None


def direction(label: str, locale: str = DEFAULT) -> int:
    """+1 for the label of a word for more, -1 for less, 0 for neither."""
    return _directions(locale).get(label, 0)


@cache
def _sets(locale: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """For each label its places: the number of the contrast and the number of its kind in it."""
    places: dict[str, list[tuple[int, int]]] = {}
    lines = section(locale, "contrasts", ContrastWords).sets.values()
    for at, line in enumerate(line for text in lines for line in text.splitlines() if line):
        for kind, members in enumerate(line.split()):
            for member in members.split("/"):
                places.setdefault(concept(member, locale), []).append((at, kind))
    return {label: tuple(found) for label, found in places.items()}


def kinds(labels: Collection[str], locale: str = DEFAULT) -> Kinds:
    """For each contrast that the labels touch, their kinds in it, each with its first label."""
    return _kinds(frozenset(labels), locale)


@lru_cache(maxsize=TOLD)
def _kinds(labels: frozenset[str], locale: str) -> Kinds:
    sets = _sets(locale)
    found: dict[int, dict[int, str]] = {}
    for label in sorted(label for label in labels if label in sets):
        for at, kind in sets[label]:
            found.setdefault(at, {}).setdefault(kind, label)
    return found


@cache
def _directions(locale: str) -> dict[str, int]:
    """The sign of each label that tells a direction."""
    words = section(locale, "contrasts", ContrastWords).directions
    signs = (("up", 1), ("down", -1))
    return {concept(word, locale): sign for name, sign in signs for word in words[name].split()}
