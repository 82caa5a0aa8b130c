"""Sums in one sentence or right behind their total: parts that make another total, or more than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from claimcheck.interval import Interval
from claimcheck.model import Claim, Quantity
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.sums import addends
from claimcheck.rulebook import Rule

PARTS: Final = 3  # figures that make a list


def sum_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Parts that make more than their total, or another sum than the one that is said of them."""
    for claims in prose.sentences(case):
        for parts, total in _sums(claims):
            said = prose.written(total, 1)
            made = prose.sum_of(parts)
            if said is None or made is None or said.meets(made):
                continue
            yield Conflict(
                ((total,), tuple(parts)),
                (total.text, " + ".join(p.text for p in parts)),
                addends.added(made, total),
            )


def _sums(claims: Sequence[Claim]) -> Iterator[tuple[list[Claim], Claim]]:
    """Figures of one unit that a sentence says to make its last together."""
    for at, total in enumerate(claims):
        if total.role != "total":
            continue
        parts = []
        for claim in reversed(claims[:at]):
            if claim.kind != total.kind or prose.unit(claim) != prose.unit(total):
                break
            parts.append(claim)
        if len(parts) > 1:
            yield parts[::-1], total


def parts_exceed(case: Case, rule: Rule) -> Iterator[Conflict]:
    """A total whose parts, listed right behind it, make a little more than it."""
    most = 1 + Decimal(rule.settings.get("most", "0.15"))
    groups = prose.sentences(case)
    for before, listed in zip([[], *groups], groups, strict=False):
        for total, parts in _listed(before, listed):
            said, made = prose.written(total, 1), prose.sum_of(parts)
            if said is None or made is None or said.meets(made) or not _slightly_more(said, made, most):
                continue
            if total.kind in prose.COUNTED and not addends.placed(case, parts):
                continue
            yield Conflict(
                ((total,), tuple(parts)),
                (total.text, " + ".join(p.text for p in parts)),
                addends.added(made, total),
            )


def _listed(before: Sequence[Claim], claims: Sequence[Claim]) -> Iterator[tuple[Claim, list[Claim]]]:
    """A figure and the run of three or more smaller ones of its unit that follows it."""
    for total, parts in ((before[-1:], claims), (claims[:1], claims[1:])):
        if not total or len(parts) < PARTS or total[0].article != parts[0].article:
            continue
        if all(_part_of(part, total[0]) for part in parts):
            yield total[0], list(parts)


def _part_of(part: Claim, total: Claim) -> bool:
    one, two = part.value, total.value
    if not isinstance(one, Quantity) or not isinstance(two, Quantity) or part.kind != total.kind:
        return False
    if isinstance(one.number, tuple) or isinstance(two.number, tuple) or part.role != "level":
        return False
    same = one.unit == two.unit if part.kind != "count" else part.subject.head == total.subject.head
    return same and 0 < one.number < two.number


def _slightly_more(said: Interval, made: Interval, most: Decimal) -> bool:
    """Whether the sum lies above the total, but not so far that they are no parts of it."""
    if said.high is None or said.low is None or made.low is None or made.high is None:
        return False
    return said.high < made.low and made.high < said.high * most
