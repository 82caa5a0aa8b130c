"""Roles of persons: "Deputy Chairman of the agency Ann Lee", "Ann Lee, the executive engineer"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.document import Document
from claimcheck.model import Mention, Name
from claimcheck.normalizers import _duties, _roles, people
from claimcheck.normalizers._roles import Role
from claimcheck.normalizers.numerals import Numeral
from claimcheck.normalizers.people import Person


def find(doc: Document, _free: Sequence[Numeral]) -> Iterable[Mention]:
    """The roles beside the names of persons, each with its holder."""
    persons = doc.once(people.find)
    for person in persons:
        for role in _beside(doc, person):
            yield _mention(doc, role, person)
    yield from _by_pronoun(doc, persons)


def _beside(doc: Document, person: Person) -> Iterator[Role]:
    before = _roles.before(doc, person.first, person.last) or _duties.ahead(doc, person.first)
    before = before or _duties.abbreviated(doc, person.first)
    after = _roles.after(doc, person.last) or _roles.portfolio(doc, person.last)
    after = after or _duties.behind(doc, person.last) or _duties.acting(doc, person.last)
    after = after or _duties.sided(doc, person.last)
    joined = _roles.second(doc, after) if after else None
    yield from (role for role in (before, after, joined) if role)


def _by_pronoun(doc: Document, persons: Sequence[Person]) -> Iterator[Mention]:
    """Roles of "She" and "He" that open a sentence, where the sentence before names one person."""
    for i, before in _duties.pronouns(doc):
        role = _duties.acting(doc, i)
        told = doc.sentences[before]
        held = [p for p in persons if role and told.first <= p.first < told.last]
        if role and len({p.name for p in held}) == 1:
            yield _mention(doc, role, held[0])


def _mention(doc: Document, role: Role, person: Person) -> Mention:
    start, end = doc.starts[role.first], doc.ends[role.last - 1]
    value = Name(role.name, "role", person.name)
    return Mention(start, end, role.first, role.last, "role", value, (f"role of {person.name}", person.why))
