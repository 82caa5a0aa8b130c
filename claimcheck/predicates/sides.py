"""The claims of a fact by the value that they give, and which of these stand against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec import Struct

from claimcheck import values
from claimcheck.model import Claim
from claimcheck.predicates import moving
from claimcheck.predicates.case import Case

FEW: Final = 4  # claims of a side that are all compared; of more, those that a test can tell apart

Test = Callable[[Claim, Claim, Case], bool]
Sides = list[list[Claim]]


class Apart(Struct, frozen=True):
    """What sets claims of different articles apart: by their values, asked once of two, then all else."""

    values: Test
    claims: Test


def by(key: Callable[[Claim], object], claims: Iterable[Claim]) -> Sides:
    """Claims that give one value, those of most claims first."""
    sides: dict[object, list[Claim]] = {}
    for claim in claims:
        sides.setdefault(key(claim), []).append(claim)
    return sorted(sides.values(), key=lambda s: (-len(s), s[0].id))


def opposed(sides: Sides, apart: Apart, case: Case) -> Sides:
    """The sides that stand against another; an article that gives both knows them for two facts."""
    if len(sides) < 2:
        return []
    articles = [{claim.article for claim in side} for side in sides]
    told = [_read(telling(side, case), case) for side in sides]

    def against(n: int) -> bool:
        others = (m for m in range(len(sides)) if articles[n].isdisjoint(articles[m]))
        groups = ((one, two) for m in others for one in told[n] for two in told[m])
        unlike = (pair for pair in groups if case.once(apart.values, pair[0][0], pair[1][0]))
        return any(apart.claims(a, b, case) for one, two in unlike for a in one for b in two)

    return [side for n, side in enumerate(sides) if against(n)]


def _read(claims: Iterable[Claim], case: Case) -> Sides:
    """Claims in groups that were read alike."""
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        found.setdefault(case.reading(claim), []).append(claim)
    return list(found.values())


def telling(side: Sequence[Claim], case: Case) -> Sequence[Claim]:
    """Claims that stand for a side in every test: of those read alike the two earliest and the two latest.

    Whether one of two claims updates the other depends on which appeared first and on how both are worded;
    all else is read from the claims themselves.
    """
    if len(side) <= FEW:
        return side
    alike: dict[object, dict[str, Claim]] = defaultdict(dict)
    for claim in side:
        undated = case.articles[claim.article].published is None
        told = (claim.role, claim.subject.direction, moving.cues(claim, case), undated)
        alike[claim.kind, claim.value, claim.when, told].setdefault(claim.article, claim)
    return [claim for found in alike.values() for claim in _ends(list(found.values()), case)]


def _ends(found: list[Claim], case: Case) -> list[Claim]:
    """The two earliest and the two latest of some claims of different articles."""
    if len(found) <= FEW:
        return found
    times = [moving.time(case.articles[claim.article]) for claim in found]
    dated = sorted((time, n) for n, time in enumerate(times) if time is not None)
    ordered = [found[n] for _, n in dated] or found
    return [*ordered[: FEW // 2], *ordered[-FEW // 2 :]]


def ranged(sides: Sides, apart: Apart, case: Case) -> Sides:
    """The sides that stand against another, each with all that agrees with it and with no other."""
    first = opposed(sides, apart, case)
    leading = {id(side) for side in first}
    ranks: list[tuple[list[Claim], dict[object, Claim]]] = []  # claims, and one of each reading
    for side in (*first, *(s for s in sides if id(s) not in leading)):
        read: dict[object, Claim] = {(claim.kind, claim.value): claim for claim in side}
        fitting = [rank for rank in ranks if not _differ(rank[1].values(), read.values(), case)]
        if len(fitting) == 1:
            fitting[0][0].extend(side)
            fitting[0][1].update(read)
        elif id(side) in leading and not fitting:
            ranks.append((list(side), read))
    return sorted((side for side, _ in ranks), key=lambda side: (-len(side), side[0].id))


def _differ(one: Iterable[Claim], two: Iterable[Claim], case: Case) -> bool:
    """Whether a value of one side cannot be one of the other."""
    pairs = ((a, b) for a in one for b in two)
    return any(case.once(_unsettled, a, b) for a, b in pairs)


def _unsettled(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two values are not known to agree."""
    return values.compare(a, b, case.rates) in ("differ", "unknown")
