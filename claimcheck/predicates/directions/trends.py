"""What rose here and fell there: one figure with two directions, then one thing, whatever its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from claimcheck import contrasts, values
from claimcheck.model import Claim
from claimcheck.predicates import facts
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.directions import told
from claimcheck.predicates.directions.told import Labels, Page, Told
from claimcheck.predicates.sides import Sides
from claimcheck.rulebook import Rule

FRESH: Final = 400  # days from a period to the article that tells of it
LONG: Final = ("year", "season", "decade")
STRONG: Final = 50  # nearness in percent of words that tell what a claim is of
PHRASE: Final = 48  # characters from the words of a movement to the figure it is shown with

Pages = dict[str, Page]


class Side(Struct, frozen=True):
    """One side of a conflict: the movements that go one way."""

    told: tuple[Told, ...]

    @property
    def claims(self) -> list[Claim]:
        """The claims of a side, each once."""
        return list({c.id: c for one in self.told for c in one.claims}.values())


def directions_opposed(case: Case, rule: Rule) -> Iterator[Conflict]:
    """Facts whose claims go up here and down there, then things that do."""
    found = told.read(case)
    of = {claim.id: one for one in found for claim in one.claims}
    pages = {name: Page(article) for name, article in case.articles.items()}
    earlier: list[Sides] = []
    for conflict in (*facts.directions_opposed(case, rule), *facts.results_opposed(case, rule)):
        if not _of_two(conflict, of, pages):
            earlier.append([list(side) for side in conflict.sides])
            yield conflict
    for sides in _things(found, case, pages):
        if not facts.told_before([side.claims for side in sides], earlier):
            yield _conflict(sides, case)


def _of_two(conflict: Conflict, of: Mapping[str, Told], pages: Pages) -> bool:
    """Whether the sides of a conflict of figures tell of two things, as far as their sentences name them."""
    one, two = ([of[c.id] for c in side if c.id in of] for side in conflict.sides[:2])
    return any(_mirrored(a, b) or _strange(a, b, pages) or _elsewhere(a, b) for a in one for b in two)


def _mirrored(a: Told, b: Told) -> bool:
    """Whether one thing is told against another here and that against it there: dollar and krone."""
    return a.head != b.head and a.head in b.where and b.head in a.where


def _elsewhere(a: Told, b: Told) -> bool:
    """Whether two movements are each told of a place that the other's sentence does not know."""
    one, two = a.where - _near(b), b.where - _near(a)
    return bool(one) and bool(two)


def _near(one: Told) -> Labels:
    return one.bag.union(label for label, _ in one.claim.subject.near)


def _strange(a: Told, b: Told, pages: Pages) -> bool:
    """Whether each of two things is told in words that the other article does not know."""
    ours, theirs = a.bag - b.bag, b.bag - a.bag
    known = pages[b.claim.article].concepts, pages[a.claim.article].concepts
    return bool(ours) and bool(theirs) and ours.isdisjoint(known[0]) and theirs.isdisjoint(known[1])


def _things(found: Sequence[Told], case: Case, pages: Pages) -> Iterator[tuple[Side, Side]]:
    """The things that go up here and down there."""
    near: dict[object, list[Told]] = defaultdict(list)
    for one in found:
        near[one.head].append(one)
        near[one.bag].append(one)
    done: set[str] = set()
    for one in found:
        if one.claim.id in done:
            continue
        others = {id(other): other for key in (one.head, one.bag) for other in near[key]}.values()
        if all(other.sign == one.sign for other in others):
            continue
        sides = _sides(one, [other for other in others if _one_thing(one, other, pages)], case, pages)
        if sides:
            done.update(claim.id for side in sides for claim in side.claims)
            yield sides


def _sides(one: Told, alike: Sequence[Told], case: Case, pages: Pages) -> tuple[Side, Side] | None:
    """The movements that go one's way and those that go against it; none where an article tells of both."""
    against = [other for other in alike if _opposed(one, other, case, pages)]
    if not against or any(_both(other, alike) for other in (one, *against)):
        return None
    along = [t for t in alike if t.sign == one.sign and any(_opposed(t, x, case, pages) for x in against)]
    return Side(tuple(along)), Side(tuple(against))


def _both(one: Told, alike: Sequence[Told]) -> bool:
    """Whether an article tells of the other way as well."""
    return any(t.claim.article == one.claim.article and t.sign != one.sign for t in alike)


def _one_thing(a: Told, b: Told, pages: Pages) -> bool:
    """Whether two movements are surely of one thing: told in the same words, or fewer that mean it alone."""
    if a.bag == b.bag:
        return True
    if a.head != b.head or not (a.bag < b.bag or b.bag < a.bag):
        return False
    less, more = (a, b) if len(a.bag) < len(b.bag) else (b, a)
    if not (more.bag - less.bag).issubset(pages[less.claim.article].concepts):
        return False
    return all(pages[t.claim.article].beside(a.head) <= more.bag for t in (a, b))


def _opposed(a: Told, b: Told, case: Case, pages: Pages) -> bool:
    """Whether two movements of one thing cannot both hold: of one time, place and base of comparison."""
    if a.sign == b.sign or a.claim.article == b.claim.article or a.other != b.other:
        return False
    return _one_time(a.claim, b.claim, case) and _one_base(a, b, pages) and _one_place(a, b)


def _one_time(a: Claim, b: Claim, case: Case) -> bool:
    """Whether two claims are for one period, or the only period told is no day and not long gone."""
    if a.when is not None and b.when is not None:
        return values.periods(a.when, b.when) == "same"
    dated = a if a.when is not None else b
    if dated.when is None:
        return True
    day, end = case.day(dated), dated.when.end
    return dated.when.grain != "day" and (day is None or end is None or (day - end).days <= FRESH)


def _one_base(a: Told, b: Told, pages: Pages) -> bool:
    """Whether two movements are measured against one time, as far as it is told and no other is in sight."""
    if a.against and b.against:
        return a.against == b.against
    one, other = (a, b) if a.against else (b, a)
    if not one.against or one.against in other.grains:
        return True
    when, known = other.claim.when, pages[a.claim.article].grains | pages[b.claim.article].grains
    return one.against == "year" and known <= {"year"} and (when is None or when.grain in LONG)


def _one_place(a: Told, b: Told) -> bool:
    """Whether each sentence knows where the other has its movement, and no words exclude each other."""
    if not (a.where <= _near(b) and b.where <= _near(a)):
        return False
    return contrasts.contrast(_strong(a), _strong(b)) is None


def _strong(one: Told) -> set[str]:
    return {label for label, nearness in one.claim.subject.near if nearness >= STRONG}


def _conflict(sides: tuple[Side, Side], case: Case) -> Conflict:
    ordered = sorted(sides, key=lambda side: (-len(side.claims), side.claims[0].id))
    claims = [tuple(side.claims) for side in ordered]
    figures = {c.id for side in claims for c in side if c.kind != "direction"}
    fact = next((f.id for f in case.facts if not figures.isdisjoint(f.claims)), None) if figures else None
    said = tuple(_said(side.told[0], case) for side in ordered)
    return Conflict(tuple(claims), said, tuple(_because(side.told[0], case) for side in ordered), fact)


def _said(one: Told, case: Case) -> str:
    """The way a movement goes, with the figure of the change or in its words."""
    way, first = facts.WAYS[one.sign], one.claim
    if first.kind != "direction":
        return f"{way} {first.text}"
    end = max(
        (c.end for c in one.claims if c.start > first.start and c.end - first.start <= PHRASE), default=0
    )
    return f"{way}: “{' '.join(case.text(first)[first.start : max(end, first.end)].split())}”"


def _because(one: Told, case: Case) -> str:
    """Who has what go which way."""
    return f"{case.source(one.claim)} has “{one.claim.text}”: {one.thing} went {facts.WAYS[one.sign]}"
