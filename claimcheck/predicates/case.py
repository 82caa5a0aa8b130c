"""What a test is given: the claims, facts and rates of one check, and the ways to look things up."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct

from claimcheck.model import Article, Claim, Clock, Fact, Name, Period, Quantity, Span
from claimcheck.rates import Rates
from claimcheck.sources.voices import Kin

T = TypeVar("T")


class Case(Struct, frozen=True, dict=True):
    """All that one check knows, by id."""

    articles: dict[str, Article]
    claims: dict[str, Claim]
    facts: tuple[Fact, ...]
    rates: Rates
    kin: Kin = Kin()

    @cached_property
    def numbered(self) -> dict[str, Fact]:
        """The facts by id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def dates(self) -> dict[tuple[str, Span], list[Claim]]:
        """The periods that are claimed, by article and sentence."""
        found: dict[tuple[str, Span], list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if isinstance(claim.value, Period):
                found[claim.article, claim.sentence].append(claim)
        return found

    @cached_property
    def lengths(self) -> dict[tuple[str, Span], list[Claim]]:
        """The durations that are told, by article and sentence."""
        found: dict[tuple[str, Span], list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if claim.kind == "duration":
                found[claim.article, claim.sentence].append(claim)
        return found

    @cached_property
    def clocks(self) -> dict[tuple[str, Span], list[Claim]]:
        """The times of day that are claimed, by article and sentence."""
        found: dict[tuple[str, Span], list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if isinstance(claim.value, Clock):
                found[claim.article, claim.sentence].append(claim)
        return found

    @cached_property
    def names(self) -> dict[tuple[str, Span], list[Claim]]:
        """The names that are told, by article and sentence."""
        found: dict[tuple[str, Span], list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if claim.kind == "name":
                found[claim.article, claim.sentence].append(claim)
        return found

    @cached_property
    def persons(self) -> frozenset[tuple[str, str]]:
        """Articles by id, each with a name that it knows for a person's."""
        told = ((claim.article, claim.value) for claims in self.names.values() for claim in claims)
        return frozenset((a, n.name) for a, n in told if isinstance(n, Name) and n.sort == "person")

    @cached_property
    def cued(self) -> dict[str, tuple[bool, bool]]:
        """What was read so far of the cues in the sentences of claims, by the claims' ids."""
        return {}

    @cached_property
    def _readings(self) -> dict[str, int]:
        return {}

    @cached_property
    def _numbers(self) -> dict[object, int]:
        return {}

    @cached_property
    def _told(self) -> dict[object, Any]:
        return {}

    def once(self, test: Callable[[Claim, Claim, Case], T], a: Claim, b: Claim) -> T:
        """What a test of kinds and values says of two claims; it is asked once of each two values."""
        key = test, self.reading(a), self.reading(b)
        if key not in self._told:
            self._told[key] = test(a, b, self)
        found: T = self._told[key]
        return found

    def kept(self, read: Callable[[Claim, Case], T], claim: Claim) -> T:
        """What a function reads of a claim and the text round it; it is asked once of each claim."""
        key = read, claim.id
        if key not in self._told:
            self._told[key] = read(claim, self)
        found: T = self._told[key]
        return found

    def reading(self, claim: Claim) -> int:
        """A number that claims share which are of one kind and were read alike."""
        if claim.id not in self._readings:
            words = "" if isinstance(claim.value, Quantity) else claim.text
            alike = claim.kind, claim.value, words
            self._readings[claim.id] = self._numbers.setdefault(alike, len(self._numbers))
        return self._readings[claim.id]

    def of(self, fact: Fact) -> list[Claim]:
        """The claims of a fact."""
        return [self.claims[name] for name in fact.claims]

    def sentence(self, claim: Claim) -> str:
        """The sentence in which a claim stands."""
        return self.articles[claim.article].text[claim.sentence.start : claim.sentence.end]

    def text(self, claim: Claim) -> str:
        """The text of a claim's article."""
        return self.articles[claim.article].text

    def source(self, claim: Claim) -> str:
        """The outlet of a claim's article, or its id."""
        return self.outlet(claim.article)

    def outlet(self, name: str) -> str:
        """The outlet of an article, or the article's id."""
        return self.articles[name].source or name

    def day(self, claim: Claim) -> dt.date | None:
        """The day on which a claim was published."""
        return self.articles[claim.article].day


class Conflict(Struct, frozen=True):
    """Sides of claims that cannot both hold, the value of each in words, and why.

    `speakers` names who says so on each side, where it is speakers that disagree.
    """

    sides: tuple[tuple[Claim, ...], ...]
    values: tuple[str, ...]
    because: tuple[str, ...] = ()
    fact: str | None = None
    speakers: tuple[str, ...] = ()

    def places(self) -> dict[str, set[int]]:
        """The numbers of the sides on which each claim stands, by its id."""
        found: dict[str, set[int]] = defaultdict(set)
        for n, side in enumerate(self.sides):
            for claim in side:
                found[claim.id].add(n)
        return found


def plain(value: Decimal) -> str:
    """A decimal in six leading figures at most, without exponent."""
    return format(Decimal(f"{value:.6g}").normalize(), "f")


def written(claims: Iterable[Claim]) -> str:
    """How a side words its value: the commonest wording, the first of equals."""
    ((text, _),) = Counter(claim.text for claim in claims).most_common(1)
    return text
