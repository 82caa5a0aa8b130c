"""Ratios: fractions, "one in five", rates per so many, and multiples ("doubled", "four times as many")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import lexicon
from claimcheck.document import Document
from claimcheck.model import Canonical, Mention, Quantity
from claimcheck.normalizers import bounds, numerals
from claimcheck.normalizers.numerals import Numeral

# "One in five" is said of what is a few points off, "one in a thousand" of what is half a share off.
LOOSE: Final = Decimal("0.05")
# "Doubled" is said of a rise by 90 to 110 per cent.
LOOSE_TIMES: Final = Decimal("0.2")


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    verbs: str
    compared: str
    comparisons: str
    times: str
    fold: str
    links: str
    every: str
    spans: str
    per: str


class _Table(Struct, frozen=True):
    verbs: dict[str, Decimal]
    compared: dict[str, Decimal]
    links: frozenset[tuple[str, ...]]
    sets: dict[str, frozenset[str]]


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The shares, rates and multiples of a document."""
    table = _table(doc.article.locale)
    yield from _pairs(doc, free, table)
    for numeral in free:
        if numeral.form == "fraction":
            if not _measures(doc, numeral, table):
                yield _mention(doc, numeral, numeral.last, "ratio")
        elif numeral.last < len(doc.words) and (last := _multiplies(doc, numeral, table)):
            yield _mention(doc, numeral, last, "times")
    yield from _spoken(doc, table)


def _pairs(doc: Document, free: Sequence[Numeral], table: _Table) -> Iterator[Mention]:
    """Shares of two figures ("one in five") and rates per a round number ("12 deaths per 100,000")."""
    for part, whole in pairwise(free):
        gap = tuple(doc.words[part.last : whole.first])
        if not 0 < len(gap) < 5 or isinstance(part.number, tuple) or isinstance(whole.number, tuple):
            continue
        if gap[-1] in table.sets["per"] and len(gap) < 4 and whole.number >= 100:
            yield _rate(doc, part, whole)
        elif _shares(doc, gap, part, whole, table):
            share = part.number / whole.number
            step = min(LOOSE, 1 / whole.number)
            joined = replace(part, number=share, step=step, last=whole.last, end=whole.end)
            yield _mention(doc, joined, whole.last, "ratio")


def _shares(doc: Document, gap: tuple[str, ...], part: Numeral, whole: Numeral, table: _Table) -> bool:
    """Whether "N in M" is a share: a whole that is greater and no stretch of time or games."""
    every = bool(table.sets["every"].intersection(gap))
    named = gap[1:] if every and gap not in table.links else gap
    if named not in table.links or not 0 < _whole(part) < _whole(whole):
        return False
    if numerals.is_year(doc, whole) or doc.words[whole.last : whole.last + 1] == ["%"]:
        return False
    return every or not set(doc.words[whole.last : whole.last + 2]) & table.sets["spans"]


def _whole(numeral: Numeral) -> Decimal:
    """The value of a whole number; -1 for anything else."""
    number = numeral.number
    return number if not isinstance(number, tuple) and number == number.to_integral_value() else Decimal(-1)


def _rate(doc: Document, part: Numeral, whole: Numeral) -> Mention:
    """A rate per so many, whose canonical form is a share."""
    bound = bounds.read(doc, part.first, part.last)
    size = whole.number if isinstance(whole.number, Decimal) else whole.number[0]
    value = bounds.quantity(part, bound, f"per {size:f}")
    share = Canonical(_over(value.low, size), _over(value.high, size), "ratio")
    trace = (bound.trace,) if bound.trace else ()
    return Mention(
        part.start, whole.end, part.first, whole.last, "ratio", replace(value, canonical=share), trace
    )


def _over(value: Decimal | None, size: Decimal) -> Decimal | None:
    return None if value is None else value / size


def _measures(doc: Document, numeral: Numeral, table: _Table) -> bool:
    """Whether a fraction is of a unit ("half an hour", "three-quarters of a mile"): a measure."""
    after = doc.words[numeral.last : numeral.last + 3]
    if after[:1] == ["of"]:
        after = after[1:]
        return after[:1] in (["a"], ["an"]) and len(after) > 1 and after[1] in table.sets["spans"]
    return after[:1] in (["a"], ["an"]) or bool(after and after[0] in table.sets["spans"])


def _multiplies(doc: Document, numeral: Numeral, table: _Table) -> int | None:
    """Where "three times" ends if it multiplies, "10-fold" and "3x" too."""
    words, at = doc.words, numeral.last
    if words[at] == "-" and doc.tight(at) and at + 1 < len(words):
        at += 1
    if words[at] in table.sets["fold"] or (words[at] == "x" and doc.tight(at - 1)):
        return at + 1
    if words[at] != "times" or at + 1 >= len(words):
        return None
    decimal = isinstance(numeral.number, Decimal) and numeral.step < 1
    return at + 1 if decimal or words[at + 1] in table.sets["times"] else None


def _spoken(doc: Document, table: _Table) -> Iterator[Mention]:
    """Multiples said by one word ("doubled", "twice as many")."""
    words = doc.words
    for i, word in enumerate(words):
        factor = table.verbs.get(word)
        if factor is None:
            factor = table.compared.get(word)
            if factor is None or i + 1 >= len(words) or words[i + 1] not in table.sets["comparisons"]:
                continue
        if doc.sentence_of(i) is not None:
            step = min(LOOSE_TIMES, factor * LOOSE_TIMES / 2)
            numeral = Numeral(i, i + 1, doc.starts[i], doc.ends[i], factor, step, "words")
            yield _mention(doc, numeral, i + 1, "times")


def _mention(doc: Document, numeral: Numeral, last: int, unit: str) -> Mention:
    bound = bounds.read(doc, numeral.first, last)
    value: Quantity = bounds.quantity(numeral, bound, unit)
    trace = (bound.trace,) if bound.trace else ()
    return Mention(numeral.start, doc.ends[last - 1], numeral.first, last, "ratio", value, trace)


@cache
def _table(locale: str) -> _Table:
    words = lexicon.section(locale, "ratio", _Lexicon)
    names = ("comparisons", "times", "fold", "every", "spans", "per")
    return _Table(
        _factors(words.verbs),
        _factors(words.compared),
        frozenset(tuple(link.split()) for link in words.links.split(",")),
        {name: frozenset(getattr(words, name).split()) for name in names},
    )


def _factors(text: str) -> dict[str, Decimal]:
    parts = text.split()
    return {word: Decimal(value) for word, value in zip(parts[::2], parts[1::2], strict=True)}
