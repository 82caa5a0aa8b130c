"""How likely two claims speak of one fact, as a sum of named levels in bits.

The weights of the levels are log odds fitted on labelled pairs (bench/fit_alignment.py prints them);
the value and the number of rivals count about one bit a bit, as Bayes' rule has it.
"""

from __future__ import annotations

from math import log2
from typing import Final

from msgspec import Struct

from claimcheck import values, words
from claimcheck.align import slips
from claimcheck.align.traits import Traits
from claimcheck.model import Period, Quantity
from claimcheck.rates import Rates
from claimcheck.values import Relation

WORDS: Final = 0.36  # of each bit of shared words, which depend on each other
COVER: Final = 0.6  # all of the poorer context is found in the other
VALUE: Final = 1.05
RIVALS: Final = -1.07  # of each bit of claims that might have been meant instead
SAME_ARTICLE: Final = -2.1
OTHER_ROLE: Final = -0.7
CONTRAST: Final = -1.5
SAME_NOUN: Final = 1.4
OTHER_NOUN: Final = -1.0
SAME_PERIOD: Final = 0.8
OTHER_PERIOD: Final = -0.9
OTHER_KIND: Final = -1.5
SUPPORT: Final = 0.75  # each other pair of the two sentences that agrees
LEAD: Final = 2.0  # both sentences open their articles
MOST_WORDS: Final = 12.0

# What claims that differ must bring besides: most figures of one kind are of two facts.
DIFFER: Final = -8.9
DIFFER_ROLE: Final = -1.5

# Roles that never meet in claims that differ: a change is no level, a base of comparison no present value.
APART: Final = frozenset(("change", "level", "base", "rate"))

Levels = dict[str, float]


class Score(Struct, frozen=True):
    """The sum of the levels of a comparison, in bits above even odds."""

    total: float
    relation: Relation
    levels: tuple[tuple[str, str], ...]


class Setting(Struct, frozen=True):
    """What a comparison takes from outside the two claims.

    `shared` bits of words, `rivals` bits, whether both sentences `lead`, `support` from their
    other pairs.
    """

    shared: float
    rivals: float
    lead: bool = False
    support: int = 0


def compare(a: Traits, b: Traits, setting: Setting, rates: Rates) -> Score | None:
    """The score of two claims; None where they cannot be of one fact or nothing can be told."""
    relation = values.compare(a.claim, b.claim, rates)
    if relation == "unknown" or (relation == "differ" and _vetoed(a, b)):
        return None
    levels = _common(a, b, setting)
    levels |= _opposed(a, b) if relation == "differ" else _agreeing(a, b, relation, setting)
    told = tuple((name, f"{bits:+.1f}") for name, bits in levels.items() if abs(bits) >= 0.05)
    return Score(sum(levels.values()), relation, told)


def _common(a: Traits, b: Traits, setting: Setting) -> Levels:
    shared = min(setting.shared, MOST_WORDS)
    return {
        "words": WORDS * shared,
        "cover": COVER * min(1.0, setting.shared / max(1.0, min(a.total, b.total))),
        "period": _period(a, b),
        "neighbours": SUPPORT * setting.support,
        "lead": LEAD * setting.lead,
    }


def _agreeing(a: Traits, b: Traits, relation: Relation, setting: Setting) -> Levels:
    """The levels of claims whose values are the same or meet."""
    return {
        "value": VALUE * _value(a, b, relation),
        "rivals": RIVALS * setting.rivals,
        "article": SAME_ARTICLE * (a.claim.article == b.claim.article),
        "role": OTHER_ROLE * (a.claim.role != b.claim.role),
        "kind": OTHER_KIND * (a.claim.kind != b.claim.kind),
        "contrast": CONTRAST * (words.contrast(a.strong, b.strong) is not None),
        "noun": _noun(a, b),
    }


def _opposed(a: Traits, b: Traits) -> Levels:
    """The levels of claims whose values cannot both hold."""
    return {
        "difference": DIFFER,
        "slip": VALUE * slips.evidence(a.claim, b.claim, min(a.surprise, b.surprise)),
        "role": DIFFER_ROLE * (a.claim.role != b.claim.role),
        "noun": min(0.0, _noun(a, b)),
    }


def _vetoed(a: Traits, b: Traits) -> bool:
    """Claims that differ and are of one article, of two roles or of kinds that exclude each other."""
    one, two = a.claim, b.claim
    if one.article == two.article or (one.role != two.role and {one.role, two.role} <= APART):
        return True
    return words.contrast(a.strong, b.strong) is not None


def _noun(a: Traits, b: Traits) -> float:
    """Counted nouns that are the same, or differ with neither near the other figure."""
    one, two = a.claim.subject.head, b.claim.subject.head
    if not one or not two:
        return 0.0
    return SAME_NOUN if one == two else OTHER_NOUN


def _period(a: Traits, b: Traits) -> float:
    one, two = a.claim.when, b.claim.when
    if one is None or two is None or "date" in (a.dimension, b.dimension):
        return 0.0
    return {"same": SAME_PERIOD, "differ": OTHER_PERIOD}.get(values.periods(one, two), 0.0)


def _value(a: Traits, b: Traits, relation: Relation) -> float:
    """What it tells that the values are the same, or meet: little where one is wide or open."""
    least = min(a.surprise, b.surprise)
    return least if relation == "same" else min(least, _overlap(a, b))


def _overlap(a: Traits, b: Traits) -> float:
    if isinstance(a.claim.value, Period) or not isinstance(a.claim.value, Quantity):
        return 2.0
    widths = [_width(t) for t in (a, b)]
    if None in widths:
        return 1.0
    return max(0.0, min(8.0, -log2(max(0.004, sum(w for w in widths if w)))))


def _width(t: Traits) -> float | None:
    side = values.interval(t.claim)
    if side.low is None or side.high is None:
        return None
    size = max(abs(side.low), abs(side.high))
    return float((side.high - side.low) / size) if size else 0.0
