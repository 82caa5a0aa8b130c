"""What a mention states: quantities, dates, times of day, names and posts, as frozen values."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Literal

from msgspec import Struct

from claimcheck.written import decimal, zone

Relation = Literal["=", "~", ">", ">=", "<", "<=", "range"]
Width = Literal["exact", "rounded", "hedged", "bound", "range", "vague"]
Direction = Literal["up", "down"]
Basis = Literal["stated", "relative", "inherited", "symbolic"]


class Canonical(Struct, frozen=True, gc=False):
    """An interval in the base unit of its dimension (SI; money unconverted)."""

    low: Decimal | None
    high: Decimal | None
    unit: str

    def to_dict(self) -> dict[str, Any]:
        return {"low": decimal(self.low), "high": decimal(self.high), "unit": self.unit}


class Quantity(Struct, frozen=True, gc=False, tag=True):
    """What a figure asserts: an interval, never a bare number.

    `number` is the figure as written, scaled ("24.1 billion" is 24100000000), or both ends of a
    range. `low` and `high` bound what the words assert once rounding, hedges and bounds are
    counted in, in `unit`; None is open. `step` is the granularity of the written figure
    ("24.1 billion": 100000000; an exact count: 0), `width` says why the interval is as wide as
    it is. `units` lists the candidates while the unit is ambiguous ("dollars"), `unit` the
    likeliest of them.
    """

    number: Decimal | tuple[Decimal, Decimal]
    relation: Relation
    low: Decimal | None
    high: Decimal | None
    unit: str
    step: Decimal = Decimal(0)
    width: Width = "exact"
    units: tuple[str, ...] = ()
    canonical: Canonical | None = None

    def to_dict(self) -> dict[str, Any]:
        number = self.number
        canonical = self.canonical or Canonical(self.low, self.high, self.unit)
        return {
            "number": [decimal(n) for n in number] if isinstance(number, tuple) else decimal(number),
            "relation": self.relation, "low": decimal(self.low), "high": decimal(self.high),
            "unit": self.unit, "canonical": canonical.to_dict(),
        }  # fmt: skip


class Period(Struct, frozen=True, gc=False, tag=True):
    """A closed interval of days with the grain it was written in and the basis it was read on.

    `symbolic` periods are relative to an unknown day of publication: no days, but an `offset`
    such as "year-1".
    """

    start: dt.date | None
    end: dt.date | None
    grain: str
    basis: Basis
    offset: str | None = None

    def to_dict(self) -> dict[str, Any]:
        out = {
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "grain": self.grain, "basis": self.basis,
        }  # fmt: skip
        return out | {"offset": self.offset} if self.offset else out


class Clock(Struct, frozen=True, gc=False, tag=True):
    """A time of day: minutes after midnight, its distance from UTC in minutes, its day if known."""

    minute: int
    last: int
    zone: int | None
    day: dt.date | None
    basis: Basis = "stated"

    def to_dict(self) -> dict[str, Any]:
        return {
            "start": self._iso(self.minute), "end": self._iso(self.last),
            "grain": "minute" if self.minute == self.last else "hour", "basis": self.basis,
        }  # fmt: skip

    def _iso(self, minute: int) -> str:
        day = self.day.isoformat() if self.day else ""
        offset = "" if self.zone is None else zone(self.zone)
        return f"{day}T{minute // 60 % 24:02d}:{minute % 60:02d}{offset}"


class Name(Struct, frozen=True, gc=False, tag=True):
    """A person, organisation or place, or a person's role, in its fullest form in the article.

    `holder` is the person whose role it is.
    """

    name: str
    sort: str = ""
    holder: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {"name": self.name}


class Trend(Struct, frozen=True, gc=False, tag=True):
    """Which way something moved, told without a figure."""

    direction: Direction

    def to_dict(self) -> dict[str, Any]:
        return {"direction": self.direction}


Value = Quantity | Period | Clock | Name | Trend
