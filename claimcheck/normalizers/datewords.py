"""The words of the calendar as tables that readers of dates look tokens up in."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from claimcheck import lexicon


class _Shape(Struct, frozen=True, forbid_unknown_fields=True):
    months: str
    weekdays: str
    short_weekdays: str
    seasons: str
    units: str
    steps: str
    anchored: str
    trailing: str
    years: str
    counts: str
    deictic: str
    daytimes: str
    parts: str
    edges: str
    ordinals: str
    centuries: str
    fiscal: str
    decades: str
    teens: str
    digits: str
    year_before: str
    year_before_loose: str
    year_not_before: str
    year_not_after: str
    year_after: str
    short_before: str
    year_determiners: str
    month_before: str
    verbs_before: str
    future: str
    past: str
    passive: str
    joins: str
    pronouns: str
    ahead: str
    held: str
    behind: str
    stretching: str
    behind_week: str
    holidays: str


class DateWords(Struct, frozen=True):
    """Tables from words to their place in the calendar; `triggers` names the reader a word calls for."""

    months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    seasons: dict[str, tuple[int, int, int, int]]
    units: dict[str, str]
    steps: dict[str, int]
    counts: dict[str, tuple[int, int]]
    deictic: dict[str, tuple[int, int]]
    parts: dict[str, tuple[int, int]]
    edges: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    centuries: dict[str, int]
    decades: dict[str, int]
    teens: dict[str, int]
    digits: dict[str, int]
    holidays: dict[str, tuple[int, int]]
    sets: dict[str, frozenset[str]]
    triggers: dict[str, str]


_SETS = (
    "anchored", "trailing", "years", "daytimes", "fiscal", "year_before", "year_before_loose",
    "year_not_before", "year_after", "short_before", "year_determiners", "month_before", "verbs_before",
    "year_not_after", "future", "past", "passive", "joins", "pronouns", "ahead", "held", "behind",
    "stretching", "behind_week",
)  # fmt: skip


def _ints(text: str) -> dict[str, int]:
    return {word: int(value) for word, value in _pairs(text)}


def _pairs(text: str) -> list[tuple[str, str]]:
    found = []
    for item in text.split():
        word, _, value = item.rpartition(":")
        found.append((word, value))
    return found


def _ranges(text: str, mark: str = "-") -> dict[str, tuple[int, int]]:
    out = {}
    for word, value in _pairs(text):
        low, _, high = value.partition(mark)
        out[word] = (int(low), int(high))
    return out


def _owned(table: dict[str, int]) -> dict[str, int]:
    """The table with each word's possessive beside it."""
    return table | {w + s: v for w, v in table.items() for s in ("'s", "’s")}


def _seasons(text: str) -> dict[str, tuple[int, int, int, int]]:
    out = {}
    for word, value in _pairs(text):
        a, b = value.split("-")
        out[word] = (int(a[:2]), int(a[2:]), int(b[:2]), int(b[2:]))
    return out


def _holidays(text: str) -> dict[str, tuple[int, int]]:
    out = {}
    for line in text.strip().splitlines():
        name, _, day = line.partition("=")
        month, _, number = day.partition("-")
        out[name] = (int(month), int(number))
    return out


@cache
def words(locale: str) -> DateWords:
    """The calendar's words in a locale's language."""
    raw = lexicon.section(locale, "dates", _Shape)
    units = dict(_pairs(raw.units))
    units |= {w + s: u for w, u in units.items() for s in ("'s", "’s")}
    deictic = _ranges(raw.deictic, ",")
    tables = DateWords(
        months=_owned(_ints(raw.months)),
        weekdays=_owned(_ints(raw.weekdays)),
        short_weekdays=_ints(raw.short_weekdays),
        seasons=_seasons(raw.seasons),
        units=units,
        steps=_ints(raw.steps),
        counts=_ranges(raw.counts),
        deictic=deictic | {w + s: v for w, v in deictic.items() for s in ("'s", "’s")},
        parts=_ranges(raw.parts),
        edges=_ranges(raw.edges),
        ordinals=_ints(raw.ordinals),
        centuries={w: n for n, w in enumerate(raw.centuries.split(), 1)},
        decades=_ints(raw.decades),
        teens=_ints(raw.teens),
        digits=_ints(raw.digits),
        holidays=_holidays(raw.holidays),
        sets={name: frozenset(getattr(raw, name).split()) for name in _SETS},
        triggers={},
    )
    tables.triggers.update(_triggers(tables))
    return tables


def _triggers(table: DateWords) -> dict[str, str]:
    """The reader that each opening word of a date calls for; later lines win over earlier ones."""
    found = {str(year): "year" for year in range(1000, 2200)}
    found |= {str(day): "day" for day in range(1, 32)} | {f"{day:02d}": "day" for day in range(1, 10)}
    found |= {str(decade): "short" for decade in range(40, 100, 10)}
    found |= dict.fromkeys(table.teens, "words") | {"two": "thousand"}
    found |= dict.fromkeys(table.ordinals, "ordinal")
    found |= dict.fromkeys(table.seasons, "season")
    found |= dict.fromkeys(table.edges, "edge") | dict.fromkeys(table.parts, "part")
    found |= dict.fromkeys(table.steps, "step") | dict.fromkeys(table.deictic, "deictic")
    found |= dict.fromkeys(table.short_weekdays, "weekday") | dict.fromkeys(table.weekdays, "weekday")
    found |= dict.fromkeys(table.months, "month")
    found |= dict.fromkeys(table.sets["fiscal"], "fiscal")
    found |= dict.fromkeys(table.sets["years"], "fiscal") | {"cy": "fiscal"}
    found |= {"ago": "ago", "earlier": "ago", "previously": "ago", "before": "before"}
    found |= {"q": "code", "h": "code", "year": "bare", "eoy": "eoy"}
    found |= dict.fromkeys(("months", "quarter", "week", "weeks", "days"), "ended")
    found |= {"'": "nineties", "’": "nineties", "‘": "nineties", "century": "nth"}
    found |= {name.split()[0]: "holiday" for name in table.holidays}
    return found
