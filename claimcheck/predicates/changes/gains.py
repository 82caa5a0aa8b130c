"""A gain told beside the two levels it lies between, which a percentage has shown to be its levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from claimcheck.model import Claim
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.changes import growth, ways
from claimcheck.rulebook import Rule

REACH: Final = 3  # sentences with figures in which the levels and the gain stand
NEAR: Final = 5  # words from "gain" to its figure, or from "previous" to the level before
HUNDRED: Final = Decimal(100)


def gain_off(case: Case, _: Rule) -> Iterator[Conflict]:
    """Gains that are not the difference of two levels of which the percentage between them is told too."""
    groups = prose.sentences(case)
    for n, claims in enumerate(groups):
        near = [g for g in groups[n : n + REACH] if g[0].article == claims[0].article]
        for level, share in _grown(claims):
            for before, gain in _told(case, level, near):
                yield from _against(level, share, before, gain)


def _grown(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """A level and the percentage by which it grew, in one sentence."""
    shares = [c for c in claims if c.kind == "percent" and c.role == "change" and prose.unit(c) == "percent"]
    levels = [c for c in claims if c.kind in ways.AMOUNTS and c.role != "change" and prose.number(c)]
    if len(shares) == 1 and levels and levels[-1].start < shares[0].start:
        yield next(c for c in reversed(levels) if c.start < shares[0].start), shares[0]


def _told(case: Case, level: Claim, near: Sequence[Sequence[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    """The level before and the gain, where the sentences name both by their words."""
    words = ways.load(case.articles[level.article].locale)
    alike = [c for group in near for c in group if c.id != level.id and _alike(c, level)]
    befores = [c for c in alike if _worded(case, c, words["earlier"])]
    gains = [c for c in alike if c not in befores and _gained(case, c, words)]
    if len(befores) == 1 and len(gains) == 1:
        yield befores[0], gains[0]


def _alike(claim: Claim, level: Claim) -> bool:
    if prose.number(claim) is None:
        return False
    if claim.kind == "number" and not prose.unit(claim):
        return True
    return claim.kind == level.kind and prose.unit(claim) == prose.unit(level)


def _worded(case: Case, claim: Claim, cues: frozenset[str]) -> bool:
    """Whether one of the cues stands near a figure, before it or behind it in its clause."""
    behind = prose.after(case, claim)[:NEAR]
    clause = behind[: behind.index(",")] if "," in behind else behind
    return not cues.isdisjoint((*prose.before(case, claim)[-NEAR:], *clause))


def _gained(case: Case, claim: Claim, words: dict[str, frozenset[str]]) -> bool:
    """Whether a figure is what a gain or rise comes to: "The gain came to 62 million"."""
    lead = prose.before(case, claim)[-NEAR:]
    return not words["moves"].isdisjoint(lead) and not words["is_"].isdisjoint(lead)


def _against(level: Claim, share: Claim, before: Claim, gain: Claim) -> Iterator[Conflict]:
    one, two = prose.written(before, 1), prose.written(level, 1)
    said, percent = prose.written(gain, 1), prose.written(share, 1)
    if one is None or two is None or said is None or percent is None:
        return
    grown, made = growth.relative(one, two, HUNDRED), growth.difference(one, two, Decimal(1))
    if grown is None or made is None or not grown.meets(percent) or made.meets(said):
        return
    because = (
        f"{before.text} and {level.text} are apart by {share.text}, as the article says",
        f"they are apart by {prose.span(made)}, where it has {gain.text}",
    )
    levels = f"{before.text} to {level.text}, {share.text}"
    yield Conflict(((gain,), (before, level, share)), (gain.text, levels), because)
