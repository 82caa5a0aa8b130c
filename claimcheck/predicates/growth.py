"""A change told beside the two levels it lies between: "up by a fifth, from €4,000 to €5,000"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import Struct

from claimcheck.interval import Interval
from claimcheck.lexicon import word_sets
from claimcheck.model import Claim, Quantity
from claimcheck.predicates import prose, rises
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

ONE: Final = Decimal(1)
HUNDRED: Final = Decimal(100)
TENTH: Final = ONE / 10
APPROACH: Final = 5  # words from "from" or "to" to the level
LONGEST: Final = 24  # words between the two levels, or between a change and them
APPOSED: Final = 6  # words between a level and the change apposed to it
COMPARED: Final = 9  # words between a change and the level that it is measured against
SHARES: Final = ("percent", "ratio")
AMOUNTS: Final = ("money", "count", "number", "measure")
POINTS: Final = {"percentage_point": ONE, "point": ONE, "basis_point": Decimal("0.01")}


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


def growth_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Changes that do not follow from the two levels that are told with them."""
    told: set[str] = set()
    for move in _moves(case):
        because = _off(move)
        if because and move.change.id not in told:
            told.add(move.change.id)
            yield _conflict(move, because)


def _conflict(move: Move, because: tuple[str, ...]) -> Conflict:
    levels = f"{move.before.text} to {move.after.text}"
    return Conflict(((move.change,), (move.before, move.after)), (move.change.text, levels), because)


def _moves(case: Case) -> Iterator[Move]:
    groups = prose.sentences(case)
    for claims in groups:
        yield from _within(case, claims)
    for one, two in pairwise(groups):
        if prose.adjacent(case, one, two):
            yield from _summed_up(case, one, two)


def _within(case: Case, claims: Sequence[Claim]) -> Iterator[Move]:
    """The moves that one sentence tells."""
    words = _words(case, claims)
    if not words["otherwise"].isdisjoint(prose.tokens(case.sentence(claims[0]))):
        return
    ways = list(_ways(case, claims))
    changes = [c for c in claims if _is_change(c)]
    for before, after in ways if len(ways) == 1 else ():
        beside = [c for c in changes if _attached(case, c, before, after)]
        for sort in (SHARES, AMOUNTS):
            told = [c for c in beside if c.kind in sort]
            if len(told) == 1:
                yield Move(told[0], before, after)
    for three in zip(claims, claims[1:], claims[2:], strict=False):
        yield from (Move(*found) for found in rises.told(case, three, words) if found[0] in changes)
        level, change, base = three
        if change in changes and _alike(level, base) and _compares(case, level, change, base):
            yield Move(change, base, level)


def _words(case: Case, claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    return load(case.articles[claims[0].article].locale)


def _ways(case: Case, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Two levels of which one follows "from" and the other "to", nearest first."""
    words = _words(case, claims)
    for n, first in enumerate(claims):
        second = next((c for c in claims[n + 1 :] if _alike(first, c)), None)
        if second is None or len(prose.between(case, first, second)) > LONGEST:
            continue
        if _led(case, first, words["base"], words) and _led(case, second, words["target"], words):
            yield first, second
        elif _led(case, first, words["target"], words) and _led(case, second, words["base"], words):
            yield second, first


def _led(case: Case, claim: Claim, cues: frozenset[str], words: dict[str, frozenset[str]]) -> bool:
    """Whether one of the cues leads to the claim, over no more than a few words."""
    for word in prose.before(case, claim)[: -APPROACH - 1 : -1]:
        if word in cues:
            return True
        if word not in words["approach"]:
            return False
    return False


def _alike(a: Claim, b: Claim) -> bool:
    """Whether two figures are levels of one thing."""
    if "change" in (a.role, b.role) or prose.number(a) is None or prose.number(b) is None:
        return False
    if a.kind in prose.COUNTED and b.kind in prose.COUNTED:
        return "" in (prose.unit(a), prose.unit(b)) or a.subject.head == b.subject.head
    return a.kind == b.kind and a.kind not in ("ratio", "age") and prose.unit(a) == prose.unit(b)


def _is_change(claim: Claim) -> bool:
    """Whether a figure says by how much something moved, as a share, an amount or a multiple."""
    if claim.kind == "ratio" and prose.unit(claim) == "times":
        return claim.text[:1].isalpha() and " " not in claim.text
    return claim.role == "change" and claim.kind in (*SHARES, *AMOUNTS)


def _attached(case: Case, change: Claim, before: Claim, after: Claim) -> bool:
    """Whether a change belongs to a way between two levels: right behind it, or leading to it."""
    first, last = sorted((before, after), key=lambda c: c.start)
    words = _words(case, [change])
    if change.start > last.start:
        return _apposed(prose.between(case, last, change), words)
    if change.start > first.start:
        return False
    lead = prose.between(case, change, first)
    cue = next((n for n in range(len(lead) - 1, -1, -1) if lead[n] in words["base"] | words["target"]), -1)
    lead = lead[:cue] if cue >= 0 else lead
    return cue >= 0 and len(lead) <= LONGEST and _runs_on(lead, words)


def _runs_on(lead: Sequence[str], words: dict[str, frozenset[str]]) -> bool:
    """Whether words between a change and its levels start nothing new."""
    inner = lead[:-1] if lead and lead[-1] in (",", ")") else lead
    return not any(w in words["breaks"] | words["moves"] or w in (",", "(", ")", ":") for w in inner)


def _apposed(words_between: Sequence[str], words: dict[str, frozenset[str]]) -> bool:
    """Whether a change follows its levels as "…, an increase of"."""
    if not 0 < len(words_between) <= APPOSED:
        return False
    return all(w in words["apposed"] or w in words["moves"] for w in words_between)


def _compares(case: Case, level: Claim, change: Claim, base: Claim) -> bool:
    """Whether three figures read as level, "up" change, "from" base."""
    words = _words(case, [level])
    lead, beyond = prose.between(case, level, change), prose.between(case, change, base)
    if not words["against"] & set(beyond[:3]) or len(beyond) > COMPARED:
        return False
    linked = all(w in words["compared"] or w.isdigit() for w in beyond)
    return linked and _apposed(lead, words) and not words["moves"].isdisjoint(lead)


def _summed_up(case: Case, one: Sequence[Claim], two: Sequence[Claim]) -> Iterator[Move]:
    """A way between two levels, and a next sentence that says what it comes to."""
    words, said = _words(case, one), prose.before(case, two[0])
    ways = list(_ways(case, one))
    if len(ways) != 1 or not _is_change(two[0]) or any(_is_change(c) for c in one):
        return
    if not words["otherwise"].isdisjoint(prose.tokens(case.sentence(two[0]))):
        return
    if said[:1] and said[0] in words["opens"] and words["is_"] & set(said[1:2]) and len(said) <= LONGEST:
        yield Move(two[0], *ways[0])


def _off(move: Move) -> tuple[str, ...]:
    """Why a change is none that its two levels allow; empty where it is."""
    said = _said(move.change)
    made = [span for span in _made(move) if span]
    if said is None or not made or any(span.meets(said) for span in made):
        return ()
    levels = f"from {move.before.text} to {move.after.text}"
    return (f"{levels} is {_told(made[0], move)}", f"the article says {move.change.text}")


def _told(made: Interval, move: Move) -> str:
    if prose.unit(move.change) in POINTS:
        return f"{prose.span(made)} {prose.unit(move.change).replace('_', ' ')}s"
    if move.change.kind == "percent":
        return f"{prose.span(made)} percent"
    if move.change.kind in AMOUNTS:
        return f"a difference of {prose.span(made)}"
    if prose.unit(move.change) == "times":
        return f"{prose.span(made)} times as much"
    low, high = made.low or Decimal(0), made.high or Decimal(0)
    return f"a change of {prose.span(Interval(low * HUNDRED, high * HUNDRED))} percent"


def _said(claim: Claim) -> Interval | None:
    """What a change claims: a percentage rounded or cut off, a fraction to within a tenth, a bound."""
    value, number = claim.value, prose.number(claim)
    if not isinstance(value, Quantity):
        return None
    if number is not None and claim.kind == "ratio":
        return Interval(number, number, value.unit).widened(TENTH)
    if number is not None:
        return prose.written(claim, 2)
    return Interval(value.low, value.high, value.unit)


def _made(move: Move) -> Iterator[Interval | None]:
    """What the levels make of the change, in each sense that the words allow."""
    before, after = _levels(move)
    if before is None or after is None:
        return
    unit = prose.unit(move.change)
    if unit in POINTS:
        yield difference(before, after, POINTS[unit])
    elif move.change.kind in AMOUNTS:
        if _same_unit(move.change, move.before):
            yield difference(before, after, ONE)
    elif unit == "times":
        yield _quotient(after, before)
        yield _quotient(before, after)
    else:
        scale = HUNDRED if unit == "percent" else ONE
        yield relative(before, after, scale)
        if move.before.kind == "percent":
            yield difference(before, after, HUNDRED / scale)


def _same_unit(change: Claim, level: Claim) -> bool:
    return rises.alike(change, level)


def _levels(move: Move) -> tuple[Interval | None, Interval | None]:
    """Both levels with their rounding; a whole percentage beside one with two decimals is exact."""
    finest = max(prose.places(c) for c in (move.before, move.after))
    both = []
    for level in (move.before, move.after):
        exact = level.kind == "percent" and prose.places(level) == 0 and finest > 1
        both.append(prose.written(level, 0 if exact else 1))
    return both[0], both[1]


def difference(one: Interval, two: Interval, size: Decimal) -> Interval | None:
    """How far two levels lie apart, in units of a size."""
    if one.low is None or one.high is None or two.low is None or two.high is None:
        return None
    ends = sorted((two.high - one.low, two.low - one.high), key=abs)
    low = Decimal(0) if ends[0] * ends[1] < 0 else abs(ends[0])
    return Interval(low / size, abs(ends[1]) / size)


def _quotient(one: Interval, two: Interval) -> Interval | None:
    if one.low is None or one.high is None or not two.low or not two.high or two.low <= 0:
        return None
    return Interval(one.low / two.high, one.high / two.low)


def relative(one: Interval, two: Interval, scale: Decimal) -> Interval | None:
    """The share of the first level by which the second differs."""
    quotient = _quotient(two, one)
    if quotient is None or quotient.low is None or quotient.high is None:
        return None
    return difference(Interval(ONE, ONE), quotient, ONE / scale)
