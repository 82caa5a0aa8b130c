"""How a claim was read, in a few words: the normalised value as an editor wants to see it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

_SIGNS: Final = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}


class Canonical(Struct, frozen=True):
    """An interval in the base unit of its dimension."""

    low: str | None = None
    high: str | None = None
    unit: str = ""


class Value(Struct, frozen=True):
    """A claim's value as the report's JSON gives it, whatever its kind."""

    number: str | list[str] | None = None
    relation: str = "="
    low: str | None = None
    high: str | None = None
    unit: str = ""
    canonical: Canonical | None = None
    start: str | None = None
    end: str | None = None
    grain: str | None = None
    basis: str | None = None
    offset: str | None = None
    name: str | None = None
    direction: str | None = None


def reading(value: Value) -> str:
    """The value in words: "about 24,100,000,000 USD (24,050,000,000 to 24,150,000,000)"."""
    if value.name is not None or value.direction is not None:
        return value.name or value.direction or ""
    if value.grain is not None:
        return period(value)
    return _quantity(value)


def period(value: Value) -> str:
    """A period of days, or what it is relative to, with the basis it was read on."""
    span = _relative(value.offset) if value.offset else _days(value.start, value.end, value.grain)
    return span if value.basis in (None, "stated", "symbolic") else f"{span} ({value.basis})"


def _days(start: str | None, end: str | None, grain: str | None) -> str:
    if start is None or end is None:
        return start or end or "an unknown time"
    shared = {"year": 4, "month": 7}.get(grain or "", max(len(start), 10))
    first, last = start[:shared], end[:shared]
    return first if first == last else f"{first} to {last}"


def _relative(offset: str) -> str:
    unit = offset.rstrip("+-0123456789")
    steps = offset[len(unit) :]
    count = steps.lstrip("+-").lstrip("0")
    if not count:
        return f"{unit} of publication"
    side = "before" if steps.startswith("-") else "after"
    return f"{unit} {side} publication" if count == "1" else f"{count} {unit}s {side} publication"


def _quantity(value: Value) -> str:
    number = value.number
    figure = " to ".join(map(_grouped, number)) if isinstance(number, list) else _grouped(number)
    said = f"{_SIGNS.get(value.relation, '')}{figure} {value.unit.replace('_', ' ')}".strip()
    return said + _bounds(value) + _base(value)


def _bounds(value: Value) -> str:
    if value.low == value.high or isinstance(value.number, list):
        return ""
    if value.low is None or value.high is None:
        return ""
    return f" ({_grouped(value.low)} to {_grouped(value.high)})"


def _base(value: Value) -> str:
    """The canonical reading, where it is in another unit than the written one."""
    base = value.canonical
    if base is None or not base.unit or base.unit == value.unit:
        return ""
    ends = [_grouped(end) for end in (base.low, base.high) if end is not None]
    return f" = {' to '.join(dict.fromkeys(ends))} {base.unit.replace('_', ' ')}" if ends else ""


def _grouped(number: str | None) -> str:
    """A decimal string with thousands set apart."""
    if not number:
        return "?"
    sign, digits = ("-", number[1:]) if number[0] == "-" else ("", number)
    whole, dot, rest = digits.partition(".")
    if not whole.isdecimal() or len(whole) > 60:
        return number
    return f"{sign}{int(whole):,}{dot}{rest}"
