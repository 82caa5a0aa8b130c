"""Times of the 24-hour clock without colon: "0452 hrs", "at 1830 hours", "0915h", "0200 local time"."""

from __future__ import annotations

from typing import Final

from claimcheck.normalizers._time_words import Reading, Table
from claimcheck.normalizers.sight import Sight, two_digits

DAY: Final = 24


def read(see: Sight, i: int, table: Table) -> Reading | None:
    """The time whose "hours", or whose "time" behind a place, is token i."""
    local = see.words[i] == "time"
    at = i - 1 - local
    if (local and see.word(i - 1) not in table.places) or (see.words[i] == "h" and not see.tight(at)):
        return None
    minute = _minute(see.word(at))
    if minute is None or (see.tight(at - 1) and see.word(at - 1) not in ("(", "[")):
        return None
    if see.word(at)[0] != "0" and not _led(see, at, i + 1, table, local=local):
        return None
    return Reading(at, at + 1 if local else i + 1, minute, True)


def _minute(word: str) -> int | None:
    """The minute of the day that "0452" or "10.30" stands for."""
    hour, dot, rest = word.partition(".")
    if not dot and len(word) == 4:
        hour, rest = word[:2], word[2:]
    minute = two_digits(rest)
    if minute is None or minute > 59 or not hour.isdecimal() or len(hour) > 2 or int(hour) >= DAY:
        return None
    return None if dot and word.startswith("0.") else int(hour) * 60 + minute


def _led(see: Sight, at: int, last: int, table: Table, *, local: bool) -> bool:
    """Whether a figure that may count hours is a time: behind "at", or with a zone, and not "of" anything."""
    k = at - 1 - (see.word(at - 1) in table.hedges)
    before, after = see.word(k), see.word(last)
    if local or (after in table.zones and see.doc.written(last, last + 1).isupper()):
        return True
    if after in table.places and see.word(last + 1) == "time":
        return True
    other = see.word(at - 2) if before in ("and", "to", "until", "-", "–") else ""
    return (before in table.sets["at"] or other[:1] == "0") and after not in table.sets["counted"]
