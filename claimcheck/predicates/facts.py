"""Tests on the claims of one fact: values apart, periods apart, a power of ten between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from claimcheck import moves, values
from claimcheck.interval import Interval
from claimcheck.model import Claim, Fact, Period, Quantity
from claimcheck.predicates import moving, prose
from claimcheck.predicates.case import Case, Conflict, written
from claimcheck.predicates.sides import Apart, Sides, by, opposed, ranged
from claimcheck.rulebook import Rule

COUNTED: Final = ("count", "number", "money")  # whose unit is a noun or settled from the context
WAYS: Final = {1: "up", -1: "down"}
AWAITED: Final = 8  # words before a figure that foresee it
TEN: Final = Decimal(10)
SLIP: Final = Decimal("0.15")  # how far a factor may be off a power of ten, both figures rounded


def values_apart(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Facts whose claims give intervals that do not meet."""
    return _facts(case, rule, Apart(_unlike, _unmoved))


def values_apart_of(case: Case, rule: Rule, facts: Iterable[Fact]) -> Iterator[Conflict]:
    """The same of some facts."""
    return _facts(case, rule, Apart(_unlike, _unmoved), facts)


def power_of_ten(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Facts whose claims differ by a factor of about ten, a hundred, a thousand and so on."""
    return _facts(case, rule, Apart(_slipped, _unmoved))


def figures_move(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Facts whose later claims carry on the count of the earlier ones."""
    return _facts(case, rule, Apart(_grown, moving.updates))


def _grown(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two values cannot both hold, and one may have grown from the other."""
    return moving.near(a, b) and _unlike(a, b, case)


def units_swapped(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Facts that give one number in two units that do not agree."""
    return _facts(case, rule, Apart(_swapped, _unmoved))


def _swapped(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two figures are the same number, but for rounding, in two units that do not agree."""
    one, two = a.value, b.value
    if not isinstance(one, Quantity) or not isinstance(two, Quantity) or a.kind in COUNTED:
        return False
    closed = None not in (one.low, one.high, two.low, two.high)
    near = closed and a.kind == "measure" and Interval(one.low, one.high).meets(Interval(two.low, two.high))
    alike = one.unit != two.unit and (one.number == two.number or near)
    return alike and _unlike(a, b, case)


def directions_opposed(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Facts whose claims give one change, up here and down there; a change and its level are told as one."""
    found: list[tuple[Sides, str]] = []
    for fact in sorted(case.facts, key=lambda fact: all(c.role != "change" for c in case.of(fact))):
        claims = [c for c in case.of(fact) if c.kind in rule.kinds and c.subject.direction]
        sides = opposed(by(lambda c: c.subject.direction, claims), Apart(_agree, _turned), case)
        if len(sides) > 1 and not told_before(sides, [earlier for earlier, _ in found]):
            found.append((sides, fact.id))
    for sides, name in found:
        told = tuple(f"{WAYS[side[0].subject.direction]} {written(side)}" for side in sides)
        yield Conflict(tuple(map(tuple, sides)), told, _read(sides, case), name)


def results_opposed(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Facts whose claims call one amount a profit here and a loss there, or a surplus and a deficit."""
    for fact in case.facts:
        money = [c for c in case.of(fact) if c.kind == "money" and c.kind in rule.kinds]
        results = {c.id: _result(c, case) for c in money} if len(money) > 1 else {}
        called = [[c for c in money if moves.result(results.get(c.id, "")) == sign] for sign in WAYS]
        sides = opposed([side for side in called if side], Apart(_agree, _unalike), case)
        if len(sides) > 1:
            told = tuple(f"a {results[side[0].id]} of {written(side)}" for side in sides)
            yield Conflict(tuple(map(tuple, sides)), told, _read(sides, case), fact.id)


def _result(claim: Claim, case: Case) -> str:
    """The word that calls an amount a profit or a loss; "" where none does."""
    cues = moves.load(case.articles[claim.article].locale)
    before = prose.before(case, claim)[-AWAITED:]
    at = next((n for n in range(len(before) - 1, -1, -1) if moves.result(before[n])), -1)
    return before[at] if at >= 0 and cues.sets["result_lead"].issuperset(before[at + 1 :]) else ""


def _unalike(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two amounts are told of one period, as fact or as foreseen."""
    return not _periods_differ(a, b, case) and _awaited(a, case) == _awaited(b, case)


def told_before(sides: Sides, earlier: Sequence[Sides]) -> bool:
    """Whether the sentences of both sides stand against each other already ("fell by 11% to 58,000")."""
    here = [_sentences(side) for side in sides]
    return any(all(any(one & _sentences(side) for side in told) for one in here) for told in earlier)


def _sentences(side: Sequence[Claim]) -> set[tuple[str, int]]:
    return {(claim.article, claim.sentence.start) for claim in side}


def _turned(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two claims give opposite directions for one period."""
    if a.role != b.role or a.subject.direction == b.subject.direction:
        return False
    return not _periods_differ(a, b, case) and _awaited(a, case) == _awaited(b, case)


def _awaited(claim: Claim, case: Case) -> bool:
    """Whether the words before a figure tell what was expected, hoped or feared before it was known."""
    cues = moves.load(case.articles[claim.article].locale)
    return moves.awaited(prose.before(case, claim)[-AWAITED:], cues.sets["awaited"])


def _agree(a: Claim, b: Claim, case: Case) -> bool:
    return values.compare(a, b, case.rates) in ("same", "agree")


def _same(a: Claim, b: Claim, case: Case) -> bool:
    return values.compare(a, b, case.rates) == "same"


def periods_apart(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Facts whose claims agree in value and put it into periods that do not overlap."""
    for fact in case.facts:
        claims = [c for c in case.of(fact) if c.kind in rule.kinds and c.when is not None and c.when.start]
        sides = opposed(by(_period_key, claims), Apart(_same, _dated_apart), case)
        if len(sides) < 2:
            continue
        dated = tuple((*side, *_dates(side, case)) for side in sides)
        yield Conflict(dated, tuple(_when(side[0]) for side in sides), _read(sides, case), fact.id)


def _dated_apart(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two claims are dated in one grain, to two periods."""
    if a.when is None or b.when is None or a.when.grain != b.when.grain:
        return False
    return _periods_differ(a, b, case)


def _dates(side: Sequence[Claim], case: Case) -> list[Claim]:
    """The dates from which the claims of a side have their period."""
    places = {(c.article, c.sentence): c.when for c in side}
    return [
        c
        for place, when in places.items()
        for c in case.dates.get(place, ())
        if isinstance(c.value, Period) and _same_days(when, c.value)
    ]


def _same_days(a: Period | None, b: Period) -> bool:
    return a is not None and (a.start, a.end) == (b.start, b.end)


def _facts(case: Case, rule: Rule, apart: Apart, facts: Iterable[Fact] | None = None) -> Iterator[Conflict]:
    for fact in case.facts if facts is None else facts:
        claims = [c for c in case.of(fact) if c.kind in rule.kinds]
        sides = ranged([part for side in by(_value_key, claims) for part in _bounded(side)], apart, case)
        if len(sides) > 1:
            yield Conflict(
                tuple(map(tuple, sides)), tuple(written(s) for s in sides), _read(sides, case), fact.id
            )


def _unmoved(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two claims are for one period, and neither is an update of the other."""
    return not _periods_differ(a, b, case) and not moving.updates(a, b, case)


def _unlike(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two values of one dimension cannot both hold."""
    return values.dimension(a) == values.dimension(b) and values.compare(a, b, case.rates) == "differ"


def _periods_differ(a: Claim, b: Claim, _: Case) -> bool:
    return a.when is not None and b.when is not None and values.periods(a.when, b.when) == "differ"


def _slipped(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two figures have about the same leading digits and another magnitude, and do not agree."""
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity):
        return False
    one, two = a.value.number, b.value.number
    if isinstance(one, tuple) or isinstance(two, tuple) or not one or not two or (one < 0) != (two < 0):
        return False
    factor = max(one / two, two / one)
    power = TEN ** (len(str(int(factor))) - 1)
    slipped = any(p >= TEN and abs(factor / p - 1) <= SLIP for p in (power, power * TEN))
    return slipped and _unlike(a, b, case)


def _value_key(claim: Claim) -> object:
    value = claim.value
    if isinstance(value, Quantity):
        return (value.number, "" if claim.kind in ("count", "number") else value.unit)
    return (value.start, value.end, value.offset) if isinstance(value, Period) else claim.text.casefold()


def _bounded(side: list[Claim]) -> Sides:
    """A side in two where it tells one figure as exceeded and as not reached."""
    under, rest = ([c for c in side if (_bound(c) in values.UNDER) == below] for below in (True, False))
    return [under, rest] if under and any(_bound(c) == ">" for c in rest) else [side]


def _bound(claim: Claim) -> str:
    return claim.value.relation if isinstance(claim.value, Quantity) else ""


def _period_key(claim: Claim) -> object:
    when = claim.when
    return when and (when.start, when.end, when.offset)


def _when(claim: Claim) -> str:
    when = claim.when
    if when is None or when.start is None or when.end is None:
        return "an unknown time"
    return (
        str(when.start.year)
        if when.grain == "year"
        else f"{when.start.isoformat()} to {when.end.isoformat()}"
    )


def _read(sides: Sequence[Sequence[Claim]], case: Case) -> tuple[str, ...]:
    """How one claim of each side was read."""
    return tuple(_told(side[0], case) for side in sides)


def _told(claim: Claim, case: Case) -> str:
    """A claim's source, words and normal form, and the amount that it converts."""
    original = case.claims.get(claim.pair or "")
    converting = f", converting “{original.text}”" if original else ""
    return f"{case.source(claim)} has “{claim.text}”{converting}: read as {_reading(claim)}"


def _reading(claim: Claim) -> str:
    value = claim.value
    if not isinstance(value, Quantity):
        return str(next(iter(value.to_dict().values())))
    low = "open" if value.low is None else format(value.low.normalize(), "f")
    high = "open" if value.high is None else format(value.high.normalize(), "f")
    size = low if low == high else f"{low} to {high}"
    unit = f"[{value.unit}]" if claim.kind == "count" and value.unit else value.unit
    when = f", in {_when(claim)}" if claim.when is not None and claim.when.start else ""
    return f"{size} {unit}".rstrip() + when
