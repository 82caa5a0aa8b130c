"""Where sentences begin inside a block: at full stops that no abbreviation, initial or figure explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import lexicon

# A run of closing signs with its quotation marks and brackets, then a gap; signs of scripts without gaps.
END: Final = re.compile(
    r"[.!?…]++[\"'”’»)\]]*+(?=\s)"
    r"|[。！？｡]++[”’」』）]*+"
    r"|[।॥۔؟]++"
    r"|(?<=[a-z0-9%)])[.!?][”’]?(?=[A-Z][a-z])"
)
OPENERS: Final = frozenset("\"'“‘«([¿¡—–-*")
LONGEST_HEADING: Final = 120


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    titles: str
    numbered: str
    closing: str
    clocks: str
    starters: str
    openers: str
    small: str


class Words(Struct, frozen=True):
    """What a language knows about the ends of its sentences."""

    titles: frozenset[str]
    numbered: frozenset[str]
    closing: frozenset[str]
    clocks: frozenset[str]
    starters: frozenset[str]
    openers: frozenset[str]
    small: frozenset[str]


@cache
def words(locale: str) -> Words:
    """The sentence words of a locale's language."""
    raw = lexicon.section(locale, "sentences", _Words)
    return Words(*(frozenset(getattr(raw, name).split()) for name in _Words.__struct_fields__))


def starts(text: str, start: int, end: int, known: Words) -> Iterator[int]:
    """The offsets inside text[start:end] at which a further sentence begins, in order."""
    for match in END.finditer(text, start, end):
        following = _skip_gap(text, match.end(), end)
        if following < end and _ends(text, start, match.start(), match.end(), following, end, known):
            yield following


def heading_end(text: str, start: int, end: int, known: Words) -> int:
    """Where the text begins that was run into a heading at `start`; 0 where there is none.

    A heading is three words or more in title case before a word that opens a sentence.
    """
    titled, at, after_small = 0, start, True
    for word in text[start : min(end, start + LONGEST_HEADING)].split(" "):
        large = word[:1].isupper()
        if large and titled > 2 and not after_small and word.lower() in known.openers:
            return at
        after_small = word in known.small
        if not word or (not after_small and not large) or not _inside_heading(word):
            return 0
        titled += large
        at += len(word) + 1
    return 0


def _inside_heading(word: str) -> bool:
    return word.strip("“”‘’\"'").replace("-", "").replace("’", "").replace("'", "").isalnum()


def _skip_gap(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, start: int, stop: int, after: int, following: int, end: int, known: Words) -> bool:
    """Whether the signs at text[stop:after] end a sentence, given what stands round them."""
    if text[stop] not in ".!?…" or after == following:
        return True
    at = following
    while at < end and at < following + 4 and text[at] in OPENERS:
        at += 1
    if at >= end:
        return False
    sign = text[at]
    if sign.islower():
        return text[at + 1 : at + 2].isupper()
    if text[stop] != "." or text[stop + 1 : stop + 2] in (".", "!", "?"):
        return True
    return _full_stop(word_before(text, start, stop), word_after(text, at, end), known)


def _full_stop(before: str, after: str, known: Words) -> bool:
    """Whether the full stop between two words ends a sentence."""
    low = before.lower()
    if low in known.titles:
        return False
    if low in known.numbered:
        return after[:1].isalpha() and not after[:1].isdigit()
    if low in ("a.m", "p.m", "am", "pm"):
        return after.lower() not in known.clocks and not (after.isupper() and len(after) > 1)
    if low in known.closing or "." in before or (len(before) == 1 and before.isupper()):
        return after.lower() in known.starters
    return True


def word_before(text: str, start: int, stop: int) -> str:
    """The word with inner dots that ends at `stop`, at most 12 code points of it."""
    at = stop
    floor = max(start, stop - 12)
    while at > floor and (text[at - 1].isalpha() or text[at - 1] == "."):
        at -= 1
    return text[at:stop]


def word_after(text: str, at: int, end: int) -> str:
    """The word or sign that stands at `at`, at most 16 code points of it."""
    stop = at
    ceiling = min(end, at + 16)
    while stop < ceiling and text[stop].isalpha():
        stop += 1
    return text[at : max(stop, at + 1)]
