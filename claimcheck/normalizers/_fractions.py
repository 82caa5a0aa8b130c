"""Fractions in words: "two-thirds", "a quarter of a million", "half a dozen", "½"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from claimcheck.document import Document
from claimcheck.normalizers._digits import ONE, Figure, magnitude
from claimcheck.normalizers._grouping import DASHES
from claimcheck.normalizers._loose import ARTICLES, with_article
from claimcheck.normalizers._number_words import Table

HALF: Final = Decimal("0.5")
# "A fifth" and "two-thirds" are said of what is a few points off.
LOOSE: Final = Decimal("0.05")
# "Half a million" is said of anything from 450,000 to 550,000.
LOOSE_PART: Final = Decimal("0.1")
QUARTER: Final = ("quarter",)
POINTS: Final = ("point", "points", "percentage")  # "a quarter-point cut"


def numerated(doc: Document, i: int, last: int, end: int, over: Decimal, table: Table) -> Figure | None:
    """The figure of "two-thirds", "one fifth of": a fraction with its numerator."""
    dashed = last < end and doc.words[last] in DASHES and doc.tight(last) and doc.tight(last - 1)
    at = last + dashed
    under = table.fractions.get(doc.words[at]) if at < end else None
    word = doc.words[at] if at < end else ""
    improper = word in table.sets["whole_after"] and over > 1
    if under is None or over <= 0 or not (over < under or improper):
        return None
    scaled = (at + 1 < end and doc.words[at + 1] in table.magnitudes) or (word == "thirds" and over == 2)
    if (
        not dashed
        and not scaled
        and not improper
        and (not _plain_share(doc, at, end, table) or word.endswith("s") != (over > 1))
    ):
        return None
    return _of_magnitude(doc, Figure(i, at + 1, over / under, LOOSE, "fraction"), end, table)


def _plain_share(doc: Document, at: int, end: int, table: Table) -> bool:
    """Whether an unhyphened "third" or "quarters" at token `at` is a share, not a rank or part of a year."""
    after = doc.words[at + 1] if at + 1 < end else "."
    if doc.words[at].startswith("quarter"):
        return after in ("of", "more", "less", "the", "fewer", "higher", "lower")
    return after in table.sets["shares"] or not after[0].isalnum()


def share(doc: Document, i: int, floor: int, end: int, table: Table) -> Figure | None:
    """The figure of "a third of", "a quarter of a million"."""
    word = doc.words[i]
    if word in QUARTER and i + 1 < end and doc.words[i + 1] in table.magnitudes:
        return with_article(
            doc, _of_magnitude(doc, Figure(i, i + 1, ONE / 4, LOOSE, "fraction"), end, table), floor
        )
    if (
        word in QUARTER
        and doc.words[i + 1 : i + 2] == ["-"]
        and doc.words[i + 2 : i + 3] in ([p] for p in POINTS)
    ):
        return with_article(doc, Figure(i, i + 1, ONE / 4, LOOSE, "words"), floor)
    if (
        i <= floor
        or doc.words[i - 1] not in ARTICLES
        or word.endswith("s")
        or not (_plain_share(doc, i, end, table) or doc.words[i - 2] == "by")
    ):
        return None
    if i - 1 > floor and _added(doc, i - 2, floor, table):
        return None
    return _of_magnitude(
        doc, Figure(i - 1, i + 1, ONE / table.fractions[word], LOOSE, "fraction"), end, table
    )


def _added(doc: Document, i: int, floor: int, table: Table) -> bool:
    """Whether "and" at token i adds a fraction to a number, and does not join a share ("and a third of")."""
    if doc.words[i] != "and":
        return False
    before = doc.words[i - 1] if i > floor else ""
    numbered = before[:1].isdigit() or before in table.starters or before in table.magnitudes
    return numbered or doc.words[i + 3 : i + 4] != ["of"]


def _of_magnitude(doc: Document, figure: Figure, end: int, table: Table) -> Figure:
    """A fraction taken of a magnitude ("a quarter of a million")."""
    words, last, share = doc.words, figure.last, figure.number
    size = 3 if words[last : last + 2] == ["of", "a"] else 2 if words[last : last + 1] == ["a"] else 1
    at = last + size - 1
    if at >= end or isinstance(share, tuple) or words[at] not in table.magnitudes:
        return figure
    scale, last = magnitude(doc, figure.first, at, end, table)
    return Figure(figure.first, last, share * scale, LOOSE_PART * scale, "words", scale)


def _past_article(words: list[str], i: int, end: int) -> int:
    """The token behind the hyphen at token i, and behind "a-" ("half-a-billion-dollar")."""
    return i + 3 if words[i + 1 : i + 3] == ["a", "-"] and i + 3 < end else i + 1


def half(doc: Document, i: int, floor: int, end: int, table: Table) -> Figure | None:
    """The figure of "half", "half a million", "half a dozen"; not "the first half" or "half-year"."""
    words = doc.words
    if i > floor and (words[i - 1] in table.sets["periods"] or words[i - 1] in DASHES):
        return None
    first = i - 1 if i > floor and words[i - 1] in ARTICLES else i
    if first > floor and first < i and words[first - 1] == "and":
        return None
    dashed = i + 1 < end and words[i + 1] in DASHES and doc.tight(i)
    at = _past_article(words, i + 1, end) if dashed else i + 1 + (words[i + 1 : i + 2] == ["a"])
    if at < end and words[at] in table.dozens:
        return Figure(first, at + 1, HALF * table.dozens[words[at]], ONE, "words")
    if at < end and words[at] in table.magnitudes:
        scale, last = magnitude(doc, first, at, end, table)
        return Figure(first, last, HALF * scale, LOOSE_PART * scale, "words", scale)
    if dashed and at < end and words[at] in POINTS:
        return Figure(first, i + 1, HALF, LOOSE_PART, "words")
    if dashed or (i + 1 < end and words[i + 1] in table.sets["half_before"]):
        return None
    if i > floor and words[i - 1] == "the" and words[i + 1 : i + 2] != ["of"]:
        return None
    return Figure(first, i + 1, HALF, LOOSE, "fraction")


def glyph(doc: Document, i: int, end: int, table: Table) -> Figure:
    scale, last = magnitude(doc, i, i + 1, end, table)
    return Figure(
        i,
        last,
        table.glyphs[doc.words[i]] * scale,
        LOOSE * scale,
        "fraction" if scale == 1 else "words",
        scale,
    )
