"""The words of the clock as tables, and a time as it is read."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck import lexicon


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """times.toml."""

    halves: str
    named: str
    zones: str
    places: str
    parts: str
    past: str
    before: str
    minutes: str
    leads: str
    dayparts: str
    hedges: str
    close_before: str
    struck: str
    stamps: str
    at: str
    links: str
    ends: str
    levels: str
    hours: str
    counted: str


class Table(Struct, frozen=True):
    """The words of the clock, ready to look up."""

    halves: dict[str, int]
    named: dict[str, int]
    zones: dict[str, int | None]
    places: dict[str, int | None]
    parts: dict[str, int]
    dayparts: dict[str, str]
    hedges: dict[str, tuple[int, int]]
    sets: dict[str, frozenset[str]]
    triggers: frozenset[str]


class Reading(Struct, frozen=True):
    """A time at tokens [first, last); `half` tells whether its half of the day is sure."""

    first: int
    last: int
    minute: int
    half: bool


@cache
def table(locale: str) -> Table:
    words = lexicon.section(locale, "times", Words)
    halves, named, pieces = _ints(words.halves), _ints(words.named), _ints(words.parts)
    zones = _zones(words.zones)
    names = "past before minutes leads close_before struck stamps at links ends levels hours counted".split()
    sets = {name: frozenset(getattr(words, name).split()) for name in names}
    hedges = {}
    for word, value in _pairs(words.hedges):
        low, _, high = value.partition(",")
        hedges[word] = (int(low), int(high))
    dayparts = dict(_pairs(words.dayparts))
    spoken = {"half", *dayparts, *sets["past"], *sets["before"]}
    triggers = frozenset({":", *halves, *named, *zones, *spoken, *sets["struck"], *sets["hours"], "time"})
    return Table(halves, named, zones, _zones(words.places), pieces, dayparts, hedges, sets, triggers)


def _pairs(text: str) -> list[tuple[str, str]]:
    rows = (item.partition(":") for item in text.split())
    return [(row[0], row[2]) for row in rows]


def _ints(text: str) -> dict[str, int]:
    return {word: int(value) for word, value in _pairs(text)}


def _zones(text: str) -> dict[str, int | None]:
    return {word: None if value == "?" else int(value) for word, value in _pairs(text)}
