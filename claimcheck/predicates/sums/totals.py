"""A total and all of its parts, held against each other: "Of the ten seats, seven … two … and two"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from claimcheck.interval import Interval
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.shares import hundred
from claimcheck.predicates.sums import adding, labelled, leftover, listed
from claimcheck.predicates.sums.addends import Sum, added, paragraph, slip
from claimcheck.rulebook import Rule

WHOLE: Final = Decimal("0.25")  # the same of a list that is sure to name all
FARTHEST: Final = Decimal("0.5")  # share by which a total may be off its sum through a slip of one digit


def list_off(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Parts that are said to be all, or all in one place each, and make another total than is told."""
    most = Decimal(rule.settings.get("most", "0.15"))
    told: set[str] = set()
    for claims in prose.sentences(case):
        yield from hundred.told(case, claims, most)
    for found in _lists(case):
        because = _off(found, most)
        if because and found.total.id not in told:
            told.update(c.id for c in (found.total, *found.parts))
            values = found.total.text, " + ".join(p.text for p in found.parts)
            yield Conflict(((found.total,), found.parts), values, because)


def _lists(case: Case) -> Iterator[Sum]:
    groups = prose.sentences(case)
    for n, claims in enumerate(groups):
        yield from leftover.of_the(case, claims)
        yield from leftover.parted(case, claims)
        yield from listed.whole(case, claims)
        yield from labelled.direct(case, claims)
        yield from labelled.above(case, groups, n)
        yield from adding.colon(case, claims)
        yield from adding.added_up(case, claims)
        yield from leftover.rest(case, paragraph(case, groups, n), groups[n + 1 : n + 2])
    for one, two in pairwise(groups):
        if prose.adjacent(case, one, two):
            yield from adding.together(case, one, two)
    yield from adding.closed(case, groups)


def _off(found: Sum, most: Decimal) -> tuple[str, ...]:
    """Why the parts are not those of the total; empty where they are, or are too far from it."""
    said, made = prose.written(found.total, 1), prose.sum_of(found.parts)
    if said is None or made is None or made.low is None or made.high is None:
        return ()
    if said.meets(made) or _fits(found, said) or not _near(found, said, made, most):
        return ()
    if not found.complete and said.high is not None and made.low < said.high:
        return ()
    return added(made, found.total)


def _near(found: Sum, said: Interval, made: Interval, most: Decimal) -> bool:
    """Whether a total lies near its sum, or is sure to be meant and one digit off."""
    most = max(most, WHOLE) if found.whole else most
    slipped = found.sure and slip(found.total, found.parts)
    return prose.near(said, made, max(most, FARTHEST) if slipped else most)


def _fits(found: Sum, said: Interval) -> bool:
    """Whether fewer of the parts, next to each other, make the total."""
    size = len(found.parts)
    runs = [found.parts[a:b] for a in range(size) for b in range(a + 2, size + 1)]
    return any((made := prose.sum_of(run)) is not None and made.meets(said) for run in runs)
