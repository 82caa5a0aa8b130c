"""Claims to facts: block, compare by levels, cluster; then claims that differ, where all else agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Final

from claimcheck.align import names, traits
from claimcheck.align.blocks import Pair
from claimcheck.align.cluster import Edge, cluster
from claimcheck.align.matching import AGREE, Scores, match
from claimcheck.align.nearby import near
from claimcheck.align.traits import Traits
from claimcheck.model import Claim, Fact, Link, Quantity
from claimcheck.rates import Rates

DIFFER: Final = -1.0  # bits at which two claims that differ are more likely of one fact than not
DRAFTED: Final = -5.0  # the same where one is of a draft, which has its figures from the other articles
LINKED: Final = 3  # of so many pairs between two groups one must be linked, or they stay apart

Group = list[int]


def align(
    claims: Sequence[Claim],
    rates: Rates,
    focus: Collection[str] = (),
    first: int = 1,
    apart: Collection[tuple[str, str]] = frozenset(),
) -> tuple[Fact, ...]:
    """The facts that claims speak of, numbered from `first`; each claim is in one, a fact may hold one.

    An article in `focus` is a draft that rests on the others: what it says must be found in them,
    so less is asked of a match by which it differs. Of very many claims only the nearest to its own
    are compared; the others stay alone. Claims whose ids are a pair of `apart` are never of one fact.
    """
    everyone = traits.read(claims)
    nearest = near(everyone, focus)
    known = [everyone[i] for i in nearest.kept]
    barred = _barred(known, apart)
    ties = [pair for pair in tied(known) if pair not in barred]
    scores = {pair: s for pair, s in match(known, ties, rates).items() if pair not in barred}
    groups = _agreeing(known, scores, ties, barred)
    groups = _opposed(known, scores, groups, focus, barred)
    groups = [part for group in groups for part in _parted(known, scores, group)]
    whole = [nearest.whole(group) for group in groups]
    held = {i for group in whole for i in group}
    whole += [[i] for i in range(len(everyone)) if i not in held]
    links = {(nearest.kept[i], nearest.kept[j]): s for (i, j), s in scores.items()}
    return tuple(_fact(n, group, everyone, links) for n, group in enumerate(whole, first))


def _barred(known: Sequence[Traits], apart: Collection[tuple[str, str]]) -> frozenset[Pair]:
    """The pairs of claims that were told to be of two facts, by number."""
    at = {t.claim.id: i for i, t in enumerate(known)}
    found = [(at[a], at[b]) for a, b in apart if a in at and b in at]
    return frozenset((min(pair), max(pair)) for pair in found)


def _mixed(a: Group, b: Group, barred: frozenset[Pair]) -> bool:
    """Whether two groups hold a pair that is barred."""
    return bool(barred) and any((min(i, j), max(i, j)) in barred for i in a for j in b)


def tied(known: Sequence[Traits]) -> list[Pair]:
    """The claims that state one amount twice, and the names and roles of one person."""
    at = {t.claim.id: i for i, t in enumerate(known)}
    pairs = [(at[t.claim.pair], i) for i, t in enumerate(known) if t.claim.pair in at and t.claim.pair]
    return [*pairs, *names.tie(known)]


def _agreeing(
    known: Sequence[Traits], scores: Scores, ties: Sequence[Pair], barred: frozenset[Pair]
) -> list[Group]:
    """Groups of claims whose values and contexts agree."""
    edges = [
        Edge(i, j, s.total) for (i, j), s in scores.items() if s.relation != "differ" and s.total >= AGREE
    ]

    def fits(a: Group, b: Group) -> bool:
        pairs = [scores.get((min(i, j), max(i, j))) for i in a for j in b]
        if _mixed(a, b, barred) or any(s is not None and s.relation == "differ" for s in pairs):
            return False
        return sum(s is not None and s.total >= AGREE for s in pairs) * LINKED >= len(pairs)

    return cluster(len(known), edges, fits, ties)


def _opposed(
    known: Sequence[Traits],
    scores: Scores,
    groups: list[Group],
    focus: Collection[str],
    barred: frozenset[Pair],
) -> list[Group]:
    """Groups joined where two of them differ in value, agree in all else and share no article."""
    of = {i: n for n, group in enumerate(groups) for i in group}
    best: dict[Pair, float] = {}
    for (i, j), s in scores.items():
        drafted = known[i].claim.article in focus or known[j].claim.article in focus
        if s.relation == "differ" and s.total >= (DRAFTED if drafted else DIFFER):
            key = (min(of[i], of[j]), max(of[i], of[j]))
            best[key] = max(best.get(key, s.total), s.total)
    edges = [Edge(g, h, bits) for (g, h), bits in best.items() if _apart(known, groups[g], groups[h])]

    def fits(a: Group, b: Group) -> bool:
        pairs = [(groups[g], groups[h]) for g in a for h in b]
        return all(_apart(known, one, two) and not _mixed(one, two, barred) for one, two in pairs)

    return [sorted(i for g in group for i in groups[g]) for group in cluster(len(groups), edges, fits)]


def _apart(known: Sequence[Traits], a: Group, b: Group) -> bool:
    return not {known[i].claim.article for i in a} & {known[i].claim.article for i in b}


def _parted(known: Sequence[Traits], scores: Scores, group: Group) -> list[Group]:
    """A group apart by currency, where sources agree on the original amount and differ on its conversion."""
    units: dict[str, Group] = defaultdict(list)
    for i in group:
        value = known[i].claim.value
        units[value.unit if isinstance(value, Quantity) and known[i].dimension == "money" else ""].append(i)
    if len(units) < 2 or "" in units:
        return [group]
    agreed = [part for part in units.values() if not _quarrel(part, scores) and _sources(known, part) > 1]
    return list(units.values()) if agreed and any(_quarrel(p, scores) for p in units.values()) else [group]


def _quarrel(group: Sequence[int], scores: Scores) -> bool:
    """Whether two claims of a group differ."""
    pairs = (scores.get((i, j)) for i in group for j in group if i < j)
    return any(s is not None and s.relation == "differ" for s in pairs)


def _sources(known: Sequence[Traits], group: Sequence[int]) -> int:
    return len({known[i].claim.article for i in group})


def _fact(n: int, group: Group, known: Sequence[Traits], scores: Scores) -> Fact:
    claims = [known[i].claim for i in group]
    pairs = [(i, j, scores[i, j]) for m, i in enumerate(group) for j in group[m + 1 :] if (i, j) in scores]
    links = tuple(
        Link(known[i].claim.id, known[j].claim.id, Decimal(f"{s.total:.2f}"), s.levels) for i, j, s in pairs
    )
    about = max((c.about for c in claims), key=len)
    return Fact(f"f{n}", about, tuple(c.id for c in claims), links)
