"""Claims to facts: block, compare by levels, cluster; then claims that differ, where all else agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log2
from typing import Final

from claimcheck.align import score, traits
from claimcheck.align.cluster import Edge, cluster
from claimcheck.align.score import Score
from claimcheck.align.traits import Traits
from claimcheck.model import Claim, Fact, Link, Name
from claimcheck.rates import Rates

AGREE: Final = 3.0  # bits above the prior at which two claims that agree are one fact
DIFFER: Final = 11.0  # bits of context at which two claims that differ are one fact
COVER: Final = 0.5  # share of the poorer context that the other must hold, for claims that differ
COMMON: Final = 400  # claims that may share one concept before it no longer brings pairs together


def align(claims: Sequence[Claim], rates: Rates) -> tuple[Fact, ...]:
    """The facts that claims speak of; each claim is in one fact, a fact may hold one claim."""
    known = traits.read(claims)
    scores = dict(_scores(known, rates))
    groups = _agreeing(known, scores)
    groups = _opposed(known, scores, groups)
    return tuple(_fact(n, group, known, scores) for n, group in enumerate(groups, 1))


def _scores(known: Sequence[Traits], rates: Rates) -> Iterator[tuple[tuple[int, int], Score]]:
    """The scores of all pairs that share a telling word or a telling figure."""
    sizes: dict[tuple[str, str], int] = defaultdict(int)
    for t in known:
        sizes[t.claim.article, t.dimension] += 1
    for (i, j), shared in _pairs(known).items():
        a, b = known[i], known[j]
        prior = log2(max(4, sizes[b.claim.article, b.dimension], sizes[a.claim.article, a.dimension]))
        found = score.compare(a, b, shared, prior, rates)
        if found is not None:
            yield (i, j), found


def _pairs(known: Sequence[Traits]) -> dict[tuple[int, int], float]:
    """Pairs of claims of one dimension, with the bits of the words that they share."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, t in enumerate(known):
        for label in t.near:
            blocks[t.dimension, label].append(i)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for (_, label), members in blocks.items():
        if len(members) > COMMON:
            continue
        weights = [known[i].near[label] for i in members]
        for m, i in enumerate(members):
            one = weights[m]
            for n in range(m + 1, len(members)):
                shared[i, members[n]] += min(one, weights[n])
    return shared


def _agreeing(known: Sequence[Traits], scores: dict[tuple[int, int], Score]) -> list[list[int]]:
    """Groups of claims whose values and contexts agree."""
    edges = [
        Edge(i, j, s.total) for (i, j), s in scores.items() if s.relation != "differ" and s.total >= AGREE
    ]
    edges += _tied(known)

    def fits(a: list[int], b: list[int]) -> bool:
        pairs = [scores.get((min(i, j), max(i, j))) for i in a for j in b]
        if any(s is not None and s.relation == "differ" for s in pairs):
            return False
        return sum(s.total for s in pairs if s is not None) >= AGREE / 3 * len(pairs) or len(pairs) == 1

    return cluster(len(known), edges, fits)


def _tied(known: Sequence[Traits]) -> list[Edge]:
    """The claims that state one amount twice, and names and roles of one person."""
    at = {t.claim.id: i for i, t in enumerate(known)}
    edges = [
        Edge(at[t.claim.pair], i, 99.0) for i, t in enumerate(known) if t.claim.pair in at and t.claim.pair
    ]
    first: dict[tuple[str, str], int] = {}
    for i, t in enumerate(known):
        value = t.claim.value
        if isinstance(value, Name):
            key = (t.dimension, value.name.casefold() + value.holder.casefold())
            if key in first:
                edges.append(Edge(first[key], i, 50.0))
            first.setdefault(key, i)
    return edges


def _opposed(
    known: Sequence[Traits], scores: dict[tuple[int, int], Score], groups: list[list[int]]
) -> list[list[int]]:
    """Groups joined where two of them differ in value, agree in all else and share no article."""
    of = {i: n for n, group in enumerate(groups) for i in group}
    best: dict[tuple[int, int], float] = {}
    for (i, j), s in scores.items():
        if s.relation == "differ" and s.context >= DIFFER and s.cover >= COVER:
            key = (min(of[i], of[j]), max(of[i], of[j]))
            best[key] = max(best.get(key, 0.0), s.context)
    edges = [Edge(g, h, bits) for (g, h), bits in best.items() if _apart(known, groups[g], groups[h])]
    joined = cluster(len(groups), edges, lambda a, b: _disjoint(known, groups, a, b))
    return [sorted(i for g in group for i in groups[g]) for group in joined]


def _apart(known: Sequence[Traits], a: list[int], b: list[int]) -> bool:
    return not {known[i].claim.article for i in a} & {known[i].claim.article for i in b}


def _disjoint(known: Sequence[Traits], groups: list[list[int]], a: list[int], b: list[int]) -> bool:
    return all(_apart(known, groups[g], groups[h]) for g in a for h in b)


def _fact(n: int, group: list[int], known: Sequence[Traits], scores: dict[tuple[int, int], Score]) -> Fact:
    links = []
    for m, i in enumerate(group):
        for j in group[m + 1 :]:
            s = scores.get((i, j))
            if s is not None:
                links.append(Link(known[i].claim.id, known[j].claim.id, Decimal(f"{s.total:.2f}"), s.levels))
    claims = [known[i].claim for i in group]
    about = max((c.about for c in claims), key=len)
    return Fact(f"f{n}", about, tuple(c.id for c in claims), tuple(links))
