"""Of very many claims the few nearest to each, so that time grows no faster than their number.

Claims meet in blocks by what they share: a word, a figure, its size. A block that is too large is split by a
second key; what is still too large is walked in a window round each claim, in an order in which alike claims
stand side by side (the sorted neighbourhood of Hernández and Stolfo, 1995). Of the claims that give one
figure for one noun a few are compared with all others, so that the parts of a big story hang together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from heapq import nlargest
from itertools import combinations
from typing import Final

from msgspec import Struct

from claimcheck.align import traits
from claimcheck.align.blocks import NAMES, comparable, figures, shared
from claimcheck.align.cluster import Pair
from claimcheck.align.slips import digits
from claimcheck.align.traits import Traits
from claimcheck.model import Quantity

FEW: Final = 600  # claims that are all compared with all; of twice as many each names a quarter of these
LEAST: Final = 16  # claims that one names however many there are: half have its figure, half have others
DRAFT: Final = 48  # claims that one of a draft names at most, since its writer waits
WIDEST: Final = 12  # times as many may share a block that is not split
RAREST: Final = 5  # large blocks of a claim by which its others are split
SPREAD: Final = 6  # claims with one figure and noun that are compared with all such
ROUGH: Final = 2  # times as many are looked at closely as are named

FIGURE: Final = 6.0  # bits that a shared figure counts for,
SLIP: Final = 3.0  # the same figures in another order or magnitude,
SIZE: Final = 1.0  # and a size close by

Keyed = dict[object, float]


class Chart(Struct, frozen=True):
    """Claims in an order in which alike ones are neighbours; all else goes by their places in it.

    `keys` are what each has to share, by one key or by two, and `blocks` who shares it; `fixed` are
    those with whom all of one figure and noun are compared.
    """

    known: list[Traits]
    figures: list[object]
    keys: list[Keyed]
    blocks: dict[object, list[int]]
    fixed: dict[object, list[int]]
    most: int


def share(count: int) -> int:
    """How many others each claim may name, of so many."""
    return max(LEAST, FEW**3 // max(count, 1) ** 2)


def span(count: int) -> int:
    """With how many of a group each claim was surely compared, of so many."""
    return count if count <= FEW else max(SPREAD, share(count) // 2)


def pairs(known: Sequence[Traits], ours: Collection[int] = ()) -> dict[Pair, float]:
    """The pairs of which one names the other among its nearest, with the bits of words that they share.

    With `ours`, the pairs among those claims and the few that they name, for whoever writes a draft waits.
    """
    most = min(share(len(known)), DRAFT) if ours else share(len(known))
    order, keys = _order(known, most * WIDEST)
    chart = _chart([known[i] for i in order], [keys[i] for i in order], most)
    start = [at for at, i in enumerate(order) if not ours or i in ours]
    named = {at: _named(chart, at) for at in start}
    if ours:
        kept = set(start).union(*named.values())
        named |= {at: _named(chart, at) & kept for at in kept.difference(start)}
    met = {(min(order[at], order[to]), max(order[at], order[to])) for at in named for to in named[at]}
    return {(i, j): shared(known[i], known[j]) for i, j in sorted(met)}


def _order(known: Sequence[Traits], most: int) -> tuple[list[int], list[Keyed]]:
    """The claims, those with the same rare keys side by side, and for each the keys that others share."""
    keys = [dict(_single(t)) for t in known]
    sizes = Counter(key for found in keys for key in found)
    rank = {key: n for n, key in enumerate(sorted(sizes, key=lambda key: sizes[key]))}
    vectors = [sorted(rank[key] for key in found if sizes[key] > 1) for found in keys]
    split = [_split(found, sizes, most) for found in keys]
    return sorted(range(len(known)), key=lambda i: vectors[i]), split


def _single(t: Traits) -> Iterator[tuple[object, float]]:
    """What a claim has to share, and the bits that it tells; names share nothing."""
    if t.dimension in NAMES:
        return
    yield from (((t.dimension, label), bits) for label, bits in t.near.items())
    value = t.claim.value
    if isinstance(value, Quantity) and not isinstance(value.number, tuple):
        yield ("slip", "".join(sorted(digits(value.number)))), SLIP
    yield from ((key, FIGURE if not n else SIZE) for n, key in enumerate(figures(t)))


def _split(found: Keyed, sizes: Counter[object], most: int) -> Keyed:
    """The keys of a claim, those of large blocks two by two."""
    large = sorted((key for key in found if sizes[key] > most), key=lambda key: sizes[key])[:RAREST]
    small = {key: bits for key, bits in found.items() if 1 < sizes[key] <= most}
    if len(large) == 1:
        return small | {large[0]: found[large[0]]}
    twos = combinations(sorted(large, key=str), 2)
    return small | {(a, b): (found[a] + found[b]) / (len(large) - 1) for a, b in twos}


def _chart(known: list[Traits], keys: list[Keyed], most: int) -> Chart:
    """The claims, in their order, by what they share."""
    stated = [traits.figure(t.claim) for t in known]
    blocks: dict[object, list[int]] = defaultdict(list)
    same: dict[object, list[int]] = defaultdict(list)
    for at, (t, found) in enumerate(zip(known, keys, strict=True)):
        for key in found:
            blocks[key].append(at)
        if found:
            same[_kind(t)].append(at)
    fixed = {key: block[:: len(block) // SPREAD or 1] for key, block in same.items()}
    return Chart(known, stated, keys, blocks, fixed, most)


def _kind(t: Traits) -> object:
    """What claims have in common that may well be of one fact."""
    return t.dimension, traits.figure(t.claim), t.claim.subject.head


def _named(chart: Chart, at: int) -> set[int]:
    """The claims that one names: the nearest with its figure, the nearest with others, and the fixed."""
    me, figure = chart.known[at], chart.figures[at]
    found = _met(chart, at)
    found.pop(at, None)
    met = {to: bits for to, bits in found.items() if comparable(me, chart.known[to])}
    alike = {to: bits for to, bits in met.items() if chart.figures[to] == figure}
    other = {to: bits for to, bits in met.items() if to not in alike}
    half = chart.most // 2
    fixed = chart.fixed.get(_kind(me), ())
    return {*_nearest(chart, at, alike, half), *_nearest(chart, at, other, half), *fixed} - {at}


def _met(chart: Chart, at: int) -> dict[int, float]:
    """The claims in the blocks of one, with about the bits that they share."""
    found: dict[int, float] = {}
    for key, bits in chart.keys[at].items():
        for to in _window(chart.blocks[key], at, chart.most):
            found[to] = found.get(to, 0.0) + bits
    return found


def _window(block: list[int], at: int, most: int) -> list[int]:
    """A block, or of one that is too large the part round a claim."""
    if len(block) <= most * WIDEST:
        return block
    here = bisect_left(block, at)
    return block[max(0, here - most // 2) : here + most // 2 + 1]


def _nearest(chart: Chart, at: int, met: dict[int, float], count: int) -> Collection[int]:
    """The nearest by the words shared, among the roughly nearest; of equals the neighbours in order."""
    if len(met) <= count:
        return met
    me = chart.known[at]
    rough = nlargest(count * ROUGH, met, key=lambda to: (met[to], -abs(to - at), to))
    return nlargest(count, rough, key=lambda to: (shared(me, chart.known[to]), -abs(to - at), to))
