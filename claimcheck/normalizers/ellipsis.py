"""Bare numbers whose noun or unit stands elsewhere: "213 of them", "seven were", "5 per cent, from 4"."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from claimcheck.document import Document
from claimcheck.model import Mention, Quantity
from claimcheck.normalizers import _elided, _shared_magnitude, sharing
from claimcheck.normalizers._elided import Scope

LENT: Final = ("money", "percent", "measure", "duration", "count")
FAR: Final = 20  # times that two figures compared may differ


def lend(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The mentions, bare numbers among them read as counts of what is told before or in another's unit.

    A count keeps its unit empty, as its words have none; its `noun` says what it counts.
    """
    if not any(mention.kind == "number" for mention in mentions):
        return mentions
    known = _elided.load(doc.article.locale)
    for sentence, members in doc.by_sentence([mention.first for mention in mentions]):
        if not any(mentions[at].kind == "number" for at in members):
            continue
        scope = Scope(doc, mentions, sentence, members, known, {})
        for at in members:
            value = mentions[at].value
            if mentions[at].kind == "number" and isinstance(value, Quantity):
                mentions[at] = _read(scope, at, value)
    return mentions


def _read(scope: Scope, at: int, value: Quantity) -> Mention:
    """A bare number in a unit or with a noun, or as it is."""
    mention = scope.mentions[at]
    other = _scaled(scope, at) or _compared(scope, at, value) or _stretch(scope, at)
    if other is not None:
        return sharing.lent(scope.doc, mention, other)
    other = _parallel(scope, at) or _shared_magnitude.beside(scope, at)
    sized = _shared_magnitude.shared(scope, mention, other) if other is not None else None
    if sized is not None and other is not None:
        return sharing.lent(scope.doc, sized, other)
    noun = "" if isinstance(value.number, tuple) or value.number % 1 else _elided.noun(scope, at)
    if not noun:
        return mention
    trace = tuple(step for step in mention.trace if step)
    return replace(mention, kind="count", noun=noun, trace=(*trace, f"counts {noun}, which stands elsewhere"))


def _scaled(scope: Scope, at: int) -> Mention | None:
    """The money beside "1.31 billion", whose currency it has too."""
    mention = scope.mentions[at]
    if scope.word(mention.last - 1) not in scope.known["scales"] or not scope.free(mention.last):
        return None
    if _elided.numbered(scope, at):  # "a population of 1.4 billion and an output of $4 trillion"
        return None
    near = [*reversed(range(scope.members.start, at)), *_earlier(scope)]
    amounts = (scope.mentions[n] for n in near if scope.mentions[n].kind in ("money", "count"))
    money = next((m for m in amounts if scope.doc.words[m.first - 1] != "("), None)
    if money is None or money.kind == "count":
        return None
    value = money.value
    if not isinstance(value, Quantity):
        return None
    plain: Mention = replace(money, value=replace(value, unit=value.unit.partition(" per ")[0]))
    return plain


def _earlier(scope: Scope) -> list[int]:
    """The mentions of the sentence before in its block, last one first, if all money is of one currency."""
    found: list[int] = []
    priced = (_priced(scope, m) for m in scope.mentions if m.kind == "money")
    if len({unit for unit in priced if unit}) > 1:
        return found
    for n in range(scope.members.start - 1, -1, -1):
        sentence = scope.doc.sentence_of(scope.mentions[n].first)
        if (
            sentence is None
            or sentence.block != scope.sentence.block
            or sentence.last != scope.sentence.first
        ):
            break
        found.append(n)
    return found


def _priced(scope: Scope, mention: Mention) -> str:
    """The currency of a mention; "" for no money and for what converts other money in brackets."""
    value, before = mention.value, scope.doc.words[mention.first - 1] if mention.first else ""
    return value.unit if isinstance(value, Quantity) and before != "(" else ""


def _compared(scope: Scope, at: int, value: Quantity) -> Mention | None:
    """The figure with a unit that a bare one is compared with: "5 per cent, from 4"."""
    before = scope.lead(at)
    compared = scope.word(before) in scope.known["compared"] or scope.word(before - 1) == "compared"
    if not compared or isinstance(value.number, tuple):
        return None
    for n in range(at - 1, scope.members.start - 1, -1):
        other = scope.mentions[n]
        if other.kind == "number":
            return None
        if other.kind in LENT and isinstance(other.value, Quantity) and _level(scope, n):
            size = other.value.number
            if isinstance(size, tuple) or not size:
                return None
            near = abs(size) / FAR < abs(value.number) < abs(size) * FAR
            return other if near else None
    return None


def _level(scope: Scope, n: int) -> bool:
    """Whether a figure is where something stands, not by how much per cent it moved."""
    return scope.mentions[n].kind != "percent" or scope.word(scope.lead(n)) in scope.known["levels"]


def _parallel(scope: Scope, at: int) -> Mention | None:
    """The figure whose unit a like clause leaves out: "45 per cent for one, 39 for the other"."""
    mention, joint = scope.mentions[at], scope.word(scope.mentions[at].last)
    if joint not in scope.known["parallel"] or scope.word(scope.lead(at)) not in (",", "and", ";"):
        return None
    other = scope.mentions[at - 1] if at > scope.members.start else None
    if other is None or other.kind not in LENT or mention.first - other.last > FAR:
        return None
    return other if scope.word(other.last) == joint else None


def _stretch(scope: Scope, at: int) -> Mention | None:
    """The time that "eight years, three of them suspended" are part of."""
    first, last = scope.lead(at) + 1, scope.mentions[at].last
    part = scope.doc.words[last : last + 2] == ["of", "them"] or scope.doc.words[first - 2 : first] == [
        "of",
        "which",
    ]
    other = scope.mentions[at - 1] if part and at > scope.members.start else None
    return other if other is not None and other.kind == "duration" else None
