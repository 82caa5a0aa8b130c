"""Tests on names: one name in two spellings, two posts for one person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from claimcheck import romanised
from claimcheck.model import Claim, Name
from claimcheck.predicates import offices
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

Apart = Callable[[Claim, Claim, Case], bool]
FEW: Final = 8  # claims of a side that stand for all


def spellings_apart(case: Case, _: Rule) -> Iterator[Conflict]:
    """Facts of one name in two spellings."""
    return _facts(case, "name", respelled)


def romanisations_apart(case: Case, _: Rule) -> Iterator[Conflict]:
    """Facts of one name with and without accents, or in two romanisations."""
    return _facts(case, "name", lambda a, b, _: romanised.one(_name(a), _name(b)))


def roles_apart(case: Case, _: Rule) -> Iterator[Conflict]:
    """Facts of one person with two posts of one sort that exclude each other."""
    return _facts(case, "role", offices.exclusive)


def _facts(case: Case, kind: str, apart: Apart) -> Iterator[Conflict]:
    for fact in case.facts:
        sides = _sides([c for c in case.of(fact) if c.kind == kind])
        against = [
            n
            for n in sides
            if any(
                o != n and _elsewhere(sides[n], sides[o]) and _apart(sides[n], sides[o], apart, case)
                for o in sides
            )
        ]
        if len(against) > 1:
            told = tuple(f"“{sides[n][0].text}” stands in {_places(case, sides[n])}" for n in against)
            yield Conflict(
                tuple((*sides[n], *_holders(case, sides[n])) for n in against),
                tuple(sides[n][0].text for n in against),
                told,
                fact.id,
            )


def _holders(case: Case, roles: Sequence[Claim]) -> Iterator[Claim]:
    """The names beside roles: whose posts they are."""
    wanted = {(r.article, r.sentence, r.value.holder): r for r in roles if isinstance(r.value, Name)}
    for (article, sentence, holder), role in wanted.items():
        told = case.names.get((article, sentence), ())
        beside = (c for c in told if isinstance(c.value, Name) and c.value.name == holder)
        nearest = min(beside, key=lambda c: abs(c.start - role.start), default=None)
        if nearest is not None:
            yield nearest


def _apart(one: Sequence[Claim], two: Sequence[Claim], apart: Apart, case: Case) -> bool:
    return any(apart(a, b, case) for a in one[:FEW] for b in two[:FEW])


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


def respelled(a: Claim, b: Claim, _: Case) -> bool:
    """Whether each of two names has a word that the other lacks; a shorter form is no other spelling."""
    one, two = _words(a), _words(b)
    return bool(one - two) and bool(two - one) and not romanised.one(_name(a), _name(b))


def _words(claim: Claim) -> set[str]:
    return set(_name(claim).casefold().split())


def _name(claim: Claim) -> str:
    return claim.value.name if isinstance(claim.value, Name) else ""
