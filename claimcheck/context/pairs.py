"""What is stated twice: "500,000 KZT ($913)", "12 km (7.5 miles)", "4 a.m. (0100 GMT)", "£5m, some $6m,"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimcheck.document import Document
from claimcheck.model import Clock, Mention, Quantity

LEADS: Final = frozenset(
    """about around roughly approximately some over nearly almost or equivalent to us more than ~ = c the
    equal""".split()
)
OPENING: Final = frozenset(", — – -".split())
CLOSING: Final = tuple([sign] for sign in ", . ; : ) — – -".split())
PER: Final = " per "  # an amount and its share of one thing convert nothing
SERIES: Final = frozenset(("by", "x", "×", "and", "to", "-", "–"))  # "41 cm by 33 cm (16 by 13 inches)"
REACH: Final = 4


def tie(doc: Document, mentions: Sequence[Mention]) -> dict[int, int]:
    """Each converting mention's index, with that of the mention it converts."""
    tied = {}
    for i in range(1, len(mentions)):
        if _converts(doc, mentions[i - 1], mentions[i]):
            tied[i] = i - 1
    return tied


def _converts(doc: Document, a: Mention, b: Mention) -> bool:
    """Whether b stands in parentheses or apposed right behind a, in another unit of the same dimension."""
    if isinstance(a.value, Clock) and isinstance(b.value, Clock):
        return b.value.zone not in (None, a.value.zone) and doc.words[a.last : b.first] == ["("]
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)) or b.first <= a.last:
        return False
    if PER in a.value.unit or PER in b.value.unit:
        return False
    if a.kind != b.kind or a.kind not in ("money", "measure", "duration") or a.value.unit == b.value.unit:
        return False
    if doc.words[b.last : b.last + 1] and doc.words[b.last] in SERIES:
        return False
    between = doc.words[a.last : b.first]
    if len(between) > REACH + 1 or any(word not in LEADS for word in between[1:]):
        return False
    return between[0] in ("(", "[") or _apposed(doc, between, b.last)


def _apposed(doc: Document, between: Sequence[str], last: int) -> bool:
    """Whether a figure that ends before token `last` is apposed to one: "2,650 francs, some $5.35, for"."""
    if between[0] not in OPENING or len(between) < 2:
        return False
    return between[1] == "or" or doc.words[last : last + 1] in CLOSING
