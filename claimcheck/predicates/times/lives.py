"""A person's age against the day or year of birth that is told of the same person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from claimcheck import grammar
from claimcheck.lexicon import word_sets
from claimcheck.model import Claim, Name, Period
from claimcheck.predicates import prose
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

REACH: Final = 10  # words from "born" to the date, or from a name to "born"
OLDEST: Final = 115
NAMED: Final = 6  # words from "47-year-old" to the name
BIRTHDAY: Final = 31  # days round a birthday in which an age may be a year off


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """lives.toml, each a string of words."""

    born: str
    others: str
    pronouns: str
    is_: str
    now: str
    apposed: str
    then: str
    dead: str


def load(locale: str) -> dict[str, frozenset[str]]:
    """The words of births and ages in a locale's language."""
    return word_sets(locale, "lives", Words)


class View(Struct, frozen=True):
    """A case, and the persons and dates of each of its articles in text order."""

    case: Case
    persons: dict[str, list[Claim]]
    dates: dict[str, list[Claim]]


class Told(Struct, frozen=True):
    """A birth or an age, and the name claim of the person whose it is."""

    claim: Claim
    person: Claim


def age_off_birth(case: Case, _: Rule) -> Iterator[Conflict]:
    """Ages at publication that a person born at the time told cannot have."""
    see = _view(case)
    births = [t for claim in case.claims.values() if (t := _birth(see, claim))]
    if not births:
        return
    of = {name: fact.id for fact in case.facts for name in fact.claims}
    ages = [t for claim in case.claims.values() if (t := _age(see, claim))]
    for birth in births:
        whose = of.get(birth.person.id)
        told = [t for t in ages if whose and of.get(t.person.id) == whose]
        yield from _against(case, birth, told)


def _view(case: Case) -> View:
    persons: dict[str, list[Claim]] = {name: [] for name in case.articles}
    dates: dict[str, list[Claim]] = {name: [] for name in case.articles}
    for claim in case.claims.values():
        if isinstance(claim.value, Name) and claim.kind == "name" and claim.value.sort == "person":
            persons[claim.article].append(claim)
        elif claim.kind == "date":
            dates[claim.article].append(claim)
    return View(case, persons, dates)


def _against(case: Case, birth: Told, ages: Sequence[Told]) -> Iterator[Conflict]:
    """The ages that the birth rules out, against the birth and the ages that it allows."""
    off: dict[int, list[Claim]] = {}
    fitting: list[Claim] = []
    for told in ages:
        years, day = _years(told.claim), case.day(told.claim)
        if years is None or day is None:
            continue
        if _possible(birth.claim.value, day, years):
            fitting.append(told.claim)
        else:
            off.setdefault(years, []).append(told.claim)
    for claims in off.values():
        day = case.day(claims[0])
        because = (f"born {birth.claim.text}, {_aged(birth.claim.value, day)} on {day}",)
        sides = (tuple(claims), (birth.claim, *fitting))
        yield Conflict(sides, (claims[0].text, f"born {birth.claim.text}"), because)


def _years(claim: Claim) -> int | None:
    size = prose.number(claim)
    if size is None or prose.unit(claim) not in ("year", "") or size != size.to_integral():
        return None
    return int(size) if size <= OLDEST else None


def _possible(born: object, day: dt.date, years: int) -> bool:
    """Whether a person born in a period may be given an age on a day, birthdays told loosely."""
    if not isinstance(born, Period) or born.start is None or born.end is None:
        return True
    slack = 1 if born.grain != "day" else 0
    near = dt.timedelta(days=BIRTHDAY)
    least, most = completed(born.end, day - near), completed(born.start, day + near)
    return least - slack <= years <= most + slack


def _aged(born: object, day: dt.date | None) -> str:
    if not isinstance(born, Period) or born.start is None or born.end is None or day is None:
        return "of unknown age"
    least, most = completed(born.end, day), completed(born.start, day)
    return f"{least}" if least == most else f"{least} or {most}"


def completed(born: dt.date, day: dt.date) -> int:
    """The years completed on a day by somebody born on another."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _words(case: Case, claim: Claim) -> dict[str, frozenset[str]]:
    return load(case.articles[claim.article].locale)


def _birth(see: View, claim: Claim) -> Told | None:
    """A date as somebody's birth: "was born here in 1978", "born on 19 November 1995"."""
    case, value = see.case, claim.value
    if not isinstance(value, Period) or value.grain not in ("day", "month", "year"):
        return None
    words, lead = _words(case, claim), prose.before(case, claim)
    at = next((n for n in range(len(lead) - 1, -1, -1) if lead[n] in words["born"]), -1)
    if value.basis != "stated" or at < 0 or len(lead) - at > REACH or _dated(see, claim):
        return None
    person = _born(see, claim, lead[:at], words)
    return Told(claim, person) if person else None


def _dated(see: View, claim: Claim) -> bool:
    """Whether an earlier date stands in the sentence."""
    return any(c.sentence == claim.sentence and c.start < claim.start for c in see.dates[claim.article])


def _born(see: View, claim: Claim, lead: Sequence[str], words: dict[str, frozenset[str]]) -> Claim | None:
    """The person whose birth a sentence tells."""
    case, named = see.case, see.persons[claim.article]
    inside = [p for p in named if p.sentence == claim.sentence]
    earlier = [p for p in inside if p.end <= claim.start]
    if earlier:
        middle = prose.between(case, earlier[-1], claim)
        plain = words["others"].isdisjoint(middle) and len(middle) <= 2 * REACH
        return earlier[-1] if plain and _one(earlier) else None
    if not lead and inside:
        return inside[0]
    return (
        _referent(case, claim, named) if lead[:1] and lead[0] in words["pronouns"] and len(lead) < 3 else None
    )


def _one(persons: Sequence[Claim]) -> bool:
    return len({p.value.name for p in persons if isinstance(p.value, Name)}) == 1


def _referent(case: Case, claim: Claim, named: Sequence[Claim]) -> Claim | None:
    """Whom a pronoun means: the only person named in the last sentence before it that names any."""
    earlier = [p for p in named if p.sentence.end <= claim.sentence.start]
    last = [p for p in earlier if p.sentence == earlier[-1].sentence]
    return last[-1] if last and _one(last) and _same_paragraph(case, last[-1], claim) else None


def _same_paragraph(case: Case, one: Claim, two: Claim) -> bool:
    return "\n" not in case.articles[one.article].text[one.end : two.start]


def _age(see: View, claim: Claim) -> Told | None:
    """An age that holds at publication, with its person."""
    if claim.kind not in ("age", "number") or _years(claim) is None or not _present(see.case, claim):
        return None
    person = _aged_person(see, claim)
    return Told(claim, person) if person and not _dead(see, person) else None


def _present(case: Case, claim: Claim) -> bool:
    """Whether nothing in the sentence puts the age into another time than that of publication."""
    day, text = case.day(claim), prose.tokens(case.sentence(claim))
    if day is None or not _words(case, claim)["then"].isdisjoint(text):
        return False
    return not any(
        word.isdigit() and 1900 <= int(word) < day.year and len(word) == 4 for word in _undated(case, claim)
    )


def _undated(case: Case, claim: Claim) -> list[str]:
    """The words of the sentence, a date of birth left out."""
    lead, tail = prose.before(case, claim), prose.after(case, claim)
    born = _words(case, claim)["born"]
    at = next((n for n, word in enumerate(tail) if word in born), len(tail))
    return lead + tail[:at]


def _aged_person(see: View, claim: Claim) -> Claim | None:
    """Whose age it is: "Ann Lee, 47,", "47-year-old Ann Lee", "She is 47", "the 47-year-old won"."""
    case, named = see.case, see.persons[claim.article]
    words = _words(case, claim)
    inside = [p for p in named if p.sentence == claim.sentence]
    for person in inside if claim.kind == "age" else ():
        middle = prose.between(case, person, claim) if person.end <= claim.start else []
        if middle and all(word in words["apposed"] for word in middle):
            return person
        ahead = prose.between(case, claim, person) if person.start >= claim.end else []
        if (
            "old" in claim.text
            and person.start >= claim.end
            and len(ahead) < NAMED
            and "".join(ahead).isalpha() == bool(ahead)
        ):
            return person
    return _meant(case, claim, named)


def _meant(case: Case, claim: Claim, named: Sequence[Claim]) -> Claim | None:
    """The person that a pronoun or "the 47-year-old" takes up again."""
    words, lead, tail = _words(case, claim), prose.before(case, claim), prose.after(case, claim)
    known = grammar.load(case.articles[claim.article].locale)
    if lead[:1] and lead[0] in words["pronouns"] and words["is_"] & set(lead[1:2]):
        return _referent(case, claim, named) if all(w in words["now"] for w in lead[2:]) else None
    verb = bool(tail) and (tail[0] in known.finite or tail[0] in known.auxiliaries)
    if lead[-1:] == ["the"] and "old" in claim.text and verb:
        return _referent(case, claim, named)
    return None


def _dead(see: View, person: Claim) -> bool:
    """Whether a sentence that names the person speaks of death: an age may be that at death."""
    name = person.value.name if isinstance(person.value, Name) else ""
    case, words = see.case, _words(see.case, person)["dead"]
    same = [p for p in see.persons[person.article] if isinstance(p.value, Name) and p.value.name == name]
    return any(not words.isdisjoint(prose.tokens(case.sentence(p))) for p in same)
