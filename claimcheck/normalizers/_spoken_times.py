"""Times of day in words: "half past three", "ten to midnight", "half seven", "ten in the morning"."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from claimcheck.normalizers._time_words import Reading, Table
from claimcheck.normalizers.numerals import Numeral
from claimcheck.normalizers.sight import Sight

DAY: Final = 1440
HALF_DAY: Final = 720
STEPS: Final = (5, 10, 20, 25)  # the minutes that are told without the word
REACH: Final = 5  # tokens between an hour and its part of the day


class _Hour(Struct, frozen=True):
    """An hour in words or figures, or noon or midnight, which leave no doubt about the half of the day."""

    last: int
    minute: int
    sure: bool
    worded: bool


class _Minutes(Struct, frozen=True):
    """The minutes before "past" or "to": `share` for a half or a quarter, `told` behind "minutes"."""

    first: int
    minute: int
    share: bool
    told: bool
    worded: bool


def read(see: Sight, i: int, table: Table) -> Reading | None:
    """The time in words that token i tells of."""
    word, sets = see.words[i], table.sets
    if word in table.dayparts:
        return _with_part(see, i, table)
    if word == "half":
        return _half(see, i, table)
    return _spoken(see, i, table, to=word in sets["before"]) or _close(see, i, table)


def clear(see: Sight, i: int, table: Table) -> bool:
    """Whether what stands at token i may follow a time: no noun that the figure before it would count."""
    word = see.word(i)
    return not word or word in table.sets["ends"] or word in see.table.weekdays or word in table.zones


def whole(numeral: Numeral | None, most: int) -> int | None:
    """The value of a numeral that is a whole number from one to `most`."""
    if numeral is None or isinstance(numeral.number, tuple) or not 1 <= numeral.number <= most:
        return None
    return int(numeral.number) if numeral.number % 1 == 0 else None


def _hour(see: Sight, i: int, table: Table) -> _Hour | None:
    if see.word(i) in table.named:
        return _Hour(i + 1, table.named[see.words[i]], True, True)
    numeral = see.opens.get(i)
    hour = whole(numeral, 12)
    if numeral is None or hour is None:
        return None
    return _Hour(numeral.last, hour % 12 * 60, False, numeral.form == "words")


def _minutes(see: Sight, i: int, table: Table) -> _Minutes | None:
    """The minutes that end before token i."""
    told = see.word(i - 1) in table.sets["minutes"]
    k = i - told
    share = table.parts.get(see.word(k - 1))
    if share is not None:
        return _Minutes(k - 1 - (see.word(k - 2) == "a"), share, True, told, True)
    numeral = see.closes.get(k)
    minute = whole(numeral, 59)
    if numeral is None or minute is None:
        return None
    return _Minutes(numeral.first, minute, False, told, numeral.form == "words")


def _spoken(see: Sight, i: int, table: Table, *, to: bool) -> Reading | None:
    """Half past three, a quarter past six, twenty to seven, eleven minutes past five, ten to midnight."""
    hour, part = _hour(see, i + 1, table), _minutes(see, i, table)
    if hour is None or part is None:
        return _joined(see, i, table) if see.words[i] == "to" else None
    if not _sensible(see.words[i], part, hour, to=to) or not _told(see, i, part, hour, table, to=to):
        return None
    minute = (hour.minute + (-part.minute if to else part.minute)) % (DAY if hour.sure else HALF_DAY)
    return Reading(part.first, hour.last, minute, hour.sure)


def _sensible(word: str, part: _Minutes, hour: _Hour, *, to: bool) -> bool:
    """Whether the words make a time: "12 to 1" is odds or a score, "half to ten" nothing."""
    if to and (part.minute == 30 or (word != "to" and not part.told)):
        return False
    return part.told or not to or (hour.worded and part.worded)


def _told(see: Sight, i: int, part: _Minutes, hour: _Hour, table: Table, *, to: bool) -> bool:
    """Whether a time may stand there: behind "at" or "it was", or evidently ("half past three")."""
    before = see.word(part.first - 1)
    if to and before in ("from", "by"):
        return False
    if not (part.told or clear(see, hour.last, table)):
        return False
    if before in table.sets["leads"] or _stated(see, part.first, table):
        return True
    evident = part.share if hour.worded and not hour.sure else part.share or part.told
    return evident or (see.words[i] == "past" and part.worded and part.minute in STEPS)


def _stated(see: Sight, i: int, table: Table) -> bool:
    """Whether "it was" stands before token i, "nearly" passed over; "it is five to six" is a range."""
    i -= see.word(i - 1) in table.hedges or see.word(i - 1) in table.sets["leads"]
    return see.word(i - 1) == "was" and see.word(i - 2) == "it"


def _joined(see: Sight, i: int, table: Table) -> Reading | None:
    """At five to seven, which elsewhere is a range."""
    numeral = see.opens.get(i - 1)
    if numeral is None or numeral.form != "words" or numeral.last != i + 2:
        return None
    ends = numeral.number
    if not isinstance(ends, tuple) or ends[0] not in STEPS or ends[1] > 12 or not clear(see, i + 2, table):
        return None
    k = i - 1 - (see.word(i - 2) in table.hedges)
    if see.word(k - 1) not in table.sets["at"] and not _stated(see, k, table):
        return None
    return Reading(i - 1, i + 2, int(ends[1] % 12 * 60 - ends[0]) % HALF_DAY, False)


def _half(see: Sight, i: int, table: Table) -> Reading | None:
    """At half seven, which in Britain is half past."""
    hour = _hour(see, i + 1, table)
    k = i - (see.word(i - 1) in table.hedges)
    if hour is None or hour.sure or not hour.worded or not clear(see, hour.last, table):
        return None
    if see.word(k - 1) not in table.sets["at"] and see.word(k - 1) not in ("by", "from"):
        return None
    return Reading(i, hour.last, hour.minute + 30, False)


def _close(see: Sight, i: int, table: Table) -> Reading | None:
    """Shortly after six, a little before two."""
    hour = _hour(see, i + 1, table)
    if hour is None or hour.sure or see.word(i - 1) not in table.sets["close_before"]:
        return None
    return Reading(i + 1, hour.last, hour.minute, False) if clear(see, hour.last, table) else None


def _with_part(see: Sight, i: int, table: Table) -> Reading | None:
    """Ten in the morning, six on Tuesday evening, ten tonight; that evening at seven."""
    if see.word(i + 1) == "at" and (hour := _hour(see, i + 2, table)) and clear(see, hour.last, table):
        return None if hour.sure else Reading(i + 2, hour.last, hour.minute, False)
    k, dated = i - 1, False
    while k > i - REACH and (see.word(k) in table.sets["links"] or see.word(k) in see.table.weekdays):
        dated |= see.word(k) in ("on", "last") or see.word(k) in see.table.weekdays
        k -= 1
    numeral = see.closes.get(k + 1)
    hour = _hour(see, numeral.first, table) if numeral else None
    if numeral is None or hour is None or hour.sure:
        return None
    first = numeral.first
    before = see.word(first - 1 - (see.word(first - 1) in table.hedges))
    if before == "at" and see.word(first - 2) in table.sets["levels"]:  # the toll "stood at 12 last night"
        return None
    led = before in table.sets["at"] or (not dated and before in ("by", "from", "before", "after"))
    led = led or (before == "after" and see.word(first - 2) in table.sets["close_before"])
    return Reading(first, hour.last, hour.minute, False) if led or _stated(see, first, table) else None
