"""One numeral read with its unit, on the way to a measure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.document import Document
from claimcheck.normalizers import bounds, units
from claimcheck.normalizers.numerals import Numeral

ARTICLES: Final = ("a", "an")
ONE: Final = Decimal(1)
HALF: Final = Decimal("0.5")


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


def settle(doc: Document, reading: Reading) -> Reading:
    """The unit that the article's country means, or all that the word may mean."""
    words = units.words(doc.article.locale)
    if doc.words[reading.last - 1] == "nm" and reading.unit == "nanometer" and doc.once(_at_sea):
        return replace(reading, unit="nautical_mile", trace="nm at sea")
    if reading.unit not in words.ambiguous or " " in doc.written(reading.last - 1, reading.last):
        return reading
    if doc.words[reading.last - 1] not in (reading.unit, reading.unit + "s", "gal", "gals"):
        return reading
    if doc.words[reading.last - 2] in ("short", "imperial", "us", "u.s."):
        return reading
    settled = units.settled(doc.article.locale, reading.unit)
    if settled:
        return replace(reading, unit=settled, trace=f"a {reading.unit} of {doc.article.locale}")
    options = tuple(words.ambiguous[reading.unit].split())
    return replace(reading, unit=options[0], units=options)


def _at_sea(doc: Document) -> bool:
    """Whether an article tells of ships or aircraft, whose nm are nautical miles."""
    seas = units.guard(doc.article.locale, "seas")
    chips = units.guard(doc.article.locale, "chips")
    return not seas.isdisjoint(doc.words) and chips.isdisjoint(doc.words)


def with_articles(doc: Document, free: Sequence[Numeral]) -> Sequence[Numeral]:
    """The numerals with the article of "just over a tonne", which only a hedge makes a figure."""
    singles = units.guard(doc.article.locale, "singles")
    places = [i - 1 for i in doc.places(singles.__contains__) if i > 1 and doc.words[i - 1] in ARTICLES]
    hedged = [i for i in places if bounds.read(doc, i, i + 1).relation in ("~", "<", ">")]
    if not hedged:
        return free
    ones = [Numeral(i, i + 1, doc.starts[i], doc.ends[i], ONE, HALF, "words") for i in hedged]
    return sorted((*free, *ones), key=lambda numeral: numeral.first)
