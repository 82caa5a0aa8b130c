"""What alignment looks at in a claim, and how much each of its words tells in this set of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log2, log10
from typing import Final

from msgspec import Struct

from claimcheck import values, words
from claimcheck.model import Claim, Quantity

BACKGROUND: Final = 80  # claims of other news that stand behind a set too small to show what is rare
MOST: Final = 7.0  # bits that one shared word can tell
ENGLISH: Final = (0.0, 0.45, 0.85, 1.0)  # by words.weight: stop, very common, ordinary, rare
FIGURES: Final = 3  # leading figures that can surprise; more are copied, not chanced upon
LEAD: Final = 3  # words before a figure that another may stand behind as well
NEAR: Final = 25  # nearness in percent from which a word counts for how common it is


class Traits(Struct, frozen=True):
    """A claim as alignment sees it: `near` maps each concept to its bits here times its nearness.

    `lead` are the last words before its figure, none of a count, which tells what it counts. `place` is how
    far down its article the claim stands, from 0 at the top to 1, and `company` how many claims that makes.
    """

    claim: Claim
    dimension: str
    near: dict[str, float]
    total: float
    strong: frozenset[str]
    surprise: float
    lead: tuple[str, ...]
    place: float
    company: int


def read(claims: Sequence[Claim]) -> list[Traits]:
    """The traits of claims, words weighed by how rare they are among these claims and in English."""
    told = [c for c in claims if c.kind != "name"]
    common = Counter(label for c in told for label, near in c.subject.near if near >= NEAR)
    size = max(len(told), BACKGROUND)
    bits = {label: _bits(label, n, size) for label, n in common.items()}
    repeated = Counter((c.article, figure(c)) for c in claims)
    ends = {c.article: c.end for c in sorted(claims, key=lambda c: c.end)}
    company = Counter(c.article for c in told)
    return [
        _traits(c, bits, repeated[c.article, figure(c)], (c.start / ends[c.article], company[c.article]))
        for c in claims
    ]


def _traits(claim: Claim, bits: dict[str, float], repeated: int, stand: tuple[float, int]) -> Traits:
    near = {
        label: bits[label] * n / 100 for label, n in claim.subject.near if label in bits and bits[label] > 0
    }
    strong = frozenset(label for label, n in claim.subject.near if n >= 50)
    surprise = max(0.0, _benford(claim) - log2(repeated))
    lead = () if claim.kind == "count" else tuple(claim.about.casefold().split()[-LEAD:])
    return Traits(claim, values.dimension(claim), near, sum(near.values()), strong, surprise, lead, *stand)


def _bits(label: str, n: int, count: int) -> float:
    """How much it tells that two claims share a word, in bits; none when most claims have it."""
    return max(0.0, min(MOST, log2((count + 1) / (n + 0.5)))) * ENGLISH[int(words.weight(label))]


def figure(claim: Claim) -> object:
    """What a claim states, as far as another may state the same in the same figures."""
    value = claim.value
    return value.number if isinstance(value, Quantity) else value


def _benford(claim: Claim) -> float:
    """How surprising a figure is in bits: log2 of one over Benford's frequency of its leading figures.

    F. Benford, The law of anomalous numbers (1938): log10(1 + 1/n) for the leading figures n.
    """
    value = claim.value
    if not isinstance(value, Quantity):
        return 5.0
    number = value.number[1] if isinstance(value.number, tuple) else value.number
    leading = number.normalize().as_tuple().digits[:FIGURES]
    digits = int("".join(map(str, leading)) or "0")
    if digits == 0:
        return 2.0
    return -log2(log10(1 + 1 / digits))
