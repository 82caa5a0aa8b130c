"""Ordinals where they rank or number something: "ranked 31st", "the fourth year in a row", "No. 5"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.document import Document
from claimcheck.model import Mention, Quantity
from claimcheck.normalizers import numerals
from claimcheck.normalizers.numerals import Numeral

# A rank beyond this is a serial number.
MOST: Final = 10_000
# "For the fourth year in a row": how far the end of the phrase may stand.
REACH: Final = 5


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    small: str
    tens: str
    cardinals: str
    suffixes: str
    ranked_before: str
    ranked_after: str
    runs: str
    phrases: str
    markers: str


class _Table(Struct, frozen=True):
    words: dict[str, int]
    cardinals: dict[str, int]
    sets: dict[str, frozenset[str]]


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The ranks and places of a document."""
    table = _table(doc.article.locale)
    for i, word in enumerate(doc.words):
        if word in table.words:
            yield from _spelled(doc, i, table)
        elif word in table.sets["suffixes"] and i and "0" <= doc.words[i - 1] < ":" and doc.tight(i - 1):
            yield from _figured(doc, i, table)
    for numeral in free:
        yield from _numbered(doc, numeral, table)


def _spelled(doc: Document, i: int, table: _Table) -> Iterator[Mention]:
    """An ordinal in words, with the tens before it ("thirty-first")."""
    number, first = table.words[doc.words[i]], i
    at = i - 2 if i > 1 and doc.words[i - 1] == "-" and doc.tight(i - 1) else i - 1
    if number < 10 and at >= 0 and (tens := table.cardinals.get(doc.words[at])):
        number, first = number + tens, at
    if _ranks(doc, first, i + 1, number, table):
        yield _mention(doc, first, i + 1, number)


def _figured(doc: Document, i: int, table: _Table) -> Iterator[Mention]:
    """An ordinal in digits ("31st")."""
    digits = doc.words[i - 1].replace(",", "")
    if not digits.isdigit() or not digits.isascii() or len(digits) > 4 or _phrase(doc, i + 1, table):
        return
    yield _mention(doc, i - 1, i + 1, int(digits))


def _numbered(doc: Document, numeral: Numeral, table: _Table) -> Iterator[Mention]:
    """A figure that "number" or "No." makes a rank."""
    at, number = numeral.first - 1, numeral.number
    if at > 0 and doc.words[at] == ".":
        at -= 1
    if at < 0 or doc.words[at] not in table.sets["markers"] or isinstance(number, tuple):
        return
    if numeral.scale == 1 and 0 < number < MOST and numeral.step == 1 and not numerals.is_year(doc, numeral):
        yield _mention(doc, at, numeral.last, int(number))


def _ranks(doc: Document, first: int, last: int, number: int, table: _Table) -> bool:
    """Whether an ordinal in words ranks or numbers something, and is no turn of phrase or fraction."""
    if doc.sentence_of(first) is None or _phrase(doc, last, table):
        return False
    before = doc.words[first - 1] if first else ""
    after = doc.words[last] if last < len(doc.words) else "."
    if before in table.sets["ranked_before"] or after in table.sets["ranked_after"]:
        return True
    if not table.sets["runs"].isdisjoint(doc.words[last : last + REACH]):
        return True
    return number > 2 and after[0].isalpha() and after != "of"


def _phrase(doc: Document, last: int, table: _Table) -> bool:
    """Whether what follows makes the ordinal a name or a turn of phrase ("third-party", "19th century")."""
    if last >= len(doc.words):
        return False
    hyphen = doc.words[last] == "-" and doc.tight(last - 1)
    after = doc.words[last + 1] if hyphen and last + 1 < len(doc.words) else doc.words[last]
    return after in table.sets["phrases"]


def _mention(doc: Document, first: int, last: int, number: int) -> Mention:
    rank = Decimal(number)
    value = Quantity(rank, "=", rank, rank, "ordinal")
    return Mention(doc.starts[first], doc.ends[last - 1], first, last, "ordinal", value)


@cache
def _table(locale: str) -> _Table:
    words = lexicon.section(locale, "ordinal", _Lexicon)
    ordinals = {word: i for i, word in enumerate(words.small.split(), 1)}
    ordinals |= {word: ten for ten, word in zip(range(20, 100, 10), words.tens.split(), strict=True)}
    parts = words.cardinals.split()
    cardinals = {word: int(value) for word, value in zip(parts[::2], parts[1::2], strict=True)}
    names = ("suffixes", "ranked_before", "ranked_after", "runs", "phrases", "markers")
    return _Table(ordinals, cardinals, {name: frozenset(getattr(words, name).split()) for name in names})
