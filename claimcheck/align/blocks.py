"""Which claims are worth comparing: those that share a telling word or a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log
from typing import Final

from claimcheck import values
from claimcheck.align import traits
from claimcheck.align.cluster import Pair
from claimcheck.align.traits import Traits
from claimcheck.interval import Interval
from claimcheck.model import Period, Quantity

NEARBY: Final = 0.03  # sizes within so much of each other, in natural logs, are compared
SEASON: Final = 125  # days of a period whose months are compared one by one
NAMES: Final = ("name", "role")  # tied by what they name, not by the words round them


def pairs(known: Sequence[Traits]) -> dict[Pair, float]:
    """All pairs of claims that may be of one fact, with the bits of the words that they share."""
    met: dict[Pair, float] = defaultdict(float)
    for members in _worded(known):
        for m, (i, one) in enumerate(members):
            for j, two in members[m + 1 :]:
                met[i, j] += min(one, two)
    for alike in _valued(known):
        for m, i in enumerate(alike):
            for j in alike[m + 1 :]:
                if (i, j) not in met and comparable(known[i], known[j]):
                    met[i, j] = shared(known[i], known[j])
    return met


def shared(a: Traits, b: Traits) -> float:
    """The bits of the words that two claims share."""
    one, two = (a.near, b.near) if len(a.near) <= len(b.near) else (b.near, a.near)
    return sum(min(bits, two[label]) for label, bits in one.items() if label in two)


def comparable(a: Traits, b: Traits) -> bool:
    """Whether two claims measure the same sort of thing; a bare number may be any."""
    return a.dimension == b.dimension or "number" in (a.dimension, b.dimension)


def _worded(known: Sequence[Traits]) -> Iterator[list[tuple[int, float]]]:
    """Claims of one dimension that share a concept, each with what the concept tells there."""
    blocks: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for i, t in enumerate(known):
        for label, bits in t.near.items() if t.dimension not in NAMES else ():
            blocks[t.dimension, label].append((i, bits))
    return (members for members in blocks.values() if len(members) > 1)


def _valued(known: Sequence[Traits]) -> Iterator[list[int]]:
    """Claims that give one figure."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for i, t in enumerate(known):
        for key in figures(t) if t.dimension not in NAMES else ():
            blocks[key].append(i)
    return (members for members in blocks.values() if len(members) > 1)


def _months(period: Period) -> Iterator[object]:
    """The months that a period of a season or less touches."""
    start, end = period.start, period.end
    if start is None or end is None or (end - start).days > SEASON:
        return
    first, last = start.year * 12 + start.month, end.year * 12 + end.month
    yield from (("month", month) for month in range(first, last + 1))


def figures(t: Traits) -> Iterator[object]:
    """The figure as written, and the sizes near it: roundings, other units and bare figures meet there."""
    yield traits.figure(t.claim)
    if isinstance(t.claim.value, Period):
        yield from _months(t.claim.value)
    if isinstance(t.claim.value, Quantity):
        yield from ((t.dimension, at) for at in _sizes(values.interval(t.claim)))
        yield from (("as written", at) for at in _sizes(Interval(t.claim.value.low, t.claim.value.high)))


def _sizes(span: Interval) -> tuple[int, ...]:
    """The sizes that an interval lies between, on a scale of NEARBY."""
    ends = [end for end in (span.low, span.high) if end is not None and end > 0]
    size = round(log(sum(ends) / len(ends)) / NEARBY) if ends else 0
    return (size, size + 1) if ends else ()
