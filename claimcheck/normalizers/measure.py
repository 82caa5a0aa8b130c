"""Physical measures: "6.8 metres", "500,000 barrels a day", "38.3°C", "5ft 11in"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from msgspec.structs import replace

from claimcheck.contrasts import direction
from claimcheck.document import Document
from claimcheck.model import Canonical, Mention, Quantity
from claimcheck.normalizers import _degrees, bounds, units
from claimcheck.normalizers._evident import counts_by, evident, lone
from claimcheck.normalizers._reading import Reading, high, low, settle, with_articles, word
from claimcheck.normalizers.numerals import Numeral
from claimcheck.words import concept

CLOSES: Final = {"(": ")", "[": "]", "{": "}", "<": ">"}
FEET: Final = frozenset("'’′")
HYPHENS: Final = frozenset("-‑‐")
DASHES: Final = frozenset("-–—")
CHANGES: Final = frozenset(("from", "by"))
LOOSE: Final = frozenset(("or", "plus", "odd", "+", "-"))  # "300-plus miles", "40 or more km"
INCHES: Final = frozenset('"”″')
PARTS: Final = {("foot", "inch"): 12, ("stone", "pound"): 14, ("pound", "ounce"): 16}
BARS: Final = 2  # "kilograms per hectare per year"
TAIL: Final = 4  # tokens between "tonnes" and "a year"
STRONGEST: Final = 10  # no earthquake has passed magnitude 9.5


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The measures among the numerals that no kind before took."""
    found: list[Mention] = []
    counting: dict[str, bool] = {}
    differs, i = False, 0
    free = with_articles(doc, free)
    while i < len(free):
        reading = _read(doc, free, i)
        if reading is None or _counts(doc, reading, counting):
            i += 1
            continue
        differs = _degrees.differs(doc, reading, found[-1] if found and differs else None)
        found.append(_mention(doc, reading, differs))
        i += reading.used
        while i < len(free) and free[i].first < reading.last:
            i += 1
    return found


def _counts(doc: Document, reading: Reading, counting: dict[str, bool]) -> bool:
    """Whether a lone "m" or "t" is a magnitude, as elsewhere in the article; `counting` remembers."""
    letter = lone(doc, reading.numeral, reading.last)
    if letter and letter not in counting:
        counting[letter] = counts_by(doc, letter)
    return bool(letter) and counting[letter]


def _read(doc: Document, free: Sequence[Numeral], i: int) -> Reading | None:
    numeral = free[i]
    if _coded(doc, numeral):
        return None
    reading = _quake(doc, numeral) or _marks(doc, free, i) or _single(doc, numeral) or _by(doc, free, i)
    if reading is None:
        return None
    return _range(doc, free, i, _compound(doc, free, i, reading))


def _single(doc: Document, numeral: Numeral) -> Reading | None:
    """A numeral with the unit that follows it, its rate and what it is ambiguous with."""
    at = _unit_at(doc, numeral)
    hit = units.match(doc, at)
    if hit is None:
        return _density(doc, numeral)
    unit, last = hit
    if not evident(doc, numeral, at, last):
        return None
    last = last + 1 if at > numeral.last and doc.words[at - 1] in CLOSES and last < len(doc.words) else last
    if unit in ("degree", "celsius", "fahrenheit"):
        return _degrees.settle(doc, Reading(numeral, unit, last))
    return _rate(doc, settle(doc, Reading(numeral, unit, last)))


def _unit_at(doc: Document, numeral: Numeral) -> int:
    """Where the unit would stand: after a hyphen or bracket, "of" after "hundreds", "a" after "half"."""
    i, sign = numeral.last, word(doc, numeral.last)
    if numeral.form == "fraction":
        i += sign == "of"
        return i + (word(doc, i) in ("a", "an"))
    if sign in LOOSE and (plus := _plus(doc, i)):
        return plus
    joined = sign in HYPHENS and doc.tight(i) and doc.ends[i - 1] == doc.starts[i]
    bracket = sign in CLOSES and _closes(doc, i)
    vague = sign == "of" and numeral.form == "vague"
    return i + 1 if joined or bracket or vague else i


def _plus(doc: Document, i: int) -> int:
    """Where the words of "300-plus miles", "40 or more km" end; 0 if there are none."""
    end = bounds.read(doc, i, i).last if doc.words[i] != "-" else i
    return i + 2 if word(doc, i + 1) == "plus" and doc.words[i] == "-" else end if end > i else 0


def _closes(doc: Document, i: int) -> bool:
    """Whether a bracket holds nothing but a unit ("20 (kg)")."""
    hit = units.match(doc, i + 1)
    return hit is not None and hit[1] < len(doc.words) and doc.words[hit[1]] == CLOSES[doc.words[i]]


def _coded(doc: Document, numeral: Numeral) -> bool:
    """Whether the figure is the number of a thing ("SCP-173m")."""
    i = numeral.first - 1
    if i < 1 or doc.words[i] != "-" or not doc.tight(i) or doc.ends[i - 1] != doc.starts[i]:
        return False
    return numeral.form == "digits" and doc.words[i - 1].isalpha() and doc.words[i - 1] != "magnitude"


def _rate(doc: Document, reading: Reading) -> Reading:
    """The reading per what follows: "a day", "per square metre", "/s", and "of grain a year"."""
    last, suffix = reading.last, ""
    for _ in range(BARS):
        below = _below(doc, last)
        if below is None:
            break
        suffix, last = f"{suffix}_per_{below[0]}", below[1]
    if not suffix and (tail := _tail(doc, last)):
        suffix = f"_per_{tail}"
    options = tuple(unit + suffix for unit in reading.units)
    return replace(reading, unit=reading.unit + suffix, units=options, last=last)


def _below(doc: Document, i: int) -> tuple[str, int] | None:
    """What stands below a rate bar at token i, and where it ends."""
    locale = doc.article.locale
    i = i + 1 if word(doc, i) == "-" else i
    bar = word(doc, i)
    if bar not in _bars(locale):
        return None
    i = i + 2 if word(doc, i + 1) == "-" else i + 1
    what = word(doc, i)
    time = units.times(locale).get(what)
    if time and (len(what) > 1 or bar == "/"):
        return time, i + 1
    if bar == "per" and what in units.guard(locale, "each"):
        return "person", i + 1
    return units.match(doc, i) if bar in ("per", "/") and what[:1].isalpha() else None


def _tail(doc: Document, i: int) -> str:
    """The lower part of "of grain a year", "of water per square metre" behind a unit."""
    if word(doc, i) != "of":
        return ""
    stops = units.guard(doc.article.locale, "function")
    for k in range(i + 2, min(i + 2 + TAIL, len(doc.words) - 1)):
        time = units.times(doc.article.locale).get(doc.words[k + 1])
        if time and len(doc.words[k + 1]) > 1 and doc.words[k] in ("a", "per", "each", "every"):
            return time
        area = units.match(doc, k + 1) if doc.words[k] == "per" else None
        if area:
            return area[0]
        if doc.words[k] in stops:
            return ""
    return ""


def _density(doc: Document, numeral: Numeral) -> Reading | None:
    """Read "300 people per square kilometre"."""
    if word(doc, numeral.last) not in _heads(doc.article.locale) or word(doc, numeral.last + 1) != "per":
        return None
    hit = units.match(doc, numeral.last + 2)
    return Reading(numeral, f"person_per_{hit[0]}", hit[1]) if hit else None


def _quake(doc: Document, numeral: Numeral) -> Reading | None:
    """Read "magnitude 6.2", "a 6.2-magnitude quake", "6.2 on the Richter scale"."""
    if isinstance(numeral.number, tuple) or not 0 < numeral.number < STRONGEST:
        return None
    before, i = word(doc, numeral.first - 1), numeral.last
    if before in ("-", "of"):
        before = word(doc, numeral.first - 2)
    i = i + 1 if word(doc, i) == "-" else i
    if word(doc, i) == "magnitude":
        return Reading(numeral, "magnitude", i + 1)
    richter = word(doc, i) == "on" and word(doc, i + 2) == "richter"
    richter = richter or (numeral.step < 1 and word(doc, i) in units.guard(doc.article.locale, "quakes"))
    return Reading(numeral, "magnitude", numeral.last) if before == "magnitude" or richter else None


def _marks(doc: Document, free: Sequence[Numeral], i: int) -> Reading | None:
    """Feet and inches by their marks: 6'2"."""
    numeral, mark = free[i], free[i].last
    if word(doc, mark) not in FEET or doc.ends[mark - 1] != doc.starts[mark]:
        return None
    if i + 1 == len(free) or free[i + 1].first != mark + 1 or word(doc, free[i + 1].last) not in INCHES:
        return None
    return _joined(Reading(numeral, "foot", mark + 1), free[i + 1], 12, free[i + 1].last + 1)


def _compound(doc: Document, free: Sequence[Numeral], i: int, reading: Reading) -> Reading:
    """Feet with the inches behind them, stone with pounds, pounds with ounces."""
    if i + 1 == len(free) or isinstance(reading.numeral.number, tuple):
        return reading
    after, at = free[i + 1], reading.last
    at = at + 1 if word(doc, at) in ("and", "-", ",") else at
    if after.first != at or isinstance(after.number, tuple):
        return reading
    part = units.match(doc, after.last + (word(doc, after.last) == "-"))
    times = PARTS.get((reading.unit, part[0])) if part else None
    if part and times and 0 <= after.number < times:
        return _joined(reading, after, times, part[1])
    bare = word(doc, reading.last - 1) == "ft" and after.form == "digits" and at == reading.last
    return _joined(reading, after, 12, after.last) if bare and after.number < 12 and part is None else reading


def _joined(reading: Reading, part: Numeral, times: int, last: int) -> Reading:
    """The whole and its part as one figure in the whole's unit."""
    whole = reading.numeral
    number = units.NEAR.add(low(whole), units.NEAR.divide(low(part), times))
    step = units.NEAR.divide(part.step or Decimal(1), times)
    joined = replace(whole, last=part.last, end=part.end, number=number, step=step)
    return replace(reading, numeral=joined, last=last, used=2, units=())


def _range(doc: Document, free: Sequence[Numeral], i: int, reading: Reading) -> Reading:
    """Two readings in one unit as one range: "12 km to 15 km", "between 12 km and 15 km"."""
    j = i + reading.used
    if j >= len(free) or free[j].first != reading.last + 1 or not _ranges(doc, reading):
        return reading
    other = _single(doc, free[j])
    if other is None or other.unit != reading.unit or low(other.numeral) <= low(reading.numeral):
        return reading
    whole = replace(
        reading.numeral, last=other.numeral.last, end=other.numeral.end,
        number=(low(reading.numeral), high(other.numeral)),
        step=max(reading.numeral.step, other.numeral.step),
    )  # fmt: skip
    return replace(other, numeral=whole, used=reading.used + 1)


def _ranges(doc: Document, reading: Reading) -> bool:
    """Whether the sign behind a reading opens a range's second end; "rose 3 km to 5 km" has none."""
    before, joint = word(doc, reading.numeral.first - 1), doc.words[reading.last]
    if joint == "to":
        locale = doc.article.locale
        return before not in CHANGES and not direction(concept(before, locale), locale)
    return joint in DASHES or (joint == "and" and before == "between")


def _by(doc: Document, free: Sequence[Numeral], i: int) -> Reading | None:
    """The first side of "16 by 13 inches", in the unit of the last."""
    for j in range(i, min(i + 2, len(free) - 1)):
        if word(doc, free[j].last) not in ("by", "x", "×") or free[j + 1].first != free[j].last + 1:
            return None
        side = _single(doc, free[j + 1])
        if side:
            trace = f"in {side.unit} like the side after it"
            return Reading(free[i], side.unit, free[i].last, 1, side.units, trace)
    return None


def _mention(doc: Document, reading: Reading, differs: bool) -> Mention:
    numeral, last = reading.numeral, reading.last
    bound = bounds.read(doc, numeral.first, last)
    if bound.relation == "=" and word(doc, numeral.last) in LOOSE:
        bound = bounds.read(doc, numeral.first, numeral.last)
    quantity = bounds.quantity(numeral, bound, reading.unit, units=reading.units)
    quantity = replace(quantity, canonical=_canonical(doc, quantity, differs))
    trace = tuple(step for step in (numeral.trace, bound.trace, reading.trace) if step)
    return Mention(numeral.start, doc.ends[last - 1], numeral.first, last, "measure", quantity, trace)


def _canonical(doc: Document, quantity: Quantity, differs: bool) -> Canonical | None:
    locale, low, high = doc.article.locale, quantity.low, quantity.high
    if not differs or quantity.units:
        return units.hull(quantity.units or (quantity.unit,), low, high, locale)
    unit = units.resolve(quantity.unit, locale)
    return units.difference(unit, low, high) if unit else None


@cache
def _bars(locale: str) -> frozenset[str]:
    return frozenset(units.words(locale).rates.per.split())


@cache
def _heads(locale: str) -> frozenset[str]:
    return frozenset(units.words(locale).rates.heads.split())
