"""A magnitude that a second figure leaves out: "8.5 million tonnes; exports are two and a half"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from claimcheck.model import Mention, Quantity
from claimcheck.normalizers._elided import Scope
from claimcheck.normalizers._number_words import table

COPULAS: Final = frozenset("is are was were".split())
SIZED: Final = ("money", "measure", "count")
FAR: Final = 20  # times that two figures in one magnitude may differ


def of(scope: Scope, mention: Mention) -> Decimal:
    """The magnitude that a mention is written with; 1 for none."""
    words = table(scope.doc.article.locale)
    for word in reversed(scope.doc.words[mention.first : mention.last]):
        if word in words.magnitudes or (mention.kind == "money" and word in words.cautious):
            return words.magnitudes.get(word) or words.cautious[word]
    return Decimal(1)


def beside(scope: Scope, at: int) -> Mention | None:
    """The figure before a bare fraction whose unit and magnitude this has too, in two clauses of one kind."""
    other = scope.mentions[at - 1] if at > scope.members.start else None
    if other is None or other.kind not in SIZED or not scope.free(scope.mentions[at].last):
        return None
    between = scope.doc.words[other.last : scope.mentions[at].first]
    both = scope.word(scope.lead(at)) in COPULAS and scope.word(scope.lead(at - 1)) in COPULAS
    told = both and between[:1] in ([";"], [","], ["and"]) and scope.known["unscaled"].isdisjoint(between)
    value = scope.mentions[at].value
    broken = isinstance(value, Quantity) and not isinstance(value.number, tuple) and value.number % 1
    return other if told and broken and of(scope, other) >= 1000 else None


def shared(scope: Scope, mention: Mention, other: Mention) -> Mention | None:
    """A bare figure in the magnitude of the other; None where the two are too far apart for that."""
    scale, mine, its = of(scope, other), mention.value, other.value
    if scale == 1 or of(scope, mention) > 1:
        return mention
    if not isinstance(mine, Quantity) or not isinstance(its, Quantity):
        return None
    if isinstance(mine.number, tuple) or isinstance(its.number, tuple) or mine.number >= 1000:
        return None
    if not its.number / FAR < mine.number * scale < its.number * FAR:
        return None
    low, high = (None if end is None else end * scale for end in (mine.low, mine.high))
    value = replace(mine, number=mine.number * scale, low=low, high=high, step=mine.step * scale)
    return replace(mention, value=value)
