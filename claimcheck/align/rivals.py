"""For two claims that differ: who else each might be matched with in the other's article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from claimcheck.align.traits import Traits, figure

MOST: Final = 3  # better matches that count
WIDEST: Final = 6.0  # bits of lead that count

Pair = tuple[int, int]


class Rivalry(Struct, frozen=True):
    """How two claims stand against others.

    `better` matches, `margin` of the lead in bits, how many of the two are `explained` by a claim that
    agrees in the other's article, and how many figures are `stated` there of whatever.
    """

    better: int
    margin: float
    explained: int
    stated: int


class Field(Struct, frozen=True):
    """Per claim and article: the bits shared with each claim there, most first; which agree there."""

    shared: dict[tuple[int, str], list[tuple[float, int]]]
    agreed: dict[tuple[int, str], list[int]]
    figures: list[object]
    stated: set[tuple[object, str]]


def read(known: Sequence[Traits], shared: Mapping[Pair, float], agreeing: Sequence[Pair]) -> Field:
    """The field in which pairs of claims compete."""
    seen: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    for (i, j), bits in shared.items():
        a, b = known[i], known[j]
        if a.claim.article != b.claim.article and a.dimension == b.dimension:
            seen[i, b.claim.article].append((bits, j))
            seen[j, a.claim.article].append((bits, i))
    agreed: dict[tuple[int, str], list[int]] = defaultdict(list)
    for i, j in agreeing:
        agreed[i, known[j].claim.article].append(j)
        agreed[j, known[i].claim.article].append(i)
    for others in seen.values():
        others.sort(reverse=True)
    figures = [figure(t.claim) for t in known]
    stated = {(found, t.claim.article) for found, t in zip(figures, known, strict=True)}
    return Field(seen, agreed, figures, stated)


def rivalry(known: Sequence[Traits], field: Field, i: int, j: int, bits: float) -> Rivalry:
    """How a pair stands that shares `bits` of words."""
    here, there = known[i].claim.article, known[j].claim.article
    better, margin = 0, WIDEST
    for a, b, article in ((i, j, there), (j, i, here)):
        value = field.figures[b]
        found = field.shared.get((a, article), ())
        most = list(islice((s for s, k in found if k != b and field.figures[k] != value), MOST))
        better += sum(s > bits for s in most)
        margin = min(margin, bits - (most[0] if most else 0.0))
    explained = sum(_explained(known, field, a, b) for a, b in ((i, j), (j, i)))
    return Rivalry(better, max(-WIDEST, margin), explained, _stated(field, (i, there), (j, here)))


def _explained(known: Sequence[Traits], field: Field, i: int, j: int) -> bool:
    """Whether claim i agrees with one in the article of j, other than j's own amount in another unit."""
    other = known[j].claim
    found = (known[k].claim for k in field.agreed.get((i, other.article), ()))
    return any(claim.pair != other.id and other.pair != claim.id for claim in found)


def _stated(field: Field, *claims: tuple[int, str]) -> int:
    """How many of two figures the other's article states as well; one figure in two units says nothing."""
    figures = [(field.figures[i], article) for i, article in claims]
    return 0 if figures[0][0] == figures[1][0] else sum(one in field.stated for one in figures)
