"""Tests on names: one name in two spellings, two posts for one person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from claimcheck import romanised, spelling
from claimcheck.model import Claim, Name
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.posts import offices, reading, spheres
from claimcheck.predicates.posts.reading import Post
from claimcheck.rulebook import Rule

Apart = Callable[[Claim, Claim, Case], bool]
VERBAL: Final = ("s", "ed")  # endings of verbs that tell a post
Side = tuple[str, str, Post | None]  # a name and, of a post, the sort of body and its parts
FEW: Final = 8  # claims of a side that stand for all


def spellings_apart(case: Case, _: Rule) -> Iterator[Conflict]:
    """Facts of one name in two spellings."""
    return _facts(case, "name", respelled, slipped)


def romanisations_apart(case: Case, _: Rule) -> Iterator[Conflict]:
    """Facts of one name with and without accents, or in two romanisations."""
    return _facts(case, "name", lambda a, b, _: romanised.one(_name(a), _name(b)))


def roles_apart(case: Case, _: Rule) -> Iterator[Conflict]:
    """Facts of one person with two posts of one sort that exclude each other."""
    return _facts(case, "role", offices.exclusive)


def _facts(case: Case, kind: str, apart: Apart, beside: Apart | None = None) -> Iterator[Conflict]:
    """The facts with sides that are apart and that no article uses both, unless `beside` allows for it."""
    for fact in case.facts:
        claims = [c for c in case.of(fact) if c.kind == kind]
        sides = _sides(offices.lasting(claims, case) if kind == "role" else claims, case)
        against = [
            n
            for n in sides
            if any(
                o != n
                and (_elsewhere(sides, n, o) or (beside and _apart(sides[n], sides[o], beside, case)))
                and _apart(sides[n], sides[o], apart, case)
                for o in sides
            )
        ]
        if len(against) > 1:
            groups = _grouped([sides[n] for n in against], apart, case)
            told = tuple(f"“{_told(side)}” stands in {_places(case, side)}" for side in groups)
            yield Conflict(
                tuple((*side, *_holders(case, side)) for side in groups),
                tuple(_told(side) for side in groups),
                told,
                fact.id,
            )


def _grouped(sides: Sequence[list[Claim]], apart: Apart, case: Case) -> list[list[Claim]]:
    """Sides, those taken together that may be of one mind: the director and the head against the manager."""
    groups: list[list[Claim]] = []
    for side in sides:
        same = next((group for group in groups if not _apart(group, side, apart, case)), None)
        if same is None:
            groups.append(list(side))
        else:
            same.extend(side)
    return groups


def _told(side: Sequence[Claim]) -> str:
    """How a side words its name or post; a post told by a verb ("leads") by its noun."""
    text, name = side[0].text, _name(side[0])
    verbal = text.split()[0].endswith(VERBAL) and name.split()[-1] not in text.lower()
    return name if side[0].kind == "role" and verbal else text


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


def _sides(claims: Sequence[Claim], case: Case) -> dict[Side, list[Claim]]:
    """Claims by the name they give, and posts by the sort of body too; the commonest first."""
    sides: dict[Side, list[Claim]] = {}
    for claim in claims:
        if isinstance(claim.value, Name):
            sides.setdefault((claim.value.name.casefold(), *_sort(claim, case)), []).append(claim)
    return dict(sorted(sides.items(), key=lambda item: (-len(item[1]), item[0][:2])))


def _sort(claim: Claim, case: Case) -> tuple[str, Post | None]:
    """The sort of body at which a post is held, and its parts."""
    if claim.kind != "role":
        return "", None
    return case.kept(spheres.of, claim), case.kept(reading.read, claim)


def _elsewhere(sides: dict[Side, list[Claim]], one: Side, two: Side) -> bool:
    """Whether no article uses both."""
    if one[0] == two[0]:
        return _articles(sides[one]).isdisjoint(_articles(sides[two]))
    return _called(sides, one[0]).isdisjoint(_called(sides, two[0]))


def _called(sides: dict[Side, list[Claim]], name: str) -> set[str]:
    return {c.article for side, claims in sides.items() if side[0] == name for c in claims}


def _articles(claims: Sequence[Claim]) -> set[str]:
    return {c.article for c in claims}


def _places(case: Case, claims: Sequence[Claim]) -> str:
    return ", ".join(dict.fromkeys(case.source(claim) for claim in claims))


def respelled(a: Claim, b: Claim, case: Case) -> bool:
    """Whether each of two names has a word that the other spells in another way.

    A shorter form is no other spelling, nor is the English of another country ("Organisation"), nor
    another romanisation.
    """
    locale = case.articles[a.article].locale
    one, two = _words(a, locale), _words(b, locale)
    apart = any(spelling.alike(x, y, locale) for x in one - two for y in two - one)
    return apart and not romanised.one(_name(a), _name(b))


def slipped(a: Claim, b: Claim, case: Case) -> bool:
    """Whether one name has a slip of the pen, though one article has both."""
    return spelling.slipped(_name(a).casefold(), _name(b).casefold(), case.articles[a.article].locale)


def _words(claim: Claim, locale: str) -> set[str]:
    return {spelling.american(word, locale) for word in _name(claim).casefold().split()}


def _name(claim: Claim) -> str:
    return claim.value.name if isinstance(claim.value, Name) else ""
