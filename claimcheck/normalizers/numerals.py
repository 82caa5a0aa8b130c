"""Numbers in text, in digits and in words, found once and shared by all normalizers."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from claimcheck.document import Document

Form = Literal["digits", "words", "fraction", "vague", "none"]


class Numeral(Struct, frozen=True):
    """A number or a range of numbers at tokens [first, last), its magnitude applied.

    `step` is the granularity it was written in, in the same scale (0: an exact whole number).
    """

    first: int
    last: int
    start: int
    end: int
    number: Decimal | tuple[Decimal, Decimal]
    step: Decimal
    form: Form
    trace: str = ""


def find(doc: Document) -> list[Numeral]:
    """All numerals outside furniture, in text order."""
    raise NotImplementedError
