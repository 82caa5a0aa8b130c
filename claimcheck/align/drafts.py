"""What is asked of a drafted claim that differs: the less, the more its draft rests on the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from claimcheck.align.cluster import Group
from claimcheck.align.traits import Traits

DIFFER: Final = -0.6  # bits at which two claims that differ are more likely of one fact than not
DRAFTED: Final = -8.0  # the same where one is of a draft that has all else from the other articles
LOOSE: Final = 0.5  # of its claims that an article of the same story shares with others, resting on none
NAMED: Final = ("name", "role")


def asked(known: Sequence[Traits], groups: Sequence[Group], drafted: Collection[int]) -> dict[int, float]:
    """The bits asked of each drafted claim: DIFFER for a draft of its own, DRAFTED for a mere summary."""
    if not drafted:
        return {}
    found = {i for group in groups if any(j not in drafted for j in group) for i in group}
    figures = [i for i in sorted(drafted) if known[i].claim.kind not in NAMED]
    whole = Counter(known[i].claim.article for i in figures)
    rests = Counter(known[i].claim.article for i in figures if i in found)
    least = {article: bits(rests[article], n) for article, n in whole.items()}
    return {i: least.get(known[i].claim.article, DIFFER) for i in drafted}


def bits(found: int, count: int) -> float:
    """What is asked of one claim, by how many of the others are found elsewhere."""
    share = min(1.0, (found + 1) / count)
    resting = max(0.0, (share - LOOSE) / (1 - LOOSE))
    return DIFFER + (DRAFTED - DIFFER) * resting**2
