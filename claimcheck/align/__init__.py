"""Claims to facts: block, compare by levels, cluster; then claims that differ, where all else agrees."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log2
from typing import Final

from msgspec.structs import replace

from claimcheck.align import names, score, traits
from claimcheck.align.cluster import Edge, cluster
from claimcheck.align.score import Score, Setting
from claimcheck.align.traits import Traits
from claimcheck.model import Claim, Fact, Link, Quantity
from claimcheck.rates import Rates

AGREE: Final = 0.0  # bits at which two claims that agree are more likely of one fact than not
DIFFER: Final = 0.0  # the same for two claims that differ
STRONG: Final = 2.0  # bits at which a pair speaks for its neighbours
LINKED: Final = 3  # of so many pairs between two groups one must be linked, or they stay apart
OPENING: Final = 2  # sentences that open an article
NAMES: Final = ("name", "role")  # tied by what they name, not by the words round them
COMMON: Final = 400  # claims that may share one concept before it no longer brings pairs together


Pair = tuple[int, int]
Place = tuple[str, int]


def align(claims: Sequence[Claim], rates: Rates) -> tuple[Fact, ...]:
    """The facts that claims speak of; each claim is in one fact, a fact may hold one claim."""
    known = traits.read(claims)
    ties = _tied(known)
    scores = score_all(known, ties, rates)
    groups = _agreeing(known, scores, ties)
    groups = _opposed(known, scores, groups)
    groups = [part for group in groups for part in _parted(known, scores, group)]
    return tuple(_fact(n, group, known, scores) for n, group in enumerate(groups, 1))


def score_all(known: Sequence[Traits], ties: Sequence[Pair], rates: Rates) -> dict[Pair, Score]:
    """The scores of all pairs that share a word or a figure; those of one sentence pair speak for each other."""
    settings = _settings(known)
    first = _compare(known, settings, rates)
    strong = [pair for pair, s in first.items() if s.relation != "differ" and s.total >= STRONG]
    support = _support(known, [*strong, *ties])
    helped = {
        pair: replace(settings[pair], support=n) for pair in first if (n := _backed(known, pair, support))
    }
    return first | _compare(known, helped, rates)


def _compare(known: Sequence[Traits], settings: dict[Pair, Setting], rates: Rates) -> dict[Pair, Score]:
    found = {(i, j): score.compare(known[i], known[j], s, rates) for (i, j), s in settings.items()}
    return {pair: s for pair, s in found.items() if s is not None}


def _settings(known: Sequence[Traits]) -> dict[Pair, Setting]:
    """What each comparison takes from outside its two claims."""
    sizes = Counter((t.claim.article, t.dimension) for t in known)
    opening = _opening(known)
    out = {}
    for (i, j), shared in _pairs(known).items():
        a, b = known[i], known[j]
        rivals = log2(max(2, sizes[a.claim.article, a.dimension], sizes[b.claim.article, b.dimension]))
        out[i, j] = Setting(shared, rivals, lead=_place(a) in opening and _place(b) in opening)
    return out


def _place(t: Traits) -> Place:
    return (t.claim.article, t.claim.sentence.start)


def _opening(known: Sequence[Traits]) -> set[Place]:
    """The first sentences of each article that make a claim."""
    starts: dict[str, set[int]] = defaultdict(set)
    for t in known:
        starts[t.claim.article].add(t.claim.sentence.start)
    return {(article, start) for article, found in starts.items() for start in sorted(found)[:OPENING]}


def _support(known: Sequence[Traits], strong: Sequence[Pair]) -> dict[tuple[Place, Place], list[Pair]]:
    """The strong pairs of each two sentences of two articles."""
    support: dict[tuple[Place, Place], list[Pair]] = defaultdict(list)
    for i, j in strong:
        if known[i].claim.article != known[j].claim.article:
            support[_place(known[i]), _place(known[j])].append((i, j))
    return support


def _backed(known: Sequence[Traits], pair: Pair, support: dict[tuple[Place, Place], list[Pair]]) -> int:
    """How many other pairs of its two sentences speak for a pair, at most two."""
    i, j = pair
    others = support.get((_place(known[i]), _place(known[j])), ())
    return min(2, sum(i not in other and j not in other for other in others))


def _pairs(known: Sequence[Traits]) -> dict[tuple[int, int], float]:
    """Pairs of claims that may be of one fact, with the bits of the words that they share."""
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for members in _worded(known):
        for m, (i, one) in enumerate(members):
            for j, two in members[m + 1 :]:
                shared[i, j] += min(one, two)
    for alike in _valued(known):
        for m, i in enumerate(alike):
            for j in alike[m + 1 :]:
                if comparable(known[i], known[j]):
                    shared[i, j] += 0.0
    return shared


def _worded(known: Sequence[Traits]) -> Iterator[list[tuple[int, float]]]:
    """Claims of one dimension that share a concept, each with what the concept tells there."""
    blocks: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for i, t in enumerate(known):
        for label, bits in t.near.items() if t.dimension not in NAMES else ():
            blocks[t.dimension, label].append((i, bits))
    return (members for members in blocks.values() if 1 < len(members) <= COMMON)


def _valued(known: Sequence[Traits]) -> Iterator[list[int]]:
    """Claims that give one figure."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for i, t in enumerate(known):
        if t.dimension not in NAMES:
            blocks[traits.figure(t.claim)].append(i)
    return (members for members in blocks.values() if 1 < len(members) <= COMMON)


def comparable(a: Traits, b: Traits) -> bool:
    """Whether two claims measure the same sort of thing; a bare number may be any."""
    return a.dimension == b.dimension or "number" in (a.dimension, b.dimension)


def _agreeing(known: Sequence[Traits], scores: dict[Pair, Score], ties: Sequence[Pair]) -> list[list[int]]:
    """Groups of claims whose values and contexts agree."""
    edges = [Edge(i, j, s.total) for (i, j), s in scores.items() if s.relation != "differ" and s.total >= AGREE]

    def fits(a: list[int], b: list[int]) -> bool:
        pairs = [scores.get((min(i, j), max(i, j))) for i in a for j in b]
        if any(s is not None and s.relation == "differ" for s in pairs):
            return False
        linked = sum(s is not None and s.total >= AGREE for s in pairs)
        return linked * LINKED >= len(pairs)

    return cluster(len(known), edges, fits, ties)


def _tied(known: Sequence[Traits]) -> list[tuple[int, int]]:
    """The claims that state one amount twice, and the names and roles of one person."""
    at = {t.claim.id: i for i, t in enumerate(known)}
    pairs = [(at[t.claim.pair], i) for i, t in enumerate(known) if t.claim.pair in at and t.claim.pair]
    return [*pairs, *names.tie(known)]


def _opposed(known: Sequence[Traits], scores: dict[Pair, Score], groups: list[list[int]]) -> list[list[int]]:
    """Groups joined where two of them differ in value, agree in all else and share no article."""
    of = {i: n for n, group in enumerate(groups) for i in group}
    best: dict[Pair, float] = {}
    for (i, j), s in scores.items():
        if s.relation == "differ" and s.total >= DIFFER:
            key = (min(of[i], of[j]), max(of[i], of[j]))
            best[key] = max(best.get(key, DIFFER), s.total)
    edges = [Edge(g, h, bits) for (g, h), bits in best.items() if _apart(known, groups[g], groups[h])]
    joined = cluster(len(groups), edges, lambda a, b: _disjoint(known, groups, a, b))
    return [sorted(i for g in group for i in groups[g]) for group in joined]


def _parted(known: Sequence[Traits], scores: dict[Pair, Score], group: list[int]) -> list[list[int]]:
    """A group apart by currency, where sources agree on the original amount and differ on its conversion."""
    units: dict[str, list[int]] = defaultdict(list)
    for i in group:
        value = known[i].claim.value
        units[value.unit if isinstance(value, Quantity) and known[i].dimension == "money" else ""].append(i)
    if len(units) < 2 or "" in units:
        return [group]
    agreed = [part for part in units.values() if not _quarrel(part, scores) and _sources(known, part) > 1]
    return list(units.values()) if agreed and any(_quarrel(p, scores) for p in units.values()) else [group]


def _quarrel(group: Sequence[int], scores: dict[Pair, Score]) -> bool:
    """Whether two claims of a group differ."""
    pairs = (scores.get((i, j)) for i in group for j in group if i < j)
    return any(s is not None and s.relation == "differ" for s in pairs)


def _sources(known: Sequence[Traits], group: Sequence[int]) -> int:
    return len({known[i].claim.article for i in group})


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
