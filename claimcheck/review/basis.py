"""What a decision rests on: a finding's figures, and the kin by which it is known when they change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, islice
from typing import Final

from claimcheck.review.casefile import Casefile, Claim, Finding, Side, digest
from claimcheck.review.events import Basis

PAIRS: Final = 24  # pairs of claims kept with a decision

Figures = tuple[tuple[str, tuple[str, ...]], ...]


def basis(case: Casefile, finding: Finding) -> Basis:
    """What a decision on this finding rests on."""
    return Basis(
        rule=finding.rule,
        message=finding.message,
        kin=kin(case, finding),
        severity=finding.severity,
        sources=tuple(case.sources(finding)),
        figures=figures((side.value, [claim.text for claim in claims(case, side)]) for side in finding.sides),
        pairs=tuple(islice(_pairs(case, finding), PAIRS)),
    )


def figures(sides: Iterable[tuple[str, Sequence[str]]]) -> Figures:
    """Each side's value and the words of its claims, in an order of their own."""
    return tuple(sorted((value, tuple(sorted(set(texts)))) for value, texts in sides))


def kin(case: Casefile, finding: Finding) -> str:
    """A fingerprint of rule, sources and subject without the figures: it survives their change."""
    return digest(finding.rule, *sorted(case.sources(finding)), "", *sorted(_subjects(case, finding)))


def claims(case: Casefile, side: Side) -> list[Claim]:
    """The claims of a side that the report holds."""
    return [case.claim[key] for key in side.claims if key in case.claim]


def _subjects(case: Casefile, finding: Finding) -> set[str]:
    return {claim.about.partition(";")[0].strip().casefold() for claim in case.cited(finding)}


def _pairs(case: Casefile, finding: Finding) -> Iterable[tuple[tuple[str, str, str], tuple[str, str, str]]]:
    for one, other in combinations(finding.sides, 2):
        for a in claims(case, one):
            for b in claims(case, other):
                yield (case.source(a), a.text, a.about), (case.source(b), b.text, b.about)
