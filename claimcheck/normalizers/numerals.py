"""Numbers in text, in digits and in words, found once and shared by all normalizers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal, cast

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import cues
from claimcheck.document import Document, Sentence
from claimcheck.normalizers import _digits, _spelled
from claimcheck.normalizers._digits import Figure
from claimcheck.normalizers._grouping import DASHES
from claimcheck.normalizers._number_words import Table, table

Form = Literal["digits", "words", "fraction", "vague", "none"]

ONE: Final = Decimal(1)
MARKS: Final = frozenset("*#_")  # before the number of a heading ("**1. Who pays**")
LEAP: Final = 5  # no one rises "10 to 60": one rises by 10, to 60


class Numeral(Struct, frozen=True):
    """A number or a range of numbers at tokens [first, last), its magnitude applied.

    `step` is the granularity it was written in, in the same scale (0: an exact whole number);
    `scale` is the magnitude it was written with (1000000 in "24 million"; 1 for none).
    """

    first: int
    last: int
    start: int
    end: int
    number: Decimal | tuple[Decimal, Decimal]
    step: Decimal
    form: Form
    trace: str = ""
    scale: Decimal = ONE


def find(doc: Document) -> list[Numeral]:
    """All numerals outside furniture, in text order."""
    words = table(doc.article.locale)
    places = cues.places(doc, __name__)
    found: list[Numeral] = []
    for sentence, within in doc.by_sentence(places):
        if figures := _scan(doc, sentence, places[within.start : within.stop], words):
            found += _ranged(doc, [_numeral(doc, figure) for figure in figures])
    return found


def triggers(locale: str) -> cues.Test:
    """The test of the words that a number may begin with."""
    starters = table(locale).starters
    return lambda word: "0" <= word < ":" or word in starters


def join(low: Numeral, high: Numeral) -> Numeral | None:
    """The range from one numeral to the next; the first shares the magnitude of the second if it has none.

    None where the two are no range: the second is not the greater, or one is a range already.
    """
    a, b = low.number, high.number
    if isinstance(a, tuple) or isinstance(b, tuple) or "none" in (low.form, high.form):
        return None
    low = scaled(low, high)
    if isinstance(low.number, tuple) or not low.number < b:
        return None
    step = max(low.step, high.step)
    return Numeral(
        low.first, high.last, low.start, high.end, (low.number, b), step, high.form, "", high.scale
    )


def scaled(low: Numeral, high: Numeral) -> Numeral:
    """The first of two figures with the magnitude that the second has for both ("10 to 15 million")."""
    a, b = low.number, high.number
    if isinstance(a, tuple) or isinstance(b, tuple) or low.scale != 1 or high.scale == 1:
        return low
    if not 0 <= a < b / high.scale:
        return low
    return replace(low, number=a * high.scale, step=low.step * high.scale, scale=high.scale)


def linked(doc: Document, first: int, left: int, right: int) -> bool:
    """Whether the tokens [left, right) between two figures make a range of them.

    `first` is where the earlier figure starts with its sign: "between" must stand before it for
    "and", and "from" must not for "to", which then is a change.
    """
    if right - left != 1:
        return False
    word, before = doc.words[left], doc.words[first - 1] if first else ""
    words = table(doc.article.locale).sets
    if word in DASHES or word == "~":
        return True
    if word in words["to"]:
        ranging = before in words["from"] and first > 1 and doc.words[first - 2] in words["ranging"]
        return ranging or (before not in words["from"] and before != "by")
    return word == "and" and before in words["between"]


def is_year(doc: Document, numeral: Numeral) -> bool:
    """Whether a numeral may be a calendar year: four bare digits from 1000 to 2199."""
    word = doc.words[numeral.first]
    return (
        numeral.last - numeral.first == 1 and len(word) == 4 and word.isdigit() and "1000" <= word < "2200"
    )  # fmt: skip


def _scan(doc: Document, sentence: Sentence, places: Sequence[int], words: Table) -> list[Figure]:
    """The single numbers of a sentence, which begin at some of the places."""
    found: list[Figure] = []
    floor = sentence.first
    for i in places:
        figure = _read(doc, i, floor, sentence, words) if i >= floor else None
        if figure:
            found.append(figure)
            floor = figure.last
    return found


def _read(doc: Document, i: int, floor: int, sentence: Sentence, words: Table) -> Figure | None:
    """The number that begins at token i; nothing of it stands before `floor`."""
    sort = words.starters.get(doc.words[i])
    if sort is not None:
        return _spelled.read(doc, i, floor, sentence.last, words, sort)
    if _marker(doc, i, sentence):
        return None
    figure = _digits.read(doc, i, floor, sentence.last, words)
    return _spelled.halved(doc, figure, sentence.last, words) if figure and figure.scale > 1 else figure


def _marker(doc: Document, i: int, sentence: Sentence) -> bool:
    """Whether token `i` numbers a list item ("1." or "2)" where a sentence starts)."""
    if len(doc.words[i]) > 2 or i + 1 >= sentence.last or i + 2 >= len(doc.words):
        return False
    first = i
    while first > sentence.first and doc.words[first - 1] in MARKS:
        first -= 1
    if first != sentence.first or (first == i and i + 2 >= sentence.last):
        return False
    return doc.words[i + 1] in (".", ")") and doc.tight(i) and not doc.tight(i + 1)


def _numeral(doc: Document, figure: Figure) -> Numeral:
    return Numeral(
        figure.first, figure.last, doc.starts[figure.first], doc.ends[figure.last - 1], figure.number,
        figure.step, cast("Form", figure.form), figure.trace, figure.scale,
    )  # fmt: skip


def _ranged(doc: Document, numerals: list[Numeral]) -> list[Numeral]:
    """The numerals with ranges ("15–20", "26 to 31 million") made one and codes ("555-1234-99") left out."""
    found: list[Numeral] = []
    at = 0
    while at < len(numerals):
        size = _chain(doc, numerals, at)
        if size > 2:
            found += _dated(doc, numerals[at : at + size])
        elif at + 1 < len(numerals) and (pair := _pair(doc, numerals[at], numerals[at + 1])):
            found.append(pair)
            size = 2
        elif at + 1 < len(numerals) and _changes(doc, numerals[at], numerals[at + 1]):
            found.append(scaled(numerals[at], numerals[at + 1]))
            size = 1
        else:
            found.append(numerals[at])
            size = 1
        at += size
    return found


def _pair(doc: Document, low: Numeral, high: Numeral) -> Numeral | None:
    """The range that two neighbouring numerals make, if they do."""
    if (
        high.first - low.last != 1
        or low.form in ("vague", "none", "fraction")
        or high.form in ("vague", "none")
    ):
        return None
    if is_year(doc, low) and is_year(doc, high):
        return None
    word = doc.words[low.last]
    if word == "or":
        return join(low, high) if _consecutive(low, high) else None
    if not linked(doc, low.first, low.last, high.first) and not _by(doc, low, high):
        return None
    if word in DASHES and doc.tight(low.last) != (low.end == doc.starts[low.last]):
        return None
    pair = join(low, high)
    to = word in table(doc.article.locale).sets["to"]
    return None if pair and to and leaps(doc, low.first, pair) else pair


def leaps(doc: Document, first: int, pair: Numeral) -> bool:
    """Whether a pair with "to" in it is a change and its level ("lost 10.30 to 1,267.20") and no range.

    `first` is the token where the earlier figure starts with its sign.
    """
    words = table(doc.article.locale).sets
    at = first - 2 if first > 1 and doc.words[first - 1] in words["loosely"] else first - 1
    if at < 0 or doc.words[at] not in words["moves"] or not isinstance(pair.number, tuple):
        return False
    return pair.number[1] > LEAP * abs(pair.number[0])


def _by(doc: Document, low: Numeral, high: Numeral) -> bool:
    """Whether "by 25 to 30" is a range: a change by 3,300 to 84,312 goes to another order of size."""
    if doc.words[low.last] not in table(doc.article.locale).sets["to"] or doc.words[low.first - 1] != "by":
        return False
    after = doc.words[high.last] if high.last < len(doc.words) else "."
    if after in (".", ",", ";", ")"):  # "dropped by 12 to 21" leaves 21
        return False
    pair = join(low, high)
    return pair is not None and isinstance(pair.number, tuple) and pair.number[1] <= 2 * pair.number[0]


def _changes(doc: Document, low: Numeral, high: Numeral) -> bool:
    """Whether two figures are a change ("from 2 to 3 million")."""
    between = doc.words[low.last : high.first]
    return between == ["to"] and low.first > 0 and doc.words[low.first - 1] == "from"


def _consecutive(low: Numeral, high: Numeral) -> bool:
    """Whether "or" joins neighbours ("two or three hundred")."""
    if isinstance(low.number, tuple) or isinstance(high.number, tuple):
        return False
    scale = high.scale if low.scale == 1 else ONE
    return low.number * scale + high.scale == high.number


def _chain(doc: Document, numerals: list[Numeral], at: int) -> int:
    """How many numerals from `at` on hang together by hyphens ("2025-03-04")."""
    size = 1
    while at + size < len(numerals) and _dashed(doc, numerals[at + size - 1], numerals[at + size]):
        size += 1
    return size


def _dated(doc: Document, chain: list[Numeral]) -> list[Numeral]:
    """The parts of a chain if it may be a date; nothing of a telephone number or a code."""
    return chain if is_year(doc, chain[0]) or is_year(doc, chain[-1]) else []


def _dashed(doc: Document, left: Numeral, right: Numeral) -> bool:
    gap = doc.words[left.last : right.first]
    return (
        gap == ["-"] and doc.tight(left.last) and left.end == doc.starts[left.last] and right.form == "digits"
    )
