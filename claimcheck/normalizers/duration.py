"""Durations: how long something takes or lasts, alone or in several units, never per how long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from claimcheck import cues
from claimcheck.document import Document, Sentence
from claimcheck.model import Mention
from claimcheck.normalizers import _forms, _race_times, bounds
from claimcheck.normalizers._stretches import Stretch, canonical, joined, with_rest
from claimcheck.normalizers.numerals import Numeral
from claimcheck.normalizers.timewords import Table
from claimcheck.normalizers.timewords import table as words_of

HYPHENS: Final = ("-", "‑")
NEAR: Final = 30  # tokens to either side that tell prose from a headline
NAME: Final = 4  # letters of a word that headlines with capitals write with one
MINUTES: Final = ("min", "mins", "minute", "minutes", "m")
HALF: Final = Decimal("0.5")


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The durations of a document."""
    table = words_of(doc.article.locale)
    places = cues.places(doc, __name__)
    opens, closes = {n.first: n for n in free}, {n.last: n for n in free}
    found: list[Stretch] = []
    for i in places:
        sentence = doc.sentence_of(i)
        stretch = _read(doc, i, sentence, closes, table) if sentence else None
        if stretch is None or (found and stretch.first < found[-1].last):
            continue
        whole = joined(doc, found[-1], stretch) if found else None
        if whole:
            found[-1] = whole
        elif doc.words[stretch.last - 1] not in table.chained:
            found.append(with_rest(doc, stretch, opens))
    raced = (
        Stretch(first, last, Decimal(n), Decimal(1), "second") for first, last, n in _race_times.find(doc)
    )
    return [_mention(doc, stretch) for stretch in (*found, *raced)]


def triggers(locale: str) -> cues.Test:
    """The test of the words at which a unit of time may stand."""
    return words_of(locale).triggers.__contains__


def _read(
    doc: Document, i: int, sentence: Sentence, closes: Mapping[int, Numeral], table: Table
) -> Stretch | None:
    """The duration whose unit is token i."""
    last = i + 1
    if (last < sentence.last and _barred(doc, last, sentence, table)) or _forms.numbered(doc, i):
        return None
    numeral = closes.get(i)
    word = doc.words[i]
    if numeral is not None and numeral.form == "digits" and _show(doc, i, sentence):
        return None
    if word in table.letters or word in table.chained:
        unit = table.letters.get(word) or table.chained[word]
        minutes = word == "s" and numeral is not None and doc.words[numeral.first - 1] in MINUTES
        glued = (doc.tight(i - 1) or word == "h" or minutes) and not _shape(doc, i, sentence)
        return _counted(numeral, last, unit) if numeral and glued else None
    hyphen = doc.words[i - 1] in HYPHENS if i > sentence.first else False
    between = hyphen or doc.words[i - 1] in table.sets["between"]
    numeral = numeral or (closes.get(i - 1) if between else None) or _attached(doc, i) or one(doc, i)
    if numeral is not None and numeral.form != "fraction":
        return _with_part(doc, _counted(numeral, last, table.units[word]), sentence, table)
    return _worded(doc, i, sentence, closes, table)


def _barred(doc: Document, j: int, sentence: Sentence, table: Table) -> bool:
    """Whether the words after a unit make it a date, a rate, an age or an ordinal."""
    words, sets = doc.words, table.sets
    k = j + 1 if words[j] in HYPHENS and j + 1 < sentence.last else j
    if words[j] in sets["never_after"] or words[k] in ("old", "olds") or words[k] in sets["blocked_after"]:
        return True
    if words[k] in ("on", "over") and words[min(k + 1 + (k > j), sentence.last - 1)] == words[j - 1]:
        return True
    return words[j] in sets["rates"] and j + 1 < sentence.last and words[j + 1] in table.units


def _show(doc: Document, i: int, sentence: Sentence) -> bool:
    """Whether a unit has a capital in a sentence with small nouns, as a programme's name ("60 Minutes")."""
    written = doc.text[doc.starts[i] : doc.ends[i]]
    if len(written) < NAME or not (written[0].isupper() and written[1:].islower()) or i + 1 == sentence.last:
        return False
    near = range(max(sentence.first + 1, i - NEAR), min(sentence.last, i + NEAR))
    small = (doc.text[doc.starts[k] : doc.ends[k]] for k in near)
    return any(len(text) > NAME and text.islower() for text in small)


def _shape(doc: Document, i: int, sentence: Sentence) -> bool:
    """Whether a capital letter after a figure is a name's ("3D film"), not a unit."""
    name = i + 1 < sentence.last and doc.words[i + 1].isalpha()
    return doc.large[i] and name


def _attached(doc: Document, i: int) -> Numeral | None:
    """A decimal that touches its unit: 3.5years."""
    before = doc.words[i - 1] if i else ""
    if not (i and doc.tight(i - 1) and before.replace(".", "", 1).isdecimal()):
        return None
    step = Decimal(10) ** -len(before.partition(".")[2])
    return Numeral(i - 1, i, doc.starts[i - 1], doc.ends[i - 1], Decimal(before), step, "digits")


def one(doc: Document, i: int) -> Numeral | None:
    """The "one" that stands before the unit at token i, which numerals leave as a pronoun here and there."""
    j = i - 2 if i > 1 and doc.words[i - 1] in HYPHENS else i - 1
    if j < 0 or doc.words[j] != "one":
        return None
    return Numeral(j, i, doc.starts[j], doc.ends[j], Decimal(1), Decimal(1), "words")


def _counted(numeral: Numeral, last: int, unit: tuple[str, int]) -> Stretch:
    name, size = unit
    number = numeral.number
    scaled = (number[0] * size, number[1] * size) if isinstance(number, tuple) else number * size
    return Stretch(numeral.first, last, scaled, numeral.step * size, name, numeral.form)


def _with_part(doc: Document, stretch: Stretch, sentence: Sentence, table: Table) -> Stretch:
    """Two years and a half; one hour and a quarter."""
    j = stretch.last
    words = doc.words[j : min(j + 4, sentence.last)]
    skip = 2 if words[1:2] == ["a"] else 1
    share = table.parts.get(words[skip]) if words[:1] == ["and"] and len(words) > skip else None
    if (
        share is None
        or isinstance(stretch.number, tuple)
        or words[skip + 1 : skip + 2] in (["a"], ["an"])
        or (words[skip + 1 : skip + 2] == ["of"] and share != HALF)
    ):
        return stretch
    return replace(stretch, last=j + skip + 1, number=stretch.number + share, step=share, form="words")


def _worded(
    doc: Document, i: int, sentence: Sentence, closes: Mapping[int, Numeral], table: Table
) -> Stretch | None:
    """Half an hour, an hour, a few days, a couple of weeks, all day."""
    words, first = doc.words, i - 1
    if words[first] in HYPHENS:
        first -= 1
    if first < sentence.first:
        return None
    word, unit = words[first], table.units[words[i]]
    few = table.few.get(word)
    if few is not None:
        low, high = few
        start = first - 1 if first > sentence.first and words[first - 1] == "a" else first
        return Stretch(start, i + 1, (low * unit[1], high * unit[1]), Decimal(unit[1]), unit[0], "vague")
    if word in table.sets["couple"] or (word == "of" and words[first - 1] in table.sets["couple"]):
        return _couple(doc, first - (word == "of"), i, sentence, unit)
    if word in table.sets["whole"] or word in table.sets["another"]:
        return _whole(doc, first, i, sentence, unit)
    return _article(doc, first, i, sentence, closes, table)


def _couple(doc: Document, first: int, i: int, sentence: Sentence, unit: tuple[str, int]) -> Stretch:
    start = first - 1 if first > sentence.first and doc.words[first - 1] == "a" else first
    return Stretch(start, i + 1, Decimal(2 * unit[1]), Decimal(unit[1]), unit[0], "words")


def _whole(doc: Document, first: int, i: int, sentence: Sentence, unit: tuple[str, int]) -> Stretch | None:
    """All day, a full year; not before a noun ("full-year profit")."""
    if doc.words[i].endswith("s") or _adjective(doc, i, sentence):
        return None
    sets, before = words_of(doc.article.locale).sets, doc.words[first - 1]
    if (
        doc.words[first] in sets["spanning"]
        and before not in ("a", "an")
        and before not in sets["article_before"]
    ):
        return None
    return Stretch(first, i + 1, Decimal(unit[1]), Decimal(unit[1]), unit[0], "words")


def _adjective(doc: Document, i: int, sentence: Sentence) -> bool:
    """Whether a noun seems to follow: "half-year results"."""
    after = doc.words[i + 1] if i + 1 < sentence.last else ""
    return (after.isalpha() and len(after) > 4) or after in HYPHENS


def _article(
    doc: Document, first: int, i: int, sentence: Sentence, closes: Mapping[int, Numeral], table: Table
) -> Stretch | None:
    """An hour, half an hour, three-quarters of an hour, an hour and a half."""
    words = doc.words
    unit = table.units[words[i]]
    article = words[first] in ("a", "an")
    at = first if article else first + 1
    share = closes.get(at) or closes.get(at - 1 if at > sentence.first and words[at - 1] == "of" else at)
    part = share is not None and (share.form == "fraction" or (words[at - 1] == "of" and share.step < 1))
    if share is not None and part and not isinstance(share.number, tuple):
        if not article and unit[0] != "hour" and _adjective(doc, i, sentence):
            return None
        number, step = share.number * unit[1], max(share.step, Decimal("0.05")) * unit[1]
        return Stretch(share.first, i + 1, number, step, unit[0], "fraction")
    if not article:
        return None
    one = Stretch(first, i + 1, Decimal(unit[1]), Decimal(unit[1]), unit[0], "words")
    whole = _with_part(doc, one, sentence, table)
    if whole.last > one.last or _told(words, first, i, sentence, table):
        return whole
    return None


def _told(words: list[str], first: int, i: int, sentence: Sentence, table: Table) -> bool:
    """Whether "an hour" stands where a duration does, not after a figure it is the rate of."""
    before = words[first - 1] if first > sentence.first else ""
    after = words[i + 1] if i + 1 < sentence.last else "."
    if words[i] == "second" and after not in table.sets["seconds_after"]:
        return False
    return before in table.sets["article_before"] or after in table.sets["article_after"]


def _mention(doc: Document, stretch: Stretch) -> Mention:
    bound = bounds.read(doc, stretch.first, stretch.last)
    start, end = doc.starts[bound.first], doc.ends[bound.last - 1]
    numeral = Numeral(stretch.first, stretch.last, start, end, stretch.number, stretch.step, stretch.form)
    value = bounds.quantity(numeral, bound, stretch.unit, counted=stretch.step == 1)
    value = replace(value, canonical=canonical(value, stretch.step))
    trace = (bound.trace,) if bound.trace else ()
    return Mention(start, end, bound.first, bound.last, "duration", value, trace)
