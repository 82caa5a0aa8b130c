"""What a reader of dates sees: one sentence's tokens, the day of publication, the calendar's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from claimcheck.document import Document
from claimcheck.model import Period
from claimcheck.normalizers.datewords import DateWords
from claimcheck.normalizers.numerals import Numeral


class Hit(Struct, frozen=True):
    """A date at tokens [first, last)."""

    first: int
    last: int
    period: Period
    trace: tuple[str, ...] = ()


class Sight(Struct, frozen=True):
    """A sentence at tokens [first, last), and `anchor`, the period stated last in it."""

    doc: Document
    words: list[str]
    first: int
    last: int
    today: dt.date | None
    table: DateWords
    opens: Mapping[int, Numeral]
    closes: Mapping[int, Numeral]
    anchor: Period | None = None

    def word(self, i: int) -> str:
        """Token i in lower case; empty outside the sentence."""
        return self.words[i] if self.first <= i < self.last else ""

    def capital(self, i: int) -> bool:
        """Whether token i is written with a capital."""
        return self.doc.large[i]

    def tight(self, i: int) -> bool:
        """Whether token i + 1 follows token i in this sentence without a gap."""
        return self.first <= i < self.last - 1 and self.doc.tight(i)

    def skip(self, i: int, *words: str) -> int:
        """The place after token i if it is one of the words, else i."""
        return i + 1 if self.word(i) in words else i

    def has(self, i: int, name: str) -> bool:
        """Whether token i is in a set of the table."""
        return self.word(i) in self.table.sets[name]

    def hyphen(self, i: int) -> bool:
        """Whether token i is a hyphen or dash."""
        return self.word(i) in ("-", "–", "—", "‑")


def two_digits(word: str) -> int | None:
    """The value of a token of two digits."""
    return int(word) if len(word) == 2 and word.isdecimal() else None


def four_digits(word: str) -> int | None:
    """The value of a token of four digits that may be a year."""
    return int(word) if len(word) == 4 and word.isdecimal() and "1000" <= word < "2200" else None
