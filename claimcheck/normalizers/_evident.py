"""Whether a form that may be another word, a letter or a code is a unit where it stands."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from claimcheck.document import Document
from claimcheck.normalizers import _codes, units
from claimcheck.normalizers._number_words import table
from claimcheck.normalizers._reading import word
from claimcheck.normalizers.numerals import Numeral

NEAR: Final = 40  # tokens to either side that tell what degrees measure
MAGNITUDES: Final = frozenset("mt")
MONEY: Final = frozenset("$€£¥₹₸₽₩₦₫₱฿")
Guard = Callable[[Document, Numeral, int], bool]


def evident(doc: Document, numeral: Numeral, at: int, last: int) -> bool:
    """Whether a form that may be another word, a letter or a code is a unit here."""
    if last < len(doc.words) and doc.tight(last - 1) and doc.words[last][0].isdigit():
        return False
    if last - at > 1:
        return True
    if (
        len(doc.words[at]) == 1
        and word(doc, last) == "-"
        and doc.tight(last - 1)
        and not _long(doc, numeral, last)
    ):
        return False
    guards = _guards(doc.article.locale)
    guard = guards.get(doc.text[doc.starts[at] : doc.ends[at]]) or guards.get(doc.words[at])
    return guard is None or guard(doc, numeral, at)


def _tight(doc: Document, numeral: Numeral, at: int) -> bool:
    if at != numeral.last or doc.ends[at - 1] != doc.starts[at] or isinstance(numeral.number, tuple):
        return False
    follows = word(doc, at + 1) == "-" and doc.tight(at)
    rank = doc.words[at] == "st" and numeral.number % 10 == 1 and numeral.number % 100 != 11
    return not follows and not rank


def _scale(doc: Document, numeral: Numeral, at: int) -> bool:
    """Whether "40C" stands where the talk is of weather or heat, or behind "at" or "to", unlike "777F"."""
    before = word(doc, numeral.first - 1)
    if before == "and" and "between" in doc.words[numeral.first - 5 : numeral.first]:
        before = "between"
    led = doc.words[at] == "c" and before in units.guard(doc.article.locale, "led")
    if not _tight(doc, numeral, at):
        after = word(doc, at + 1)
        ended = at == numeral.last and (
            not after[:1].isalnum() or after in units.guard(doc.article.locale, "onward")
        )
        return ended and (led or near(doc, numeral, "scales"))
    return led or near(doc, numeral, "weather")


def near(doc: Document, numeral: Numeral, sort: str) -> bool:
    """Whether a word of a guard stands near a numeral, in its sentence."""
    sentence = doc.sentence_of(numeral.first)
    if sentence is None:
        return False
    first, last = max(sentence.first, numeral.first - NEAR), min(sentence.last, numeral.last + NEAR)
    return not units.guard(doc.article.locale, sort).isdisjoint(doc.words[first:last])


def _broken(_doc: Document, numeral: Numeral, _at: int) -> bool:
    number = numeral.number
    return not isinstance(number, tuple) and number != int(number)


def _final(doc: Document, _numeral: Numeral, at: int) -> bool:
    after = word(doc, at + 1)
    return not after or after[0].isdigit() or after in units.guard(doc.article.locale, "onward")


def _long(doc: Document, _numeral: Numeral, at: int) -> bool:
    return word(doc, at + 1) in units.guard(doc.article.locale, "sides")


@cache
def _guards(locale: str) -> dict[str, Guard]:
    """What must hold for a form, by its spelling."""
    sorts: dict[str, Guard] = {
        "tight": _tight, "only_tight": _tight, "broken": _broken, "last": _final,
    }  # fmt: skip
    guards = {word: guard for sort, guard in sorts.items() for word in sorted(units.guard(locale, sort))}
    return guards | {"C": _scale, "F": _scale, '"': _long}


def lone(doc: Document, numeral: Numeral, last: int) -> str:
    """The letter that is all of a unit and may as well be a magnitude ("17.6m"); "" where it is none."""
    at = numeral.last
    glued = last == at + 1 and doc.ends[at - 1] == doc.starts[at]
    if not glued or doc.words[at] not in MAGNITUDES:
        return ""
    after = word(doc, last + (word(doc, last) == "-"))
    return "" if after in units.guard(doc.article.locale, "sides") else doc.words[at]


def counts_by(doc: Document, letter: str) -> bool:
    """Whether the article writes magnitudes with the letter ("€812m", "10.2m passengers")."""
    words = doc.words
    for i in range(2, len(words)):
        if words[i] != letter or doc.ends[i - 1] != doc.starts[i] or not words[i - 1][0].isdigit():
            continue
        if words[i - 2] in MONEY or (doc.tight(i - 2) and words[i - 2][-1].isalpha() and words[i - 2] != "x"):
            return True
        if _codes.leads(doc, i - 2, i + 1):
            return True
        if word(doc, i + 1) in table(doc.article.locale).sets["counted"]:
            return True
    return False
