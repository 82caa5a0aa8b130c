"""Tests on dates: a weekday that does not fall on its date, two weekdays of one date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from claimcheck.model import Claim, Period
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MARK: Final = "weekday="


def weekday_off_date(case: Case, _: Rule) -> Iterator[Conflict]:
    """Dates written with a weekday that they do not fall on, against what others give for the event."""
    facts = {name: fact.id for fact in case.facts for name in fact.claims}
    for claim in case.claims.values():
        named, day = _named(claim), claim.value
        if named not in DAYS or not isinstance(day, Period) or day.start is None or day.start != day.end:
            continue
        true = DAYS[day.start.weekday()]
        if named != true:
            fact = facts.get(claim.id)
            others = _others(claim, case.of(case.numbered[fact]) if fact else ())
            read = f"“{claim.text}” was read as {day.start.isoformat()}"
            yield _conflict(claim, others, (read, f"{day.start.isoformat()} is a {true.capitalize()}"), fact)
    yield from _undated(case)


def _conflict(claim: Claim, others: Sequence[Claim], because: tuple[str, ...], fact: str | None) -> Conflict:
    """A finding of two sides where somebody gives another weekday or date, of one where nobody does."""
    if not others:
        return Conflict(((claim,),), (claim.text,), because)
    return Conflict(((claim,), tuple(others)), (claim.text, others[0].text), because, fact)


def _named(claim: Claim) -> str:
    """The weekday that a date is written with, or that it is; "" where it has none."""
    marked = next((step.removeprefix(MARK) for step in claim.trace if step.startswith(MARK)), "")
    bare = claim.text.lower() if claim.kind == "date" else ""
    return marked or (bare if bare in DAYS else "")


def _others(claim: Claim, told: Sequence[Claim]) -> list[Claim]:
    """The claims of a fact that give the date its right weekday, else those that give another date."""
    right = [c for c in told if _named(c) not in ("", _named(claim)) and _same(c, claim)]
    return right or [c for c in told if _elsewhere(c, claim)]


def _same(one: Claim, two: Claim) -> bool:
    """Whether two dates are one day, or one day of months whose year is not told."""
    a, b = one.value, two.value
    if not isinstance(a, Period) or not isinstance(b, Period):
        return False
    days = [_yearly(a), _yearly(b)]
    unknown = a.start is None or b.start is None
    return bool(days[0]) and days[0] == days[1] and (unknown or a.start == b.start)


def _yearly(day: Period) -> str:
    """The month and day of a date, "" of a longer period."""
    if day.start is not None:
        return f"--{day.start.isoformat()[5:]}" if day.start == day.end else ""
    return day.offset if day.offset and day.offset.startswith("--") and day.grain == "day" else ""


def _elsewhere(one: Claim, two: Claim) -> bool:
    """Whether a claim of a day gives another than the second."""
    a, b = one.value, two.value
    if not isinstance(a, Period) or not isinstance(b, Period) or not a.grain == b.grain == "day":
        return False
    return a.start is not None and a.start == a.end and a.start != b.start


def _undated(case: Case) -> Iterator[Conflict]:
    """Two weekdays that a fact gives for one day, of which one is told without a year."""
    for fact in case.facts:
        days = sorted((c for c in case.of(fact) if _named(c)), key=_key)
        for day, group in groupby(days, key=lambda c: _key(c)[0]):
            claims = list(group)
            told = {name: tuple(same) for name, same in groupby(claims, key=_named)}
            if day and len(told) > 1 and _one_year(claims):
                because = ("a date falls on one weekday, whatever its year",)
                yield Conflict(
                    tuple(told.values()), tuple(s[0].text for s in told.values()), because, fact.id
                )


def _key(claim: Claim) -> tuple[str, str, str]:
    day = claim.value
    return (_yearly(day) if isinstance(day, Period) else "", _named(claim), claim.id)


def _one_year(claims: Sequence[Claim]) -> bool:
    """Whether at most one date has its year, and falls on its weekday."""
    days = {(c.value.start, _named(c)) for c in claims if isinstance(c.value, Period)}
    known = [(start, name) for start, name in days if start is not None]
    right = all(DAYS[start.weekday()] == name for start, name in known)
    return len(known) < min(2, len(days)) and right
