"""Hedges and bounds beside a figure ("about", "more than", "up to", "or more"), and the interval they leave."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from claimcheck.document import Document
from claimcheck.model import Canonical, Quantity, Relation
from claimcheck.normalizers.numerals import Numeral


class Bound(Struct, frozen=True):
    """What the words round tokens [first, last) make of a figure; the extent takes those words in."""

    relation: Relation
    first: int
    last: int
    trace: str = ""


def read(doc: Document, first: int, last: int) -> Bound:
    """The bound or hedge on a figure (with its unit) that stands at tokens [first, last)."""
    raise NotImplementedError


def quantity(
    numeral: Numeral,
    bound: Bound,
    unit: str,
    *,
    counted: bool = False,
    units: tuple[str, ...] = (),
    canonical: Canonical | None = None,
    factor: Decimal = Decimal(1),
) -> Quantity:
    """The interval that a numeral asserts under a bound.

    `counted` things are whole: an exact count is no interval. `factor` scales number and step
    into `unit` (0.01 for cents).
    """
    raise NotImplementedError
