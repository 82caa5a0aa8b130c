"""Exchange rates among levels: what a currency lost may be reckoned from either of the two rates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from claimcheck.predicates import prose
from claimcheck.predicates.case import Case
from claimcheck.predicates.changes import ways

BEHIND: Final = 4  # words from a rate to the currency it is told in
AHEAD: Final = 6  # words from "a loss" to its figure


def either(case: Case, move: ways.Move) -> bool:
    """Whether a percentage between two levels may be one of the first or of the second.

    From 38.40 to 42.90 a dollar the dollar gained 11.7 percent, and the other currency lost 10.5.
    """
    words = ways.words(case, [move.change])
    levels = move.before, move.after
    return any(_quoted(prose.after(case, c)[:BEHIND], words) for c in levels) or _opposed(case, move, words)


def of_other_time(case: Case, move: ways.Move) -> bool:
    """Whether a change beside two rates has a time of its own: "a loss of 5 per cent over the quarter"."""
    words = ways.words(case, [move.change])
    quoted = any(_quoted(prose.after(case, c)[:BEHIND], words) for c in (move.before, move.after))
    return quoted and not words["timed"].isdisjoint(prose.after(case, move.change)[:1])


def _quoted(behind: Sequence[str], words: ways.Sets) -> bool:
    """Whether words behind a figure make it a rate: "against the dollar"."""
    at = next((n for n, word in enumerate(behind) if word in words["currency"]), 0)
    return at > 0 and all(word in words["quoted"] for word in behind[:at])


def _opposed(case: Case, move: ways.Move, words: ways.Sets) -> bool:
    """Whether a figure is told as a fall though the levels rise, or the other way about."""
    before, after = prose.number(move.before), prose.number(move.after)
    lead = {*prose.before(case, move.change)[-AHEAD:], *prose.after(case, move.change)[:1]}
    if before is None or after is None:
        return False
    return not words["fall" if before < after else "rise"].isdisjoint(lead)


def without(lead: Sequence[str], words: ways.Sets) -> list[str]:
    """Words behind a level without the currency of its rate."""
    apart = words["quoted"] | words["currency"] if words["currency"] & set(lead) else frozenset()
    return [word for word in lead if word not in apart]
