"""A change told beside the two levels it lies between: "up by a fifth, from €4,000 to €5,000"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from claimcheck.interval import Interval
from claimcheck.model import Claim, Quantity
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.changes import exchange, moves, rises
from claimcheck.predicates.changes.ways import AMOUNTS, Move
from claimcheck.rulebook import Rule

ONE: Final = Decimal(1)
HUNDRED: Final = Decimal(100)
TENTH: Final = ONE / 10
POINTS: Final = {"percentage_point": ONE, "point": ONE, "basis_point": Decimal("0.01")}


def growth_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Changes that do not follow from the two levels that are told with them."""
    told: set[str] = set()
    for move in moves.told(case):
        if exchange.of_other_time(case, move):
            continue
        because = _off(move, exchange.either(case, move))
        if because and move.change.id not in told:
            told.add(move.change.id)
            yield _conflict(move, because)


def _conflict(move: Move, because: tuple[str, ...]) -> Conflict:
    levels = f"{move.before.text} to {move.after.text}"
    return Conflict(((move.change,), (move.before, move.after)), (move.change.text, levels), because)


def _off(move: Move, either: bool) -> tuple[str, ...]:
    """Why a change is none that its two levels allow, reckoned from one or either; empty where it is."""
    said = _said(move.change)
    ways = (move, Move(move.change, move.after, move.before))[: 1 + either]
    made = [span for way in ways for span in _made(way) if span]
    if said is None or not made or any(span.meets(said) for span in made):
        return ()
    levels = f"from {move.before.text} to {move.after.text}"
    return (f"{levels} is {_told(made[0], move)}", f"the article says {move.change.text}")


def _told(made: Interval, move: Move) -> str:
    if prose.unit(move.change) in POINTS:
        return f"{prose.span(made)} {prose.unit(move.change).replace('_', ' ')}s"
    if move.change.kind == "percent":
        return f"{prose.span(made)} percent"
    if move.change.kind in AMOUNTS:
        return f"a difference of {prose.span(made)}"
    if prose.unit(move.change) == "times":
        return f"{prose.span(made)} times as much"
    low, high = made.low or Decimal(0), made.high or Decimal(0)
    return f"a change of {prose.span(Interval(low * HUNDRED, high * HUNDRED))} percent"


def _said(claim: Claim) -> Interval | None:
    """What a change claims: a percentage rounded or cut off, a fraction to within a tenth, a bound."""
    value, number = claim.value, prose.number(claim)
    if not isinstance(value, Quantity):
        return None
    if number is not None and claim.kind == "ratio":
        return Interval(number, number, value.unit).widened(TENTH)
    if number is not None:
        return _rounded(claim)
    if value.unit == "times" and value.high is None and (value.low or ONE) < ONE:
        return Interval(Decimal(0), value.low, value.unit)  # "more than halved" is less than a half
    return Interval(value.low, value.high, value.unit)


def _rounded(claim: Claim) -> Interval | None:
    """A figure rounded, or cut off: then what it stands for is no less than it says."""
    near, cut = prose.written(claim, 1), prose.written(claim, 2)
    return Interval(near.low, cut.high, near.unit) if near and cut else None


def _made(move: Move) -> Iterator[Interval | None]:
    """What the levels make of the change, in each sense that the words allow."""
    before, after = _levels(move)
    if before is None or after is None:
        return
    unit = prose.unit(move.change)
    if unit in POINTS:
        yield difference(before, after, POINTS[unit])
    elif move.change.kind in AMOUNTS:
        if _same_unit(move.change, move.before):
            yield difference(before, after, ONE)
    elif unit == "times":
        yield _quotient(after, before)
        yield _quotient(before, after)
    else:
        scale = HUNDRED if unit == "percent" else ONE
        yield relative(before, after, scale)
        if move.before.kind == "percent":
            yield difference(before, after, HUNDRED / scale)


def _same_unit(change: Claim, level: Claim) -> bool:
    return rises.alike(change, level)


def _levels(move: Move) -> tuple[Interval | None, Interval | None]:
    """Both levels with their rounding; a whole percentage beside one with two decimals is exact."""
    finest = max(prose.places(c) for c in (move.before, move.after))
    both = []
    for level in (move.before, move.after):
        exact = level.kind == "percent" and prose.places(level) == 0 and finest > 1
        both.append(prose.written(level, 0 if exact else 1))
    return both[0], both[1]


def difference(one: Interval, two: Interval, size: Decimal) -> Interval | None:
    """How far two levels lie apart, in units of a size."""
    if one.low is None or one.high is None or two.low is None or two.high is None:
        return None
    ends = sorted((two.high - one.low, two.low - one.high), key=abs)
    low = Decimal(0) if ends[0] * ends[1] < 0 else abs(ends[0])
    return Interval(low / size, abs(ends[1]) / size)


def _quotient(one: Interval, two: Interval) -> Interval | None:
    if one.low is None or one.high is None or not two.low or not two.high or two.low <= 0:
        return None
    return Interval(one.low / two.high, one.high / two.low)


def relative(one: Interval, two: Interval, scale: Decimal) -> Interval | None:
    """The share of the first level by which the second differs."""
    quotient = _quotient(two, one)
    if quotient is None or quotient.low is None or quotient.high is None:
        return None
    return difference(Interval(ONE, ONE), quotient, ONE / scale)
