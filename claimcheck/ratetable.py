"""A user's table of exchange rates: a CSV file with the columns date, base, quote, rate."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Note

COLUMNS: Final = ["date", "base", "quote", "rate"]

Pair = tuple[str, str]


class Row(Struct, frozen=True, order=True):
    """On a day, one unit of `quote` cost `rate` units of `base`."""

    day: dt.date
    base: str
    quote: str
    rate: Decimal


class Table(Struct, frozen=True):
    """The rows in the order of their days, and a note that says whose they are."""

    rows: tuple[Row, ...]
    note: Note
    name: str = ""

    def ranges(self, days: Collection[dt.date] = ()) -> dict[Pair, tuple[Decimal, Decimal]]:
        """The lowest and highest price of one `quote` in `base` on these days, by the pair either way round.

        On a day without a rate the last before it counts; without any day, all rows do.
        """
        held: dict[Pair, list[tuple[dt.date, Decimal]]] = {}
        for row in self.rows:
            held.setdefault((row.base, row.quote), []).append((row.day, row.rate))
        found: dict[Pair, tuple[Decimal, Decimal]] = {}
        for (base, quote), rates in held.items():
            if told := _on(rates, days):
                found[base, quote] = min(told), max(told)
                found.setdefault((quote, base), (1 / max(told), 1 / min(told)))
        return found

    def fixings(self, base: str, quote: str, first: dt.date, last: dt.date) -> list[tuple[dt.date, Decimal]]:
        """What one unit of `quote` cost in `base` on each of these days that has a rate."""
        rows = [row for row in self.rows if first <= row.day <= last]
        there = [(row.day, row.rate) for row in rows if (row.base, row.quote) == (base, quote)]
        back = [(row.day, 1 / row.rate) for row in rows if (row.base, row.quote) == (quote, base)]
        return there or back


def _on(rates: Sequence[tuple[dt.date, Decimal]], days: Collection[dt.date]) -> list[Decimal]:
    """The rates, ordered by day, that hold on the days."""
    if not days:
        return [rate for _, rate in rates]
    before = ([rate for other, rate in rates if other <= day][-1:] for day in days)
    return [rate for last in before for rate in last]


def load(file: Path) -> Table:
    """The table of a file. Raises ClaimcheckError with file and line for what is no rate."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = getattr(error, "strerror", None) or "not UTF-8"
        raise ClaimcheckError("bad-rates", message, file=str(file), mend="name a CSV file") from error
    return parse(text, str(file))


def parse(text: str, file: str) -> Table:
    """The table in a text; `file` names it in errors and findings."""
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        rows = list(_rows(file, reader))
    except csv.Error as error:
        raise _fault(file, reader.line_num, str(error)) from error
    note = Note(None, "rates", f"{file}: {len(rows)} exchange rates of your own")
    return Table(tuple(sorted(rows)), note, f"table {file}")


def _rows(file: str, reader: Iterator[list[str]]) -> Iterator[Row]:
    header = [name.strip().lower() for name in next(reader, [])]
    if header != COLUMNS:
        raise _fault(file, 1, f"the first line is not {','.join(COLUMNS)}")
    seen: set[tuple[dt.date, str, str]] = set()
    for number, cells in enumerate(reader, 2):
        if not any(cell.strip() for cell in cells):
            continue
        row = _row(cells)
        if row is None:
            raise _fault(file, number, f"no rate: {','.join(cells)[:80]}")
        if (row.day, row.base, row.quote) in seen:
            raise _fault(file, number, f"a second rate for {row.base}/{row.quote} on {row.day}")
        seen.add((row.day, row.base, row.quote))
        yield row


def _row(cells: list[str]) -> Row | None:
    day, base, quote, rate = [cell.strip() for cell in cells] if len(cells) == len(COLUMNS) else [""] * 4
    try:
        row = Row(dt.date.fromisoformat(day), base.upper(), quote.upper(), Decimal(rate))
    except (ValueError, InvalidOperation):
        return None
    return row if row.rate.is_finite() and row.rate > 0 and base.isalpha() and quote.isalpha() else None


def _fault(file: str, line: int, message: str) -> ClaimcheckError:
    mend = "write 2025-03-04,USD,EUR,1.05: on that day one euro cost 1.05 dollars"
    return ClaimcheckError("bad-rates", message, file=file, line=line, mend=mend)
