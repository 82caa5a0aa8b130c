"""Names of persons, organisations and places: "Ann Lee", "Financial Monitoring Agency", "AFM"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.document import Document
from claimcheck.model import Mention, Name
from claimcheck.normalizers import bodies, capitals, people
from claimcheck.normalizers.numerals import Numeral


def find(doc: Document, _free: Sequence[Numeral]) -> Iterable[Mention]:
    """The names of a document, each with the fullest form that the article gives it."""
    persons = doc.once(people.find)
    for person in persons:
        yield _mention(doc, person.first, person.last, Name(person.name, "person"), person.why)
    taken = frozenset(i for person in persons for i in range(person.first, person.last))
    for body in bodies.find(doc, taken):
        yield _mention(doc, body.first, body.last, Name(body.name, body.sort), body.why)


def _mention(doc: Document, first: int, last: int, name: Name, why: str) -> Mention:
    return Mention(doc.starts[first], capitals.end(doc, last), first, last, "name", name, (why,))
