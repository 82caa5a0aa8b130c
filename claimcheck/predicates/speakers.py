"""Speakers at odds: the sides of a conflict are given to different persons or bodies, each by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, KeysView, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import grammar, lexicon, values
from claimcheck.model import Claim
from claimcheck.predicates import facts
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

WORD: Final = re.compile(r"\w++")
EVENT: Final = "; "  # parts what is counted from what happened to it
CLOSE: Final = 400  # characters between two figures that an article sets against each other
SPEAKERS: Final = 1024  # whose words are remembered
NEAR: Final = 120  # characters round a person's name in which the body that they speak for is named

Where = Callable[[Claim], str]


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
    for conflict in facts.values_apart_of(case, rule, attributed):
        told = [_attributed(side) for side in conflict.sides]
        if all(told) and all(_apart(one, two, case) for one, two in combinations(told, 2)):
            names = tuple(" and ".join(dict.fromkeys(c.speaker or "" for c in side)) for side in told)
            steps = (f"{case.source(c)} gives “{c.text}” to {c.speaker}" for side in told for c in side)
            yield replace(conflict, speakers=names, because=(*conflict.because, *dict.fromkeys(steps)))


def speakers_apart_within(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Figures of one article for one thing and event, close together and given to two speakers."""
    told: dict[object, list[Claim]] = {}
    for claim in case.claims.values():
        if claim.kind in rule.kinds and claim.speaker and claim.subject.head and EVENT in claim.about:
            alike = (claim.article, claim.kind, claim.about, claim.subject.modifiers, claim.role)
            told.setdefault(alike, []).append(claim)
    for group in told.values():
        for a, b in pairwise(group):
            if b.start - a.end <= CLOSE and _disputed(a, b, case):
                steps = tuple(f"{case.source(c)} gives “{c.text}” to {c.speaker}" for c in (a, b))
                names = (a.speaker or "", b.speaker or "")
                yield Conflict(((a,), (b,)), (a.text, b.text), steps, speakers=names)


def _disputed(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two claims of an article differ in value, for one period, and in who says so."""
    if values.compare(a, b, case.rates) != "differ" or _alike(a, b, case, case.sentence):
        return False
    return a.when is None or b.when is None or values.periods(a.when, b.when) != "differ"


def _attributed(side: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in side if claim.speaker]


def _apart(one: Sequence[Claim], two: Sequence[Claim], case: Case) -> bool:
    """Whether no speaker of one side may be one of the other."""
    ours, theirs = ({(c.article, c.speaker): c for c in side}.values() for side in (one, two))
    return not any(_alike(a, b, case) for a in ours for b in theirs)


def _alike(a: Claim, b: Claim, case: Case, where: Where | None = None) -> bool:
    """Whether two speakers may be one, or the one speak for the other by the text at `where`."""
    one, two = _telling(a, case), _telling(b, case)
    if not one or not two or one <= two or two <= one:
        return True
    if "".join(word[0] for word in one) in two or "".join(word[0] for word in two) in one:
        return True
    persons = _person(a, case), _person(b, case)
    if all(persons):
        return _words(a)[-1] == _words(b)[-1]
    return any(
        person and _speaks_for(x, y, case, where or case.text)
        for person, x, y in zip(persons, (a, b), (b, a), strict=True)
    )


def _words(claim: Claim) -> list[str]:
    return WORD.findall((claim.speaker or "").casefold())


def _telling(claim: Claim, case: Case) -> KeysView[str]:
    """The words that name a speaker, in order."""
    return _telling_words(claim.speaker or "", case.articles[claim.article].locale)


@lru_cache(maxsize=SPEAKERS)
def _telling_words(speaker: str, locale: str) -> KeysView[str]:
    closed, anonymous = grammar.load(locale).closed, _anonymous(locale)
    words = WORD.findall(speaker.casefold())
    return dict.fromkeys(word for word in words if word not in closed and word not in anonymous).keys()


def _person(claim: Claim, case: Case) -> bool:
    """Whether the speaker of a claim is known as a person."""
    return (claim.article, claim.speaker) in case.persons


def _speaks_for(person: Claim, body: Claim, case: Case, where: Where) -> bool:
    """Whether the body is named near the person in a text of the person's, as an employer would be."""
    wanted = _telling(body, case)
    return any(wanted <= near for near in _near(where(person), _words(person)[-1]))


@lru_cache(maxsize=SPEAKERS)
def _near(text: str, surname: str) -> tuple[frozenset[str], ...]:
    """The words round each place in a text that has a surname."""
    plain = text.casefold()
    places = re.finditer(rf"\b{re.escape(surname)}\b", plain)
    runs = (plain[max(place.start() - NEAR, 0) : place.end() + NEAR] for place in places)
    return tuple(dict.fromkeys(frozenset(WORD.findall(run)) for run in runs))
