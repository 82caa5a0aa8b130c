"""Sentences printed word for word over and again: one stands for all, so that a thousand cost one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from msgspec import Struct

from claimcheck.align.traits import NEAR
from claimcheck.model import Claim


class Reprints(Struct, frozen=True):
    """The claims that stand for all, in their order; for each claim the number of the one that stands for it.

    `held` are for each of those all that it stands for, itself first.
    """

    leaders: list[int]
    of: list[int]
    held: list[list[int]]


def alone(count: int) -> Reprints:
    """So many claims, each of which stands for itself."""
    return Reprints(list(range(count)), list(range(count)), [[i] for i in range(count)])


def fold(claims: Sequence[Claim], apart: Collection[tuple[str, str]] = ()) -> Reprints:
    """The first of each wording of a sentence for all; those of claims told `apart` stay by themselves."""
    single = {name for pair in apart for name in pair}
    sentences: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        sentences[claim.article, claim.sentence.start].append(i)
    first: dict[object, list[int]] = {}
    leads = list(range(len(claims)))
    for found in sentences.values():
        if any(claims[i].id in single for i in found):
            continue
        for i, lead in zip(found, first.setdefault(_wording(claims, found), found), strict=True):
            leads[i] = lead
    held: dict[int, list[int]] = defaultdict(list)
    for i, lead in enumerate(leads):
        held[lead].append(i)
    place = {lead: n for n, lead in enumerate(held)}
    return Reprints(list(held), [place[lead] for lead in leads], list(held.values()))


def _wording(claims: Sequence[Claim], found: Sequence[int]) -> object:
    """What the claims of a sentence have in common with those of its reprints: all that was read in it."""
    place = {claims[i].id: n for n, i in enumerate(found)}
    return tuple((_read(claims[i]), place.get(claims[i].pair or "")) for i in found)


def _read(claim: Claim) -> object:
    """A claim without its article; the sentence by its length and the words in it that tell."""
    subject = claim.subject
    near = tuple(label for label, nearness in subject.near if nearness >= NEAR)
    return (
        claim.text, claim.kind, claim.value, claim.when, claim.role, claim.about, claim.speaker, near,
        claim.start - claim.sentence.start, claim.sentence.end - claim.sentence.start,
    )  # fmt: skip
