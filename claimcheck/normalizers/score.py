"""Scores: the results of games and votes, as a pair of figures ("3-2", "31 votes to 22")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.document import Document
from claimcheck.model import Mention, Quantity
from claimcheck.normalizers.numerals import Numeral

DASHES: Final = frozenset("-–‑−")
# How many tokens to either side a word like "won" may stand.
REACH: Final = 10
# Few results have a side of a thousand.
MOST: Final = 1000

Pair = tuple[Decimal, Decimal]


class _Lexicon(Struct, frozen=True, forbid_unknown_fields=True):
    cues: str
    votes: str
    against: str
    to: str
    idioms: str
    units: str


@cache
def _sets(locale: str) -> dict[str, frozenset[str]]:
    words = lexicon.section(locale, "score", _Lexicon)
    return {name: frozenset(getattr(words, name).split()) for name in _Lexicon.__struct_fields__}


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The results among the free numerals, whether or not they were read as ranges."""
    sets = _sets(doc.article.locale)
    for numeral in free:
        if isinstance(numeral.number, tuple) and _ranged(doc, numeral, sets):
            yield _mention(doc, numeral.first, numeral.last, numeral.number, sets)
    yield from _parted(doc, free, sets)


def _ranged(doc: Document, numeral: Numeral, sets: dict[str, frozenset[str]]) -> bool:
    """Whether a range is a result by the words around it ("lost 2-3")."""
    if numeral.form != "digits" or numeral.last - numeral.first != 3 or not isinstance(numeral.number, tuple):
        return False
    word = doc.words[numeral.first + 1]
    if not (word in DASHES and doc.tight(numeral.first)) and word not in sets["to"]:
        return False
    if doc.words[numeral.last : numeral.last + 1] == ["-"] and doc.tight(numeral.last - 1):
        return False
    return _result(doc, numeral.last, numeral.number, sets) and _cued(
        doc, numeral.first, numeral.last, sets
    )


def _parted(doc: Document, free: Sequence[Numeral], sets: dict[str, frozenset[str]]) -> Iterator[Mention]:
    """Results that two numerals make ("3-2", "6:4", "31 votes to 22")."""
    used = 0
    for left, right in pairwise(free):
        gap = doc.words[left.last : right.first]
        if (
            left.first < used
            or not 0 < len(gap) < 3
            or isinstance(left.number, tuple)
            or isinstance(right.number, tuple)
        ):
            continue
        pair = (left.number, right.number)
        if _linked(doc, left, right, gap, pair, sets) and _result(doc, right.last, pair, sets):
            used = right.last
            yield _mention(doc, left.first, right.last, pair, sets)


def _linked(
    doc: Document, left: Numeral, right: Numeral, gap: list[str], pair: Pair, sets: dict[str, frozenset[str]]
) -> bool:
    """Whether the tokens between two figures set them against each other."""
    tight = doc.tight(left.last - 1) and doc.tight(left.last)
    if len(gap) == 2:
        return gap[0] in sets["votes"] and gap[1] in sets["against"]
    if gap[0] in DASHES:
        return tight and not _chained(doc, left.first, right.last)
    if gap[0] == ":":
        return tight and len(doc.words[right.first]) == 1 and len(doc.words[left.first]) == 1
    return (
        gap[0] in sets["to"]
        and pair[0] > pair[1]
        and _cued(doc, left.first, right.last, sets)
        and _plain(doc, left)
    )


def _plain(doc: Document, left: Numeral) -> bool:
    """Whether no "from" makes the two a change."""
    return left.first == 0 or doc.words[left.first - 1] != "from"


def _chained(doc: Document, first: int, last: int) -> bool:
    """Whether more figures or letters hang on by hyphens ("4-4-2", "2-1-year")."""
    before = first > 1 and doc.words[first - 1] in DASHES and doc.tight(first - 1) and doc.tight(first - 2)
    after = (
        last + 1 < len(doc.words) and doc.words[last] in DASHES and doc.tight(last - 1) and doc.tight(last)
    )
    return before or (after and doc.words[last + 1][0].isdigit())


def _result(doc: Document, last: int, pair: Pair, sets: dict[str, frozenset[str]]) -> bool:
    """Whether two figures can be a result: small whole numbers, no idiom, no unit behind them."""
    if not all(0 <= side < MOST and side == side.to_integral_value() for side in pair):
        return False
    return (
        f"{pair[0]}-{pair[1]}" not in sets["idioms"] and not set(doc.words[last : last + 1]) & sets["units"]
    )


def _cued(doc: Document, first: int, last: int, sets: dict[str, frozenset[str]]) -> bool:
    """Whether a word of games or votes stands near."""
    sentence = doc.sentence_of(first)
    if sentence is None:
        return False
    near = doc.words[max(first - REACH, sentence.first) : min(last + REACH, sentence.last)]
    return not sets["cues"].isdisjoint(near)


def _mention(doc: Document, first: int, last: int, pair: Pair, sets: dict[str, frozenset[str]]) -> Mention:
    unit = "vote" if not sets["votes"].isdisjoint(doc.words[first : last + 1]) else "score"
    value = Quantity(pair, "=", min(pair), max(pair), unit)
    return Mention(doc.starts[first], doc.ends[last - 1], first, last, "score", value)
