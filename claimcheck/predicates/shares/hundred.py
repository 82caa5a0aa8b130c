"""Percentages that are said to be all and do not make a hundred: "60 per cent, 25 and the remaining 20"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from claimcheck.interval import Interval
from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.sums import addends, leftover

WHOLE: Final = Interval(Decimal(100), Decimal(100), "percent")
MOST: Final = 6  # percentages of a sentence
BEHIND: Final = 2  # words that make a percentage that of the undecided


def told(case: Case, claims: Sequence[Claim], most: Decimal) -> Iterator[Conflict]:
    """Percentages of one sentence, the last of them the rest or the undecided, that make no hundred."""
    parts = [c for c in claims if c.kind == "percent"]
    if not 1 < len(parts) <= MOST or not _plain(case, claims, parts) or not _closed(case, parts):
        return
    made = prose.sum_of(parts)
    if made is None or made.meets(WHOLE) or not prose.near(WHOLE, made, most):
        return
    values = parts[-1].text, " + ".join(p.text for p in parts[:-1])
    because = (f"the parts add up to {prose.span(made)} percent",)
    yield Conflict(((parts[-1],), tuple(parts[:-1])), values, because)


def _plain(case: Case, claims: Sequence[Claim], parts: Sequence[Claim]) -> bool:
    """Whether a sentence tells parts of one whole: no shares of them, changes, or earlier figures."""
    levels = all(c.role not in ("change", "base") and prose.unit(c) == "percent" for c in parts)
    known = addends.words(case, parts[0])["not_one"]
    told = prose.tokens(case.sentence(parts[0]))
    return levels and "ratio" not in {c.kind for c in claims} and known.isdisjoint(told)


def _closed(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether the last of some percentages is what is left: the remaining, or those who did not know."""
    last = parts[-1]
    if leftover.is_rest(case, last):
        return True
    undecided = addends.words(case, last)["undecided"]
    tail = prose.after(case, last)[:BEHIND]
    return len(parts) > 2 and bool(tail) and (tail[0] in undecided or " ".join(tail) in undecided)
