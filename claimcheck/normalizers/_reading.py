"""One numeral read with its unit, on the way to a measure."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from claimcheck.document import Document
from claimcheck.normalizers.numerals import Numeral


class Reading(Struct, frozen=True):
    """A numeral with the unit it is in; `used` numerals went into it, up to token `last`."""

    numeral: Numeral
    unit: str
    last: int
    used: int = 1
    units: tuple[str, ...] = ()
    trace: str = ""


def word(doc: Document, i: int) -> str:
    """Token i, "" outside the text."""
    return doc.words[i] if 0 <= i < len(doc.words) else ""


def low(numeral: Numeral) -> Decimal:
    """The number, or the lower end of a range."""
    return numeral.number[0] if isinstance(numeral.number, tuple) else numeral.number


def high(numeral: Numeral) -> Decimal:
    """The number, or the upper end of a range."""
    return numeral.number[1] if isinstance(numeral.number, tuple) else numeral.number
