"""Times of day, with their zone and their day where these stand by them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from claimcheck import cues
from claimcheck.document import Document
from claimcheck.model import Clock, Mention
from claimcheck.normalizers import _full_hours, _spoken_times, parts
from claimcheck.normalizers._time_words import Reading, Table
from claimcheck.normalizers._time_words import table as table_of
from claimcheck.normalizers.datewords import words as calendar_words
from claimcheck.normalizers.numerals import Numeral
from claimcheck.normalizers.sight import Sight, two_digits

HALF_DAY: Final = 720
HEADS: Final = ("", "(", "-", "–", "—", "•", "*")
UNKNOWN_HALF: Final = "half of the day not stated"


def find(doc: Document, free: Sequence[Numeral]) -> Iterable[Mention]:
    """The times of day of a document."""
    table = table_of(doc.article.locale)
    places = cues.places(doc, __name__)
    if not places:
        return
    opens, closes = {n.first: n for n in free}, {n.last: n for n in free}
    calendar, today = calendar_words(doc.article.locale), doc.article.day
    done = 0
    for i in places:
        sentence = doc.sentence_of(i)
        if sentence is None or i < done:
            continue
        see = Sight(doc, doc.words, sentence.first, sentence.last, today, calendar, opens, closes)
        reading = _read(see, i, table)
        if reading is not None and reading.first >= done:
            mention = _mention(see, reading, table)
            done = mention.last
            yield mention


def triggers(locale: str) -> cues.Test:
    """The test of the words at which a time of day may stand."""
    return table_of(locale).triggers.__contains__


def _read(see: Sight, i: int, table: Table) -> Reading | None:
    word = see.words[i]
    if word == ":":
        return _colon(see, i, table)
    if word in table.halves:
        return _half(see, i, table)
    if word in table.named:
        return Reading(i, i + 1, table.named[word], True)
    if word in table.sets["struck"]:
        return _struck(see, i)
    if word in table.sets["hours"] or word == "time":
        return _full_hours.read(see, i, table)
    return _military(see, i) if word in table.zones else _spoken_times.read(see, i, table)


def _colon(see: Sight, i: int, table: Table) -> Reading | None:
    """6:40 a.m., 21:14 UTC, 6:40 after "at"."""
    hour, minute = see.word(i - 1), two_digits(see.word(i + 1))
    if not (see.tight(i - 1) and see.tight(i) and hour.isdecimal() and len(hour) <= 2 and int(hour) < 24):
        return None
    if minute is None or minute > 59 or (see.tight(i - 2) and see.word(i - 2) in (":", "-", "/", ",", ".")):
        return None
    last = i + 4 if see.word(i + 2) == ":" and two_digits(see.word(i + 3)) is not None else i + 2
    half = table.halves.get(see.word(last))
    if half is not None:
        return _twelve(i - 1, last + 1, int(hour), minute, half)
    zone = _zone(see, last, table)
    led = see.word(i - 2) in table.sets["leads"]
    if see.word(last) in table.sets["hours"]:  # "in 2:31 hours" is how long
        return Reading(i - 1, last + 1, int(hour) * 60 + minute, True) if led and len(hour) == 2 else None
    if zone is None and not led and not _evident(see, i, hour, table):
        return None
    sure = zone is not None or hour[0] == "0" or int(hour) > 12 or int(hour) == 0
    return Reading(i - 1, last, int(hour) * 60 + minute, sure)


def _evident(see: Sight, i: int, hour: str, table: Table) -> bool:
    """Whether a bare "21:14" is a time: after noon, in a sentence that tells when something was stamped.

    So is "07:42" in brackets or at the head of a line.
    """
    if len(hour) == 2 and hour[0] == "0" and see.word(i - 2) in HEADS:
        return True
    sentence = see.words[see.first : see.last]
    return len(hour) == 2 and int(hour) > 12 and not table.sets["stamps"].isdisjoint(sentence)


def _struck(see: Sight, i: int) -> Reading | None:
    """Five o'clock."""
    hour = _spoken_times.whole(see.closes.get(i), 12)
    return None if hour is None else Reading(see.closes[i].first, i + 1, hour * 60, False)


def _half(see: Sight, i: int, table: Table) -> Reading | None:
    """5 pm, 9.30pm."""
    before = see.word(i - 1)
    hour, _, minute = before.partition(".")
    if not (hour.isdecimal() and len(hour) <= 2) or (
        see.tight(i - 2) and see.word(i - 2) in (".", ",", ":", "$")
    ):
        return None
    if minute and (len(minute) != 2 or not minute.isdecimal() or int(minute) > 59):
        return None
    return _twelve(i - 1, i + 1, int(hour), int(minute or 0), table.halves[see.words[i]])


def _twelve(first: int, last: int, hour: int, minute: int, half: int) -> Reading | None:
    """A time on the twelve-hour clock; "21:14 p.m." is read by its figure."""
    if hour > 23:
        return None
    hour = hour if hour > 12 else hour % 12 + half
    return Reading(first, last, hour * 60 + minute, True)


def _military(see: Sight, i: int) -> Reading | None:
    """0110 GMT."""
    word = see.word(i - 1)
    if len(word) != 4 or not word.isdecimal() or (see.tight(i - 2) and see.word(i - 2) not in ("(", "[")):
        return None
    hour, minute = int(word[:2]), int(word[2:])
    return Reading(i - 1, i, hour * 60 + minute, True) if hour < 24 and minute < 60 else None


def _zone(see: Sight, j: int, table: Table) -> tuple[int | None, int] | None:
    """The zone at token j and the place after it."""
    word = see.word(j)
    if word in table.zones and see.doc.written(j, j + 1).isupper():
        return table.zones[word], j + 1
    if word in table.places and see.word(j + 1) == "time":
        return table.places[word], j + 2
    return None


def _mention(see: Sight, reading: Reading, table: Table) -> Mention:
    zone = _zone(see, reading.last, table)
    last = zone[1] if zone else reading.last
    day, after = _day(see, reading.first, last)
    if zone is None:
        zone = _zone(see, see.skip(after, ","), table)
    minute, sure = (reading.minute, True) if reading.half else _by_daypart(see, reading, after, table)
    low, high = _hedge(see, reading.first, table)
    value = Clock(minute + low, minute + high, zone[0] if zone else None, day)
    trace = () if sure else (UNKNOWN_HALF,)
    doc, first = see.doc, reading.first
    return Mention(doc.starts[first], doc.ends[last - 1], first, last, "time", value, trace)


def _day(see: Sight, first: int, last: int) -> tuple[dt.date | None, int]:
    """The day that stands by a time, and the place after time and day."""
    j = last
    if see.word(j) == "(":
        j = next((k + 1 for k in range(j, min(j + 6, see.last)) if see.words[k] == ")"), j)
    right = parts.period_at(see, see.skip(see.skip(see.skip(j, ")"), "on", ","), "the"))
    if right is not None and right.period.grain == "day":
        return right.period.start, right.last
    at = first - 1 if see.word(first - 1) in ("at", "around", "about") else first
    for k in (at - 1, at - 2):
        left = parts.period_at(see, k) if see.word(k).isalpha() else None
        if left is not None and left.period.grain == "day" and left.last >= at - 1:
            return left.period.start, last
    return None, last


def _by_daypart(see: Sight, reading: Reading, after: int, table: Table) -> tuple[int, bool]:
    """The minute of the day where "morning" or "night" follows, and whether that settles it."""
    places = (*range(reading.last, min(after + 3, see.last)), reading.first - 2)
    for j in places:
        part = table.dayparts.get(see.word(j))
        if part is not None:
            late = part == "12" or (part == "n" and reading.minute % HALF_DAY >= 360)
            return reading.minute % HALF_DAY + (HALF_DAY if late else 0), True
    return reading.minute, False


def _hedge(see: Sight, first: int, table: Table) -> tuple[int, int]:
    """How far before and after the minute written the words "about", "shortly before" reach."""
    word = see.word(first - 1)
    if word in ("before", "after") and see.word(first - 2) in table.sets["close_before"]:
        return (-20, 0) if word == "before" else (0, 20)
    return table.hedges.get(word, (0, 0))
