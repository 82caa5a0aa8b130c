"""A level, the one before it and the change behind both: "60 euros, up from 40, a rise of 50 percent"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case
from claimcheck.predicates.changes import ways

Three = tuple[Claim, Claim, Claim]
Sets = dict[str, frozenset[str]]
AGAINST: Final = 6  # words from "up from", "compared with" to the level before
LEVELS: Final = 14  # words between the two levels
CHANGE: Final = 12  # words between the level before and the change
THAN: Final = 8  # words from a change to the level that it is measured against
PUNCTUATION: Final = frozenset(",(–—-:")
LEADS: Final = frozenset(": , to at reaching making".split())


def told(case: Case, three: Three, words: Sets) -> Iterator[Three]:
    """The change, the level before and the level after that three figures tell in one of two orders."""
    first, second, third = three
    if (
        alike(first, second)
        and _against(case, first, second, words)
        and _comes_to(case, second, third, words)
    ):
        yield third, second, first
    if alike(second, third) and _than(case, first, second, words) and _leads(case, second, third):
        yield first, second, third


def alike(a: Claim, b: Claim) -> bool:
    """Whether two figures are of one unit; what it is counted by is told once: "57.60 euros a unit"."""
    if a.kind in prose.COUNTED and b.kind in prose.COUNTED:
        return "" in (prose.unit(a), prose.unit(b)) or a.subject.head == b.subject.head
    units = [prose.unit(claim).split(" per ")[0] for claim in (a, b)]
    return a.kind == b.kind and a.kind not in ("ratio", "age") and units[0] == units[1]


def _against(case: Case, after: Claim, before: Claim, words: Sets) -> bool:
    """Whether "up from" or "compared with" leads from a level to the one before it."""
    lead = prose.between(case, after, before)
    near = lead[-AGAINST:]
    cue = next((n for n, word in enumerate(near) if word in words["against"] - {"over"}), -1)
    if cue < 0 or len(lead) > LEVELS or "than" in near or not _levels(after, before):
        return False
    straight = near[cue] not in words["base"] or not words["moves"].isdisjoint(lead)
    return straight and all(w in words["compared"] | words["approach"] for w in near[cue:]) and _plain(lead)


def _levels(*claims: Claim) -> bool:
    return all(c.role != "change" and prose.number(c) is not None for c in claims)


def _plain(lead: Sequence[str]) -> bool:
    return lead.count(",") < 2 and not {";", ":", "and", "but", "while"} & set(lead)


def _comes_to(case: Case, before: Claim, change: Claim, words: Sets) -> bool:
    """Whether ", an increase of" follows, behind the time of the level before."""
    lead = ways.without(case, before, change, ways.times(case, change))
    at = next((n for n in range(len(lead) - 1, -1, -1) if lead[n] in PUNCTUATION), -1)
    noun = [*lead[at:], *prose.after(case, change)[:1]]
    if at < 0 or len(lead) > CHANGE or words["moves"].isdisjoint(noun):
        return False
    timed = all(w in words["compared"] | words["earlier"] | {"day", "before"} for w in lead[:at])
    return timed and all(w in words["apposed"] | words["moves"] for w in lead[at:])


def _than(case: Case, change: Claim, before: Claim, words: Sets) -> bool:
    """Whether "more than" leads from a change to the level before."""
    lead = prose.between(case, change, before)
    if not 1 < len(lead) <= THAN or "than" not in lead[:3] or change.role != "change":
        return False
    return all(w in words["compared"] | words["moves"] | {"more", "fewer", "less"} for w in lead)


def _leads(case: Case, before: Claim, after: Claim) -> bool:
    """Whether the level after follows a colon: "14 more than last year's 30: 42"."""
    lead = prose.between(case, before, after)
    return bool(lead) and len(lead) < 3 and LEADS.issuperset(lead) and _levels(before, after)
