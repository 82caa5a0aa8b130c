"""Claims to facts: block, compare by levels, cluster; then claims that differ, where all else agrees."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from claimcheck.align import blocks, names, nearby, reprints, traits
from claimcheck.align.cluster import Group, Pair
from claimcheck.align.groups import Field, gather, within
from claimcheck.align.matching import Scores, match
from claimcheck.align.score import Score
from claimcheck.align.traits import Traits
from claimcheck.model import Claim, Fact, Link
from claimcheck.rates import Rates


def align(
    claims: Sequence[Claim],
    rates: Rates,
    focus: Collection[str] = (),
    first: int = 1,
    apart: Collection[tuple[str, str]] = frozenset(),
) -> tuple[Fact, ...]:
    """The facts that claims speak of, numbered from `first`; each claim is in one, a fact may hold one.

    An article in `focus` is a draft that rests on the others: what it says must be found in them,
    so less is asked of a match by which it differs. Of very many claims each is compared only with
    the nearest to it, and where drafts are in focus only what is near to these; sentences that are
    printed over and again stand as one. Claims whose ids are a pair of `apart` are never of one fact.
    """
    folded = reprints.fold(claims, apart) if len(claims) > nearby.FEW else reprints.alone(len(claims))
    known = traits.read([claims[i] for i in folded.leaders])
    articles = [frozenset(claims[i].article for i in held) for held in folded.held]
    drafted = {n for n, held in enumerate(articles) if focus and not held.isdisjoint(focus)}
    barred = _barred(claims, folded.of, apart)
    ties = [pair for pair in tied(claims, folded.of, known) if pair not in barred]
    met = blocks.pairs(known) if len(known) <= nearby.FEW else nearby.pairs(known, drafted)
    scores = {pair: s for pair, s in match(known, met, ties, rates, claims).items() if pair not in barred}
    groups = gather(Field(known, articles, scores, ties, barred, nearby.span(len(known)), rates), drafted)
    return _facts(claims, folded.held, groups, scores, first)


def _barred(
    claims: Sequence[Claim], of: Sequence[int], apart: Collection[tuple[str, str]]
) -> frozenset[Pair]:
    """The pairs of claims that were told to be of two facts, by number."""
    at = {claim.id: of[i] for i, claim in enumerate(claims)} if apart else {}
    found = [(at[a], at[b]) for a, b in apart if a in at and b in at]
    return frozenset((min(pair), max(pair)) for pair in found)


def tied(claims: Sequence[Claim], of: Sequence[int], known: Sequence[Traits]) -> list[Pair]:
    """The claims that state one amount twice, and the names and roles of one person."""
    at = {claim.id: of[i] for i, claim in enumerate(claims)}
    pairs = ((at[c.pair], of[i]) for i, c in enumerate(claims) if c.pair and c.pair in at)
    return [*dict.fromkeys(pairs), *names.tie(known)]


def _facts(
    claims: Sequence[Claim], held: Sequence[Group], groups: Sequence[Group], scores: Scores, first: int
) -> tuple[Fact, ...]:
    """The facts of groups, each with all claims that its members stand for."""
    links = within(groups, scores)
    found = []
    for n, group in enumerate(groups):
        told = [claims[i] for i in sorted(i for member in group for i in held[member])]
        about = max((c.about for c in told), key=len)
        linked = tuple(
            _link(claims[held[i][0]], claims[held[j][0]], scores[i, j]) for i, j in sorted(links.get(n, ()))
        )
        found.append(Fact(f"f{n + first}", about, tuple(c.id for c in told), linked))
    return tuple(found)


def _link(a: Claim, b: Claim, score: Score) -> Link:
    return Link(a.id, b.id, Decimal(f"{score.total:.2f}"), score.levels)
