"""What is asked of a drafted claim that differs: the less, the more its draft rests on the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import inf
from typing import Final

from claimcheck.align.cluster import Group, Pair
from claimcheck.align.score import Score
from claimcheck.align.traits import Traits

DIFFER: Final = -0.6  # bits at which two claims that differ are more likely of one fact than not
DRAFTED: Final = -8.0  # the same where one is of a draft that has all else from the other articles
LOOSE: Final = 0.5  # of its claims that an article of the same story shares with others, resting on none
OWN: Final = 0.6  # of its words, likewise
RECURRING: Final = ("date", "time")  # many events fall on one day
NEAR: Final = 25  # nearness in percent of the words that count
NAMED: Final = ("name", "role")


def asked(known: Sequence[Traits], groups: Sequence[Group], drafted: Collection[int]) -> dict[int, float]:
    """The bits asked of each drafted claim: DIFFER for a draft of its own, DRAFTED for a mere summary."""
    if not drafted:
        return {}
    found = {i for group in groups if any(j not in drafted for j in group) for i in group}
    figures = [i for i in sorted(drafted) if known[i].claim.kind not in NAMED]
    whole = Counter(known[i].claim.article for i in figures)
    rests = Counter(known[i].claim.article for i in figures if i in found)
    worded = _worded(known, drafted)
    least = {article: bits(rests[article], n, worded[article]) for article, n in whole.items()}
    return {i: least.get(known[i].claim.article, DIFFER) for i in drafted}


def outweighed(
    known: Sequence[Traits], scores: Mapping[Pair, Score], asked: Mapping[int, float]
) -> set[Pair]:
    """The agreeing pairs of a drafted claim and another article's that a pair which differs outweighs.

    "$50 a month" in a draft may stand where its source has "$100 a month", though the source prices something
    else at $50: what was asked less of a pair that differs speaks for it.
    """
    ahead: dict[int, float] = {}
    for pair, score in scores.items():
        if score.relation == "differ" and score.levels:
            for i in pair:
                if i in asked:
                    ahead[i] = max(ahead.get(i, -inf), score.total + DIFFER - asked[i])
    return {
        pair
        for pair, score in scores.items()
        if score.relation != "differ"
        and known[pair[0]].dimension not in RECURRING
        and known[pair[0]].claim.article != known[pair[1]].claim.article
        and any(ahead.get(i, -inf) > score.total for i in pair)
    }


def bits(found: int, count: int, worded: float) -> float:
    """What is asked of one claim, by how many others are found elsewhere, and which share of the words."""
    figures = _above(LOOSE, min(1.0, (found + 1) / count))
    return DIFFER + (DRAFTED - DIFFER) * max(figures, _above(OWN, worded)) ** 2


def _above(least: float, share: float) -> float:
    return max(0.0, (share - least) / (1 - least))


def _worded(known: Sequence[Traits], drafted: Collection[int]) -> dict[str, float]:
    """For each draft the share of the words round its figures that stand round the others' figures, too."""
    ours: dict[str, set[str]] = defaultdict(set)
    theirs: set[str] = set()
    for i, t in enumerate(known):
        words = {label for label, near in t.claim.subject.near if near >= NEAR}
        (ours[t.claim.article] if i in drafted else theirs).update(words)
    return {article: len(words & theirs) / max(1, len(words)) for article, words in ours.items()}
