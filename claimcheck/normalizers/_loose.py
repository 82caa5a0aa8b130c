"""Loose numbers in words: vague plurals, quantifiers before a magnitude, none, and "one" where it counts."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from claimcheck.document import Document
from claimcheck.normalizers._digits import ONE, Figure, magnitude
from claimcheck.normalizers._grouping import DASHES
from claimcheck.normalizers._number_words import Range, Table

ARTICLES: Final = ("a", "an")


def plural(doc: Document, i: int, end: int, table: Table) -> Figure | None:
    """The figure of "hundreds", "tens of thousands", "scores of"."""
    word = doc.words[i]
    of = i + 2 < end and doc.words[i + 1] == "of"
    if of and (power := table.powers.get(doc.words[i + 2])):
        ends = table.partitive.get(word) or table.plurals[word]
        return _range(i, i + 3, ends, power)
    if word in table.plurals:
        return _range(i, i + 1, table.plurals[word], ONE)
    if word == "scores" and of and doc.words[i + 2][0].isalpha() and doc.words[i + 2] not in table.starters:
        return _range(i, i + 1, table.partitive[word], ONE)
    return None


def quantified(doc: Document, i: int, floor: int, end: int, table: Table) -> Figure | None:
    """The figure of "several thousand", "a couple of hundred", "many thousands"."""
    words = doc.words
    at = i + 1 + (words[i + 1 : i + 2] == ["of"])
    if at >= end:
        return None
    first = i - 1 if i > floor and words[i - 1] in ARTICLES else i
    if words[at] in table.dozens:
        return _range(first, at + 1, table.quantifiers[words[i]], table.dozens[words[at]])
    if words[at] in table.magnitudes:
        scale, last = magnitude(doc, i, at, end, table)
        return _range(first, last, table.quantifiers[words[i]], scale)
    if power := table.powers.get(words[at]):
        return _range(first, at + 1, table.quantifiers[words[i]], power)
    return None


def none(doc: Document, i: int, end: int, table: Table) -> Figure | None:
    """Zero for "none", and for "no" before a plural within two words ("no civilian casualties")."""
    zero = Figure(i, i + 1, Decimal(0), Decimal(0), "none")
    if doc.words[i] == "none":
        return (
            zero
            if doc.words[i + 1 : i + 3] != ["of", "this"] and doc.words[i + 1 : i + 2] != ["the"]
            else None
        )
    for word in doc.words[i + 1 : min(i + 4, end)]:
        if not word[0].isalpha() or word in table.sets["none_before"] or word in table.sets["stops"]:
            return None
        if word in table.sets["none_nouns"] or (word.endswith("s") and not word.endswith(("ss", "us", "is"))):
            return zero
    return None


def counts_one(doc: Document, i: int, end: int, table: Table) -> bool:
    """Whether "one" counts what follows, rather than stands for it."""
    before = doc.words[i - 1] if i else ""
    after = doc.words[i + 1] if i + 1 < end else "."
    if before in table.sets["minus"]:
        return True
    if before in table.sets["points_after"] and after in ("point", "time", "stage", "moment"):
        return False
    if after in ("in", "out"):
        at = i + (3 if doc.words[i + 2 : i + 3] == ["of"] else 2)
        at += doc.words[at : at + 1] == ["every"]
        return at < end and (
            doc.words[at][0].isdigit()
            or table.starters.get(doc.words[at]) in ("small", "tens", "power", "quantifier")
        )
    if after in DASHES and doc.tight(i):
        return doc.words[i + 2 : i + 3] not in (
            ["off"],
            ["on"],
            ["time"],
            ["sided"],
            ["stop"],
            ["liner"],
            ["act"],
            ["party"],
        )
    if before in table.sets["one_after"] or (before in DASHES and doc.tight(i - 1)):
        return False
    return (
        after in table.sets["to"]
        or (after[0].isalpha() and after not in table.sets["one_before"])
        or after == "%"
    )


def with_article(doc: Document, figure: Figure, floor: int) -> Figure:
    """The figure with the article before it ("a hundred", "a dozen")."""
    if figure.first <= floor or doc.words[figure.first - 1] not in ARTICLES:
        return figure
    return Figure(figure.first - 1, figure.last, figure.number, figure.step, figure.form, figure.scale)


def _range(first: int, last: int, ends: Range, scale: Decimal) -> Figure:
    return Figure(first, last, (ends[0] * scale, ends[1] * scale), scale, "vague", ONE)
