"""Scored pairs into groups of one fact: claims that agree, then claims that differ where all else agrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import combinations
from math import inf
from typing import Final, TypeVar

from msgspec import Struct

from claimcheck import values
from claimcheck.align import drafts
from claimcheck.align.cluster import Between, Edge, Free, Group, Pair, cluster
from claimcheck.align.matching import AGREE, Scores
from claimcheck.align.traits import Traits
from claimcheck.model import Quantity
from claimcheck.rates import Rates

WHOLE: Final = 40  # claims of a group in which all pairs are compared, also those that share no word
LINKED: Final = 3.0  # of so many pairs between two groups one must be linked, or they stay apart

T = TypeVar("T")


class Field(Struct, frozen=True):
    """What is grouped: claims, the articles in which each stands, their scores, and what holds and bars them.

    `span` claims of a group are at most compared with each claim of another.
    """

    known: Sequence[Traits]
    articles: Sequence[frozenset[str]]
    scores: Scores
    ties: Sequence[Pair]
    barred: frozenset[Pair]
    span: int
    rates: Rates


class Votes:
    """The bond of claims that agree: none differs, and a third of what is compared is linked.

    Where not all were compared, a third of `span` for each claim of the smaller group must be.
    """

    def __init__(self, votes: Mapping[Pair, float], span: int) -> None:
        self._for = Between(votes)
        self._all = Between(dict.fromkeys(votes, 1.0))
        self._span = span

    def fits(self, a: Group, b: Group) -> bool:
        most = max(len(a), len(b))
        needed = min(most, self._span) * (len(a) + len(b) - most)
        return self._for.sum(a, b) >= max(needed, self._all.sum(a, b))

    def join(self, a: Group, b: Group) -> None:
        self._for.join(a, b)
        self._all.join(a, b)


class Apart:
    """The bond of groups that differ: they share no article and hold no barred pair."""

    def __init__(self, articles: Sequence[set[str]], barred: Mapping[Pair, float]) -> None:
        self._articles = articles
        self._barred = Between(barred)

    def fits(self, a: Group, b: Group) -> bool:
        return self._articles[a[0]].isdisjoint(self._articles[b[0]]) and not self._barred.sum(a, b)

    def join(self, a: Group, b: Group) -> None:
        self._articles[a[0]].update(self._articles[b[0]])
        self._barred.join(a, b)


def gather(field: Field, drafted: Collection[int]) -> list[Group]:
    """The groups of claims that are of one fact each; less is asked where a claim is `drafted`."""
    groups = _agreeing(field)
    asked = drafts.asked(field.known, groups, drafted)
    if outweighed := drafts.outweighed(field.known, field.scores, asked):
        groups = _agreeing(field, outweighed)
    groups = _opposed(field, groups, asked)
    quarrels = within(groups, [pair for pair, s in field.scores.items() if s.relation == "differ"])
    return [part for n, group in enumerate(groups) for part in _parted(field, group, quarrels.get(n, ()))]


def within(groups: Sequence[Group], pairs: Collection[Pair]) -> dict[int, list[Pair]]:
    """The pairs that lie in one group, by its number."""
    of = _places(groups)
    found: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if of[pair[0]] == of[pair[1]]:
            found[of[pair[0]]].append(pair)
    return found


def _places(groups: Sequence[Group]) -> dict[int, int]:
    """The number of each element's group."""
    return {i: n for n, group in enumerate(groups) for i in group}


def _agreeing(field: Field, without: Collection[Pair] = ()) -> list[Group]:
    """Groups of claims whose values and contexts agree, each found among those that links connect."""
    votes = {pair: _vote(s.relation == "differ", s.total) for pair, s in field.scores.items()}
    votes |= dict.fromkeys(without, -inf)
    votes |= dict.fromkeys(field.barred, -inf)
    edges = [Edge(*pair, field.scores[pair].total) for pair, vote in votes.items() if vote > 0]
    joined = cluster(range(len(field.known)), (), Free(), [*field.ties, *((e.i, e.j) for e in edges)])
    of = _places(joined)
    ours = within(joined, votes)
    links = _by_place(edges, lambda e: of[e.i])
    ties = _by_place(field.ties, lambda tie: of[tie[0]])
    found = []
    for n, group in enumerate(joined):
        bond = Votes({pair: votes[pair] for pair in ours.get(n, ())} | _unmet(field, group), field.span)
        found += [group] if len(group) == 1 else cluster(group, links[n], bond, ties[n])
    return sorted(found)


def _unmet(field: Field, group: Group) -> dict[Pair, float]:
    """The vetoes of claims that were not compared, for they share no word, and cannot both hold."""
    if not 2 < len(group) <= WHOLE:
        return {}
    apart = (pair for pair in combinations(sorted(group), 2) if pair not in field.scores)
    return {(i, j): -inf for i, j in apart if _differ(field, i, j)}


def _differ(field: Field, i: int, j: int) -> bool:
    """Whether two claims of two articles cannot both hold; a conversion may be wrong of one amount."""
    a, b = field.known[i], field.known[j]
    if a.dimension != b.dimension or a.claim.article == b.claim.article or a.claim.pair or b.claim.pair:
        return False
    return values.compare(a.claim, b.claim, field.rates) == "differ"


def _by_place(found: Collection[T], place: Callable[[T], int]) -> dict[int, list[T]]:
    """What was found, by place."""
    out: dict[int, list[T]] = defaultdict(list)
    for one in found:
        out[place(one)].append(one)
    return out


def _vote(differ: bool, bits: float) -> float:
    """What a pair says of two groups being one: a veto, a third of a vote's need, or nothing."""
    return -inf if differ else LINKED * (bits >= AGREE)


def _opposed(field: Field, groups: list[Group], asked: Mapping[int, float]) -> list[Group]:
    """Groups joined where two of them differ in value, agree in all else and share no article."""
    of = _places(groups)
    usual = drafts.DIFFER
    best: dict[Pair, float] = {}
    for (i, j), s in field.scores.items():
        if s.relation == "differ" and s.total >= min(asked.get(i, usual), asked.get(j, usual)):
            key = (min(of[i], of[j]), max(of[i], of[j]))
            best[key] = max(best.get(key, s.total), s.total)
    articles = [set().union(*(field.articles[i] for i in group)) for group in groups]
    edges = [Edge(g, h, bits) for (g, h), bits in best.items() if articles[g].isdisjoint(articles[h])]
    barred = {(of[i], of[j]): 1.0 for i, j in field.barred if of[i] != of[j]}
    joined = cluster(range(len(groups)), edges, Apart(articles, barred))
    return [sorted(i for g in group for i in groups[g]) for group in joined]


def _parted(field: Field, group: Group, quarrels: Sequence[Pair]) -> list[Group]:
    """A group apart by currency, where sources agree on the original amount and differ on its conversion."""
    units: dict[str, Group] = defaultdict(list)
    for i in group:
        value = field.known[i].claim.value
        money = isinstance(value, Quantity) and field.known[i].dimension == "money"
        units[value.unit if money and isinstance(value, Quantity) else ""].append(i)
    if len(units) < 2 or "" in units:
        return [group]
    parts = list(units.values())
    torn = set(within(parts, quarrels))
    agreed = [n for n, part in enumerate(parts) if n not in torn and _sources(field, part) > 1]
    return parts if agreed and torn else [group]


def _sources(field: Field, group: Group) -> int:
    return len(set().union(*(field.articles[i] for i in group)))
