"""Speakers at odds: the sides of a conflict are given to different persons or bodies, each by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, KeysView, Sequence
from functools import cache
from itertools import combinations
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import grammar, lexicon
from claimcheck.model import Claim, Name
from claimcheck.predicates import facts
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

WORD: Final = re.compile(r"\w++")
NEAR: Final = 120  # characters round a person's name in which the body that they speak for is named


class Anonymous(Struct, frozen=True, forbid_unknown_fields=True):
    """anonymous.toml: a string of words."""

    words: str


@cache
def _anonymous(locale: str) -> frozenset[str]:
    """The words that name nobody."""
    return frozenset(lexicon.section(locale, "anonymous", Anonymous).words.split())


def speakers_apart(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Facts whose values do not meet, where each side is given to speakers of its own."""
    attributed = [fact for fact in case.facts if len({c.speaker for c in case.of(fact)} - {None}) > 1]
    for conflict in facts.values_apart(replace(case, facts=tuple(attributed)), rule):
        told = [_attributed(side) for side in conflict.sides]
        if all(told) and all(_apart(one, two, case) for one, two in combinations(told, 2)):
            names = tuple(" and ".join(dict.fromkeys(c.speaker or "" for c in side)) for side in told)
            steps = (f"{case.source(c)} gives “{c.text}” to {c.speaker}" for side in told for c in side)
            yield replace(conflict, speakers=names, because=(*conflict.because, *dict.fromkeys(steps)))


def _attributed(side: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in side if claim.speaker]


def _apart(one: Sequence[Claim], two: Sequence[Claim], case: Case) -> bool:
    """Whether no speaker of one side may be one of the other."""
    return not any(_alike(a, b, case) for a in one for b in two)


def _alike(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two speakers may be one, or the one speak for the other."""
    one, two = _telling(a, case), _telling(b, case)
    if not one or not two or one <= two or two <= one:
        return True
    if "".join(word[0] for word in one) in two or "".join(word[0] for word in two) in one:
        return True
    persons = _person(a, case), _person(b, case)
    if all(persons):
        return _words(a)[-1] == _words(b)[-1]
    return any(
        person and _speaks_for(x, y, case) for person, x, y in zip(persons, (a, b), (b, a), strict=True)
    )


def _words(claim: Claim) -> list[str]:
    return WORD.findall((claim.speaker or "").casefold())


def _telling(claim: Claim, case: Case) -> KeysView[str]:
    """The words that name a speaker, in order."""
    locale = case.articles[claim.article].locale
    idle = grammar.load(locale).closed | _anonymous(locale)
    return dict.fromkeys(word for word in _words(claim) if word not in idle).keys()


def _person(claim: Claim, case: Case) -> bool:
    """Whether the speaker of a claim is known as a person."""
    names = (c.value for c in case.claims.values() if c.kind == "name" and c.article == claim.article)
    return any(isinstance(n, Name) and n.sort == "person" and n.name == claim.speaker for n in names)


def _speaks_for(person: Claim, body: Claim, case: Case) -> bool:
    """Whether the body is named near the person in the person's article, as an employer would be."""
    text = case.articles[person.article].text.casefold()
    surname, wanted = _words(person)[-1], set(_telling(body, case))
    for found in re.finditer(rf"\b{re.escape(surname)}\b", text):
        if wanted <= set(WORD.findall(text[max(found.start() - NEAR, 0) : found.end() + NEAR])):
            return True
    return False
