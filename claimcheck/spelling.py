"""Spellings of one name: slips of the pen in one of its words, and British and American English."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import romanised
from claimcheck.lexicon import section
from claimcheck.words import weight

SOUNDS: Final = (("ph", "v"), ("f", "v"), ("ck", "k"), ("c", "k"), ("y", "i"), ("e", "i"), ("h", ""))
DOUBLED: Final = re.compile(r"(.)\1")
ALIKE: Final = 70.0  # percent of letters in common, by rapidfuzz's ratio, that two spellings keep
SHORTEST: Final = 4  # letters of a word from which more than one may be off
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


def traces(word: str) -> frozenset[str]:
    """What a word has in common with each slip of it: its letters but for those that may be off.

    The first letter stays. Two words that are a slip of each other share a trace (symmetric deletion).
    """
    first, rest = word[:1], word[1:]
    found = {rest, *_without_one(rest)}
    if len(word) >= LONG:
        found |= {less for one in tuple(found) for less in _without_one(one)}
    return frozenset((*(first + letters for letters in found), "".join(sorted(word))))


def _without_one(letters: str) -> set[str]:
    return {letters[:n] + letters[n + 1 :] for n in range(len(letters))}


def alike(a: str, b: str, locale: str) -> bool:
    """Whether two words in lower case may be two spellings of one, all else of a person's name the same."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    shorter = min(len(a), len(b))
    if shorter < SHORTEST:
        return shorter > 1 and a[0] == b[0] and not derived(a, b, locale) and OSA.distance(a, b) == 1
    if a[0] != b[0] and a[-3:] != b[-3:]:
        return False
    return not derived(a, b, locale) and fuzz.ratio(a, b) >= ALIKE


def derived(a: str, b: str, locale: str) -> bool:
    """Whether two words differ in their endings alone, and these make two words: "Sokolov", "Sokolova"."""
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    short, long = sorted((a[same:], b[same:]), key=lambda end: (len(end), end))
    return (not short and same >= SHORTEST and long in load(locale).derived) or (short, long) in GENDERS


def misspelled(a: str, b: str, locale: str, *, persons: int) -> bool:
    """Whether two names in lower case agree word for word but one, and that one is nearly the same.

    `persons` of the two are. Of what is no person the differing word has a slip of the pen at most:
    places are often named alike.
    """
    pair = _apart(a, b) or (None if persons else _cores(a, b, locale))
    if pair is None:
        return False
    if " " not in a or " " not in b:
        return not any(_known(word, locale) for word in pair) and slip(*pair, locale)
    if persons and all(word in load(locale).known for word in pair):
        return _sounds(pair[0]) == _sounds(pair[1])
    return alike(*pair, locale) if persons else slip(*pair, locale)


def _sounds(word: str) -> str:
    """A given name as it sounds, roughly: "Stephen" and "Steven" are one, "Mary" and "Mark" two."""
    for written, heard in SOUNDS:
        word = word.replace(written, heard)
    return DOUBLED.sub(r"\1", word)


def slipped(a: str, b: str, locale: str) -> bool:
    """Whether two names in one article are hardly of two persons: of a long word one letter differs."""
    pair = _apart(a, b)
    if pair is None or " " not in a or min(map(len, pair)) < SLIPPED:
        return False
    return not any(_known(word, locale) for word in pair) and slip(*pair, locale)


def _apart(a: str, b: str) -> tuple[str, str] | None:
    """The only two words in which two names differ; none if they differ in more."""
    one, two = romanised.plain(a), romanised.plain(b)
    apart = [(x, y) for x, y in zip(one, two, strict=False) if x != y]
    return apart[0] if len(one) == len(two) and len(apart) == 1 else None


def core(name: str, locale: str) -> str:
    """The only word of a name that is no everyday English ("Brenholt Bridge"); "" if none or more are."""
    rare = [word for word in romanised.plain(name) if not _known(word, locale)]
    return rare[0] if len(rare) == 1 else ""


def _cores(a: str, b: str, locale: str) -> tuple[str, str] | None:
    """The only rare words of two names of which one has no everyday word that the other lacks."""
    one, two = core(a, locale), core(b, locale)
    rests = [{american(w, locale) for w in romanised.plain(name)} for name in (a, b)]
    first, second = rests[0] - {one}, rests[1] - {two}
    return (one, two) if one and two and one != two and (first <= second or second <= first) else None


def _known(word: str, locale: str) -> bool:
    """Whether a word is everyday English, a given name or a country: another may be near it by chance."""
    return weight(word) < RARE or word in load(locale).known
