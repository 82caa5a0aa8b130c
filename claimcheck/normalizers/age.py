"""Ages of persons and things, in digits, in words, by decade, and between commas after a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from claimcheck import cues
from claimcheck.document import Document
from claimcheck.model import Canonical, Mention, Quantity
from claimcheck.normalizers import _told_ages, bounds, capitals, numerals
from claimcheck.normalizers._age_words import Age, See, Table, human
from claimcheck.normalizers._age_words import table as table_of
from claimcheck.normalizers._stretches import SECONDS
from claimcheck.normalizers.duration import one
from claimcheck.normalizers.numerals import Numeral

HYPHENS: Final = ("-", "‑", "–")
RANGED: Final = frozenset(("between", "ranging", "range", "ranges", "ranged"))
DASHES: Final = ("-", "–", "—")
ENDS: Final = (*DASHES, ",", ".", ")", ";", "!", "?", "")


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The ages of a document."""
    table = table_of(doc.article.locale)
    opens, closes = {n.first: n for n in free}, {n.last: n for n in free}
    found: dict[int, Mention] = {}
    for i in cues.places(doc, __name__):
        _keep(found, doc, i, opens, closes, table)
    for numeral in free:
        if numeral.first and doc.words[numeral.first - 1] in table.behind:
            _keep_told(found, doc, numeral, opens, closes, table)
    return [found[first] for first in sorted(found)]


def triggers(locale: str) -> cues.Test:
    """The test of the words at which an age may stand."""
    return table_of(locale).triggers.__contains__


def _keep(
    found: dict[int, Mention],
    doc: Document,
    i: int,
    opens: Mapping[int, Numeral],
    closes: Mapping[int, Numeral],
    table: Table,
) -> None:
    sentence = doc.sentence_of(i)
    see = See(doc, sentence, opens, closes, table) if sentence else None
    for age in _read(see, i) if see else ():
        found.setdefault(age.numeral.first, _mention(doc, age))


def _keep_told(
    found: dict[int, Mention],
    doc: Document,
    numeral: Numeral,
    opens: Mapping[int, Numeral],
    closes: Mapping[int, Numeral],
    table: Table,
) -> None:
    sentence = doc.sentence_of(numeral.first)
    see = See(doc, sentence, opens, closes, table) if sentence else None
    age = (_apposed(see, numeral) or _told_ages.read(see, numeral)) if see else None
    if age:
        found.setdefault(numeral.first, _mention(doc, age))


def _read(see: See, i: int) -> tuple[Age, ...]:
    word, sets = see.word(i), see.table.sets
    if word in sets["old"] or word in sets["short"]:
        found = _old(see, i)
    elif word in sets["aged"]:
        return _aged(see, i)
    elif word in sets["compared"] or word in sets["limits"]:
        found = _onward(see, i) or (_limit(see, i) if word in sets["limits"] else None)
    elif word in sets["turned"] or word in sets["pronouns"]:
        found = _stated(see, i)
    else:
        found = _decade(see, i)
    return (found,) if found else ()


def _old(see: See, i: int) -> Age | None:
    """34 years old, a 34-year-old, five months old, 87 yo."""
    j = i - 1 if see.word(i - 1) in HYPHENS else i
    if see.has(i, "short"):
        numeral = see.closes.get(j)
        return (
            Age(numeral.first, i + 1, numeral)
            if numeral and not see.has(i, "old") and human(numeral)
            else None
        )
    unit = see.table.units.get(see.word(j - 1))
    if unit is None:
        return None
    k = j - 2 if see.word(j - 2) in HYPHENS else j - 1
    numeral = see.closes.get(k) or see.closes.get(k - 1 if see.word(k - 1) in HYPHENS else k)
    numeral = numeral or one(see.doc, j - 1)
    return Age(numeral.first, i + 1, numeral, unit) if numeral else None


def _aged(see: See, i: int) -> tuple[Age, ...]:
    """Aged 34, age of 18, ages 5 to 11, ages range from five months to 44 years; 3 years of age."""
    if see.word(i - 1) == "of" and see.word(i) == "age":
        unit, numeral = see.table.units.get(see.word(i - 2)), see.closes.get(i - 2)
        if unit and numeral:
            return (Age(numeral.first, i + 1, numeral, unit),)
    j = i + 1
    while j < i + 5 and (see.has(j, "ranging") or see.word(j) in ("of", "in", "just", "only")):
        j += 1
    low = see.opens.get(j)
    if low is None or not human(low):
        return ()
    low_age = _with_unit(see, low)
    if see.word(low_age.last) == ",":
        return low_age, *_listed(see, low_age.last)
    if see.word(low_age.last) not in ("to", "and", "-", "–"):
        return (low_age,)
    high = see.opens.get(low_age.last + 1)
    if high is None or not human(high):
        return (low_age,)
    high_age = _with_unit(see, high)
    ranged = not RANGED.isdisjoint(see.doc.words[max(i - 2, see.sentence.first) : i])
    both = numerals.join(low, high) if ranged and low_age.last == low.last else None
    return (Age(low.first, high_age.last, both, high_age.unit),) if both else (low_age, high_age)


def _listed(see: See, i: int) -> Iterator[Age]:
    """The further ages of "aged 12, 9 and 4"."""
    while see.word(i) in (",", "and"):
        numeral = see.opens.get(i + 1)
        after = see.word(numeral.last) if numeral else ""
        if numeral is None or not human(numeral) or (after[:1].isalpha() and after != "and"):
            return
        yield Age(numeral.first, numeral.last, numeral)
        i = numeral.last


def _with_unit(see: See, numeral: Numeral) -> Age:
    unit = see.table.units.get(see.word(numeral.last))
    return Age(numeral.first, numeral.last + 1 if unit else numeral.last, numeral, unit or "year")


def _stated(see: See, i: int) -> Age | None:
    """Turned 30 in May; when he was nine, she is 43."""
    turned = see.has(i, "turned")
    if not turned and not see.has(i + 1, "copulas"):
        return None
    numeral = see.opens.get(i + 1 if turned else i + 2)
    after = see.word(numeral.last) if numeral else ""
    if numeral is None or not human(numeral) or isinstance(numeral.number, tuple):
        return None
    ended = see.has(numeral.last, "turned_before" if turned else "stated_before") or not after
    return Age(numeral.first, numeral.last, numeral) if ended else None


def _onward(see: See, i: int) -> Age | None:
    """Patients 18 and older, people 65 or over."""
    numeral = see.closes.get(i - 1) if see.word(i - 1) in ("and", "or") else None
    if numeral is None or not human(numeral) or isinstance(numeral.number, tuple):
        return None
    persons = see.has(numeral.first - 1, "persons") or see.has(numeral.first - 1, "aged")
    return Age(numeral.first, numeral.last, numeral) if persons or see.has(i, "compared") else None


def _limit(see: See, i: int) -> Age | None:
    """People under 18, the over-65s."""
    j = i + 1 if see.word(i + 1) not in HYPHENS else i + 2
    numeral = see.opens.get(j) or _plural(see, j)
    if numeral is None or isinstance(numeral.number, tuple) or not human(numeral):
        return None
    plural = see.word(numeral.last) == "s" and see.doc.tight(numeral.last - 1)
    persons = see.has(i - 1, "persons") or (see.word(i - 1) in ("aged", "are") and see.has(i - 2, "persons"))
    if plural and see.word(i - 1) in ("the", "for", "of", "among", "most", "all"):
        return Age(j - 1, numeral.last + 1, numeral)
    return (
        Age(numeral.first, numeral.last, numeral) if persons and not see.has(numeral.last, "closed") else None
    )


def _plural(see: See, j: int) -> Numeral | None:
    """The figure of "the over-65s"."""
    word, doc = see.word(j), see.doc
    if not (word.isdecimal() and len(word) == 2 and see.word(j + 1) == "s"):
        return None
    return Numeral(j, j + 1, doc.starts[j], doc.ends[j], Decimal(word), Decimal(1), "digits")


def _decade(see: See, i: int) -> Age | None:
    """In her 30s, in his late thirties."""
    if see.word(i - 1) not in ("in", "into", "of", "well", "by"):
        return None
    j = i + 1
    low, high = see.table.spans.get(see.word(j), (0, 9))
    if see.word(j) in see.table.spans:
        j = j + 2 if see.word(j + 1) in HYPHENS else j + 1
    word = see.word(j)
    digits = int(word) if word in ("20", "30", "40", "50", "60", "70", "80", "90", "100") else None
    decade = see.table.decades.get(word, digits)
    last = j + 2 if digits and see.word(j + 1) in ("s", "'s", "’s") else j + 1
    if decade is None or (digits and last == j + 1):
        return None
    top = 19 if decade == 13 else decade + high
    start, end = see.doc.starts[j], see.doc.ends[last - 1]
    ends = (Decimal(max(decade, decade + low)), Decimal(top))
    return Age(j, last, Numeral(j, last, start, end, ends, Decimal(1), "vague"))


def _apposed(see: See, numeral: Numeral) -> Age | None:
    """Dimchev, 27, said; a player, 27."""
    i, after = numeral.first, see.word(numeral.last)
    if (
        see.word(i - 1) != ","
        or after not in ENDS
        or isinstance(numeral.number, tuple)
        or not human(numeral)
        or numeral.last - i != 1
    ):
        return None
    before, doc = see.word(i - 2), see.doc
    if see.word(numeral.last + 1)[:1].isdecimal() or before in see.table.sets["never_names"]:
        return None
    if _told_ages.apposed(see, i - 1):
        return Age(i, numeral.last, numeral)
    named = before[:1].isalpha() and doc.large[i - 2] and not before.isdecimal()
    closed = after == "," or (after in DASHES and not doc.tight(numeral.last - 1)) or _full(see, i - 2)
    return Age(i, numeral.last, numeral) if named and closed and _person(see, i - 2) else None


def _full(see: See, i: int) -> bool:
    """Whether token i ends a name of two words, not in a headline or list of names."""
    doc = see.doc
    if not see.word(i - 1).isalpha() or not doc.large[i - 1]:
        return False
    return see.word(i - 1) in capitals.load(doc.article.locale).given


def _person(see: See, i: int) -> bool:
    """Whether a capitalised word is likely a person's: not where a place or a thing is named."""
    before = see.word(i - 1)
    if before == ",":
        at = see.doc.starts[i - 2]
        return see.word(i - 2).isalpha() and see.doc.text[at].islower()
    if see.has(i - 1, "places") or see.has(i - 1, "never_names"):
        return False
    return before == "" or before[0].isalpha()


def _mention(doc: Document, age: Age) -> Mention:
    bound = bounds.read(doc, age.first, age.last)
    start, end = doc.starts[bound.first], doc.ends[bound.last - 1]
    value = bounds.quantity(age.numeral, bound, age.unit, counted=True)
    value = replace(value, canonical=canonical(value, age.unit))
    return Mention(start, end, bound.first, bound.last, "age", value, (bound.trace,) if bound.trace else ())


def canonical(value: Quantity, unit: str) -> Canonical:
    """An age in seconds: one is 34 until the day one turns 35."""
    size = SECONDS[unit]
    high = value.high
    most = None if high is None else (high if value.relation == "<" else high + 1) * size - 1
    return Canonical(None if value.low is None else value.low * size, most, "second")
