"""Numbers to call: "(555) 123-4567", "0800 123 4567", "+44 20 7946 0958"."""

from __future__ import annotations

from typing import Final

from claimcheck.document import Document

GROUPS: Final = 5  # groups of digits in a number to call


def holds(doc: Document, i: int) -> bool:
    """Whether token i, of digits alone, is part of a number to call."""
    return _dialled(doc, i) or (len(doc.words[i]) in (3, 4) and _local(doc, i))


def _local(doc: Document, i: int) -> bool:
    """Whether token i is part of a number to call: "(555) 123-4567", "555-1234"."""
    for at in (i, i - 2) if len(doc.words[i]) == 3 else (i - 2,):
        if at >= 0 and _exchange(doc, at):
            return True
    return doc.words[i - 1] == "(" and doc.words[i + 1 : i + 2] == [")"] and _exchange(doc, i + 2)


def _dialled(doc: Document, i: int) -> bool:
    """Whether token i is in a row of digit groups that begins with a zero or a plus ("0800 123 4567")."""
    first = i
    while first > max(i - GROUPS, 0) and _row(doc, first - 1):
        first -= 1
    if not _row(doc, first):
        return False
    word = doc.words[first]
    if word[0] == "0" and len(word) > 2:
        return True
    return first > 0 and doc.words[first - 1] == "+" and doc.tight(first - 1)


def _row(doc: Document, i: int) -> bool:
    """Whether tokens i and i + 1 are digits with one blank between them."""
    if i + 1 >= len(doc.words) or doc.starts[i + 1] - doc.ends[i] != 1:
        return False
    return doc.words[i].isdecimal() and doc.words[i + 1].isdecimal()


def _exchange(doc: Document, i: int) -> bool:
    """Whether tokens from i on are "123-4567", and no round numbers that may be a range."""
    words = doc.words[i : i + 3]
    if len(words) < 3 or words[1] != "-" or not (doc.tight(i) and doc.tight(i + 1)):
        return False
    longer = (i and doc.words[i - 1] == "-" and doc.tight(i - 1)) or doc.words[i + 3 : i + 4] == ["-"]
    if longer:
        return False
    digits = len(words[0]) == 3 and len(words[2]) == 4 and words[0].isdecimal() and words[2].isdecimal()
    return digits and not (words[0].endswith("0") and words[2].endswith("0"))
