"""Cells of a table: bare numbers take the unit and the magnitude that the head of their column states."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import grammar
from claimcheck.document import Document
from claimcheck.model import Kind, Mention, Quantity
from claimcheck.normalizers import bounds, sharing, units
from claimcheck.normalizers._currency_words import table as currencies
from claimcheck.normalizers._number_words import table as numbers
from claimcheck.normalizers.count import unit_of
from claimcheck.normalizers.numerals import Numeral

MARKS: Final = ("|", "\t")
LETTERS: Final = {"m": Decimal(10**6), "k": Decimal(1000), "000": Decimal(1000), "000s": Decimal(1000)}
PERCENT: Final = ("%", "percent", "pct")
OPENS: Final = ("(", ",", "[", "in")
CHANGES: Final = frozenset("change changes growth rise fall swing difference + ± rank place no".split())
SHORTEST: Final = 2  # rows, the head among them, and cells of a row

Extent = tuple[int, int]


class Head(Struct, frozen=True):
    """What the head of a column, at [start, end) of the text, makes of a number in it."""

    start: int
    end: int
    kind: Kind
    unit: str
    units: tuple[str, ...] = ()
    scale: Decimal = Decimal(1)


def fill(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The mentions, bare numbers that are alone in a cell of a table in the unit of their column."""
    if not any(mark in doc.text for mark in MARKS):
        return mentions
    heads = {cell: head for rows in _tables(doc.text) for cell, head in _headed(doc, rows, mentions)}
    for at, mention in enumerate(mentions):
        head = heads.get((mention.start, mention.end)) if mention.kind == "number" else None
        if head is not None:
            mentions[at] = _filled(doc, mention, head)
    return mentions


def _tables(text: str) -> Iterator[list[list[Extent]]]:
    """The tables of a text: neighbouring lines with cells, rules between them left out."""
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        lines.append(_cells(line, at))
        at += len(line)
    for filled, run in groupby(lines, key=_several):
        rows = [row for row in run if any(text[a:b].strip("-: ") for a, b in row)]
        if filled and len(rows) >= SHORTEST:
            yield rows


def _several(row: list[Extent]) -> bool:
    return len(row) >= SHORTEST


def _cells(line: str, at: int) -> list[Extent]:
    """The extents of the cells of a line, without their margins; none where the line has no cells."""
    mark = next((mark for mark in MARKS if mark in line.strip()), "")
    if not mark:
        return []
    found: list[Extent] = []
    for part in line.split(mark):
        bare = part.strip()
        start = at + len(part) - len(part.lstrip()) if bare else at
        found.append((start, start + len(bare)))
        at += len(part) + 1
    framed = mark == "|" and found[0][0] == found[0][1]
    return found[1:-1] if framed and found[-1][0] == found[-1][1] else found


def _headed(
    doc: Document, rows: list[list[Extent]], mentions: list[Mention]
) -> Iterator[tuple[Extent, Head]]:
    """The cells of a table below a head that states what their numbers are, and no other column's."""
    known = {m.value.unit for m in mentions if m.kind == "money" and isinstance(m.value, Quantity)}
    heads = [_head(doc, *cell, known) for cell in rows[0]]
    sorts = [(head.kind, head.unit) for head in heads if head]
    heads = [head if head and sorts.count((head.kind, head.unit)) == 1 else None for head in heads]
    for row in rows[1:]:
        if len(row) == len(heads):
            yield from ((cell, head) for cell, head in zip(row, heads, strict=True) if head)


def _head(doc: Document, start: int, end: int, known: set[str]) -> Head | None:
    """What the head of a column makes of its numbers; None where it does not say."""
    first, last = doc.token_at(start), doc.token_at(end - 1) + 1
    words = doc.words[first:last]
    if not words or any(word.isdecimal() and word not in LETTERS for word in words):
        return None  # "2024, £m"
    if not CHANGES.isdisjoint(words):
        return None
    scale = next((scale for word in reversed(words) if (scale := _scale(doc, word))), Decimal(1))
    if any(word in PERCENT for word in words):
        return Head(start, end, "percent", "percent")
    if options := _currency(doc, first, last):
        settled = next((unit for unit in options if unit in known), options[0])
        return Head(start, end, "money", settled, options if len(options) > 1 else (), scale)
    if unit := _measure(doc, first, last):
        return Head(start, end, "measure", unit, (), scale)
    phrase = grammar.phrase_after(doc, first, last, plural=True)
    if phrase is None or phrase.last != last:
        return None
    return Head(start, end, "count", unit_of(doc, phrase), (), scale)


def _scale(doc: Document, word: str) -> Decimal | None:
    return LETTERS.get(word) or numbers(doc.article.locale).magnitudes.get(word)


def _currency(doc: Document, first: int, last: int) -> tuple[str, ...]:
    """The currencies that a sign, code or name at tokens [first, last) may stand for."""
    table = currencies(doc.article.locale)
    for i in range(first, last):
        word, letters = doc.words[i], doc.words[i - 1] if i > first else ""
        if word == "$" and letters and (unit := table.dollars.get(letters)):
            return (unit,)
        if word in table.signs:
            return table.signs[word].units
        if word in table.codes and doc.written(i, i + 1).isupper():
            return table.codes[word].units
        for tokens, money in table.names.get(word, ()):
            if tuple(doc.words[i : i + len(tokens)]) == tokens and i + len(tokens) <= last:
                return money.units if money.factor == 1 else ()
    return ()


def _measure(doc: Document, first: int, last: int) -> str:
    """The unit of measure that ends a head, in brackets or behind a comma: "Area (sq km)"."""
    for i in range(first + 1, last):
        led = doc.words[i - 1] in OPENS or _scale(doc, doc.words[i - 1]) is not None
        hit = units.match(doc, i) if led else None
        if hit and all(word in (")", "]") for word in doc.words[hit[1] : last]):
            return hit[0]
    return ""


def _filled(doc: Document, mention: Mention, head: Head) -> Mention:
    """A bare number in the unit and the magnitude of its column."""
    value = mention.value
    if not isinstance(value, Quantity) or isinstance(value.number, tuple):
        return mention
    if head.kind == "count" and head.scale == 1:
        trace = tuple(step for step in mention.trace if step)
        return replace(mention, kind="count", noun=head.unit, trace=(*trace, f"counts {head.unit}"))
    step = Decimal(1).scaleb(int(Decimal(value.number).as_tuple().exponent)) * head.scale
    numeral = Numeral(
        mention.first, mention.last, mention.start, mention.end, value.number * head.scale, step, "digits"
    )  # fmt: skip
    bound = bounds.Bound("=", mention.first, mention.last)
    sized = replace(mention, value=bounds.quantity(numeral, bound, ""))
    unit = "" if head.kind == "count" else head.unit
    place = doc.token_at(head.start), doc.token_at(head.end - 1) + 1
    stated = Quantity(value.number, "=", None, None, unit, units=head.units)
    other = Mention(head.start, head.end, *place, head.kind, stated, (), head.unit if not unit else "")
    return sharing.lent(doc, sized, other)
