"""Spellings of one name: slips of the pen in one of its words, and British and American English."""

from __future__ import annotations

from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import section
from claimcheck.words import weight

ALIKE: Final = 70.0  # percent of letters in common, by rapidfuzz's ratio, that two spellings keep
SHORTEST: Final = 4  # letters of a word that may be misspelled; shorter ones are other words
SHORT: Final = 5  # letters from which one slip may be told from another name
GENDERS: Final = (("a", "o"), ("e", "o"))  # "Mario", "Maria"
SLIPPED: Final = 6  # letters of a word that one article itself misspells
RARE: Final = 3  # weight of a word that is no everyday English
LONG: Final = 8  # letters from which two may


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """spellings.toml."""

    endings: str
    words: str
    derived: str


class Known(Struct, frozen=True):
    """What is read here of names.toml: names that others may be near to by chance."""

    given: str
    countries: str


class Spellings(Struct, frozen=True):
    """The same, ready to look up; endings the longest first."""

    endings: tuple[tuple[str, str], ...]
    words: dict[str, str]
    derived: frozenset[str]
    known: frozenset[str]


@cache
def load(locale: str) -> Spellings:
    """The spellings of a locale's language."""
    read = section(locale, "spellings", Words)
    endings = sorted(_pairs(read.endings), key=lambda pair: (-len(pair[0]), pair))
    names = section(locale, "names", Known)
    known = frozenset((*names.given.split(), *names.countries.split()))
    return Spellings(tuple(endings), dict(_pairs(read.words)), frozenset(read.derived.split()), known)


def _pairs(text: str) -> list[tuple[str, str]]:
    lines = (line.partition(": ") for line in text.strip().splitlines())
    return [(british, american) for british, _, american in lines]


def american(word: str, locale: str) -> str:
    """A word in lower case as Americans spell it; itself where both sides of the ocean agree."""
    known = load(locale)
    whole = known.words.get(word)
    if whole is not None:
        return whole
    ending = next((pair for pair in known.endings if word.endswith(pair[0]) and word != pair[0]), None)
    return word.removesuffix(ending[0]) + ending[1] if ending else word


def slip(a: str, b: str, locale: str) -> bool:
    """Whether two words in lower case are one with a slip: a letter changed, left out, doubled or moved.

    Of long words two such letters are let pass; the first letter stays. The distance is that of optimal
    string alignment. Another ending makes another word ("Sokolov", "Sokolova"), not a slip.
    """
    from rapidfuzz.distance import OSA

    shorter = min(len(a), len(b))
    if a == b or shorter < SHORT or a[0] != b[0]:
        return False
    moved = sorted(a) == sorted(b)
    most = 1 if shorter < LONG and not moved else 2
    return OSA.distance(a, b, score_cutoff=most) <= most and not derived(a, b, locale)


def alike(a: str, b: str, locale: str) -> bool:
    """Whether two words in lower case may be two spellings of one, all else of a person's name the same."""
    from rapidfuzz import fuzz

    if min(len(a), len(b)) < SHORTEST or (a[0] != b[0] and a[-3:] != b[-3:]):
        return False
    return not derived(a, b, locale) and fuzz.ratio(a, b) >= ALIKE


def derived(a: str, b: str, locale: str) -> bool:
    """Whether two words differ in their endings alone, and these make two words: "Sokolov", "Sokolova"."""
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    short, long = sorted((a[same:], b[same:]), key=lambda end: (len(end), end))
    return (not short and long in load(locale).derived) or (short, long) in GENDERS


def misspelled(a: str, b: str, locale: str, *, persons: bool) -> bool:
    """Whether two names in lower case agree word for word but one, and that one is nearly the same.

    Of what is no person the differing word has a slip of the pen at most: places are often named alike.
    """
    pair = _apart(a, b)
    if pair is None:
        return False
    if " " not in a:
        return not any(_known(word, locale) for word in pair) and slip(*pair, locale)
    return alike(*pair, locale) if persons else slip(*pair, locale)


def slipped(a: str, b: str, locale: str) -> bool:
    """Whether two names in one article are hardly of two persons: of a long word one letter differs."""
    pair = _apart(a, b)
    if pair is None or " " not in a or min(map(len, pair)) < SLIPPED:
        return False
    return not any(_known(word, locale) for word in pair) and slip(*pair, locale)


def _apart(a: str, b: str) -> tuple[str, str] | None:
    """The only two words in which two names differ; none if they differ in more."""
    one, two = a.split(), b.split()
    apart = [(x, y) for x, y in zip(one, two, strict=False) if x != y]
    return apart[0] if len(one) == len(two) and len(apart) == 1 else None


def _known(word: str, locale: str) -> bool:
    """Whether a word is everyday English, a given name or a country: another may be near it by chance."""
    return weight(word) < RARE or word in load(locale).known
