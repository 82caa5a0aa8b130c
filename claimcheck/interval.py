"""Intervals of decimals: the algebra that everything said about values rests on."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class Interval(Struct, frozen=True):
    """A closed interval in some unit; None is an open end."""

    low: Decimal | None
    high: Decimal | None
    unit: str = ""

    def meets(self, other: Interval) -> bool:
        """Whether the two overlap; ends that only touch do so where one of the two is a point. Symmetric."""
        if _below(self.high, other.low) or _below(other.high, self.low):
            return False
        touching = _equal(self.high, other.low) or _equal(other.high, self.low)
        return not touching or self.is_point or other.is_point

    @property
    def is_point(self) -> bool:
        """Whether the interval is one value."""
        return _equal(self.low, self.high)

    def widened(self, share: Decimal) -> Interval:
        """Each end moved outward by a share of its size; never narrower."""
        low = None if self.low is None else self.low - abs(self.low) * share
        high = None if self.high is None else self.high + abs(self.high) * share
        return Interval(low, high, self.unit)

    def scaled(self, least: Decimal, most: Decimal, unit: str) -> Interval:
        """The interval times a factor between `least` and `most`, both positive, in another unit."""
        low = None if self.low is None else min(self.low * least, self.low * most)
        high = None if self.high is None else max(self.high * least, self.high * most)
        return Interval(low, high, unit)

    def plus(self, other: Interval) -> Interval:
        """The interval of all sums; open where either is."""
        return Interval(_add(self.low, other.low), _add(self.high, other.high), self.unit)


def _below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def _equal(a: Decimal | None, b: Decimal | None) -> bool:
    return a is not None and a == b


def _add(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return None if a is None or b is None else a + b
