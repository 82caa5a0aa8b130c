"""How likely two claims speak of one fact, as a sum of named levels in bits.

The weights of the levels are log odds fitted on labelled pairs (bench/fit_alignment.py prints them);
the value and the number of rivals count about one bit a bit, as Bayes' rule has it.
"""

from __future__ import annotations

from functools import cache
from math import log2
from typing import Final

from msgspec import Struct

from claimcheck import contrasts, values, words
from claimcheck.align import slips
from claimcheck.align.rivals import Rivalry
from claimcheck.align.traits import Traits
from claimcheck.model import Claim, Period, Quantity
from claimcheck.rates import Rates
from claimcheck.values import Relation

AGREE: Final = -0.3  # claims with one figure and nothing else in common are not yet of one fact
WORDS: Final = 0.3  # of each bit of shared words, which depend on each other
COVER: Final = 0.4  # all of the poorer context is found in the other
VALUE: Final = 0.9
RIVALS: Final = -0.5  # of each bit of claims that might have been meant instead
SAME_ARTICLE: Final = -2.3
OTHER_ROLE: Final = -1.0
LOOSE_ROLE: Final = -3.0  # figures that only meet, in two roles
OPPOSED: Final = -2.0  # one rises, one falls
CONTRAST: Final = -3.0
SAME_NOUN: Final = 1.3
OTHER_NOUN: Final = -0.5
SAME_PERIOD: Final = 0.4
OTHER_PERIOD: Final = -0.4
OTHER_KIND: Final = -2.1
BARE: Final = -0.8  # a number without a noun, which may count anything
SUPPORT: Final = 1.0  # each other pair of the two sentences that agrees
LEAD: Final = 1.4  # both sentences open their articles
OPEN: Final = 0.3  # how far off a figure may be that "more than" is said of
MOST_WORDS: Final = 12.0
LEAST: Final = 0.05  # bits of a level that is worth telling

# The levels of claims that differ: most figures of one kind are of two facts, and a slip must be likely.
DIFFER: Final = -5.0
DIFFER_WORDS: Final = 0.36
WORDING: Final = 1.5  # each word that stands before both alike
DIFFER_SLIP: Final = 1.15
DIFFER_SUPPORT: Final = 0.85
DIFFER_LEAD: Final = 0.2
DIFFER_ROLE: Final = -0.8
ROLES_APART: Final = -4.0
DIFFER_NOUN: Final = -0.2
DIFFER_BARE: Final = -1.7  # nothing but its words says what a bare number counts
DIFFER_PERIOD: Final = -2.0
BETTER: Final = -0.42  # each claim that shares more words with one of the two
MARGIN: Final = 0.32  # of each bit by which the two lead over others
EXPLAINED: Final = -1.0  # each of the two that another claim agrees with
STATED: Final = -1.15  # each of the two figures that the other article states too, of whatever
BESIDE: Final = 0.42  # of each bit of an agreeing pair next to this
PLACE: Final = -3.4  # one stands at the top of its article, the other at the end
BRIEF: Final = 10  # claims of an article so short that all stands at its top
MOST_SHARED: Final = 16.0

# How soon two figures of a sort that differ are meant to be one; most dates, times and shares are not.
SORTS: Final = {
    "time": -1.2, "date": -1.2, "duration": 0.2, "age": 0.0, "number": 0.0, "count": -0.6, "money": -1.1,
    "share": -1.7,
}  # fmt: skip
OTHER_SORT: Final = -1.0  # measures

# Roles that hardly meet in claims that differ: a change is no level, a base of comparison no present value.
EDGES: Final = frozenset(("start", "end"))  # of a date: "since April" is not when something happened
APART: Final = frozenset(("change", "level", "base", "rate", "part", "total"))

# What it tells in bits that a date lies in a wider one: a month is meant in about ten; a year says less.
MONTH: Final = 3.2
HALVED: Final = 0.45  # less for each doubling
DAYS: Final = 30  # of a month
DAY: Final = 4.0
FAINTEST: Final = 0.1

Levels = dict[str, float]


class Score(Struct, frozen=True):
    """The sum of the levels of a comparison, in bits above even odds."""

    total: float
    relation: Relation
    levels: tuple[tuple[str, str], ...]


class Setting(Struct, frozen=True):
    """What a comparison takes from outside the two claims.

    `shared` bits of words, `rivals` bits, whether both sentences `lead`, `support` from their
    other pairs, and the bits of the pair `beside` this, by its nearness.
    """

    shared: float
    rivals: float
    lead: bool = False
    support: int = 0
    beside: float = 0.0


def agree(a: Traits, b: Traits, setting: Setting, rates: Rates) -> Score | None:
    """The score of two claims whose values are the same or meet; None where they do not or nothing tells."""
    relation = values.compare(a.claim, b.claim, rates)
    if relation in ("unknown", "differ"):
        return Score(DIFFER, relation, ()) if relation == "differ" and not _vetoed(a, b) else None
    return _sum(relation, _agreeing(a, b, relation, setting))


def differ(a: Traits, b: Traits, setting: Setting, rival: Rivalry) -> Score:
    """The score of two claims whose values cannot both hold."""
    return _sum("differ", _opposed(a, b, setting, rival))


def _sum(relation: Relation, levels: Levels) -> Score:
    told = tuple(_told(name, round(bits, 1)) for name, bits in levels.items() if abs(bits) >= LEAST)
    return Score(sum(levels.values()), relation, told)


@cache
def _told(name: str, bits: float) -> tuple[str, str]:
    """A level in words; few enough to be kept, and each once, of millions of scores."""
    return name, f"{bits:+.1f}"


def _agreeing(a: Traits, b: Traits, relation: Relation, setting: Setting) -> Levels:
    """The levels of claims whose values are the same or meet."""
    return {
        "agreement": AGREE,
        "value": VALUE * _value(a, b, relation),
        "words": WORDS * min(setting.shared, MOST_WORDS),
        "cover": COVER * min(1.0, setting.shared / max(1.0, min(a.total, b.total))),
        "neighbours": SUPPORT * setting.support,
        "lead": LEAD * setting.lead,
        "period": _period(a, b, SAME_PERIOD, OTHER_PERIOD),
        "rivals": RIVALS * setting.rivals,
        "article": SAME_ARTICLE * (a.claim.article == b.claim.article),
        "role": (OTHER_ROLE if relation == "same" else LOOSE_ROLE) * _roles_differ(a, b),
        "kind": _kind(a.claim, b.claim),
        "direction": OPPOSED * (a.claim.subject.direction * b.claim.subject.direction < 0),
        "contrast": CONTRAST * (contrasts.contrast(a.strong, b.strong) is not None),
        "noun": _noun(a, b, SAME_NOUN, OTHER_NOUN),
    }


def _opposed(a: Traits, b: Traits, setting: Setting, rival: Rivalry) -> Levels:
    """The levels of claims whose values cannot both hold."""
    return {
        "difference": DIFFER,
        "words": DIFFER_WORDS * min(setting.shared, MOST_SHARED),
        "wording": WORDING * _worded(a, b),
        "slip": DIFFER_SLIP * slips.evidence(a.claim, b.claim, min(a.surprise, b.surprise)),
        "neighbours": DIFFER_SUPPORT * setting.support + BESIDE * setting.beside,
        "lead": DIFFER_LEAD * setting.lead,
        "sort": SORTS.get(a.dimension, OTHER_SORT),
        "place": PLACE * _distance(a, b),
        "period": _period(a, b, 0.0, DIFFER_PERIOD),
        "role": _role(a.claim.role, b.claim.role),
        "noun": _noun(a, b, 0.0, DIFFER_NOUN),
        "bare number": DIFFER_BARE * ("number" in (a.claim.kind, b.claim.kind)),
        "better matches": BETTER * rival.better,
        "margin": MARGIN * rival.margin,
        "agreeing elsewhere": EXPLAINED * rival.explained,
        "stated elsewhere": STATED * rival.stated,
    }


def _worded(a: Traits, b: Traits) -> int:
    """How many words stand before both figures alike ("was confirmed on"); "of" alone tells nothing."""
    alike = 0
    while alike < min(len(a.lead), len(b.lead)) and a.lead[-1 - alike] == b.lead[-1 - alike]:
        alike += 1
    return alike if any(words.weight(word) for word in a.lead[len(a.lead) - alike :]) else 0


def _distance(a: Traits, b: Traits) -> float:
    """How far apart two claims stand in articles of about one length; in a brief the place says nothing."""
    return abs(a.place - b.place) * min(a.company, b.company) / max(a.company, b.company, BRIEF)


def _vetoed(a: Traits, b: Traits) -> bool:
    """Claims that differ and are of one article, or of kinds that exclude each other."""
    one, two = a.claim, b.claim
    if one.article == two.article:
        return True
    return contrasts.contrast(a.strong, b.strong) is not None


def _role(a: str, b: str) -> float:
    """Two roles of one figure; a change is no level, unless it was read wrongly."""
    if a == b:
        return 0.0
    return ROLES_APART if {a, b} <= APART or not EDGES.isdisjoint((a, b)) else DIFFER_ROLE


def _roles_differ(a: Traits, b: Traits) -> bool:
    """Whether two figures play two roles; a day is the same whether something begins or happens then."""
    return a.claim.role != b.claim.role and a.dimension not in ("date", "time")


def _kind(a: Claim, b: Claim) -> float:
    """Bare numbers count anything: they say less, and still less of a figure with a unit of its own."""
    if "number" in (a.kind, b.kind):
        return BARE if all(c.kind == "number" or _elided(c) for c in (a, b)) else OTHER_KIND
    one, two = a.subject.head, b.subject.head
    return BARE * (one != two and bool(one and two) and (_elided(a) or _elided(b)))


def _elided(claim: Claim) -> bool:
    """Whether a count has its noun from elsewhere ("three of them")."""
    return claim.kind == "count" and isinstance(claim.value, Quantity) and not claim.value.unit


def _noun(a: Traits, b: Traits, same: float, other: float) -> float:
    """Whether counted nouns are the same, or differ."""
    one, two = a.claim.subject.head, b.claim.subject.head
    if not one or not two:
        return 0.0
    return same if one == two else other


def _period(a: Traits, b: Traits, same: float, other: float) -> float:
    one, two = a.claim.when, b.claim.when
    if one is None or two is None or "date" in (a.dimension, b.dimension):
        return 0.0
    return {"same": same, "differ": other}.get(values.periods(one, two), 0.0)


def _value(a: Traits, b: Traits, relation: Relation) -> float:
    """What it tells that the values are the same, or meet: little where one is wide or open."""
    least = min(a.surprise, b.surprise)
    return least if relation == "same" else min(least, _overlap(a, b))


def _overlap(a: Traits, b: Traits) -> float:
    if isinstance(a.claim.value, Period) and isinstance(b.claim.value, Period):
        return min(_narrow(a.claim.value), _narrow(b.claim.value))
    if not isinstance(a.claim.value, Quantity):
        return 2.0
    return max(0.0, min(8.0, -log2(max(0.004, _width(a) + _width(b)))))


def _narrow(period: Period) -> float:
    """What it tells that another date lies in a period, by its length."""
    if period.start is None or period.end is None:
        return MONTH - 2 * HALVED
    days = (period.end - period.start).days + 1
    return min(DAY, max(FAINTEST, MONTH - HALVED * log2(days / DAYS)))


def _width(t: Traits) -> float:
    """How wide a figure is, as a share of its size; a bound is told near what it bounds."""
    side = values.interval(t.claim)
    if side.low is None or side.high is None:
        return OPEN
    size = max(abs(side.low), abs(side.high))
    return float((side.high - side.low) / size) if size else 0.0
