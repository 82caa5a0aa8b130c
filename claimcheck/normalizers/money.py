"""Money: figures with a currency, in whatever way it is written, the currency settled within the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.document import Document
from claimcheck.model import Mention, Quantity
from claimcheck.normalizers import _money_hits, bounds, numerals
from claimcheck.normalizers._currency_words import WHOLE, Money, Table, table
from claimcheck.normalizers._money_hits import Hit
from claimcheck.normalizers.numerals import Numeral

# A dateline and a lead name the country; deeper in the text any country may be named.
OPENING: Final = 60
DATELINE: Final = 30
# How many tokens after money a bare figure may still speak of it.
NEAR: Final = 40


class _Unit(Struct, frozen=True):
    """A settled currency: the likeliest unit, the candidates while in doubt, and why."""

    unit: str
    units: tuple[str, ...] = ()
    why: str = ""


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The figures of money among the free numerals."""
    words = table(doc.article.locale)
    hits = _hits(doc, free, words)
    if not hits:
        return []
    hits = _joined(doc, hits)
    known: dict[tuple[str, ...], _Unit] = {}
    mentions = [_mention(doc, hit, _settled(doc, hit.money, hits, known, words)) for hit in hits]
    return mentions + _borrowed(doc, free, mentions, words)


def _hits(doc: Document, free: Sequence[Numeral], words: Table) -> list[Hit]:
    """The figures that a currency stands beside, cents added to the dollars before them."""
    hits: list[Hit] = []
    home: dict[Money, bool] = {}
    for numeral in free:
        if hits and numeral.first < hits[-1].last:
            continue
        if hits and _money_hits.small_change(doc, hits[-1], numeral):
            hits[-1] = _money_hits.plus(hits[-1], _money_hits.cents(hits[-1], numeral))
            continue
        hit = _money_hits.read(doc, numeral, words, home)
        if hit is None or (hits and hit.first < hits[-1].last):
            continue
        gap = doc.words[hits[-1].last : hit.first] if hits and hit.first - hits[-1].last < 2 else [","]
        if gap in ([], ["and"]) and _money_hits.splits(hits[-1], hit):
            hits[-1] = _money_hits.plus(hits[-1], hit)
        else:
            hits.append(hit)
    return hits


def _joined(doc: Document, hits: list[Hit]) -> list[Hit]:
    """The hits with ranges made one ("$10 to $15 million"); a change shares its magnitude."""
    found = hits[:1]
    for hit in hits[1:]:
        last = found[-1]
        pair = (
            numerals.join(last.numeral, hit.numeral)
            if _alike(last, hit) and hit.first - last.last == 1
            else None
        )
        to = doc.words[last.last : last.last + 1] == ["to"]
        leaps = to and pair is not None and numerals.leaps(doc, last.first, pair)
        if pair and not leaps and numerals.linked(doc, last.first, last.last, hit.first):
            found[-1] = replace(hit, first=last.first, numeral=pair)
            continue
        if pair and to and not leaps:
            found[-1] = replace(last, numeral=numerals.scaled(last.numeral, hit.numeral))
        found.append(hit)
    return found


def _alike(left: Hit, right: Hit) -> bool:
    """Whether two hits are in one currency, as far as their marks tell."""
    return left.money.factor == right.money.factor and left.money.units == right.money.units and not left.per


def _settled(
    doc: Document, money: Money, hits: list[Hit], known: dict[tuple[str, ...], _Unit], words: Table
) -> _Unit:
    """The currency that a mark stands for in this article."""
    if len(money.units) == 1:
        return _Unit(money.units[0])
    if money.units not in known:
        known[money.units] = (
            _stated(doc, money, hits) or _local(doc, money, words) or _Unit(money.units[0], money.units)
        )
    return known[money.units]


def _marked(doc: Document, hit: Hit) -> bool:
    """Whether a hit marks another dollar by letters before the sign ("S$25 million")."""
    sign = doc.written(hit.first, hit.last).partition("$")[0]
    return sign.isalpha() and hit.money.units != ("USD",) and len(hit.money.units) == 1


def _stated(doc: Document, money: Money, hits: list[Hit]) -> _Unit | None:
    """The only candidate that the article spells out elsewhere.

    None where the bare mark converts the spelled-out one in brackets ("C$5m ($3.6m)"): then it differs.
    """
    spelled = dict.fromkeys(
        hit.money.units[0] for hit in hits if len(hit.money.units) == 1 and hit.money.units[0] in money.units
    )
    if (
        money.factor == WHOLE
        and "$" in doc.text
        and any(_marked(doc, hit) for hit in hits if hit.money.units[0] in spelled)
    ):
        return _Unit("USD", (), "other dollars are marked in this article, the bare sign is the US dollar")
    if len(spelled) != 1:
        return None
    for left, right in pairwise(hits):
        if (
            right.money.units == money.units
            and left.money.units[0] in spelled
            and _bracketed(doc, left, right)
        ):
            return None
    unit = next(iter(spelled))
    return _Unit(unit, (), f"{unit} is spelled out in the article")


def _bracketed(doc: Document, left: Hit, right: Hit) -> bool:
    return "(" in doc.words[left.last : right.first] and right.first - left.last < 4


def _local(doc: Document, money: Money, words: Table) -> _Unit | None:
    """The candidate of the country that the locale, the source or the opening names."""
    if unit := _regional(doc.article.locale, money.units):
        return _Unit(unit, (), f"{unit} by the article's locale")
    source = (doc.article.source or "").lower().split()
    opening = _dateline(doc) if money.units[0] == "USD" else doc.words[:OPENING]
    for word in [*source, *opening]:
        if (unit := words.places.get(word)) and unit in money.units:
            return _Unit(
                unit, (unit, *(other for other in money.units if other != unit)), f'"{word}" suggests {unit}'
            )
    return None


def _dateline(doc: Document) -> list[str]:
    """The words of the opening in capitals: for a bare dollar, any other country may be talked about."""
    return [doc.words[i] for i in range(min(DATELINE, len(doc.words))) if doc.written(i, i + 1).isupper()]


def _regional(locale: str, units: tuple[str, ...]) -> str | None:
    """The currency of a locale's territory ("en-AU"), if it is one of the candidates."""
    parts = locale.replace("_", "-").split("-")
    if len(parts) < 2 or len(parts[-1]) != 2:
        return None
    from babel.numbers import get_territory_currencies

    current = get_territory_currencies(parts[-1].upper())
    return current[0] if current and current[0] in units else None


def _mention(doc: Document, hit: Hit, settled: _Unit) -> Mention:
    bound = bounds.read(doc, hit.first, hit.last)
    unit = f"{settled.unit} per {hit.per}" if hit.per else settled.unit
    units = tuple(f"{each} per {hit.per}" for each in settled.units) if hit.per else settled.units
    value = bounds.quantity(hit.numeral, bound, unit, units=units, factor=hit.money.factor)
    trace = tuple(step for step in (bound.trace, settled.why) if step)
    return Mention(doc.starts[hit.first], doc.ends[hit.last - 1], hit.first, hit.last, "money", value, trace)


def _borrowed(doc: Document, free: Sequence[Numeral], mentions: list[Mention], words: Table) -> list[Mention]:
    """Figures with a magnitude and no unit that follow money and go on about it ("one trillion more")."""
    found: list[Mention] = []
    at, previous = 0, None
    ordered = sorted(mentions, key=_first)
    for k, numeral in enumerate(free):
        while at < len(ordered) and ordered[at].first <= numeral.first:
            if previous is None or not _aside(doc, ordered[at], previous):
                previous = ordered[at]
            at += 1
        if previous and numeral.first < previous.last:
            continue
        nearby = free[max(k - NEAR, 0) : k]
        if numeral.scale >= 1000 and previous and _lends(doc, previous, numeral, nearby, words):
            found.append(_lent(doc, previous, numeral))
            previous = found[-1]
    return found


def _lends(doc: Document, money: Mention, numeral: Numeral, nearby: Sequence[Numeral], words: Table) -> bool:
    """Whether a bare figure takes the currency of the money before it, with no other figure between."""
    sentence, home = doc.sentence_of(numeral.first), doc.sentence_of(money.first)
    if sentence is None or home is None or sentence.block != home.block:
        return False
    if numeral.first - money.last > NEAR or _interrupted(doc, money, nearby):
        return False
    after = doc.words[numeral.last] if numeral.last < len(doc.words) else "."
    if after in words.sets["borrows_before"]:
        return True
    if after == "and" and doc.words[numeral.last + 1 : numeral.last + 2] == ["change"]:
        return True
    return not after[0].isalnum() and doc.words[numeral.first - 1] in words.sets["borrows_after"]


def _aside(doc: Document, money: Mention, before: Mention) -> bool:
    """Whether money converts the money before it in brackets."""
    return "(" in doc.words[before.last : money.first] and money.first - before.last < 4


def _interrupted(doc: Document, money: Mention, nearby: Sequence[Numeral]) -> bool:
    """Whether another figure stands between, outside brackets."""
    between = [other.first for other in nearby if money.last <= other.first]
    return any(
        "(" not in doc.words[money.last : first] or ")" in doc.words[money.last : first] for first in between
    )


def _lent(doc: Document, money: Mention, numeral: Numeral) -> Mention:
    bound = bounds.read(doc, numeral.first, numeral.last)
    source = money.value
    unit, units = (source.unit, source.units) if isinstance(source, Quantity) else ("", ())
    value = bounds.quantity(numeral, bound, unit, units=units)
    trace = (bound.trace, f'currency from "{doc.text[money.start : money.end]}" before it')
    return Mention(
        numeral.start,
        numeral.end,
        numeral.first,
        numeral.last,
        "money",
        value,
        tuple(step for step in trace if step),
    )


def _first(mention: Mention) -> int:
    return mention.first
