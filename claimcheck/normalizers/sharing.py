"""Units that one figure shares with the next: "from 25 to 30 percent", "from 2 to 3 km"."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from claimcheck.document import Document
from claimcheck.model import Mention, Quantity
from claimcheck.normalizers import _stretches, units
from claimcheck.normalizers._number_words import table

SHARED: Final = ("money", "percent", "measure", "duration", "count", "age")
PAIRED: Final = ("percent", "measure", "duration")  # "of 5 and 7 percent", "at 12 and 25 mph"
JOINTS: Final = ("and", "or")


def share(doc: Document, mentions: list[Mention]) -> list[Mention]:
    """The mentions with bare numbers that open a change or a pair put into the unit of its other end."""
    for at in range(len(mentions) - 1, 0, -1):
        bare, other = mentions[at - 1], mentions[at]
        if bare.kind == "number" and other.first - bare.last == 1 and _opens(doc, bare, other):
            mentions[at - 1] = lent(doc, bare, other)
    return mentions


def _opens(doc: Document, bare: Mention, other: Mention) -> bool:
    """Whether a bare number is the start of a change to the other figure, or one of two percentages."""
    if other.kind not in SHARED or not isinstance(bare.value, Quantity):
        return False
    if not doc.words[bare.last - 1][0].isalnum() or not isinstance(other.value, Quantity):
        return False
    words = table(doc.article.locale).sets
    joint, before = doc.words[bare.last], doc.words[bare.first - 1] if bare.first else ""
    if joint in words["to"]:
        return before in words["from"] or before == "by"
    return joint in JOINTS and other.kind in PAIRED and before in words["paired"]


def lent(doc: Document, bare: Mention, other: Mention) -> Mention:
    """A bare number as a mention of the other's kind and unit."""
    mine, its = bare.value, other.value
    if not isinstance(mine, Quantity) or not isinstance(its, Quantity):
        return bare
    value = replace(mine, unit=its.unit, units=its.units)
    if other.kind == "measure":
        hull = units.hull(its.units or (its.unit,), value.low, value.high, doc.article.locale)
        value = replace(value, canonical=hull)
    elif other.kind == "duration":
        value = replace(value, canonical=_stretches.canonical(value, value.step))
    trace = tuple(step for step in bare.trace if step)
    place = "behind it" if other.start > bare.start else "before it"
    unit = f'unit from "{doc.text[other.start : other.end]}" {place}'
    return replace(bare, kind=other.kind, value=value, trace=(*trace, unit), noun=other.noun)
