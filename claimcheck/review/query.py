"""What the list of findings shows: filters, order, counts and pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import urlencode

from msgspec import Struct

from claimcheck.review.basis import Figures, claims, figures, kin
from claimcheck.review.casefile import Casefile, Finding, digest
from claimcheck.review.events import STATES
from claimcheck.review.ledger import Ledger, Status

PAGE: Final = 60  # findings on one page of the list
RANK: Final = {"error": 0, "warning": 1, "note": 2}
NOBODY: Final = "-"
_KEY: Final = re.compile(r"[\w.-]{1,80}", re.ASCII)


class Entry(Struct, frozen=True):
    """A finding with what it is searched, sorted and addressed by."""

    key: str
    finding: Finding
    number: int
    sources: tuple[str, ...]
    figures: Figures
    kin: str
    text: str


class Query(Struct, frozen=True):
    """What an editor asked to see; empty is everything."""

    state: str = ""
    rule: str = ""
    kind: str = ""
    severity: str = ""
    source: str = ""
    assignee: str = ""
    text: str = ""
    like: str = ""
    sort: str = ""
    page: int = 1

    @property
    def filtered(self) -> bool:
        return any((self.rule, self.kind, self.severity, self.source, self.assignee, self.text, self.like))

    def string(self, **changes: Any) -> str:
        """The query as a part of an address, with changes, without what is empty."""
        asked = {name: changes.get(name, getattr(self, name)) for name in self.__struct_fields__}
        found = urlencode({name: value for name, value in asked.items() if value and value != DEFAULTS[name]})
        return f"?{found}" if found else ""


DEFAULTS: Final = {name: getattr(Query(), name) for name in Query.__struct_fields__}


class Listing(Struct, frozen=True):
    """One page of the findings that match, how many there are, and how many in each state."""

    entries: Sequence[Entry]
    total: int
    page: int
    pages: int
    counts: Mapping[str, int]


def entries(case: Casefile) -> list[Entry]:
    """The findings of a report, each once, in its order."""
    return [_entry(case, finding, number) for number, finding in enumerate(case.finding.values())]


def _entry(case: Casefile, finding: Finding, number: int) -> Entry:
    cited = case.cited(finding)
    sources = case.sources(finding)
    words = (
        finding.message,
        *(f"{c.text} {c.about}" for c in cited),
        *sources,
        *(s.value for s in finding.sides),
    )
    return Entry(
        key=finding.id if _KEY.fullmatch(finding.id) else digest(finding.id),
        finding=finding,
        number=number,
        sources=tuple(sources),
        figures=figures((side.value, [c.text for c in claims(case, side)]) for side in finding.sides),
        kin=kin(case, finding),
        text="\n".join(words).casefold(),
    )


def parse(asked: Mapping[str, str]) -> Query:
    """The query in an address; what is not understood is left out."""
    known = {name: asked[name][:200] for name in DEFAULTS if asked.get(name) and name != "page"}
    page = asked.get("page", "")
    return Query(
        **known, page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 7 else 1
    )


class Index:
    """The findings of a report with the lookups of the list."""

    def __init__(self, case: Casefile) -> None:
        self.entries = entries(case)
        self.by_key = {entry.key: entry for entry in self.entries}
        self.by_id = {entry.finding.id: entry for entry in self.entries}
        self.rules = _tally(entry.finding.rule for entry in self.entries)
        self.kinds = _tally(entry.finding.kind for entry in self.entries)
        self.severities = _tally(entry.finding.severity for entry in self.entries)
        self.sources = _tally(source for entry in self.entries for source in entry.sources)
        self._causes = _causes(case, self.entries)

    def like(self, entry: Entry) -> list[Entry]:
        """The findings with one cause: the same mention in them, or one rule between the same sources."""
        found = {e.number for cause in self._causes[entry.number] for e in cause}
        return [self.entries[number] for number in sorted(found)]

    def matching(self, query: Query, ledger: Ledger) -> tuple[list[Entry], Counter[str]]:
        """The findings that match, in the order asked for, and the counts by state of all but the state."""
        pool = self._pool(query)
        tests = list(_tests(query, ledger))
        found = [entry for entry in pool if all(test(entry) for test in tests)]
        counts: Counter[str] = ledger.counts(entry.finding.id for entry in found)
        counts["all"] = len(found)
        if query.state:
            found = [e for e in found if _stands(ledger.status(e.finding.id), query.state)]
        return _sorted(found, query.sort, ledger), counts

    def listing(self, query: Query, ledger: Ledger, holding: str | None = None) -> Listing:
        """One page of what matches: the one asked for, or the one that holds a finding of that key."""
        found, counts = self.matching(query, ledger)
        pages = max(1, -(-len(found) // PAGE))
        page = min(query.page, pages)
        if holding is not None:
            at = next((n for n, entry in enumerate(found) if entry.key == holding), None)
            page = page if at is None else at // PAGE + 1
        return Listing(found[(page - 1) * PAGE : page * PAGE], len(found), page, pages, counts)

    def _pool(self, query: Query) -> list[Entry]:
        if not query.like:
            return self.entries
        entry = self.by_key.get(query.like)
        return self.like(entry) if entry else []


def _tests(query: Query, ledger: Ledger) -> Iterable[Callable[[Entry], bool]]:
    """The tests that a finding must pass, the cheap ones first."""
    if query.rule:
        yield lambda e: e.finding.rule == query.rule
    if query.kind:
        yield lambda e: e.finding.kind == query.kind
    if query.severity:
        yield lambda e: e.finding.severity == query.severity
    if query.source:
        yield lambda e: query.source in e.sources
    if query.assignee:
        wanted = "" if query.assignee == NOBODY else query.assignee
        yield lambda e: ledger.status(e.finding.id).assignee == wanted
    for word in query.text.casefold().split():
        yield lambda e, word=word: word in e.text  # type: ignore[misc]


def _stands(status: Status, state: str) -> bool:
    if state in STATES:
        return status.state == state
    return {"conflict": status.conflict, "decided": status.state != "open", "changed": status.changed}.get(
        state, True
    )


def _sorted(found: list[Entry], sort: str, ledger: Ledger) -> list[Entry]:
    orders: dict[str, Callable[[Entry], Any]] = {
        "severity": lambda e: (RANK[e.finding.severity], e.number),
        "rule": lambda e: (e.finding.rule, e.number),
        "source": lambda e: (e.sources, e.number),
        "recent": lambda e: (-ledger.status(e.finding.id).seq, e.number),
    }
    return sorted(found, key=orders[sort]) if sort in orders else found


def _tally(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items()))


def _causes(case: Casefile, found: Sequence[Entry]) -> list[list[list[Entry]]]:
    """For each finding, the groups that it shares a cause with."""
    groups: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    names: list[list[tuple[str, ...]]] = []
    for entry in found:
        keys = [("rule", entry.finding.rule, *sorted(entry.sources))]
        keys += [("claim", claim.id) for claim in case.cited(entry.finding)]
        for key in dict.fromkeys(keys):
            groups[key].append(entry)
        names.append(list(dict.fromkeys(keys)))
    return [[groups[key] for key in keys] for keys in names]
