"""A folder is not one story: articles that share rare names, words and figures belong together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import log2
from typing import Final

from claimcheck import words
from claimcheck.align.cluster import Between, Edge, Group, Pair, cluster
from claimcheck.model import Article, Claim, Quantity

# A capitalised word behind a word in lower case: a name, and no sentence's beginning.
NAME: Final = re.compile(r"(?<=[a-z,]\s)[A-Z][\w'’-]{2,40}+")
CALENDAR: Final = frozenset(
    """January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()
)
BACKGROUND: Final = 20  # articles of other news that stand behind a folder too small to show what is rare
COMMON: Final = 60  # articles that may share a sign before it tells nothing
RARE: Final = 3  # of words.weight: a word that general English hardly uses
FIGURES: Final = 3  # figures from which a number is hardly met by chance
ENOUGH: Final = 9.0  # bits of shared signs that make two articles one story

Sign = str


def tell(articles: Sequence[Article], claims: Sequence[Claim]) -> list[list[Article]]:
    """The articles in groups of one story each, both in their order."""
    signs = _signs(articles, claims)
    common = Counter(sign for found in signs.values() for sign in found)
    at = {article.id: n for n, article in enumerate(articles)}
    shared = {(at[a], at[b]): bits for (a, b), bits in _shared(signs, common, len(articles)).items()}
    edges = [Edge(i, j, bits) for (i, j), bits in shared.items() if bits >= ENOUGH]
    groups = cluster(range(len(articles)), edges, Average(shared))
    return [[articles[i] for i in group] for group in groups]


class Average:
    """The bond of groups of articles that share enough on the average of their pairs."""

    def __init__(self, shared: Mapping[Pair, float]) -> None:
        self._shared = Between(shared)

    def fits(self, a: Group, b: Group) -> bool:
        return self._shared.sum(a, b) >= ENOUGH * len(a) * len(b)

    def join(self, a: Group, b: Group) -> None:
        self._shared.join(a, b)


def _shared(signs: dict[str, set[Sign]], common: Counter[Sign], count: int) -> dict[tuple[str, str], float]:
    """The bits that each two articles share."""
    holders: dict[Sign, list[str]] = defaultdict(list)
    for article, found in signs.items():
        for sign in found:
            holders[sign].append(article)
    shared: dict[tuple[str, str], float] = defaultdict(float)
    for sign, ids in sorted(holders.items()):
        if 1 < len(ids) <= COMMON:
            bits = log2((count + BACKGROUND) / common[sign])
            for pair in combinations(ids, 2):
                shared[pair] += bits
    return shared


def _signs(articles: Sequence[Article], claims: Sequence[Claim]) -> dict[str, set[Sign]]:
    """The names of each article, and the rare words and figures round its claims."""
    signs = {article.id: set(NAME.findall(article.text)) - CALENDAR for article in articles}
    for claim in claims:
        near = (label for label, _ in claim.subject.near)
        signs[claim.article].update(label for label in near if words.weight(label) >= RARE)
        if (figure := _figure(claim)) is not None:
            signs[claim.article].add(figure)
    return signs


def _figure(claim: Claim) -> Sign | None:
    """A number of three leading figures or more."""
    value = claim.value
    if not isinstance(value, Quantity) or isinstance(value.number, tuple):
        return None
    return (
        str(value.number.normalize()) if len(value.number.normalize().as_tuple().digits) >= FIGURES else None
    )
