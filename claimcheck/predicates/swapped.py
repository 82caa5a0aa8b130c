"""One figure given to two kinds of a thing that exclude each other: 26 injured here, 26 killed there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from claimcheck import contrasts, words
from claimcheck.contrasts import Kinds
from claimcheck.model import Claim, Span
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

STOPS: Final = frozenset(", ; : . ( ) - – — and but while as".split())
MOST: Final = 40  # claims of one figure that each is held against
FEWEST: Final = 10  # smaller figures fall together by chance


class View(Struct, frozen=True):
    """The counts of a case by figure and by sentence, and what is said of those that were asked for."""

    case: Case
    alike: dict[object, list[Claim]]
    sentences: dict[tuple[str, Span], list[Claim]]
    given: dict[str, set[Decimal | None]]
    kinds: dict[str, tuple[Kinds, ...]]


def kinds_swapped(case: Case, _: Rule) -> Iterator[Conflict]:
    """Counts of one kind that another article gives to the other kind, beside another count of this one."""
    told: set[str] = set()
    see = _view(case)
    for one in (c for same in see.alike.values() for c in same if len(same) > 1 and _kinds(see, c)):
        for other in see.alike[prose.number(one)][:MOST]:
            beside = _beside(see, one, other) if other.article != one.article else None
            if beside and one.id not in told:
                told.update((one.id, other.id))
                yield _conflict(see, one, other, beside)


def _view(case: Case) -> View:
    counts = [c for c in case.claims.values() if c.kind in prose.COUNTED and prose.number(c)]
    alike: dict[object, list[Claim]] = defaultdict(list)
    sentences: dict[tuple[str, Span], list[Claim]] = defaultdict(list)
    given: dict[str, set[Decimal | None]] = defaultdict(set)
    for claim in counts:
        sentences[claim.article, claim.sentence].append(claim)
        given[claim.article].add(prose.number(claim))
        if _counts(claim):
            alike[prose.number(claim)].append(claim)
    return View(case, alike, sentences, given, {})


def _conflict(see: View, one: Claim, other: Claim, beside: Claim) -> Conflict:
    case, kinds = see.case, _contrast(see, one, other) or ("", "")
    because = (
        f"{case.source(one)} gives {one.text} to “{kinds[0]}”",
        f"{case.source(other)} gives {other.text} to “{kinds[1]}”, and {beside.text} to “{kinds[0]}”",
    )
    return Conflict(((one,), (beside, other)), (one.text, f"{beside.text}, {other.text}"), because)


def _counts(claim: Claim) -> bool:
    """Whether a figure counts things, and is large enough to be told again."""
    size = prose.number(claim)
    whole = size is not None and claim.kind in prose.COUNTED and size == size.to_integral()
    return whole and size is not None and size >= FEWEST and claim.role in ("level", "total")


def _contrast(see: View, a: Claim, b: Claim) -> tuple[str, str] | None:
    """The two kinds by which the words round two figures set them apart."""
    found = (contrasts.opposed(one, two) for one in _kinds(see, a) for two in _kinds(see, b))
    return next((kinds for kinds in found if kinds), None)


def _kinds(see: View, claim: Claim) -> tuple[Kinds, ...]:
    """The kinds told of a figure, behind and before it, read once."""
    if claim.id not in see.kinds:
        told = (contrasts.kinds(run) for run in _runs(see.case, claim))
        see.kinds[claim.id] = tuple(found for found in told if found)
    return see.kinds[claim.id]


def _runs(case: Case, claim: Claim) -> tuple[list[str], list[str]]:
    """What is said of a figure: the concepts behind and before it, up to the next figure, comma or "and"."""
    behind, ahead = prose.after(case, claim), prose.before(case, claim)[::-1]
    return _clause(behind), _clause(ahead)[::-1]


def _clause(run: Sequence[str]) -> list[str]:
    stop = next((n for n, word in enumerate(run) if word in STOPS or word.isdigit()), len(run))
    return words.concepts(run[:stop])


def _beside(see: View, one: Claim, other: Claim) -> Claim | None:
    """What the other article's sentence counts of the first one's kind, where that is another figure."""
    told = see.sentences[other.article, other.sentence]
    if len(told) < 2 or not _contrast(see, one, other) or not _one_time(see.case, one, other):
        return None
    counted = [
        c for c in see.sentences[other.article, other.sentence] if prose.number(c) != prose.number(one)
    ]
    same = [c for c in counted if _same_kind(see, c, one, other)]
    return same[0] if len(same) == 1 and not _given(see, same[0], one.article) else None


def _given(see: View, claim: Claim, article: str) -> bool:
    """Whether an article gives the figure of a claim as well."""
    return prose.number(claim) in see.given[article]


def _same_kind(see: View, claim: Claim, one: Claim, other: Claim) -> bool:
    """Whether a figure is of the kind of the first and not of the other."""
    return bool(_contrast(see, claim, other)) and not _contrast(see, claim, one)


def _one_time(case: Case, one: Claim, other: Claim) -> bool:
    """Whether the sentences name the same years, or neither names any."""
    return _years(case, one) == _years(case, other)


def _years(case: Case, claim: Claim) -> set[str]:
    found = prose.tokens(case.sentence(claim))
    return {
        word for word in found if word.isdigit() and len(word) == len("2005") and word[:2] in ("19", "20")
    }
