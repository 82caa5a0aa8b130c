"""Ranks and places in a row: "third", "31st", "number 19", "No. 5", "fifth-largest"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck import cues, grammar
from claimcheck.document import Document
from claimcheck.lexicon import section
from claimcheck.model import Mention, Quantity
from claimcheck.normalizers.numerals import Numeral

HYPHENS: Final = ("-", "‑", "–")
LONGEST: Final = 5  # digits of a rank
HOUSE: Final = 10  # "No. 10" is as often a house in Downing Street
MOST: Final = 1000  # the last rank that is told as "number so-and-so"
MOVED: Final = 5  # tokens back in which "climbed" stands before "to fourth"


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    suffixes: str
    words: str
    tens: str
    number: str
    no: str
    ranked: str
    hyphened: str
    places: str
    tables: str
    moves: str
    superlatives: str
    determiners: str
    possessives: str
    quiet: str
    named: str
    months: str
    of_month: str
    before: str


class Table(Struct, frozen=True):
    """The words of rank, ready to look up."""

    ordinals: dict[str, int]
    tens: dict[str, int]
    sets: dict[str, frozenset[str]]
    triggers: frozenset[str]


class Rank(Struct, frozen=True):
    """A rank at tokens [first, last)."""

    first: int
    last: int
    number: int


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The ranks of a document: ordinals, and numerals behind "number" or "No."."""
    table = _table(doc.article.locale)
    places = cues.places(doc, __name__)
    opens = {numeral.first: numeral for numeral in free} if places else {}
    for i in places:
        sentence = doc.sentence_of(i)
        if sentence and (rank := _read(_See(doc, sentence.first, sentence.last, table, opens), i)):
            yield _mention(doc, rank)


def triggers(locale: str) -> cues.Test:
    """The test of the words at which a rank may stand."""
    return _table(locale).triggers.__contains__


class _See(Struct, frozen=True):
    """One sentence at tokens [start, end) and the words of rank."""

    doc: Document
    start: int
    end: int
    table: Table
    opens: Mapping[int, Numeral]

    def word(self, i: int) -> str:
        return self.doc.words[i] if self.start <= i < self.end else ""

    def has(self, i: int, name: str) -> bool:
        return self.word(i) in self.table.sets[name]

    def capital(self, i: int) -> bool:
        return self.start <= i < self.end and self.doc.large[i]

    def tight(self, i: int) -> bool:
        return self.start <= i < self.end - 1 and self.doc.tight(i)


def _read(see: _See, i: int) -> Rank | None:
    word = see.word(i)
    if see.has(i, "suffixes"):
        return _digits(see, i)
    if see.has(i, "number") or see.has(i, "no"):
        return _numbered(see, i, short=see.has(i, "no"))
    first, number = i, see.table.ordinals[word]
    if see.word(i - 1) in HYPHENS and see.tight(i - 2) and see.tight(i - 1):
        tens = see.table.tens.get(see.word(i - 2))
        if tens is None or number > 9:
            return None
        first, number = i - 2, tens + number
    if see.capital(first) and first > see.start:
        return None
    return Rank(first, i + 1, number) if _ranks(see, first, i + 1, number) else None


def _digits(see: _See, i: int) -> Rank | None:
    """The rank "31st", neither a day of a month nor part of a name."""
    digits = see.word(i - 1).replace(",", "")
    if not digits.isdigit() or len(digits) > LONGEST or not see.tight(i - 1):
        return None
    before = i - 3 if see.word(i - 2) == "." else i - 2
    if see.has(i + 1, "quiet") or see.has(before, "months"):
        return None
    if see.word(i + 1) == "of" and (see.has(i + 2, "months") or see.has(i + 2, "of_month")):
        return None
    if see.capital(i + 1) and see.has(i + 1, "named"):
        return None
    if see.word(i - 2) in ("the", "on", "until", "by") and not _noun(see, i + 1):
        return None
    return Rank(i - 1, i + 1, int(digits)) if int(digits) else None


def _numbered(see: _See, i: int, *, short: bool) -> Rank | None:
    """The rank of "number 19", "No. 5" or "world No 1"."""
    dotted = short and see.word(i + 1) == "."
    if short and not (see.capital(i) and (dotted or i > see.start)):
        return None
    numeral = see.opens.get(i + 1 + dotted)
    number = _whole(numeral) if numeral else 0
    if numeral is None or not number or (number == HOUSE and not _ranked(see, i, numeral.last)):
        return None
    if see.tight(numeral.last - 1) and see.word(numeral.last) in (*HYPHENS, "/"):
        return None
    if not short and not (number < MOST and _leads(see, i)):
        return None
    return Rank(i, numeral.last, number)


def _ranked(see: _See, i: int, last: int) -> bool:
    """Whether the words beside "No. 10" make it a rank and not the house."""
    return see.has(i - 1, "ranked") or see.word(i - 1) in ("world", "as") or see.has(last, "hyphened")


def _whole(numeral: Numeral) -> int:
    """The whole number of a numeral that can be a rank, or 0."""
    number = numeral.number
    if isinstance(number, tuple) or numeral.form not in ("digits", "words") or number % 1:
        return 0
    return int(number) if 0 < number < 10**LONGEST else 0


def _leads(see: _See, i: int) -> bool:
    """Whether "number" at token i leads a rank, and is neither a verb nor part of a name or label."""
    if see.capital(i):
        return False
    return see.has(i - 1, "before") or not see.word(i - 1)[:1].isalnum()


def _ranks(see: _See, first: int, last: int, number: int) -> bool:
    """Whether the words about an ordinal say that it ranks or numbers something."""
    after = see.word(last)
    if see.has(first - 1, "ranked") and not _noun(see, last):
        return True
    if after in HYPHENS and see.tight(last - 1):
        return (see.has(last + 1, "superlatives") and number > 1) or see.has(last + 1, "hyphened")
    if see.has(last, "superlatives"):
        return number > 1
    if see.has(last, "places"):
        return see.word(first - 1) != "the" and first > see.start
    if after == "in" and see.has(last + 2, "tables"):
        return True
    if see.word(first - 1) == "to" and not _noun(see, last):
        return _moved(see, first - 1)
    return number > 2 and _counted(see, first, last)


def _moved(see: _See, i: int) -> bool:
    """Whether something climbs or falls just before token i."""
    return any(see.has(at, "moves") for at in range(max(i - MOVED, see.start), i))


def _counted(see: _See, first: int, last: int) -> bool:
    """Whether an ordinal behind a determiner numbers a noun ("her third title", "the third and biggest")."""
    if not see.has(first - 1, "determiners"):
        return False
    after = see.word(last)
    if after == "and":
        return see.word(first - 1) not in ("a", "for") and not see.has(last + 1, "triggers")
    if after == "," and see.word(first - 1) == "the":
        return see.word(first - 2) == ","
    if not _noun(see, last):
        return see.has(first - 1, "possessives")
    return not see.has(last, "quiet")


def _noun(see: _See, i: int) -> bool:
    """Whether a word of an open class stands at token i."""
    word = see.word(i)
    return word[:1].isalpha() and word not in grammar.load(see.doc.article.locale).closed


def _mention(doc: Document, rank: Rank) -> Mention:
    number = Decimal(rank.number)
    value = Quantity(number, "=", number, number, "rank")
    return Mention(doc.starts[rank.first], doc.ends[rank.last - 1], rank.first, rank.last, "ordinal", value)


@cache
def _table(locale: str) -> Table:
    words = section(locale, "ordinal", _Words)
    ordinals, tens = _numbers(words.words), _numbers(words.tens)
    names = [name for name in _Words.__struct_fields__ if name not in ("words", "tens")]
    sets = {name: frozenset(getattr(words, name).split()) for name in names}
    triggers = sets["suffixes"] | sets["number"] | sets["no"] | ordinals.keys()
    return Table(ordinals, tens, sets | {"triggers": triggers}, triggers)


def _numbers(text: str) -> dict[str, int]:
    """Words and their numbers, taken in turns."""
    parts = text.split()
    return {word: int(number) for word, number in zip(parts[::2], parts[1::2], strict=True)}
