"""Dates and periods: calendar ones, yearless ones, and those told from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from claimcheck import cues
from claimcheck.document import Document
from claimcheck.model import Mention
from claimcheck.normalizers import numeric, yearly
from claimcheck.normalizers.datewords import DateWords, words
from claimcheck.normalizers.numerals import Numeral
from claimcheck.normalizers.parts import READERS
from claimcheck.normalizers.sight import Hit, Sight

# From its first dot on: a search for a plain character is quick.
DOTTED: Final = re.compile(r"\.\d{1,2}+\.\d{4}+(?!\d)")
ANCHORS: Final = ("year", "fiscal", "season", "quarter", "half", "month", "decade")


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The dates of a document, each resolved against its day of publication where that is known."""
    table = words(doc.article.locale)
    places = cues.places(doc, __name__)
    dotted = [doc.token_at(found.start()) for found in DOTTED.finditer(doc.text)]
    if dotted:
        places = sorted({*places, *dotted})
    if not places:
        return
    opens, closes = {n.first: n for n in free}, {n.last: n for n in free}
    today = doc.article.day
    for sentence, within in doc.by_sentence(places):
        see = Sight(doc, doc.words, sentence.first, sentence.last, today, table, opens, closes)
        for hit in _sentence(see, places[within.start : within.stop]):
            start, end = doc.starts[hit.first], doc.ends[hit.last - 1]
            yield Mention(start, end, hit.first, hit.last, "date", hit.period, hit.trace)


def triggers(locale: str) -> cues.Test:
    """The test of the words at which a date may stand."""
    return words(locale).triggers.__contains__


def _sentence(see: Sight, places: list[int]) -> list[Hit]:
    """The dates of one sentence, none over another."""
    found: list[Hit] = []
    free = see.first
    for i in places:
        hit = _read(see, i) if i >= free else None
        if hit is None or hit.first < free:
            continue
        found.append(hit)
        free = hit.last
        if hit.period.grain in ANCHORS:
            see = replace(see, anchor=hit.period)
    return found


def _read(see: Sight, i: int) -> Hit | None:
    word = see.words[i]
    for reader in READERS.get(_call(see.table, word), ()):
        hit = reader(see, i)
        if hit is not None:
            return hit
    if see.word(i + 1) == "s":
        return yearly.short_decade(see, i) if see.word(i - 1) in ("the", "'", "’", "‘") else None
    return numeric.dotted(see, i) if "." in word else None


def _call(table: DateWords, word: str) -> str:
    return table.triggers.get(word, "")
