"""A newsroom's own words laid over claims: synonyms, spellings of one name, measures of counted things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import words
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Claim, Name, Quantity, Subject
from claimcheck.normalizers import units
from claimcheck.settings import Project

Laid = Callable[[Sequence[Claim]], Sequence[Claim]]


class Measure(Struct, frozen=True):
    """What one of a counted thing measures."""

    amount: Decimal
    unit: str


class Own(Struct, frozen=True):
    """The words ready to look up: concept to concept, name to name, counted thing to measure."""

    labels: Mapping[str, str]
    names: Mapping[str, str]
    units: Mapping[str, Measure]

    def lay(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        """The claims as the newsroom reads them."""
        return [self._laid(claim) for claim in claims]

    def _laid(self, claim: Claim) -> Claim:
        subject, value = self._subject(claim.subject), claim.value
        if isinstance(value, Name) and _key(value.name) in self.names:
            return replace(claim, subject=subject, value=replace(value, name=self.names[_key(value.name)]))
        if claim.kind == "count" and isinstance(value, Quantity) and value.unit.casefold() in self.units:
            measure = self.units[value.unit.casefold()]
            return replace(claim, subject=subject, kind="measure", value=_measured(value, measure))
        return claim if subject is claim.subject else replace(claim, subject=subject)

    def _subject(self, subject: Subject) -> Subject:
        labels = self.labels
        held = (subject.head, *subject.modifiers, *dict(subject.near))
        if labels.keys().isdisjoint(held):
            return subject
        near: dict[str, int] = {}
        for label, nearness in subject.near:
            own = labels.get(label, label)
            near[own] = max(near.get(own, 0), nearness)
        return replace(
            subject,
            head=labels.get(subject.head, subject.head),
            modifiers=tuple(labels.get(label, label) for label in subject.modifiers),
            near=tuple(near.items()),
        )


def read(project: Project) -> Laid | None:
    """What lays a project's own words over claims; None where it has none."""
    house = project.settings.house
    if not (house.synonyms or house.names or house.units):
        return None
    labels = {label: group[0] for group in _groups(project) for label in group[1:] if label != group[0]}
    names = {_key(name): group[0] for group in house.names for name in group}
    return Own(labels, names, dict(_units(project))).lay


def _groups(project: Project) -> Iterable[list[str]]:
    """The concepts of each group of synonyms."""
    for n, group in enumerate(project.settings.house.synonyms):
        for m, word in enumerate(group):
            if len(word.split()) != 1:
                key = ("house", "synonyms", n, m)
                raise project.fault("bad-synonym", f"{word!r} is not one word", key, "name single words")
        yield [words.concept(word.lower()) for word in group]


def _units(project: Project) -> Iterable[tuple[str, Measure]]:
    for thing, written in project.settings.house.units.items():
        amount, _, unit = written.partition(" ")
        try:
            measure = Measure(Decimal(amount), unit.strip().replace(" ", "_"))
        except InvalidOperation:
            measure = Measure(Decimal(0), "")
        if measure.amount <= 0 or units.resolve(measure.unit) is None:
            raise _bad_unit(project, thing, written)
        yield thing.casefold(), measure


def _bad_unit(project: Project, thing: str, written: str) -> ClaimcheckError:
    message = f"{written!r} is no amount of a unit"
    return project.fault("bad-unit", message, ("house", "units", thing), 'write "100 kilogram"')


def _measured(value: Quantity, measure: Measure) -> Quantity:
    """A count of things as what they measure together."""
    number, times = value.number, measure.amount
    low = None if value.low is None else value.low * times
    high = None if value.high is None else value.high * times
    return replace(
        value, low=low, high=high, unit=measure.unit, step=value.step * times,
        number=(number[0] * times, number[1] * times) if isinstance(number, tuple) else number * times,
        canonical=units.canonical(measure.unit, low, high),
    )  # fmt: skip


def _key(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())
