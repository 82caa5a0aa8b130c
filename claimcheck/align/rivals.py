"""For two claims that differ: who else each might be matched with in the other's article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from claimcheck.align.traits import Traits, figure

MOST: Final = 3  # better matches that count
WIDEST: Final = 6.0  # bits of lead that count

Pair = tuple[int, int]


class Rivalry(Struct, frozen=True):
    """How two claims stand against others: better matches, lead in bits, and how many agree elsewhere."""

    better: int
    margin: float
    explained: int


class Field(Struct, frozen=True):
    """Per claim and article: the bits of words shared with each claim there, and whether one there agrees."""

    shared: dict[tuple[int, str], list[tuple[float, int]]]
    agreed: set[tuple[int, str]]


def read(known: Sequence[Traits], shared: Mapping[Pair, float], agreeing: Sequence[Pair]) -> Field:
    """The field in which pairs of claims compete."""
    seen: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (i, j), bits in shared.items():
        a, b = known[i], known[j]
        if a.claim.article != b.claim.article and a.dimension == b.dimension:
            seen[i, b.claim.article].append((bits, j))
            seen[j, a.claim.article].append((bits, i))
    agreed = {(i, known[j].claim.article) for i, j in agreeing} | {
        (j, known[i].claim.article) for i, j in agreeing
    }
    return Field(seen, agreed)


def rivalry(known: Sequence[Traits], field: Field, i: int, j: int, bits: float) -> Rivalry:
    """How a pair stands that shares `bits` of words."""
    here, there = known[i].claim.article, known[j].claim.article
    better, margin = 0, WIDEST
    for a, b, article in ((i, j, there), (j, i, here)):
        value = figure(known[b].claim)
        others = [
            s for s, k in field.shared.get((a, article), ()) if k != b and figure(known[k].claim) != value
        ]
        better += min(MOST, sum(s > bits for s in others))
        margin = min(margin, bits - max(others, default=0.0))
    explained = ((i, there) in field.agreed) + ((j, here) in field.agreed)
    return Rivalry(better, max(-WIDEST, margin), explained)
