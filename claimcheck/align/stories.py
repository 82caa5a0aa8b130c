"""A folder is not one story: articles that share names, rare words and figures belong together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import log2
from typing import Final

from msgspec import Struct

from claimcheck import lexicon, words
from claimcheck.align.cluster import Between, Edge, Group, Pair, cluster
from claimcheck.lexicon import DEFAULT
from claimcheck.model import Article, Claim, Quantity

# A capitalised word behind a word in lower case: a name, and no sentence's beginning.
NAME: Final = re.compile(r"(?<=[a-z,]\s)[A-Z][\w'’-]{2,40}+")
LEAD: Final = 400  # characters in which an article says what it is about
WORD: Final = re.compile(r"[^\W\d_]{3,40}+")
BACKGROUND: Final = 120  # articles of other news that stand behind a folder too small to show what is rare
COMMON: Final = 60  # articles that may share a sign before not all of them are compared
SPREAD: Final = 6  # articles of such a sign with which all others are
RAREST: Final = 5  # such signs of an article by which it meets others
RARE: Final = 3  # of words.weight: a word that general English hardly uses
FIGURES: Final = 3  # figures from which a number is hardly met by chance
WIDE: Final = 1.0  # bits of each sign that more than COMMON articles have …
HALF: Final = 0.5  # … where two articles share that part of such signs
ENOUGH: Final = 9.0  # bits of shared signs that make two articles one story

Sign = str


def tell(articles: Sequence[Article], claims: Sequence[Claim]) -> list[list[Article]]:
    """The articles in groups of one story each, both in their order."""
    found = _signs(articles, claims)
    signs = [found[article.id] for article in articles]
    held = Counter(sign for one in signs for sign in one)
    shared = _shared(signs, held)
    edges = [Edge(i, j, bits) for (i, j), bits in shared.items() if bits >= ENOUGH]
    span = SPREAD if max(held.values(), default=0) > COMMON else len(articles)
    groups = cluster(range(len(articles)), edges, Average(shared, span))
    return [[articles[i] for i in group] for group in groups]


class Average:
    """The bond of groups of articles that share enough on the average of their pairs.

    Where not all were compared, those count that were, but `span` at least for each of the smaller group.
    """

    def __init__(self, shared: Mapping[Pair, float], span: int) -> None:
        self._shared = Between(shared)
        self._met = Between(dict.fromkeys(shared, 1.0))
        self._span = span

    def fits(self, a: Group, b: Group) -> bool:
        most = max(len(a), len(b))
        least = min(most, self._span) * (len(a) + len(b) - most)
        return self._shared.sum(a, b) >= ENOUGH * max(least, self._met.sum(a, b))

    def join(self, a: Group, b: Group) -> None:
        self._shared.join(a, b)
        self._met.join(a, b)


def _shared(signs: Sequence[set[Sign]], held: Counter[Sign]) -> dict[Pair, float]:
    """The bits that each two articles share of those that are compared."""
    bits = {sign: log2((len(signs) + BACKGROUND) / count) for sign, count in held.items()}
    wide = {sign for sign, count in held.items() if count > COMMON}
    narrow, large = _holders(signs, held)
    shared: dict[Pair, float] = defaultdict(float)
    for sign, group in sorted(narrow.items()):
        for pair in combinations(group, 2):
            shared[pair] += bits[sign]
    if wide:
        common = [wide & found for found in signs]
        met = {pair for group in large.values() for pair in _met(group)}
        for i, j in sorted(met.union(shared)):
            shared[i, j] += _alike(common[i], common[j])
    return shared


def _alike(one: set[Sign], two: set[Sign]) -> float:
    """What the signs tell that many articles have: little, and only of articles that share most of theirs."""
    both = len(one & two)
    return WIDE * both if both >= HALF * min(len(one), len(two)) else 0.0


def _holders(
    signs: Sequence[set[Sign]], held: Counter[Sign]
) -> tuple[dict[Sign, list[int]], dict[Sign, list[int]]]:
    """The articles of each sign, and those of which it is among the rarest that too many have."""
    narrow: dict[Sign, list[int]] = defaultdict(list)
    for i, found in enumerate(signs):
        for sign in found:
            if held[sign] <= COMMON:
                narrow[sign].append(i)
    large: dict[Sign, list[int]] = defaultdict(list)
    for i in _ordered(signs, held):
        wide = sorted((held[sign], sign) for sign in signs[i] if held[sign] > COMMON)
        for _, sign in wide[:RAREST]:
            large[sign].append(i)
    return narrow, large


def _ordered(signs: Sequence[set[Sign]], held: Counter[Sign]) -> list[int]:
    """The articles, those that share their rarest signs side by side."""
    rank = {sign: n for n, sign in enumerate(sorted(held, key=lambda sign: (held[sign], sign)))}
    vectors = [sorted(rank[sign] for sign in found if held[sign] > 1) for found in signs]
    return sorted(range(len(signs)), key=lambda i: (vectors[i], i))


def _met(group: Sequence[int]) -> Iterator[Pair]:
    """The pairs of a large group that are compared: each with those next to it and with a few of all."""
    fixed = group[:: len(group) // SPREAD or 1]
    for n, i in enumerate(group):
        for j in (*group[n + 1 : n + 1 + COMMON // 2], *fixed):
            if i != j:
                yield (i, j) if i < j else (j, i)


def _signs(articles: Sequence[Article], claims: Sequence[Claim]) -> dict[str, set[Sign]]:
    """The names and figures of each article, and the rare words that open it or stand round its claims."""
    told = _register(DEFAULT)
    signs = {a.id: (_named(a.text) | _rare(f"{a.title or ''} {a.text[:LEAD]}")) - told for a in articles}
    for claim in claims:
        near = (label for label, _ in claim.subject.near)
        signs[claim.article].update(n for n in near if words.weight(n) >= RARE and n not in told)
        if (figure := _figure(claim)) is not None:
            signs[claim.article].add(figure)
    return signs


def _named(text: str) -> set[Sign]:
    """The names of a text, as concepts."""
    return {words.concept(name.lower().removesuffix("'s").removesuffix("’s")) for name in NAME.findall(text)}


def _rare(text: str) -> set[Sign]:
    """The rare words of a text, as concepts."""
    labels = (words.concept(word.lower()) for word in WORD.findall(text))
    return {label for label in labels if words.weight(label) >= RARE}


@cache
def _register(locale: str) -> frozenset[Sign]:
    """The concepts that tell how an article is written, not what it is about."""
    told, names = lexicon.section(locale, "register", _Register), lexicon.section(locale, "names", _Names)
    listed = (told.words, names.titles, names.nationalities, names.countries, names.never)
    return frozenset(words.concept(word) for word in " ".join(listed).split())


class _Register(Struct, frozen=True):
    words: str


class _Names(Struct, frozen=True):
    titles: str
    nationalities: str
    countries: str
    never: str


def _figure(claim: Claim) -> Sign | None:
    """A number of three leading figures or more."""
    value = claim.value
    if not isinstance(value, Quantity) or isinstance(value.number, tuple) or claim.kind == "ratio":
        return None
    number = value.number.normalize()
    return str(number) if len(number.as_tuple().digits) >= FIGURES else None
