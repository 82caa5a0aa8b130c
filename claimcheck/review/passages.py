"""Article text cut at its mentions, with what could deceive a reader made visible."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck.review.casefile import Claim

_JOINERS: Final = (0x200C, 0x200D, 0xFE0E, 0xFE0F)
_KEPT: Final = (0x09, 0x0A)


class Mark(Struct, frozen=True):
    """A stretch of text to be marked: `side` counts from 1, 0 is a claim that the finding leaves alone."""

    start: int
    end: int
    claim: Claim | None = None
    side: int = 0
    focus: bool = False


class Segment(Struct, frozen=True):
    """A piece of text under at most one mark; `sentence` tells that the mention's sentence covers it."""

    text: str
    mark: Mark | None = None
    sentence: bool = False
    first: bool = True


def segments(text: str, marks: Iterable[Mark], sentence: tuple[int, int] = (0, 0)) -> list[Segment]:
    """The text in pieces, in order.

    Where marks overlap the one in focus stays, then one of the finding, then the shorter.
    """
    ranked = sorted(marks, key=lambda m: (not m.focus, not m.side, m.end - m.start, m.start))
    chosen: list[Mark] = []
    for mark in ranked:
        _place(_clipped(mark, len(text)), chosen)
    ends = (min(max(0, edge), len(text)) for edge in sentence)
    cuts = sorted({0, len(text), *_edges(chosen), *ends})
    return [piece for piece in _pieces(text, cuts, chosen, sentence) if piece.text]


def _clipped(mark: Mark, length: int) -> Mark:
    return Mark(
        max(0, min(mark.start, length)), max(0, min(mark.end, length)), mark.claim, mark.side, mark.focus
    )


def _place(mark: Mark, chosen: list[Mark]) -> None:
    """Put a mark among those chosen, in order, unless one of them has some of its place."""
    at = bisect_left(chosen, mark.start, key=lambda m: m.start)
    free_before = at == 0 or chosen[at - 1].end <= mark.start
    free_after = at == len(chosen) or mark.end <= chosen[at].start
    if mark.start < mark.end and free_before and free_after:
        chosen.insert(at, mark)


def _edges(marks: Iterable[Mark]) -> Iterator[int]:
    for mark in marks:
        yield mark.start
        yield mark.end


def _pieces(
    text: str, cuts: Sequence[int], marks: Sequence[Mark], sentence: tuple[int, int]
) -> Iterator[Segment]:
    waiting = iter(marks)
    mark = next(waiting, None)
    for start, end in pairwise(cuts):
        while mark is not None and mark.end <= start:
            mark = next(waiting, None)
        over = mark if mark is not None and mark.start <= start else None
        inside = sentence[0] <= start and end <= sentence[1]
        yield Segment(visible(text[start:end]), over, inside, first=over is None or over.start == start)


class _Visible(dict[int, str | int]):
    """What stands for a code point on a page."""

    def __missing__(self, code: int) -> str | int:
        self[code] = shown = _shown(code)
        return shown


def _shown(code: int) -> str | int:
    category = unicodedata.category(chr(code))
    if code in _KEPT or code in _JOINERS or category not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return code
    if code == 0x0D:
        return ""
    if code == 0xAD:
        return code
    if category == "Cs":
        return "\ufffd"
    return "\n" if category in ("Zl", "Zp") else f"\u27e6U+{code:04X}\u27e7"


_VISIBLE: Final = _Visible()


def visible(text: str) -> str:
    """The text with controls and signs of direction shown by their numbers."""
    return text.translate(_VISIBLE)
