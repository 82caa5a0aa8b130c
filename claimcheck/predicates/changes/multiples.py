"""Two levels and how they compare: "36 fires, three times as many as the 12 of May"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.model import Claim, Quantity
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case
from claimcheck.predicates.changes import rises, ways
from claimcheck.predicates.changes.ways import Move, Sets

LONGEST: Final = 10  # words from a multiple to the level it is of
DEGREES: Final = 2  # words of "as many"
MARKS: Final = frozenset((",", "(", "–", "—", "-"))


def told(case: Case, three: Sequence[Claim], words: Sets) -> Iterator[Move]:
    """The level, the multiple or change, and the level it is of, in two orders."""
    one, two, last = three
    if ways.alike(one, last) and _apposed(case, one, two, words):
        lead = prose.between(case, two, last)
        if (_multiple(two) and _as_many(lead, words)) or (_share(two, last) and _more_than(lead, two, words)):
            yield Move(two, last, one)
    if _multiple(one) and ways.alike(two, last) and _listed(case, three, words):
        yield Move(one, last, two)


def _multiple(claim: Claim) -> bool:
    """Whether a figure says how many times another it is; "more than half" is read as a change elsewhere."""
    value = claim.value
    if claim.kind != "ratio" or prose.unit(claim) != "times" or not isinstance(value, Quantity):
        return False
    return prose.number(claim) is not None or (value.low or 0) > 1


def _apposed(case: Case, level: Claim, change: Claim, words: Sets) -> bool:
    """Whether a mark and no more than "or about" stand between a level and what is said of it."""
    lead = prose.between(case, level, change)
    return lead[:1] != [] and lead[0] in MARKS and all(w in words["about"] for w in lead[1:])


def _as_many(lead: Sequence[str], words: Sets) -> bool:
    """Whether "as many as the", or "the" alone, leads from a multiple to its level."""
    if 0 < len(lead) <= DEGREES and lead[0] in words["level"]:
        return all(w in words["compared"] for w in lead)
    start = len(lead) > DEGREES and lead[0] == "as" and lead[1] in words["degrees"]
    return start and len(lead) <= LONGEST and all(w in words["compared"] | {"as"} for w in lead[DEGREES:])


def _share(change: Claim, base: Claim) -> bool:
    """Whether a figure can say by how much another exceeds a base: a percentage, or one of its unit."""
    return prose.unit(change) == "percent" or (change.kind in ways.AMOUNTS and rises.alike(change, base))


def _more_than(lead: Sequence[str], change: Claim, words: Sets) -> bool:
    """Whether "more than the", or "over its budget of", leads from a change to its level."""
    if not 1 < len(lead) <= LONGEST:
        return False
    if lead[1] == "than" and change.role == "change":
        return lead[0] in words["more"] and all(w in words["compared"] for w in lead[1:])
    over = lead[0] in words["over"] and lead[1] in words["level"]
    return over and all(w in words["compared"] | words["plan"] for w in lead[1:])


def _listed(case: Case, three: Sequence[Claim], words: Sets) -> bool:
    """Whether "as many … as last year:" leads to two levels, the later one first: "84, against 42"."""
    first, after, before = three
    lead, link = prose.between(case, first, after), prose.between(case, after, before)
    opens = lead[:1] == ["as"] and lead[1:2] and lead[1] in words["degrees"] and lead[-1] == ":"
    against = not words["against"].isdisjoint(link) and all(w in words["compared"] | {","} for w in link)
    return bool(opens) and "as" in lead[DEGREES:] and against
