"""The two levels between which something moved: "from $185m to $296m", "£6 in 2014 and £66 by 2018"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import word_sets
from claimcheck.model import Claim, Period
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case

APPROACH: Final = 5  # words from "from" or "to" to the level
SHARES: Final = ("percent", "ratio")
AMOUNTS: Final = ("money", "count", "number", "measure")
LONGEST: Final = 24  # words between the two levels, or between a change and them
TIMES: Final = 10  # a bare level is of the same scale as the one before it
NEAR: Final = 2  # words between a level and its date

Sets = dict[str, frozenset[str]]
Way = tuple[Claim, Claim]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """changes.toml, each a string of words."""

    base: str
    target: str
    approach: str
    rise: str
    fall: str
    difference: str
    apposed: str
    compared: str
    against: str
    otherwise: str
    breaks: str
    opens: str
    is_: str
    earlier: str
    timed: str
    again: str
    price: str
    paid: str
    shares: str
    part: str
    each: str
    years: str
    taken_up: str
    now: str
    about: str
    level: str
    over: str
    plan: str
    degrees: str
    more: str
    quoted: str
    currency: str


@cache
def load(locale: str) -> dict[str, frozenset[str]]:
    """The words of changes in a locale's language."""
    sets = word_sets(locale, "changes", Words)
    return sets | {"moves": sets["rise"] | sets["fall"] | sets["difference"]}


class Move(Struct, frozen=True):
    """A change that leads from one level to another."""

    change: Claim
    before: Claim
    after: Claim


def words(case: Case, claims: Sequence[Claim]) -> Sets:
    """The words of changes in the language of some claims."""
    return load(case.articles[claims[0].article].locale)


def alike(a: Claim, b: Claim) -> bool:
    """Whether two figures are levels of one thing."""
    if "change" in (a.role, b.role) or prose.number(a) is None or prose.number(b) is None:
        return False
    if a.kind in prose.COUNTED and b.kind in prose.COUNTED:
        return "" in (prose.unit(a), prose.unit(b)) or a.subject.head == b.subject.head
    return a.kind == b.kind and a.kind not in ("ratio", "age") and prose.unit(a) == prose.unit(b)


def stretch(case: Case, claims: Sequence[Claim]) -> Iterator[Way]:
    """Two levels of which one follows "from" and the other "to", nearest first."""
    known = words(case, claims)
    for n, first in enumerate(claims):
        second = next((c for c in claims[n + 1 :] if alike(first, c)), None)
        if second is None or len(prose.between(case, first, second)) > LONGEST:
            continue
        if _led(case, first, known["base"], known) and _led(case, second, known["target"], known):
            yield first, second
        elif _led(case, first, known["target"], known) and _led(case, second, known["base"], known):
            yield second, first


def _led(case: Case, claim: Claim, cues: frozenset[str], known: Sets) -> bool:
    """Whether one of the cues leads to the claim, over no more than a few words."""
    for word in prose.before(case, claim)[: -APPROACH - 1 : -1]:
        if word in cues:
            return True
        if word not in known["approach"]:
            return False
    return False


def dated(case: Case, claims: Sequence[Claim]) -> Iterator[Way]:
    """Two levels of one thing at two times: "cost £6 in 2014 and £66 by the summer of 2018"."""
    known = words(case, claims)
    levels = [c for c in claims if c.kind in AMOUNTS and c.role != "change"]
    times = case.dates.get((claims[0].article, claims[0].sentence), [])
    if len(levels) != 2 or not _one_sort(*levels):
        return
    one, two = levels
    if len(times) == 1:
        told = one.end <= times[0].start and times[0].end <= two.start
        now = known["now"] & {*prose.between(case, one, two), *prose.after(case, two)[:1]}
        if told and now and _beside(case, levels[:1], times, known) and _again(case, one, two, times, known):
            yield one, two
    elif len(times) == 2 and _follow(times) and _in_turn(case, levels, times, known):
        yield one, two


def _one_sort(one: Claim, two: Claim) -> bool:
    """Whether two levels are of one thing; the unit may be told with the first alone: "$38 … 57"."""
    low, high = prose.number(one), prose.number(two)
    if two.kind != "number" or prose.unit(two) or one.kind not in ("money", "measure"):
        return alike(one, two)
    return low is not None and high is not None and low < high * TIMES and high < low * TIMES


def _in_turn(case: Case, levels: Sequence[Claim], times: Sequence[Claim], known: Sets) -> bool:
    """Whether each level has its time, both behind it or both ahead."""
    (one, two), (first, last) = levels, times
    behind = one.end <= first.start and first.end <= two.start and two.end <= last.start
    ahead = first.end <= one.start and one.end <= last.start and last.end <= two.start
    return (ahead or (behind and _beside(case, levels, times, known))) and _again(
        case, one, two, times, known
    )


def _follow(times: Sequence[Claim]) -> bool:
    days: list[dt.date] = [c.value.start for c in times if isinstance(c.value, Period) and c.value.start]
    return len(days) == len(times) and days[0] < days[-1]


def _beside(case: Case, levels: Sequence[Claim], times: Sequence[Claim], known: Sets) -> bool:
    """Whether each of some times stands directly behind its level."""
    leads = [prose.between(case, c, time) for c, time in zip(levels, times, strict=True)]
    return all(len(lead) <= NEAR and all(w in known["timed"] for w in lead) for lead in leads)


def _again(case: Case, one: Claim, two: Claim, times: Sequence[Claim], known: Sets) -> bool:
    """Whether the words between two levels name nothing new, their times aside."""
    lead = without(case, one, two, times)
    return len(lead) <= LONGEST and all(w in known["again"] | known["timed"] for w in lead)


def without(case: Case, one: Claim, two: Claim, apart: Sequence[Claim]) -> list[str]:
    """The words between two claims without those of other claims."""
    text, at, found = case.articles[one.article].text, one.end, []
    for claim in apart:
        if at <= claim.start and claim.end <= two.start:
            found += prose.tokens(text[at : claim.start])
            at = claim.end
    return found + prose.tokens(text[at : two.start])


def times(case: Case, claim: Claim) -> list[Claim]:
    """The dates and durations of a claim's sentence, in the order of the text."""
    key = claim.article, claim.sentence
    return sorted((*case.dates.get(key, []), *case.lengths.get(key, [])), key=lambda c: c.start)


def is_change(claim: Claim) -> bool:
    """Whether a figure says by how much something moved, as a share, an amount or a multiple."""
    if claim.kind == "ratio" and prose.unit(claim) == "times":
        return claim.text[:1].isalpha() and " " not in claim.text
    return claim.role == "change" and claim.kind in (*SHARES, *AMOUNTS)
