"""Durations against their two ends, and one moment told in two zones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import word_sets
from claimcheck.model import Claim, Clock, Period
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.times import later
from claimcheck.rulebook import Rule

DAY: Final = 1440  # minutes
TIED: Final = 4  # words between a duration and its ends
UNITS: Final = {"year": "year", "month": "month", "day": "day", "week": "day"}
# Distances from UTC in minutes that clocks somewhere keep, besides whole hours (IANA time zone database).
ODD: Final = frozenset(offset % DAY for offset in (-570, -210, 210, 270, 330, 345, 390, 525, 570, 630, 765))
DOUBTFUL: Final = frozenset((-360, 330, 60))  # CST, IST and BST are each of two countries
SUMMER: Final = 60  # minutes by which the name of a zone may be that of the other half of the year


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """spans.toml, each a string of words."""

    begins: str
    ends: str
    tied: str
    apposed: str
    otherwise: str
    later: str
    joins: str
    at: str
    after: str
    before: str
    of: str
    breaks: str
    since: str
    for_: str
    has: str
    ago: str


def load(locale: str) -> dict[str, frozenset[str]]:
    """The words that tie durations to their ends in a locale's language."""
    return word_sets(locale, "spans", Words)


def duration_off_ends(case: Case, _: Rule) -> Iterator[Conflict]:
    """Durations that do not fit the two dates that they are told to lie between."""
    for claims in _sentences(case):
        words = load(case.articles[claims[0].article].locale)
        if not words["otherwise"].isdisjoint(prose.tokens(case.sentence(claims[0]))):
            continue
        for one, two, three in zip(claims, claims[1:], claims[2:], strict=False):
            for length, first, last, ties in ((one, two, three, "tied"), (three, one, two, "apposed")):
                if _ends(case, first, last, words) and _tied(case, length, first, last, words[ties]):
                    yield from _off(length, first, last)
        for length, first, last in later.told(case, claims, words):
            yield from _off(length, first, last)
        yield from _until_now(case, claims, words)


def _until_now(case: Case, claims: list[Claim], words: dict[str, frozenset[str]]) -> Iterator[Conflict]:
    """Years up to publication that do not fit the year they began in, told as "for" or as "ago"."""
    for length, since in later.to_now(case, claims, words):
        size, day, begun = prose.number(length), case.day(length), since.value
        if size is None or day is None or not isinstance(begun, Period) or begun.start is None:
            continue
        years = day.year - begun.start.year
        if begun.grain == "year" and prose.unit(length) == "year" and abs(size - years) > 1:
            because = (f"from {since.text} to {day.year} are {years} years",)
            yield Conflict(((length,), (since,)), (length.text, since.text), because)
    for told, since in later.ago(case, claims, words):
        one, two = told.value, since.value
        if not isinstance(one, Period) or not isinstance(two, Period) or not one.start or not two.start:
            continue
        if abs(one.start.year - two.start.year) > 1:
            because = (f"“{told.text}” was read as {one.start.year}",)
            yield Conflict(((told,), (since,)), (told.text, since.text), because)


def _sentences(case: Case) -> Iterator[list[Claim]]:
    told = [c for c in case.claims.values() if c.kind in ("date", "duration")]
    for _, group in groupby(told, key=lambda c: (c.article, c.sentence)):
        yield list(group)


def _ends(case: Case, first: Claim, last: Claim, words: dict[str, frozenset[str]]) -> bool:
    """Whether two dates of one grain read as "from" and "to"."""
    one, two = first.value, last.value
    if not isinstance(one, Period) or not isinstance(two, Period) or one.grain != two.grain:
        return False
    opened = prose.before(case, first)[-1:]
    middle = prose.between(case, first, last)
    led = bool(opened) and opened[0] in words["begins"]
    return led and len(middle) == 1 and middle[0] in words["ends"]


def _tied(case: Case, length: Claim, first: Claim, last: Claim, words: frozenset[str]) -> bool:
    if length.kind != "duration" or prose.number(length) is None:
        return False
    ahead = length.end <= first.start
    middle = prose.between(case, length, first)[:-1] if ahead else prose.between(case, last, length)
    return len(middle) <= TIED and all(word in words for word in middle) and (ahead or bool(middle))


def _off(length: Claim, first: Claim, last: Claim) -> Iterator[Conflict]:
    """A duration that is none of those that the two ends allow, both of them counted in or not."""
    size, unit = prose.number(length), UNITS.get(prose.unit(length), "")
    apart = _apart(first.value, last.value, unit)
    if size is None or apart is None or apart <= 0:
        return
    times = 7 if prose.unit(length) == "week" else 1
    said = size * times
    if not apart - times <= said <= apart + times:
        ends = f"{first.text} to {last.text}"
        because = (f"from {first.text} to {last.text} are {apart} {unit}s, or one more or less",)
        yield Conflict(((length,), (first, last)), (length.text, ends), because)


def _apart(one: object, two: object, unit: str) -> int | None:
    """How many units lie between two dates; None where their grain does not tell."""
    if not isinstance(one, Period) or not isinstance(two, Period) or not one.start or not two.start:
        return None
    if unit == "year" and one.grain == "year":
        return two.start.year - one.start.year
    if unit == "month" and one.grain == "month":
        return (two.start.year - one.start.year) * 12 + two.start.month - one.start.month
    return _days(one.start, two.start) if unit == "day" and one.grain == "day" else None


def _days(one: dt.date, two: dt.date) -> int:
    return (two - one).days


def clocks_apart(case: Case, _: Rule) -> Iterator[Conflict]:
    """Times of day whose other time in parentheses no zone can give."""
    clocks = [c for c in case.claims.values() if isinstance(c.value, Clock)]
    for one, two in pairwise(clocks):
        if one.article != two.article or prose.between(case, one, two) != ["("]:
            continue
        because = _impossible(one, two)
        if because:
            yield Conflict(((one,), (two,)), (one.text, two.text), because)


def _impossible(one: Claim, two: Claim) -> tuple[str, ...]:
    """Why two clocks cannot show one moment; empty where they can, or where neither is of a known zone."""
    a, b = one.value, two.value
    if not isinstance(a, Clock) or not isinstance(b, Clock) or a.minute != a.last or b.minute != b.last:
        return ()
    local, world = (a, b) if b.zone == 0 else (b, a)
    if world.zone != 0:
        return ()
    ahead = (local.minute - world.minute) % DAY
    if local.zone is None or local.zone in DOUBTFUL:
        told = f"the two are {ahead // 60} hours {ahead % 60} minutes apart, which no zone is from UTC"
        return () if ahead % 60 == 0 or ahead in ODD else (told,)
    off = min((ahead - local.zone) % DAY, (local.zone - ahead) % DAY)
    return (
        () if off in (0, SUMMER) else (f"the zones that are named put {off} minutes between the two times",)
    )
