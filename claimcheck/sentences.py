"""Where sentences begin inside a block: at full stops that no abbreviation, initial or figure explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import Final

from msgspec import Struct

from claimcheck import lexicon

# A run of closing signs with its quotation marks and brackets; what follows is looked at by hand,
# for a lookahead would make a long run of dots quadratic. The one set in front lets the search skip.
END: Final = re.compile(
    r"[.!?…。！？｡।॥۔؟]"
    r"(?:(?<=[.!?…])[.!?…]*+[\"'”’»)\]]*+|[。！？｡।॥۔؟]*+[”’」』）]*+)"
)
OPENERS: Final = frozenset("\"'“‘«([¿¡—–-*")
QUOTES: Final = "\"'“‘«([—–-"
TIMES: Final = frozenset(("a.m", "p.m", "am", "pm"))
LONGEST_ABBREVIATION: Final = 12
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
        stop, after = match.span()
        if after >= end:
            return
        if text[after].isspace():
            following = _skip_gap(text, after, end)
            if following < end and _ends(text, start, stop, following, end, known):
                yield following
        elif text[stop] not in ".!?…" or _run_on(text, start, stop, after, end):
            yield after


def _run_on(text: str, start: int, stop: int, after: int, end: int) -> bool:
    """Whether a sentence begins without a gap before it: "in the year.The"."""
    if not text[after].isupper() or not text[after + 1 : min(after + 2, end)].islower():
        return False
    return stop - start > 1 and text[stop - 1].islower() and text[stop - 2].isalpha()


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


def _ends(text: str, start: int, stop: int, following: int, end: int, known: Words) -> bool:
    """Whether the signs at text[stop] end a sentence, given the word before and what follows the gap."""
    at = following
    while at < end and at < following + 4 and text[at] in OPENERS:
        at += 1
    if at >= end or text[stop] not in ".!?…":
        return at < end
    if text[at].islower():
        return text[at + 1 : at + 2].isupper()
    if text[stop] != "." or text[stop + 1] in ".!?":
        return True
    before = text[max(start, stop - LONGEST_ABBREVIATION) : stop].split()
    return not before or _full_stop(before[-1].lstrip(QUOTES), text[at : min(end, at + 16)], known)


def _full_stop(before: str, following: str, known: Words) -> bool:
    """Whether the full stop after the word `before` ends a sentence."""
    low = before.lower()
    if low in known.titles:
        return False
    if low in known.numbered and not (len(before) == 1 and before.isupper()):
        return following[0].isalpha()
    if low in TIMES:
        after = word_at(following)
        return after.lower() not in known.clocks and not (after.isupper() and len(after) > 1)
    if (
        low in known.closing
        or ("." in before and before[0].isalpha())
        or (len(before) == 1 and before.isupper())
    ):
        return word_at(following).lower() in known.starters
    return True


def word_at(text: str) -> str:
    """The letters that a text opens with."""
    return "".join(takewhile(str.isalpha, text))
