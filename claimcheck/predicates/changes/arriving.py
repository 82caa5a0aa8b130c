"""A change, its percentage and the level it arrives at: "fell 59 cents, or 9.8 percent, to $5.41"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from claimcheck.interval import Interval
from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

ONE: Final = Decimal(1)
HUNDRED: Final = Decimal(100)
APPOSED: Final = frozenset((",", "or", "about", "roughly", "nearly", "(", "-", "–", "—", "a", "an"))
ARRIVES: Final = frozenset(("to", "at"))
LONGEST_WAY: Final = 6  # words between a percentage and the level it leads to


def change_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Change, percentage and level ("fell 59 cents, or 9.8 percent, to $5.41") of which one is wrong."""
    for claims in prose.sentences(case):
        for change, share, level in zip(claims, claims[1:], claims[2:], strict=False):
            if _triple(case, change, share, level) and (because := _off(change, share, level)):
                sides = ((change, level), (share,))
                yield Conflict(sides, (f"{change.text} to {level.text}", share.text), because)


def _triple(case: Case, change: Claim, share: Claim, level: Claim) -> bool:
    """Whether three claims read as change, "or" percentage, "to" level."""
    if share.kind != "percent" or "percent" in (change.kind, level.kind) or prose.unit(share) != "percent":
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
    quoted = prose.places(change) == prose.places(level) > 0
    moved, reached = (prose.written(claim, 0 if quoted else 2, ONE) for claim in (change, level))
    said = prose.written(share, 2)
    if moved is None or reached is None or said is None or not _one_unit(change, level):
        return ()
    allowed = [span for sign in _signs(change) if (span := _percentage(moved, reached, sign))]
    if not allowed or any(span.meets(said) for span in allowed):
        return ()
    before = f"a change of {change.text} that arrives at {level.text} is {prose.span(allowed[0])} percent"
    return (before, f"the article says {share.text}")


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


def _one_unit(a: Claim, b: Claim) -> bool:
    """Money with money (cents are scaled already); points and bare numbers with each other."""
    return (a.kind == "money") == (b.kind == "money")
