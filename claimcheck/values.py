"""Whether the values of two claims can both hold: interval against interval, in whatever unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal

from msgspec.structs import replace

from claimcheck.interval import Interval
from claimcheck.model import Claim, Clock, Name, Period, Quantity
from claimcheck.rates import Rates

Relation = Literal["same", "agree", "differ", "unknown"]

DIMENSIONS: Final = {
    "money": "money", "count": "count", "number": "number", "percent": "share", "ratio": "share",
    "duration": "duration", "age": "age", "score": "score", "ordinal": "ordinal",
    "date": "date", "time": "time", "name": "name", "role": "role", "measure": "measure",
    "direction": "direction",
}  # fmt: skip
PER: Final = " per "
YEARLESS: Final = re.compile(r"--(\d\d)(?:-(\d\d))?")
RECKONED: Final = re.compile(r"(?P<unit>year|month|week|day|weekday)(?P<count>(?:[+-](?=\d))?\d++)[+-]?")
ALONE: Final = re.compile(
    r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+\.?(?: \d{1,2}+(?:st|nd|rd|th)?)?$"
    r"|^\d{1,2}+(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*+\.?$"
)
COUNTS: Final = frozenset(("count", "number"))
DAY: Final = 24 * 60
BOUNDS: Final = frozenset((">", ">=", "<", "<="))
UNDER: Final = frozenset(("<", "<="))
REACH: Final = Decimal("1.25")  # how far a figure may be from a bound that it is taken to satisfy
QUARTER: Final = 15
HALF_DAY: Final = 12 * 60
PERCENT: Final = Decimal(100)
# A figure that was converted from another currency was rounded, and at a rate of another hour.
CONVERTED: Final = Decimal("0.015")


def dimension(claim: Claim) -> str:
    """What sort of thing a claim's value measures; claims of two dimensions never align."""
    name = DIMENSIONS[claim.kind]
    if name == "measure" and isinstance(claim.value, Quantity) and claim.value.canonical:
        return claim.value.canonical.unit
    if isinstance(claim.value, Quantity) and claim.value.unit == "times":
        return "times"
    return name


def interval(claim: Claim) -> Interval:
    """The interval a quantity asserts, in the base unit of its dimension; shares as percent."""
    value = claim.value
    if not isinstance(value, Quantity):
        raise TypeError(claim.kind)
    if value.unit == "basis_point":
        return Interval(value.low, value.high).scaled(1 / PERCENT, 1 / PERCENT, "percentage_point")
    if claim.kind == "ratio" and not value.unit:
        return Interval(value.low, value.high).scaled(PERCENT, PERCENT, "percent")
    if value.canonical is not None:
        return Interval(value.canonical.low, value.canonical.high, value.canonical.unit)
    return Interval(value.low, value.high, value.unit)


def compare(a: Claim, b: Claim, rates: Rates) -> Relation:
    """How the values of two claims of one dimension stand to each other."""
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return _quantities(a, b, a.value, b.value, rates)
    if isinstance(a.value, Period) and isinstance(b.value, Period):
        return _dates(a, b, a.value, b.value)
    if isinstance(a.value, Clock) and isinstance(b.value, Clock):
        return _clocks(a.value, b.value)
    if isinstance(a.value, Name) and isinstance(b.value, Name):
        return "same" if a.value.name.casefold() == b.value.name.casefold() else "differ"
    return "unknown"


def _quantities(a: Claim, b: Claim, one: Quantity, two: Quantity, rates: Rates) -> Relation:
    if a.kind == b.kind == "score":
        return _scores(one, two)
    if (a.kind == "number") != (b.kind == "number"):
        return _bare(one, two)
    if _one_unit(a, one, two) and (one.number == two.number or one.width == two.width == "range"):
        return _ranges(one, two) if one.number != two.number else "differ" if _opposite(one, two) else "same"
    found = _converted(a, b, one, two, rates)
    if found == "differ" and a.kind == b.kind == "age" and _birthday(a, b, one, two):
        return "unknown"
    doubtful = found == "differ" and "money" in (a.kind, b.kind)
    return "unknown" if doubtful and _otherwise(a, b, rates) else found


def _birthday(a: Claim, b: Claim, one: Quantity, two: Quantity) -> bool:
    """Whether a birthday may lie between two ages: one of them is told of another time ("35 next month")."""
    first, second = one.number, two.number
    if isinstance(first, tuple) or isinstance(second, tuple):
        return False
    return abs(first - second) == 1 and (a.when is None) != (b.when is None)


def _converted(a: Claim, b: Claim, one: Quantity, two: Quantity, rates: Rates) -> Relation:
    sides = _in_one_currency(a, b, one, two, rates)
    return "unknown" if sides is None else _intervals(one, two, *sides)


def _otherwise(a: Claim, b: Claim, rates: Rates) -> bool:
    """Whether amounts that differ would agree in another of the currencies that one of them may be in."""
    return any(
        _converted(x, y, x.value, y.value, rates) in ("same", "agree")
        for one, two in ((a, b), (b, a))
        for x, y in ((said, two) for said in _readings(one, two, rates))
        if isinstance(x.value, Quantity) and isinstance(y.value, Quantity)
    )


def _readings(claim: Claim, other: Claim, rates: Rates) -> Iterator[Claim]:
    """An amount in each currency that it may be in while its sign is ambiguous.

    Those are left out that compare with the other amount as before, or not at all.
    """
    value, beside = claim.value, other.value
    if not isinstance(value, Quantity) or not isinstance(beside, Quantity):
        return
    if claim.kind == "money" and len(value.units) > 1:
        base, one = interval(other).unit, _one_currency(value, beside)
        for unit in value.units:
            if rates.between(base, unit) or (not one and unit in (beside.unit, *beside.units)):
                yield replace(claim, value=replace(value, unit=unit, units=(), canonical=None))


def _opposite(one: Quantity, two: Quantity) -> bool:
    """Whether one figure is told as exceeded here and as not reached there."""
    return (one.relation == ">" and two.relation in UNDER) or (two.relation == ">" and one.relation in UNDER)


def _bare(one: Quantity, two: Quantity) -> Relation:
    """A number that leaves its unit out beside a figure that has one: they may agree, and never differ."""
    if one.number == two.number:
        return "same"
    first, second = Interval(one.low, one.high), Interval(two.low, two.high)
    return "agree" if first.meets(second) and _near(one, two, first, second) else "unknown"


def _in_one_currency(
    a: Claim, b: Claim, one: Quantity, two: Quantity, rates: Rates
) -> tuple[Interval, Interval] | None:
    """The intervals of both, money in the second one's currency; None where no rate is known."""
    first, second = interval(a), interval(b)
    if a.kind != "money" or b.kind != "money" or _one_currency(one, two):
        return first, second
    converted = rates.convert(first, second.unit)
    return None if converted is None else (converted.widened(CONVERTED), second.widened(CONVERTED))


def _intervals(one: Quantity, two: Quantity, first: Interval, second: Interval) -> Relation:
    if {first.unit, second.unit} == {"percent", "percentage_point"}:
        return "differ"
    if not first.meets(second):
        return "unknown" if (PER in one.unit) != (PER in two.unit) else "differ"
    return "agree" if _near(one, two, first, second) else "unknown"


def _ranges(a: Quantity, b: Quantity) -> Relation:
    """Stated ranges are one where each end is, within its rounding."""
    return "agree" if _ends_meet(a, b) else "differ"


def _ends_meet(a: Quantity, b: Quantity) -> bool:
    """Whether two stated ranges are one, each end within its rounding."""
    if not isinstance(a.number, tuple) or not isinstance(b.number, tuple):
        return False
    half = (a.step + b.step) / 2
    return all(abs(x - y) < half for x, y in zip(a.number, b.number, strict=True))


def _near(a: Quantity, b: Quantity, first: Interval, second: Interval) -> bool:
    """Whether an open bound says much of the other figure: "at least seven" says nothing of ninety."""
    if a.relation not in BOUNDS and b.relation not in BOUNDS:
        return True
    ends = [end for end in (first.low, first.high) if end is not None]
    others = [end for end in (second.low, second.high) if end is not None]
    pairs = [(x, y) for x in ends for y in others if x and y and (x > 0) == (y > 0)]
    return any(max(x / y, y / x) <= REACH for x, y in pairs)


def _one_unit(claim: Claim, a: Quantity, b: Quantity) -> bool:
    """Whether equal numbers mean equal values; what is counted is for alignment to tell."""
    return claim.kind in COUNTS or a.unit == b.unit or (claim.kind == "money" and _one_currency(a, b))


def _one_currency(a: Quantity, b: Quantity) -> bool:
    """Whether two amounts are, or while ambiguous may be, in one currency."""
    one, two = a.unit.split(PER), b.unit.split(PER)
    if len(one) == len(two) == 2 and one[1] != two[1]:
        return False
    return one[0] == two[0] or one[0] in _currencies(b) or two[0] in _currencies(a)


def _currencies(value: Quantity) -> set[str]:
    return {unit.split(PER)[0] for unit in value.units}


def _scores(a: Quantity, b: Quantity) -> Relation:
    """The same score, also as seen by the loser."""
    first, second = a.number, b.number
    if isinstance(first, tuple) and isinstance(second, tuple) and first == second[::-1]:
        return "same"
    return "same" if first == second else "differ"


def _dates(a: Claim, b: Claim, one: Period, two: Period) -> Relation:
    """Two dates; a day or month without its year may be of another year than the nearest."""
    found = periods(one, two)
    if found != "differ" or not (_without_year(a, one) or _without_year(b, two)):
        return found
    first, second = _yearless(one), _yearless(two)
    shared = min(len(first), len(second))
    return "agree" if shared and first[:shared] == second[:shared] else found


def _without_year(claim: Claim, period: Period) -> bool:
    """Whether a date was written as a day or month alone, and its year was told from its neighbours."""
    return period.basis == "relative" and period.grain in ("day", "month") and bool(ALONE.search(claim.text))


def periods(a: Period, b: Period) -> Relation:
    """Same days, overlapping days, or apart; symbolic periods as far as their offsets tell."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return _symbolic(a, b)
    if (a.start, a.end) == (b.start, b.end):
        return "same"
    return "differ" if a.end < b.start or b.end < a.start else "agree"


def _symbolic(a: Period, b: Period) -> Relation:
    """Days of an unknown year by month and day; spans before an unknown day if reckoned in one unit."""
    if a.offset is not None and a.offset == b.offset:
        return "same"
    if _weekday(a) is not None and _weekday(b) is not None:
        return "agree" if _weekday(a) == _weekday(b) else "differ"
    one, two = _yearless(a), _yearless(b)
    if one and two:
        shared = min(len(one), len(two))
        return "agree" if one[:shared] == two[:shared] else "differ"
    first, second = RECKONED.fullmatch(a.offset or ""), RECKONED.fullmatch(b.offset or "")
    if first and second and first["unit"] == second["unit"]:
        return "agree" if first["count"] == second["count"] else "differ"
    return "unknown"


def _weekday(period: Period) -> int | None:
    """The day of the week of a day, known or reckoned from an unknown day of publication; Monday is 0."""
    if period.start is not None:
        return period.start.weekday() if period.grain == "day" else None
    found = RECKONED.fullmatch(period.offset or "")
    return int(found["count"]) if found and found["unit"] == "weekday" and found["count"].isdigit() else None


def _yearless(period: Period) -> tuple[int, ...]:
    """Month and day of a period, so far as it is a month or a day."""
    if period.start is not None:
        day = (period.start.month, period.start.day)
        return {"day": day, "month": day[:1]}.get(period.grain, ())
    found = YEARLESS.fullmatch(period.offset or "")
    return tuple(int(part) for part in found.groups() if part) if found else ()


def _clocks(a: Clock, b: Clock) -> Relation:
    """Times of day in one zone; a clock without a zone may be any quarter hours away.

    A clock of unknown half of the day agrees with one twelve hours off.
    """
    if a.zone is not None and b.zone is not None:
        return _turn(a, b, b.zone - a.zone)
    if (a.zone is None) != (b.zone is None) and (a.minute - b.minute) % QUARTER == 0:
        return "same" if a.minute == b.minute else "unknown"
    found = _turn(a, b, 0)
    return "agree" if found == "differ" and _turn(a, b, HALF_DAY) != "differ" else found


def _turn(a: Clock, b: Clock, shift: int) -> Relation:
    """The same minute, overlapping spans or apart, once the first clock is shifted."""
    apart = (a.minute + shift - b.minute) % DAY
    if apart == 0 and a.last - a.minute == b.last - b.minute:
        return "same"
    within = apart <= b.last - b.minute or DAY - apart <= a.last - a.minute
    return "agree" if within else "differ"
