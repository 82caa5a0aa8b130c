"""Tests on names: one name in two spellings, two posts for one person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from claimcheck.lexicon import DEFAULT, section
from claimcheck.model import Claim, Name
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule


class _Offices(Struct, frozen=True, forbid_unknown_fields=True):
    words: str


def spellings_apart(case: Case, _: Rule) -> Iterator[Conflict]:
    """Facts of one name in two spellings."""
    return _facts(case, "name", respelled)


def roles_apart(case: Case, _: Rule) -> Iterator[Conflict]:
    """Facts of one person with two posts of one sort that exclude each other."""
    return _facts(case, "role", exclusive)


def _facts(case: Case, kind: str, apart: Callable[[str, str], bool]) -> Iterator[Conflict]:
    for fact in case.facts:
        sides = _sides([c for c in case.of(fact) if c.kind == kind])
        against = [
            n for n in sides if any(o != n and apart(n, o) and _elsewhere(sides[n], sides[o]) for o in sides)
        ]
        if len(against) > 1:
            told = tuple(f"“{sides[n][0].text}” stands in {_places(case, sides[n])}" for n in against)
            yield Conflict(
                tuple(tuple(sides[n]) for n in against),
                tuple(sides[n][0].text for n in against),
                told,
                fact.id,
            )


def _sides(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Claims by the name they give, the commonest first."""
    sides: dict[str, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.value, Name):
            sides.setdefault(claim.value.name.casefold(), []).append(claim)
    return dict(sorted(sides.items(), key=lambda item: (-len(item[1]), item[0])))


def _elsewhere(one: Sequence[Claim], two: Sequence[Claim]) -> bool:
    """Whether no article uses both."""
    return not {c.article for c in one} & {c.article for c in two}


def _places(case: Case, claims: Sequence[Claim]) -> str:
    return ", ".join(dict.fromkeys(case.source(claim) for claim in claims))


def respelled(a: str, b: str) -> bool:
    """Whether each of two names has a word that the other lacks; a shorter form is no other spelling."""
    return bool(set(a.split()) - set(b.split())) and bool(set(b.split()) - set(a.split()))


@cache
def _offices() -> frozenset[str]:
    return frozenset(section(DEFAULT, "offices", _Offices).words.split())


def exclusive(a: str, b: str) -> bool:
    """Whether two posts share their head noun and are told apart by the words for rank or office.

    "chief engineer" and "executive engineer" exclude each other; "engineer" leaves open which,
    and "group leader" and "party leader" may be one.
    """
    one, two = (post.partition(" of ")[0].split() for post in (a, b))
    if not one or not two or one[-1] != two[-1]:
        return False
    first, second = set(one[:-1]) - set(two[:-1]), set(two[:-1]) - set(one[:-1])
    return bool(first) and bool(second) and first | second <= _offices()
