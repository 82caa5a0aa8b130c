"""Drafts against their sources: which articles belong together, and what is found in the drafts."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from claimcheck import pipeline, readers, sidecar, suppress
from claimcheck.errors import ClaimcheckError
from claimcheck.fixings import Book
from claimcheck.judge import in_order
from claimcheck.model import Article, Claim, Fact, Finding, Note, Report
from claimcheck.neveralign import Pair
from claimcheck.ratetable import Table
from claimcheck.readers.reading import Reading
from claimcheck.rulebook import Rule
from claimcheck.settings import Event, Project
from claimcheck.suppress import Known, Orders

STDIN: Final = "-"

Laid = Callable[[Sequence[Claim]], Sequence[Claim]]


class Store(Protocol):
    """What reads files and extracts claims, or remembers them."""

    def load(self, name: str, data: bytes, path: str, stem: str) -> Reading: ...

    def extract(self, article: Article) -> Sequence[Claim]: ...


class Group(Struct, frozen=True):
    """Files to be held against each other; findings are wanted that touch the drafts."""

    drafts: tuple[str, ...]
    against: tuple[str, ...] = ()
    name: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        return (*self.drafts, *self.against)


class Read(Struct, frozen=True):
    """The articles of a run, the notes on reading them, and the ids of each group and its drafts."""

    articles: tuple[Article, ...]
    notes: tuple[Note, ...]
    groups: tuple[tuple[frozenset[str], frozenset[str]], ...]

    @property
    def focus(self) -> frozenset[str]:
        """The ids of all drafts."""
        return frozenset().union(*(drafts for _, drafts in self.groups))


class Standing(Struct, frozen=True):
    """The rules of a run, the names of all rules, what its baseline knows, and its exchange rates."""

    rules: tuple[Rule, ...]
    known: frozenset[str]
    baseline: Mapping[str, Known] = {}
    house: Laid | None = None
    table: Table | None = None
    apart: tuple[Pair, ...] = ()
    dated: tuple[Book, ...] = ()

    @property
    def books(self) -> tuple[Book, ...]:
        """All tables of dated rates, the user's own first."""
        return (*((self.table,) if self.table else ()), *self.dated)


def groups(project: Project, drafts: Sequence[str], against: Sequence[str]) -> list[Group]:
    """What is to be checked together: what is named, else the configured events that hold it.

    Drafts of no event are checked against each other; they come last, in a group without a name.
    """
    if against:
        return [Group(tuple(drafts), tuple(against))]
    events = [_event(project, event) for event in project.settings.events]
    if not drafts and not events:
        mend = "name them: claimcheck lint DRAFT --against PATH, or write [[events]] into claimcheck.toml"
        raise ClaimcheckError("no-drafts", "no drafts to check", mend=mend)
    return list(_touched(events, drafts)) if drafts else events


def _event(project: Project, event: Event) -> Group:
    drafts = tuple(map(project.path, event.drafts))
    return Group(drafts, tuple(map(project.path, event.against)), event.name)


def _touched(events: Sequence[Group], drafts: Sequence[str]) -> Iterator[Group]:
    """The events that hold any of the files named, whole; then the files of no event."""
    named = {_place(path): path for path in readers.meant(drafts)}
    left = dict(named)
    for event in events:
        own = {_place(path): path for path in readers.meant(event.drafts)}
        rest = {_place(path): path for path in readers.meant(event.against)}
        for place in (*own, *rest):
            left.pop(place, None)
        wanted = own if named.keys() & (rest.keys() - own.keys()) else own.keys() & named.keys()
        if wanted:
            first = tuple(path for place, path in own.items() if place in wanted)
            others = tuple(path for place, path in own.items() if place not in wanted)
            yield Group(first, (*others, *event.against), event.name)
    if left:
        yield Group(tuple(left.values()))


def read(wanted: Sequence[Group], store: Store, locale: str | None = None) -> Read:
    """The articles of all groups, each file read once."""
    articles, notes = readers.collect(
        dict.fromkeys(path for group in wanted for path in group.paths), load=store.load
    )
    named = pipeline.name(_in(articles, locale))
    ids: dict[str, set[str]] = {}
    for article in named:
        ids.setdefault(_place(article.path or ""), set()).add(article.id)
    parts = [(_ids(group.paths, ids), _ids(group.drafts, ids)) for group in wanted]
    remarks = [Note(None, "listed-twice", line) for group in wanted for line in _twice(group)]
    return Read(tuple(named), (*notes, *remarks), tuple(part for part in parts if part[1]))


def whole(articles: Sequence[Article], notes: Sequence[Note], locale: str | None = None) -> Read:
    """Articles that are all held against each other, with no drafts among them."""
    named = tuple(pipeline.name(_in(articles, locale)))
    return Read(named, tuple(notes), ((frozenset(article.id for article in named), frozenset()),))


def _in(articles: Sequence[Article], locale: str | None) -> Sequence[Article]:
    """The articles in the project's locale where they tell no other than plain English."""
    return [replace(a, locale=locale) if a.locale == "en" else a for a in articles] if locale else articles


def _ids(paths: Iterable[str], ids: Mapping[str, Collection[str]]) -> frozenset[str]:
    return frozenset(name for path in readers.meant(paths) for name in ids.get(_place(path), ()))


def _place(path: str) -> str:
    return path if path == STDIN else os.path.realpath(path)


def _twice(group: Group) -> Iterator[str]:
    """A line on each file that is named twice, not merely found twice in a folder or by a pattern."""
    seen: dict[str, str] = {}
    for path, role in [*((p, "draft") for p in group.drafts), *((p, "source") for p in group.against)]:
        place = _place(path)
        if path == STDIN or not Path(path).is_file():
            continue
        if seen.get(place, role) != role:
            yield f"{path}: a draft and among its own sources; taken as the draft"
        elif place in seen:
            yield f"{path}: named twice; read once"
        seen.setdefault(place, role)


def lint(found: Read, orders: Standing, store: Store) -> tuple[Report, list[ClaimcheckError]]:
    """The report on the drafts, and the faults of sidecar files that could not be heeded."""
    reports = [_checked(found, everyone, drafts, orders, store) for everyone, drafts in found.groups]
    told = tuple(book.note for book in orders.books)
    report = replace(merged(reports, found.articles), notes=(*found.notes, *told))
    waivers, faults = sidecar.load(found.articles)
    return suppress.apply(report, _orders(orders, waivers, found.focus)), faults


def _orders(orders: Standing, waivers: Sequence[suppress.Waiver], focus: Collection[str]) -> Orders:
    return Orders(orders.known, frozenset(rule.id for rule in orders.rules), focus, waivers, orders.baseline)


def _checked(
    found: Read, everyone: frozenset[str], drafts: frozenset[str], orders: Standing, store: Store
) -> Report:
    articles = [article for article in found.articles if article.id in everyone]
    days = sorted({article.day for article in articles if article.day})
    return pipeline.check(
        articles,
        orders.rules,
        focus=drafts,
        extract=_reading(orders.house, store),
        quoted=orders.table.ranges(days) if orders.table else None,
        apart=orders.apart,
        dated=orders.books,
    )


def _reading(house: Laid | None, store: Store) -> pipeline.Extract:
    """Extraction with a newsroom's own words laid over it."""
    return store.extract if house is None else lambda article: house(store.extract(article))


def merged(reports: Sequence[Report], articles: Sequence[Article]) -> Report:
    """One report of several on overlapping articles: equal claims and findings once, facts numbered anew."""
    if len(reports) == 1 and len(reports[0].articles) == len(articles):
        return reports[0]
    claims = {claim.id: claim for report in reports for claim in report.claims}
    facts: list[Fact] = []
    findings: dict[str, Finding] = {}
    for report in reports:
        names = {fact.id: f"f{len(facts) + n}" for n, fact in enumerate(report.facts, 1)}
        facts += [replace(fact, id=names[fact.id]) for fact in report.facts]
        for finding in report.findings:
            findings.setdefault(finding.id, replace(finding, fact=names.get(finding.fact or "")))
    rates = dict.fromkeys(rate for report in reports for rate in report.rates)
    ties = dict.fromkeys(tie for report in reports for tie in report.ties)
    ranked = in_order(findings.values())
    told = Report(tuple(articles), tuple(claims.values()), tuple(facts), ranked, (), tuple(rates))
    return replace(told, ties=tuple(ties))
