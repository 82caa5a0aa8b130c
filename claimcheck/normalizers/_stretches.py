"""Numbers of a unit of time: joined to one, with what is left over, and in seconds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct

from claimcheck.document import Document
from claimcheck.model import Canonical, Quantity
from claimcheck.normalizers.numerals import Form, Numeral

DAY: Final = Decimal(86400)
SECONDS: Final[dict[str, Decimal]] = {
    "second": Decimal(1), "minute": Decimal(60), "hour": Decimal(3600), "day": DAY, "week": DAY * 7,
    "month": DAY * Decimal("30.4375"), "year": DAY * Decimal("365.25"),
    "fortnight": DAY * 14, "decade": DAY * Decimal("3652.5"), "century": DAY * 36525,
}  # fmt: skip
# Calendar units differ in length: what so many of them may be short of or over their mean.
SLACK: Final[dict[str, Decimal]] = {
    "month": DAY * Decimal("1.5"), "year": DAY * Decimal("0.75"), "decade": DAY * 2,
}  # fmt: skip
SMALLER: Final = {"hour": "minute", "minute": "second"}
RESTS: Final = ("each", "later", "behind", "ahead", "on", "to")
# Rounding, in steps of the figure: short of a half, so that neighbours never meet.
ROUNDING: Final = Decimal("0.4")
# Units that divide each other exactly, long to short.
CHAINS: Final = (("year", "month"), ("week", "day", "hour", "minute", "second"))


class Stretch(Struct, frozen=True):
    """A number of one unit at tokens [first, last)."""

    first: int
    last: int
    number: Decimal | tuple[Decimal, Decimal]
    step: Decimal
    unit: str
    form: Form = "digits"


def with_rest(doc: Document, stretch: Stretch, opens: Mapping[int, Numeral]) -> Stretch:
    """One minute 49, an hour and ten: what is left over, in the next smaller unit."""
    smaller = SMALLER.get(stretch.unit)
    joined = stretch.last < len(doc.words) and doc.words[stretch.last] == "and"
    numeral = opens.get(stretch.last + joined)
    if smaller is None or numeral is None or isinstance(stretch.number, tuple):
        return stretch
    rest, after = numeral.number, doc.words[numeral.last] if numeral.last < len(doc.words) else "."
    if (
        isinstance(rest, tuple)
        or not 0 < rest < 60
        or rest % 1
        or (after[0].isalnum() and after not in RESTS)
    ):
        return stretch
    number = stretch.number * 60 + rest
    return Stretch(stretch.first, numeral.last, number, Decimal(1), smaller)


def joined(doc: Document, left: Stretch, right: Stretch) -> Stretch | None:
    """Two hours and 41 minutes as 161 minutes; None where the two do not make one."""
    between = doc.words[left.last : right.first]
    if (
        between not in ([], ["and"], [","])
        or isinstance(left.number, tuple)
        or isinstance(right.number, tuple)
    ):
        return None
    for chain in CHAINS:
        if left.unit in chain and right.unit in chain and chain.index(left.unit) < chain.index(right.unit):
            ratio = Decimal(12) if right.unit == "month" else SECONDS[left.unit] / SECONDS[right.unit]
            return Stretch(left.first, right.last, left.number * ratio + right.number, right.step, right.unit)
    return None


def canonical(value: Quantity, step: Decimal) -> Canonical:
    """A duration in seconds, within the precision of its figure and of its calendar unit."""
    low, high, unit = value.low, value.high, value.unit
    if value.relation == "=" and not isinstance(value.number, tuple):
        low, high = value.number - step * ROUNDING, value.number + step * ROUNDING
    slack = SLACK.get(unit, Decimal(0))
    least = None if low is None else max(Decimal(0), low * SECONDS[unit] - slack)
    most = None if high is None else high * SECONDS[unit] + slack
    return Canonical(least, most, "second")
