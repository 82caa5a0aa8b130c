"""What a dated table of exchange rates answers: the rates that held on some days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from claimcheck.model import Note

Fixing = tuple[dt.date, Decimal]


class Book(Protocol):
    """Rates of exchange by day: a newsroom's own, or those of a bank."""

    @property
    def name(self) -> str:
        """Whose rates these are, as a finding says it."""

    @property
    def note(self) -> Note:
        """What the report says of the rates that it was checked by."""

    def fixings(self, base: str, quote: str, first: dt.date, last: dt.date) -> Sequence[Fixing]:
        """What one unit of `quote` cost in `base` on each of these days that has a rate, in their order."""


def around(first: dt.date, last: dt.date, before: int, after: int) -> tuple[dt.date, dt.date]:
    """The days from some before the first to some after the last, as far as the calendar goes."""
    low = max(first.toordinal() - before, dt.date.min.toordinal())
    high = min(last.toordinal() + after, dt.date.max.toordinal())
    return dt.date.fromordinal(low), dt.date.fromordinal(high)
