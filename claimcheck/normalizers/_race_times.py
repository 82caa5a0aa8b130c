"""Times of races in hours, minutes and seconds: "won in 2:07:41"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck import cues
from claimcheck.document import Document
from claimcheck.normalizers._time_words import table as clock_of
from claimcheck.normalizers.sight import two_digits

COLON: Final = ":"
OF_DAY: Final = frozenset("at since until till before after by from".split())  # a clock stands behind these


def find(doc: Document) -> Iterator[tuple[int, int, int]]:
    """The first token of each, the token after it, and its seconds."""
    for i in cues.places(doc, __name__):
        seconds = _seconds(doc, i)
        if seconds is not None:
            yield i - 1, i + 4, seconds


def triggers(_locale: str) -> cues.Test:
    """The test of the sign that stands twice in such a time."""
    return COLON.__eq__


def _seconds(doc: Document, i: int) -> int | None:
    """The seconds of the time whose first colon is token i."""
    words = doc.words
    if i < 1 or i + 3 >= len(words) or words[i + 2] != COLON or not all(map(doc.tight, range(i - 1, i + 3))):
        return None
    minute, second = two_digits(words[i + 1]), two_digits(words[i + 3])
    if not (words[i - 1].isdecimal() and len(words[i - 1]) == 1) or minute is None or second is None:
        return None
    if minute > 59 or second > 59 or _of_day(doc, i - 1, i + 4):
        return None
    return int(words[i - 1]) * 3600 + minute * 60 + second


def _of_day(doc: Document, first: int, last: int) -> bool:
    """Whether tokens [first, last) are a time of day, or part of a longer figure."""
    before = doc.words[first - 1] if first else ""
    after = doc.words[last] if last < len(doc.words) else ""
    clock = clock_of(doc.article.locale)
    glued = (first > 0 and doc.tight(first - 1) and before in (COLON, "/", "-")) or after == COLON
    return glued or before in OF_DAY or after in clock.halves or after in clock.zones
