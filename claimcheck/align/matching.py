"""The scores of all pairs of claims: those that agree support their neighbours, then those that differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from math import exp, log2
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
MOST: Final = 8  # of them that are looked at
SUREST: Final = 8.0  # bits of such a pair that count
FADING: Final = 60.0  # characters between two mentions by which they speak less for each other

Place = tuple[str, int]
Settings = dict[Pair, Setting]
Scores = dict[Pair, Score]
Backing = list[tuple[Pair, float]]
Support = dict[tuple[Place, Place], Backing]


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
    strong = {pair: s.total for pair, s in scores.items() if s.relation != "differ" and s.total >= STRONG}
    support = _support(known, dict.fromkeys(ties, 0.0) | strong)
    backed = {pair: found for pair in scores if (found := _backing(known, pair, support))}
    for pair, found in backed.items():
        near = max(bits * _nearness(known, pair, other) for other, bits in found)
        settings[pair] = replace(settings[pair], support=min(len(found), BACKING), beside=near)
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


def _support(known: Sequence[Traits], strong: Mapping[Pair, float]) -> Support:
    """The strong pairs of each two sentences of two articles, with their bits."""
    support: Support = defaultdict(list)
    for (i, j), bits in strong.items():
        if known[i].claim.article != known[j].claim.article:
            support[_place(known[i].claim), _place(known[j].claim)].append(((i, j), min(bits, SUREST)))
    return support


def _backing(known: Sequence[Traits], pair: Pair, support: Support) -> Backing:
    """The other pairs of its two sentences that speak for a pair, the first that count."""
    i, j = pair
    others = support.get((_place(known[i].claim), _place(known[j].claim)), ())
    return list(islice((s for s in others if i not in s[0] and j not in s[0]), MOST))


def _nearness(known: Sequence[Traits], pair: Pair, other: Pair) -> float:
    """How near another pair stands to a pair in both sentences, from 1 at its side to 0 far off."""
    return exp(-sum(_gap(known[i].claim, known[k].claim) for i, k in zip(pair, other, strict=True)) / FADING)


def _gap(a: Claim, b: Claim) -> int:
    return max(0, max(a.start, b.start) - min(a.end, b.end))
