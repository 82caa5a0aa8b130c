"""The age of a thing against the year in which it was made: "the 40-year-old bridge, built in 1976"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from msgspec import Struct

from claimcheck.lexicon import word_sets
from claimcheck.model import Claim, Period
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

THING: Final = 3  # words of "church hall"
REACH: Final = 4  # words from "built" to its year, or from "has stood for" to the age
FARTHEST: Final = Decimal("1.4")  # an age that is farther off is that of another time or thing
ROUND: Final = 10  # an age of a multiple of so many years may be a tenth off

Sets = dict[str, frozenset[str]]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """standing.toml, each a string of words."""

    made: str
    founded: str
    link: str
    is_: str
    stops: str
    anniversary: str
    marks: str
    then: str


def load(locale: str) -> Sets:
    """The words of things' ages in a locale's language."""
    return word_sets(locale, "standing", Words)


def age_off_making(case: Case, _: Rule) -> Iterator[Conflict]:
    """Ages and anniversaries of things that the year of their making rules out at publication."""
    for claim in case.claims.values():
        if claim.kind not in ("age", "duration", "ordinal") or case.day(claim) is None:
            continue
        known = load(case.articles[claim.article].locale)
        years = [c for c in case.dates.get((claim.article, claim.sentence), []) if _year(c)]
        plain = known["then"].isdisjoint(_outside(case, claim, years))
        if len(years) == 1 and plain and _tied(case, claim, years[0], known):
            yield from _against(case, claim, years[0])


def _year(claim: Claim) -> bool:
    return isinstance(claim.value, Period) and claim.value.grain == "year" and claim.value.basis == "stated"


def _outside(case: Case, claim: Claim, years: list[Claim]) -> list[str]:
    """The words of a sentence without "was" before its year: "which was built in 1976"."""
    text = prose.tokens(case.sentence(claim))
    lead = prose.before(case, years[0])[-REACH:] if years else []
    return [word for word in text if word not in lead or word not in ("was", "were")]


def _tied(case: Case, claim: Claim, year: Claim, known: Sets) -> bool:
    """Whether an age and a year are told of one thing."""
    if claim.kind == "ordinal":
        return _anniversary(case, claim, year, known)
    if year.start > claim.end:
        return claim.kind == "age" and "old" in claim.text and _built(prose.between(case, claim, year), known)
    lead, made = prose.between(case, year, claim), prose.before(case, year)[-2:]
    told = 1 < len(lead) <= REACH + 1 and all(word in known["is_"] for word in lead)
    return told and len(made) == 2 and made[0] in known["made"] and made[1] == "in"


def _built(lead: list[str], known: Sets) -> bool:
    """Whether words read as "church hall, which was built in"."""
    if len(lead) < 2 or lead[-1] != "in" or lead[-2] not in known["made"]:
        return False
    thing = lead[:-2]
    while thing and thing[-1] in known["link"]:
        thing = thing[:-1]
    linked = len(thing) < len(lead) - 2
    return linked and 0 < len(thing) <= THING and known["stops"].isdisjoint(thing)


def _anniversary(case: Case, claim: Claim, year: Claim, known: Sets) -> bool:
    """Whether a sentence opens as "Founded in 1921, the club" and marks an anniversary this year."""
    lead, tail = prose.before(case, year), prose.after(case, claim)
    founded = len(lead) == 2 and lead[0] in known["founded"] and lead[1] == "in" and year.end < claim.start
    marked = not known["marks"].isdisjoint(prose.between(case, year, claim))
    return founded and marked and tail[:1] != [] and tail[0] in known["anniversary"] and tail[1:2] != ["of"]


def _against(case: Case, claim: Claim, year: Claim) -> Iterator[Conflict]:
    size, day, made = prose.number(claim), case.day(claim), year.value
    if size is None or day is None or not isinstance(made, Period) or made.start is None:
        return
    if claim.kind != "ordinal" and prose.unit(claim) != "year":
        return
    age = Decimal(day.year - made.start.year)
    slack = max(Decimal(1), size / ROUND if size % ROUND == 0 and claim.kind != "ordinal" else Decimal(1))
    if abs(size - age) > slack and max(size, age) <= FARTHEST * min(size, age):
        because = (f"from {year.text} to {day.year} are {age} years",)
        yield Conflict(((claim,), (year,)), (claim.text, year.text), because)
