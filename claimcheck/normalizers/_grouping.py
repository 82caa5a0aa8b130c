"""Digits to values: groups of three in any country's way, decimal points and commas."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from claimcheck.document import Document
from claimcheck.normalizers._number_words import Table

DASHES: Final = frozenset("-–—‑−‐")
QUOTES: Final = frozenset("'’")
GAPS: Final = frozenset("\u00a0\u2009\u202f\u2007")
# Languages that write 1,5 for one and a half.
COMMA: Final = frozenset(
    "de fr es it pt ru kk uk pl nl tr id cs sv da nb no fi ro hu bg el sk sl hr sr lt lv et".split()
)
# No figure in news has more digits; longer runs are codes.
LONGEST: Final = 24


def join_groups(doc: Document, i: int, end: int, table: Table) -> tuple[str, int]:
    """The digits from token `i` on with groups of three joined, and where they end."""
    digits, last = doc.words[i], i + 1
    if len(digits) > 3 or not digits.isdigit() or digits[0] == "0":
        return digits, last
    while last < end and len(digits) <= LONGEST and (size := _next_group(doc, i, last, end, table)):
        digits, last = digits + doc.words[last + size - 1], last + size
        if not digits.isdigit():
            break
    return digits, last


def _next_group(doc: Document, i: int, last: int, end: int, table: Table) -> int:
    """How many tokens carry the next group of three digits: 0 for none, 2 with an apostrophe."""
    start = doc.ends[last - 1]
    if start == doc.starts[last]:
        quoted = (
            doc.words[last] in QUOTES and last + 1 < end and doc.tight(last) and _trio(doc.words[last + 1])
        )
        return 2 if quoted else 0
    if doc.starts[last] - start != 1 or not _trio(doc.words[last]):
        return 0
    if doc.text[start] in GAPS:
        return 1
    return 1 if doc.text[start] == " " and _plain_gap(doc, i, last, end, table) else 0


def _plain_gap(doc: Document, i: int, last: int, end: int, table: Table) -> bool:
    """Whether an ordinary space can part groups here: not after a month, not in "in 20 100 people"."""
    before = doc.words[i - 1] if i else ""
    glued = last + 1 < end and doc.tight(last) and doc.words[last + 1] in DASHES
    model = doc.words[last + 1 : last + 2] == ["max"]  # "12 737 MAX jets"
    return before not in table.sets["months"] | table.sets["labels"] and not glued and not model


def _trio(word: str) -> bool:
    """Whether a token is three digits, with a decimal part or without."""
    if len(word) < 3 or not word[:3].isdigit():
        return False
    return len(word) == 3 or (word[3] in ".," and word[4:].isdigit() and len(word) < 8)


def parse(digits: str, locale: str, table: Table, after: str) -> tuple[Decimal, int] | None:
    """The value of a digit token and its decimals, or None for lists and versions."""
    if len(digits) > LONGEST:
        return None
    if digits.isascii() and digits.isdigit():
        return Decimal(digits), 0
    comma = locale.replace("_", "-").split("-")[0].lower() in COMMA
    point, group = (",", ".") if comma else (".", ",")
    whole, _, decimals = digits.rpartition(point)
    if whole and decimals.isdigit() and _groups(whole, group):
        return Decimal(f"{whole.replace(group, '')}.{decimals}"), len(decimals)
    if _groups(digits, group):
        return Decimal(digits.replace(group, "")), 0
    return _foreign(digits, point, group, after in table.magnitudes)


def _foreign(digits: str, point: str, group: str, scaled: bool) -> tuple[Decimal, int] | None:
    """A figure in the other convention, where it cannot be read in the article's own."""
    whole, _, decimals = digits.rpartition(group)
    if digits.count(point) > 1 and _groups(digits, point):
        return Decimal(digits.replace(point, "")), 0
    if point in whole and _groups(whole, point) and decimals.isdigit():
        return Decimal(f"{whole.replace(point, '')}.{decimals}"), len(decimals)
    if scaled and whole.isdigit() and decimals.isdigit():
        return Decimal(f"{whole}.{decimals}"), len(decimals)
    return None


def _groups(digits: str, group: str) -> bool:
    """Whether groups are of three digits, or in the Indian way of two and a last of three."""
    head, *rest = digits.split(group)
    if not head.isdigit() or not head.isascii():
        return False
    if not rest:
        return True
    size = len(rest[0]) if len(rest) > 1 else 3
    middle = all(len(part) == size and part.isdigit() for part in rest[:-1])
    return len(head) <= size and size in (2, 3) and middle and len(rest[-1]) == 3 and rest[-1].isdigit()
