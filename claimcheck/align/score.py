"""How likely two claims speak of one fact, as a sum of named levels in bits."""

from __future__ import annotations

from math import log2
from typing import Final

from msgspec import Struct

from claimcheck import values, words
from claimcheck.align.traits import Traits
from claimcheck.model import Period, Quantity
from claimcheck.rates import Rates
from claimcheck.values import Relation

SAME_ROLE: Final = 1.0
OTHER_ROLE: Final = -4.0
OTHER_HEAD: Final = -3.0
SAME_PERIOD: Final = 1.5
OTHER_PERIOD: Final = -4.0
# Roles that never meet: a change is no level, a base of comparison no present value.
APART: Final = frozenset(
    (("change", "level"), ("change", "base"), ("rate", "level"), ("change", "rate"), ("change", "part"))
)


class Score(Struct, frozen=True):
    """The levels of a comparison; `total` of all, `context` of all but the value."""

    total: float
    context: float
    cover: float
    relation: Relation
    levels: tuple[tuple[str, str], ...]


def compare(a: Traits, b: Traits, shared: float, prior: float, rates: Rates) -> Score | None:
    """The score of two claims of one dimension; None where they cannot be of one fact."""
    relation = values.compare(a.claim, b.claim, rates)
    if relation == "unknown" or _vetoed(a, b):
        return None
    levels = [("words", shared), ("role", _role(a, b)), ("noun", _head(a, b)), ("period", _period(a, b))]
    context = sum(bits for _, bits in levels)
    value = _value(a, b, relation)
    cover = shared / max(1.0, min(a.total, b.total))
    levels += [("value", value), ("prior", -prior)]
    named = tuple((name, f"{bits:+.1f}") for name, bits in levels)
    return Score(context + value - prior, context, cover, relation, named)


def _vetoed(a: Traits, b: Traits) -> bool:
    """Kinds that exclude each other: modifiers that contradict, roles that never meet."""
    roles = (a.claim.role, b.claim.role)
    if roles in APART or roles[::-1] in APART:
        return True
    return words.contrast(a.strong, b.strong) is not None


def _role(a: Traits, b: Traits) -> float:
    if a.claim.role != b.claim.role:
        return OTHER_ROLE
    return SAME_ROLE if a.claim.role != "level" else 0.0


def _head(a: Traits, b: Traits) -> float:
    """Counted nouns that differ, and neither stands near the other figure, speak against a match."""
    one, two = a.claim.subject.head, b.claim.subject.head
    if not one or not two or one == two:
        return 0.0
    return OTHER_HEAD / 2 if one in b.near or two in a.near else OTHER_HEAD


def _period(a: Traits, b: Traits) -> float:
    one, two = a.claim.when, b.claim.when
    if one is None or two is None or "date" in (a.dimension, b.dimension):
        return 0.0
    bits = {"same": SAME_PERIOD, "agree": SAME_PERIOD / 3, "differ": OTHER_PERIOD, "unknown": 0.0}
    return bits[values.periods(one, two)]


def _value(a: Traits, b: Traits, relation: Relation) -> float:
    if relation == "differ":
        return 0.0
    if relation == "same":
        return min(a.surprise, b.surprise)
    return min(a.surprise, b.surprise, _overlap(a, b))


def _overlap(a: Traits, b: Traits) -> float:
    """What it tells that two intervals meet: little where one is wide or open."""
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
