"""The scores of all pairs of claims: those that agree support their neighbours, then those that differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from math import log2
from typing import Final

from msgspec.structs import replace

from claimcheck import values
from claimcheck.align import rivals, score
from claimcheck.align.cluster import Pair
from claimcheck.align.score import Score, Setting
from claimcheck.align.traits import Traits
from claimcheck.model import Claim
from claimcheck.rates import Rates

AGREE: Final = 0.0  # bits at which two claims that agree are more likely of one fact than not
STRONG: Final = 2.0  # bits at which a pair speaks for its neighbours
OPENING: Final = 2  # sentences that open an article
BACKING: Final = 2  # pairs that speak for another of their two sentences and count

Place = tuple[str, int]
Settings = dict[Pair, Setting]
Scores = dict[Pair, Score]


def match(
    known: Sequence[Traits],
    met: Mapping[Pair, float],
    ties: Sequence[Pair],
    rates: Rates,
    everyone: Sequence[Claim],
) -> Scores:
    """The score of each pair of `met` that could be of one fact; `everyone` are all claims there are."""
    settings = _settings(known, met, everyone)
    scores = _agree(known, settings, rates)
    strong = [pair for pair, s in scores.items() if s.relation != "differ" and s.total >= STRONG]
    support = _support(known, [*strong, *ties])
    backed = {pair: n for pair in scores if (n := _backed(known, pair, support))}
    settings |= {pair: replace(settings[pair], support=n) for pair, n in backed.items()}
    scores |= _agree(known, {pair: settings[pair] for pair in backed}, rates)
    return scores | _differ(known, settings, scores)


def _agree(known: Sequence[Traits], settings: Settings, rates: Rates) -> Scores:
    found = {(i, j): score.agree(known[i], known[j], s, rates) for (i, j), s in settings.items()}
    return {pair: s for pair, s in found.items() if s is not None}


def _differ(known: Sequence[Traits], settings: Settings, scores: Scores) -> Scores:
    """The scores of pairs that differ, given whom else each claim might be matched with."""
    agreeing = [pair for pair, s in scores.items() if s.relation != "differ" and s.total >= AGREE]
    field = rivals.read(known, {pair: s.shared for pair, s in settings.items()}, agreeing)
    out = {}
    for (i, j), found in scores.items():
        if found.relation == "differ":
            setting = settings[i, j]
            rival = rivals.rivalry(known, field, i, j, setting.shared)
            out[i, j] = score.differ(known[i], known[j], setting, rival)
    return out


def _settings(known: Sequence[Traits], met: Mapping[Pair, float], everyone: Sequence[Claim]) -> Settings:
    """What each comparison takes from outside its two claims."""
    sizes = Counter((c.article, values.dimension(c)) for c in everyone)
    opening = _opening(everyone)
    most = [log2(max(2, sizes[t.claim.article, t.dimension])) for t in known]
    leads = [_place(t.claim) in opening for t in known]
    return {
        (i, j): Setting(bits, max(most[i], most[j]), lead=leads[i] and leads[j])
        for (i, j), bits in met.items()
    }


def _place(claim: Claim) -> Place:
    return (claim.article, claim.sentence.start)


def _opening(everyone: Sequence[Claim]) -> set[Place]:
    """The first sentences of each article that make a claim."""
    starts: dict[str, set[int]] = defaultdict(set)
    for claim in everyone:
        starts[claim.article].add(claim.sentence.start)
    return {(article, start) for article, found in starts.items() for start in sorted(found)[:OPENING]}


def _support(known: Sequence[Traits], strong: Sequence[Pair]) -> dict[tuple[Place, Place], list[Pair]]:
    """The strong pairs of each two sentences of two articles."""
    support: dict[tuple[Place, Place], list[Pair]] = defaultdict(list)
    for i, j in strong:
        if known[i].claim.article != known[j].claim.article:
            support[_place(known[i].claim), _place(known[j].claim)].append((i, j))
    return support


def _backed(known: Sequence[Traits], pair: Pair, support: dict[tuple[Place, Place], list[Pair]]) -> int:
    """How many other pairs of its two sentences speak for a pair, at most BACKING."""
    i, j = pair
    others = support.get((_place(known[i].claim), _place(known[j].claim)), ())
    backing = (1 for k, n in others if i not in (k, n) and j not in (k, n))
    return sum(islice(backing, BACKING))
