"""Degrees: of temperature or angle, a level or a difference."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from claimcheck.document import Document
from claimcheck.model import Mention
from claimcheck.normalizers import units
from claimcheck.normalizers._evident import near
from claimcheck.normalizers._reading import Reading, word

ACUTE: Final = 10  # below so many bare degrees a unit needs more evidence


def settle(doc: Document, reading: Reading) -> Reading | None:
    """Degrees of temperature or angle: settled by a letter, by the country, or left open."""
    reading = _below_zero(doc, reading)
    if reading.unit != "degree":
        return reading
    locale = doc.article.locale
    weather, angle = near(doc, reading.numeral, "weather"), near(doc, reading.numeral, "angle")
    if weather or word(doc, reading.last - 1) in units.guard(locale, "zero"):
        settled = units.settled(locale, "degree")
        return replace(reading, unit=settled or "degree", units=() if settled else ("celsius", "fahrenheit"))
    if angle:
        return reading
    number = reading.numeral.number
    small = isinstance(number, tuple) or number < ACUTE
    if small and (word(doc, reading.last) in units.guard(locale, "apart") or number == 1):
        return None
    return replace(reading, units=("degree", "celsius", "fahrenheit"))


def _below_zero(doc: Document, reading: Reading) -> Reading:
    """Read "20 degrees below zero" as -20."""
    number = reading.numeral.number
    zero = word(doc, reading.last + 1) in units.guard(doc.article.locale, "zero")
    if word(doc, reading.last) != "below" or not zero or isinstance(number, tuple) or number < 0:
        return reading
    return replace(reading, numeral=replace(reading.numeral, number=-number), last=reading.last + 2)


def differs(doc: Document, reading: Reading, before: Mention | None) -> bool:
    """Whether degrees are a difference ("1.5°C warmer", "by 5 degrees"), or restate one in brackets."""
    if reading.unit not in ("celsius", "fahrenheit", "degree"):
        return False
    first = reading.numeral.first
    if before is not None and word(doc, first - 1) == "(" and before.last == first - 1:
        return True
    after = word(doc, reading.last)
    after = word(doc, reading.last + 1) if after == "of" else after
    return word(doc, first - 1) == "by" or after in units.guard(doc.article.locale, "difference")
