"""How much two different values look like one and a slip: digits swapped, a magnitude, a unit, a year off.

Most contradictions in news are copying slips, so two figures that are one slip apart speak for one fact; two
unrelated figures speak neither for nor against it.
"""

from __future__ import annotations

from decimal import Decimal
from math import log2, log10
from typing import Final

from claimcheck.interval import Interval
from claimcheck.model import Claim, Clock, Period, Quantity

MAGNITUDE: Final = 1.0  # bits that a slip costs: a magnitude or unit is one of two or three words
SWAP: Final = 2.0  # which two neighbours are swapped
EDIT: Final = 3.5  # which digit is wrong and what stands there instead
DECADES: Final = 3.0  # the spread of unrelated figures of one kind, in powers of ten
CLOSEST: Final = 5.0
FAINT: Final = 0.3  # of what tells that figures are close, or one digit apart: updates and rivals are, too
YEAR_OFF: Final = 3.7  # the same month or day, a year on
DAY_KEPT: Final = 2.2  # the day of the month alone, or the digits of a year
HOUR_OFF: Final = 1.0
ROUND: Final = 30  # minutes of the hour that many times share


def evidence(a: Claim, b: Claim, surprise: float) -> float:
    """The bits that speak for one fact although the values differ; 0 where they look unrelated."""
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return _figures(a.value, b.value, surprise)
    if isinstance(a.value, Period) and isinstance(b.value, Period):
        return _periods(a.value, b.value)
    if isinstance(a.value, Clock) and isinstance(b.value, Clock):
        return _clocks(a.value, b.value)
    return 0.0


def _figures(a: Quantity, b: Quantity, surprise: float) -> float:
    if isinstance(a.number, tuple) or isinstance(b.number, tuple) or not a.number or not b.number:
        return 0.0
    one, two = digits(a.number), digits(b.number)
    if one == two or _unit_kept(a, b):
        return max(0.0, surprise - MAGNITUDE)
    if swapped(one, two):
        return max(0.0, surprise - SWAP)
    close = _closeness(a.number, b.number, max(a.step, b.step)) if a.unit == b.unit else 0.0
    edits = 0.0
    if len(one) == len(two) and sum(x != y for x, y in zip(one, two, strict=True)) == 1:
        edits = surprise - EDIT - log2(len(one))
    return FAINT * max(0.0, edits, close)


def _unit_kept(a: Quantity, b: Quantity) -> bool:
    """Whether two measures are one number, but for rounding, in two units; currencies lie too close."""
    if a.unit == b.unit or a.unit.isupper() or b.unit.isupper():
        return False
    return None not in (a.low, a.high, b.low, b.high) and Interval(a.low, a.high).meets(
        Interval(b.low, b.high)
    )


def digits(number: Decimal) -> str:
    """The leading figures of a number, without sign, point and closing zeros."""
    return "".join(map(str, number.normalize().as_tuple().digits))


def swapped(one: str, two: str) -> bool:
    """Whether two neighbouring figures have changed places."""
    if len(one) != len(two):
        return False
    apart = [n for n, (x, y) in enumerate(zip(one, two, strict=True)) if x != y]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and one[apart[0]] == two[apart[1]]
        and one[apart[1]] == two[apart[0]]
    )


def _closeness(a: Decimal, b: Decimal, step: Decimal) -> float:
    """What it tells that two figures in one unit lie close: unrelated ones spread over decades."""
    if (a < 0) != (b < 0):
        return 0.0
    written = float(max(step, Decimal(1)) / max(abs(a), abs(b)))
    share = 2 * max(abs(log10(a / b)), written / 2) / DECADES
    return min(CLOSEST, max(0.0, -log2(share)))


def _clocks(a: Clock, b: Clock) -> float:
    """An hour off, with minutes that few times share."""
    return HOUR_OFF if (a.minute - b.minute) % 60 == 0 and a.minute % ROUND else 0.0


def _periods(a: Period, b: Period) -> float:
    """A year off, or its last digits swapped, with month and day the same; unrelated years are close, too."""
    if a.start is None or b.start is None or a.grain != b.grain:
        return 0.0
    if a.grain == "year":
        one, two = str(a.start.year), str(b.start.year)
        return DAY_KEPT if swapped(one, two) else 0.0
    if (a.start.month, a.start.day) == (b.start.month, b.start.day):
        return YEAR_OFF if abs(a.start.year - b.start.year) == 1 else DAY_KEPT
    kept = a.grain == "day" and a.start.year == b.start.year and a.start.day == b.start.day
    return DAY_KEPT if kept else 0.0
