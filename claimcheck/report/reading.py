"""What a claim asserts, in words: as it was read, in its normal form, and for when."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from claimcheck.model import Clock, Kind, Name, Period, Quantity, Trend, Value
from claimcheck.report.text import amount, clean, interval, period

LONG: Final = 30
SIGNS: Final = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}
BASES: Final = {
    "stated": "as stated",
    "relative": "counted from the day of publication",
    "inherited": "taken from the words around",
    "symbolic": "and that day is not known",
}


def said(value: Value, kind: Kind) -> str:
    """A value of that kind as it was read: "about 2,000 meter, so 1,800 to 2,200"; what is counted in []."""
    match value:
        case Quantity():
            return _quantity(value, kind)
        case Period():
            return spanned(value)
        case Clock():
            day = "" if value.day else ", on a day that is not known"
            return f"{value.to_dict()['start']}{day}"
        case Name():
            return clean(value.name)
        case Trend():
            return value.direction


def normal(value: Value, kind: Kind) -> str:
    """A value in the form that is compared: an interval in the base unit, days, a name."""
    match value:
        case Quantity():
            base = value.canonical or value
            return f"{bounds(base.low, base.high)} {_unit(base.unit, kind)}".rstrip()
        case Period() if value.start and value.end:
            first, last = value.start.isoformat(), value.end.isoformat()
            return first if first == last else f"{first} to {last}"
        case Clock():
            found = value.to_dict()
            ends = dict.fromkeys(str(found[end]) for end in ("start", "end"))
            return " to ".join(ends)
        case Name():
            return clean(value.name).casefold()
        case Trend():
            return value.direction
    return period(value)


def spanned(when: Period) -> str:
    """A period and the basis that it was read on."""
    return f"{period(when) or 'some time'}, {BASES[when.basis]}"


def bounds(low: Decimal | None, high: Decimal | None) -> str:
    """An interval in words: "913", "912.5 to 913.5", "at least 500", "at most 80"."""
    if low is None and high is None:
        return "some"
    if low is None or high is None:
        end = low if high is None else high
        return f"{'at least' if high is None else 'at most'} {amount(end or Decimal(0))}"
    if low == high:
        return amount(low)
    first, last = amount(low), amount(high)
    return f"{first} to {last}" if len(first) + len(last) <= LONG else spread(low, high)


def spread(low: Decimal, high: Decimal) -> str:
    """An interval in just the digits that tell its ends apart."""
    first, last = interval(low, high)
    return first if first == last else f"{first} to {last}"


def _quantity(value: Quantity, kind: Kind) -> str:
    """The figure as written, and the interval that its words assert."""
    number = value.number
    figure = " to ".join(map(amount, number)) if isinstance(number, tuple) else amount(number)
    shown = f"{SIGNS.get(value.relation, '')}{figure} {_unit(value.unit, kind)}".rstrip()
    if value.low == value.high:
        return f"{shown}, exactly"
    why = "rounded, so " if value.relation == "=" else "so "
    return f"{shown}, {why}{bounds(value.low, value.high)}"


def _unit(unit: str, kind: Kind) -> str:
    shown = clean(unit.replace("_", " "))
    return f"[{shown}]" if shown and kind == "count" else shown
