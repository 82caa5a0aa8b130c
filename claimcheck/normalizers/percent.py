"""Percentages, percentage points, basis points; also figures that leave out the sign their neighbour has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck.document import Document, tokenize
from claimcheck.lexicon import section
from claimcheck.model import Mention
from claimcheck.normalizers import bounds, numerals
from claimcheck.normalizers.numerals import Numeral

JOINED: Final = ("percent", "percentage_point")  # units that a later bare figure may share

MOVES: Final = frozenset(
    """rose fell climbed dropped jumped slid grew increased declined decreased gained slipped surged plunged
    by""".split()
)
GOES_ON: Final = frozenset("a in the last this on at by for and or but when as".split())

Phrase = tuple[str, ...]


class _Ellipsis(Struct, frozen=True, forbid_unknown_fields=True):
    leads: str
    reach: int


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    units: dict[str, str]
    ellipsis: _Ellipsis


class _Table(Struct, frozen=True):
    """Unit phrases under their first word, the longest first; phrases that lead to a bare figure."""

    units: dict[str, tuple[tuple[Phrase, str], ...]]
    leads: tuple[Phrase, ...]
    reach: int


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The percentages among the numerals, with ranges whose first end has no sign of its own."""
    table = _table(doc.article.locale)
    shared: tuple[Numeral, str] | None = None
    at = 0
    while at < len(free):
        numeral = free[at]
        unit, last = _unit(doc, numeral.last, table)
        if unit:
            numeral, at = _range(doc, free, at, last, table)
            unit, last = _unit(doc, numeral.last, table)
            shared = (numeral, unit) if unit in JOINED else None
            yield _mention(doc, numeral, unit, last)
        elif shared and _elliptical(doc, shared[0], numeral, table):
            yield _mention(doc, numeral, shared[1], numeral.last, "the unit of the percentage before it")
            shared = (numeral, shared[1])
        at += 1


def _unit(doc: Document, i: int, table: _Table) -> tuple[str, int]:
    """The unit that stands at token i, joined by a hyphen or not, and the token after it."""
    if i < len(doc.words) and doc.words[i] == "-" and doc.tight(i):
        i += 1
    elif doc.words[i : i + 2] == ["of", "a"]:  # "0.5 of a percentage point"
        i += 2
    elif doc.words[i - 1 : i + 1] == ["half", "a"]:
        i += 1
    if i >= len(doc.words):
        return "", i
    for phrase, unit in table.units.get(doc.words[i], ()):
        if tuple(doc.words[i : i + len(phrase)]) == phrase:
            return unit, i + len(phrase)
    return "", i


def _range(doc: Document, free: Sequence[Numeral], at: int, last: int, table: _Table) -> tuple[Numeral, int]:
    """A percentage, or the range that it opens with the next one ("4% to 5%"), and its place in `free`."""
    numeral = free[at]
    if at + 1 == len(free) or _unit(doc, free[at + 1].last, table)[0] != _unit(doc, numeral.last, table)[0]:
        return numeral, at
    following = free[at + 1]
    if not numerals.linked(doc, numeral.first, last, following.first) or _moves(doc, numeral, last):
        return numeral, at
    joined = numerals.join(numeral, following)
    return (joined, at + 1) if joined is not None else (numeral, at)


def _moves(doc: Document, numeral: Numeral, last: int) -> bool:
    """Whether "to" leads a change to its level ("rose 5% to 7%") and opens no range ("of 4% to 5%")."""
    return doc.words[last] == "to" and doc.words[max(numeral.first - 1, 0)] in MOVES


def _elliptical(doc: Document, before: Numeral, numeral: Numeral, table: _Table) -> bool:
    """Whether a bare figure is led to from a percentage and nothing follows that it could count."""
    sentence = doc.sentence_of(before.first)
    if sentence is None or numeral.first >= sentence.last or numeral.first - before.last > table.reach + 2:
        return False
    if numeral.scale != 1 or _leaps(before, numeral) or "," in doc.written(numeral.first, numeral.last):
        return False
    if numerals.is_year(doc, numeral) or not _led(doc, numeral, table) or _levels(doc, before, numeral):
        return False
    after = doc.words[numeral.last] if numeral.last < sentence.last else "."
    return not after[0].isalpha() or after in GOES_ON


def _leaps(before: Numeral, numeral: Numeral) -> bool:
    """Whether a figure is too high to be of a kind with a percentage ("0.7 percent, to 927.62")."""
    if isinstance(before.number, tuple) or isinstance(numeral.number, tuple):
        return False
    return numeral.number > 100 and numeral.number > 4 * before.number


def _levels(doc: Document, before: Numeral, numeral: Numeral) -> bool:
    """Whether "to" leads from a change in percent to a level in something else ("firmed 0.4% to 5.52")."""
    return doc.words[numeral.first - 1] == "to" and doc.words[max(before.first - 1, 0)] != "from"


def _led(doc: Document, numeral: Numeral, table: _Table) -> bool:
    words = doc.words[max(numeral.first - 3, 0) : numeral.first]
    words = [word for word in words if word not in ("about", "nearly", "just", "some", "only", ",")]
    return any(tuple(words[-len(lead) :]) == lead for lead in table.leads)


def _mention(doc: Document, numeral: Numeral, unit: str, last: int, why: str = "") -> Mention:
    bound = bounds.read(doc, numeral.first, last)
    quantity = bounds.quantity(numeral, bound, unit)
    trace = tuple(step for step in (numeral.trace, bound.trace, why) if step)
    return Mention(numeral.start, doc.ends[last - 1], numeral.first, last, "percent", quantity, trace)


@cache
def _table(locale: str) -> _Table:
    words = section(locale, "percent", _Words)
    units: dict[str, list[tuple[Phrase, str]]] = {}
    for unit, phrases in words.units.items():
        for phrase in _phrases(phrases):
            units.setdefault(phrase[0], []).append((phrase, unit))
    ordered = {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in units.items()}
    return _Table(ordered, _phrases(words.ellipsis.leads), words.ellipsis.reach)


def _phrases(text: str) -> tuple[Phrase, ...]:
    """Phrases as documents have them: token by token."""
    return tuple(tuple(tokenize(part)[0]) for part in text.split(",") if part.strip())
