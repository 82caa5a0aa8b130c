"""Of very many claims the few nearest to each of a draft's, so that whoever writes need not wait."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from heapq import nlargest
from typing import Final

from msgspec import Struct

from claimcheck.align import traits
from claimcheck.align.blocks import NAMES
from claimcheck.align.traits import Traits
from claimcheck.model import Claim

MANY: Final = 600  # claims from which not all are compared with all
NEAREST: Final = 12  # claims of other articles that one claim of a draft is compared with
FIGURE: Final = 6.0  # bits that a shared figure counts for

Blocks = dict[object, list[tuple[int, float]]]


class Near(Struct, frozen=True):
    """The claims to be compared, in their order, each with those that say the same in the same words."""

    kept: list[int]
    twins: dict[int, list[int]]

    def whole(self, group: Sequence[int]) -> list[int]:
        """A group of kept claims, by number among them, as all the claims that it stands for."""
        found = [self.kept[i] for i in group]
        return sorted(j for i in found for j in (i, *self.twins.get(i, ())))


def near(known: Sequence[Traits], focus: Collection[str]) -> Near:
    """The claims to be compared: all, where they are few or no draft is in focus."""
    ours = [i for i, t in enumerate(known) if t.claim.article in focus]
    if not ours or len(known) <= MANY:
        return Near(list(range(len(known))), {})
    twins = _twins(known, frozenset(ours))
    blocks = _blocks(known, twins)
    kept = {i for i, t in enumerate(known) if t.dimension in NAMES and i in twins}.union(ours)
    for i in ours:
        kept.update(_nearest(known[i], blocks))
    kept |= _partners(known, kept)
    return Near(sorted(kept), twins)


def _twins(known: Sequence[Traits], ours: frozenset[int]) -> dict[int, list[int]]:
    """The claims of other articles, the first of each wording with those after it."""
    first: dict[object, int] = {}
    twins: dict[int, list[int]] = {}
    for i, t in enumerate(known):
        if i in ours:
            continue
        leader = first.setdefault(_wording(t.claim), i)
        if leader == i:
            twins[i] = []
        else:
            twins[leader].append(i)
    return twins


def _wording(claim: Claim) -> object:
    """What two claims of reprints have in common; the sentence by its length and all that was read in it."""
    subject = claim.subject
    return (
        claim.text, claim.kind, claim.value, claim.when, claim.role, claim.about, claim.speaker, subject.near,
        claim.start - claim.sentence.start, claim.sentence.end - claim.sentence.start,
    )  # fmt: skip


def _blocks(known: Sequence[Traits], twins: dict[int, list[int]]) -> Blocks:
    """The claims of other articles, one of each wording, by concept and by figure."""
    blocks: Blocks = defaultdict(list)
    for i in twins:
        t = known[i]
        if t.dimension not in NAMES:
            blocks[traits.figure(t.claim)].append((i, FIGURE))
            for label, bits in t.near.items():
                blocks[t.dimension, label].append((i, bits))
    return blocks


def _nearest(one: Traits, blocks: Blocks) -> list[int]:
    """The claims that share most with one, in words and figure."""
    shared: dict[int, float] = defaultdict(float)
    for label, bits in one.near.items():
        for i, other in blocks.get((one.dimension, label), ()):
            shared[i] += min(bits, other)
    for i, bits in blocks.get(traits.figure(one.claim), ()):
        shared[i] += bits
    return nlargest(NEAREST, shared, key=lambda i: (shared[i], -i))


def _partners(known: Sequence[Traits], kept: Collection[int]) -> set[int]:
    """The other halves of conversions in parentheses of which one half is kept."""
    at = {t.claim.id: i for i, t in enumerate(known)}
    tied = ((i, at[t.claim.pair]) for i, t in enumerate(known) if t.claim.pair in at and t.claim.pair)
    return {one for pair in tied if pair[0] in kept or pair[1] in kept for one in pair}
