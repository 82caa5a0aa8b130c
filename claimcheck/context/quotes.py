"""Quotations in a text: which tokens stand inside quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from claimcheck import cues
from claimcheck.document import Document

OPENING: Final = frozenset("“«„")
CLOSING: Final = frozenset("”»")
STRAIGHT: Final = '"'
MARKS: Final = OPENING | CLOSING | {STRAIGHT}

Range = tuple[int, int]


def find(doc: Document) -> list[Range]:
    """The tokens [first, last) of each quotation, its marks included; an open one ends with its paragraph."""
    found: list[Range] = []
    opened = block = -1
    for i in cues.places(doc, __name__):
        sentence = doc.sentence_of(i)
        if sentence is None:
            continue
        if opened >= 0 and sentence.block != block:
            found.append((opened, _end(doc, opened)))
            opened = -1
        block = sentence.block
        if opened < 0 and doc.words[i] not in CLOSING:
            opened = i
        elif opened >= 0 and doc.words[i] not in OPENING:
            found.append((opened, i + 1))
            opened = -1
    if opened >= 0:
        found.append((opened, _end(doc, opened)))
    return found


def triggers(_locale: str) -> cues.Test:
    """The test of the signs that open and close a quotation."""
    return MARKS.__contains__


def _end(doc: Document, i: int) -> int:
    """Where the paragraph that holds token i ends."""
    at = bisect_right(doc.firsts, i) - 1
    block = doc.sentences[at].block
    while at + 1 < len(doc.sentences) and doc.sentences[at + 1].block == block:
        at += 1
    return doc.sentences[at].last


def around(doc: Document, i: int) -> Range | None:
    """The quotation that holds token i."""
    known = doc.once(find)
    at = bisect_right(known, (i, len(doc.words))) - 1
    return known[at] if at >= 0 and i < known[at][1] else None
