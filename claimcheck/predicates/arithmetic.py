"""Tests inside one article: changes that do not follow from their figures, parts that exceed their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from claimcheck.interval import Interval
from claimcheck.model import Claim, Quantity
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict, plain
from claimcheck.predicates.sums import addends
from claimcheck.rulebook import Rule

ONE: Final = Decimal(1)
HUNDRED: Final = Decimal(100)
APPOSED: Final = frozenset((",", "or", "about", "roughly", "nearly", "(", "-", "–", "—", "a", "an"))
ARRIVES: Final = frozenset(("to", "at"))
PARTS: Final = 3  # figures that make a list
LONGEST_WAY: Final = 6  # words between a percentage and the level it leads to


def change_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Change, percentage and level ("fell 59 cents, or 9.8 percent, to $5.41") of which one is wrong."""
    for claims in _by_sentence(case):
        for change, share, level in zip(claims, claims[1:], claims[2:], strict=False):
            if _triple(case, change, share, level) and (because := _off(change, share, level)):
                sides = ((change, level), (share,))
                yield Conflict(sides, (f"{change.text} to {level.text}", share.text), because)


def _by_sentence(case: Case) -> Iterator[list[Claim]]:
    quantities = [c for c in case.claims.values() if isinstance(c.value, Quantity)]
    for _, group in groupby(quantities, key=lambda c: (c.article, c.sentence)):
        yield list(group)


def _triple(case: Case, change: Claim, share: Claim, level: Claim) -> bool:
    """Whether three claims read as change, "or" percentage, "to" level."""
    if share.kind != "percent" or "percent" in (change.kind, level.kind) or _unit(share) != "percent":
        return False
    text = case.articles[change.article].text
    between = text[change.end : share.start].replace(",", " , ").replace("(", " ( ").lower().split()
    beyond = text[share.end : level.start].replace(",", " ").replace(")", " ").lower().split()
    apposed = bool(between) and all(word in APPOSED for word in between)
    return apposed and "or" in between and 0 < len(beyond) <= LONGEST_WAY and beyond[-1] in ARRIVES


def _off(change: Claim, share: Claim, level: Claim) -> tuple[str, ...]:
    """Why the percentage is none that the change and the level allow; empty where it is.

    Two figures to the same decimal ("13 cents … $3.93") are quotations and exact; others were rounded or
    cut off.
    """
    quoted = _place(change) == _place(level) < 0
    moved, reached = (_written(claim, 0 if quoted else 2, ONE) for claim in (change, level))
    said = _written(share, 2)
    if moved is None or reached is None or said is None or not _one_unit(change, level):
        return ()
    allowed = [span for sign in _signs(change) if (span := _percentage(moved, reached, sign))]
    if not allowed or any(span.meets(said) for span in allowed):
        return ()
    low, high = allowed[0].low, allowed[0].high
    if low is None or high is None:
        return ()
    before = (
        f"a change of {change.text} that arrives at {level.text} is {plain(low)} to {plain(high)} percent"
    )
    return (before, f"the article says {share.text}")


def _place(claim: Claim) -> int:
    """The power of ten of the last place that a figure is written to; 0 for a whole one."""
    value = claim.value
    if not isinstance(value, Quantity) or isinstance(value.number, tuple):
        return 0
    exponent = value.number.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _signs(change: Claim) -> tuple[int, ...]:
    return (change.subject.direction,) if change.subject.direction else (1, -1)


def _percentage(moved: Interval, reached: Interval, sign: int) -> Interval | None:
    """The percentages that a move to a level may be, both within their rounding."""
    corners = []
    for step in (moved.low, moved.high):
        for level in (reached.low, reached.high):
            if step is None or level is None or level - sign * step <= 0:
                return None
            corners.append(step / (level - sign * step) * HUNDRED)
    return Interval(min(corners), max(corners), "percent")


def _written(claim: Claim, halves: int, least: Decimal = Decimal(0)) -> Interval | None:
    """The figure give or take its rounding: one half step, or two where it may have been cut off.

    `least` is the step of a figure that was written as if it were exact.
    """
    value = claim.value
    if not isinstance(value, Quantity) or isinstance(value.number, tuple) or value.number <= 0:
        return None
    slack = (value.step or least) / 2 * halves
    if value.relation == "~":
        slack = max(slack, value.number / 20)
    return Interval(value.number - slack, value.number + slack, value.unit)


def _unit(claim: Claim) -> str:
    return claim.value.unit if isinstance(claim.value, Quantity) else ""


def _one_unit(a: Claim, b: Claim) -> bool:
    """Money with money (cents are scaled already); points and bare numbers with each other."""
    return (a.kind == "money") == (b.kind == "money")


def sum_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Parts that make more than their total, or another sum than the one that is said of them."""
    for claims in _by_sentence(case):
        for parts, total in _sums(claims):
            said = _written(total, 1)
            made = _sum(parts)
            if said is None or made is None or said.meets(made):
                continue
            yield Conflict(
                ((total,), tuple(parts)), (total.text, " + ".join(p.text for p in parts)), _added(made, total)
            )


def _sums(claims: Sequence[Claim]) -> Iterator[tuple[list[Claim], Claim]]:
    """Figures of one unit that a sentence says to make its last together."""
    for at, total in enumerate(claims):
        if total.role != "total":
            continue
        parts = []
        for claim in reversed(claims[:at]):
            if claim.kind != total.kind or _unit(claim) != _unit(total) or claim.pair:
                break
            parts.append(claim)
        if len(parts) > 1:
            yield parts[::-1], total


def _sum(parts: Sequence[Claim]) -> Interval | None:
    intervals = [_written(part, 1) for part in parts]
    if any(i is None for i in intervals):
        return None
    whole = intervals[0]
    for following in intervals[1:]:
        if whole is None or following is None:
            return None
        whole = whole.plus(following)
    return whole


def _added(made: Interval, total: Claim) -> tuple[str, ...]:
    if made.low is None or made.high is None:
        return ()
    span = plain(made.low) if made.low == made.high else f"{plain(made.low)} to {plain(made.high)}"
    return (f"the parts add up to {span}", f"the article says {total.text}")


def parts_exceed(case: Case, rule: Rule) -> Iterator[Conflict]:
    """A total whose parts, listed right behind it, make a little more than it."""
    most = 1 + Decimal(rule.settings.get("most", "0.15"))
    groups = list(_by_sentence(case))
    for before, listed in zip([[], *groups], groups, strict=False):
        for total, parts in _listed(before, listed):
            said, made = _written(total, 1), _sum(parts)
            if said is None or made is None or said.meets(made) or not _slightly_more(said, made, most):
                continue
            if total.kind in prose.COUNTED and not addends.placed(case, parts):
                continue
            yield Conflict(
                ((total,), tuple(parts)), (total.text, " + ".join(p.text for p in parts)), _added(made, total)
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
    if isinstance(one.number, tuple) or isinstance(two.number, tuple) or part.pair or part.role != "level":
        return False
    same = one.unit == two.unit if part.kind != "count" else part.subject.head == total.subject.head
    return same and 0 < one.number < two.number


def _slightly_more(said: Interval, made: Interval, most: Decimal) -> bool:
    """Whether the sum lies above the total, but not so far that they are no parts of it."""
    if said.high is None or said.low is None or made.low is None or made.high is None:
        return False
    return said.high < made.low and made.high < said.high * most
