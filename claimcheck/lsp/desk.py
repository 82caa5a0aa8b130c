"""A draft as it stands in an editor, checked against its sources; knows nothing of the protocol."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final

from msgspec import Struct

from claimcheck import ecb, house, lint, ratetable, rulebook, selection, settings
from claimcheck.baseline import load as load_baseline
from claimcheck.cache import Cache
from claimcheck.extraction import extract
from claimcheck.lint import Group, Read, Standing
from claimcheck.model import Article, Claim, Finding, Report, Severity
from claimcheck.readers import READERS
from claimcheck.readers.reading import Reading
from claimcheck.report.listing import said
from claimcheck.report.places import Cited, locate, voices
from claimcheck.report.text import clean, period
from claimcheck.report.view import view
from claimcheck.rulebook import Rule
from claimcheck.settings import Project
from claimcheck.suppress import Known

PLACED: Final = re.compile(r":(\d+): (.*)", re.DOTALL)
ORDERS: Final = frozenset(("unused-suppression", "unknown-rule", "bad-suppression"))


class Mark(Struct, frozen=True):
    """Something to be shown at [start, end) of the editor's text, with the claims on the other sides."""

    start: int
    end: int
    severity: Severity
    rule: str
    message: str
    related: tuple[Cited, ...] = ()
    idle: bool = False


class Seen(Struct, frozen=True):
    """What a check of the editor's text came to; `shift` code points stand before the article in it."""

    text: str
    shift: int
    marks: tuple[Mark, ...]
    claims: tuple[Claim, ...]
    written: bool


class Desk:
    """Checks drafts, and remembers what was read and extracted of their sources."""

    def __init__(self, cache: Cache, against: Sequence[str] = ()) -> None:
        self.cache = cache
        self.against = tuple(against)

    def check(self, path: str, text: str) -> Seen:
        """The marks and claims of the text that an editor holds of a file."""
        project = settings.find(Path(path).parent)
        desk = _Overlay(self.cache, path, text)
        found = self._read(project, path, desk)
        rules = selection.rules(project)
        known = frozenset(rule.id for rule in rulebook.load(_folder(project)))
        report, _ = lint.lint(found, _standing(project, rules, known), desk)
        return _seen(report, found, path, text)

    def _read(self, project: Project, path: str, desk: _Overlay) -> Read:
        if not Path(path).is_file():
            reading = desk.load(READERS.get(PurePath(path).suffix.lower(), "text"), b"", path, "draft")
            return lint.whole(reading.articles, reading.notes)
        groups = [group for group in lint.groups(project, [path], self.against) if path in group.drafts]
        alone = [Group((path,))]
        return lint.read(groups or alone, desk, project.settings.locale)


class _Overlay:
    """The cache, with an editor's text in place of one file; what is typed is not kept."""

    def __init__(self, cache: Cache, path: str, text: str) -> None:
        self._cache = cache
        self._place = os.path.realpath(path)
        self._data = text.encode("utf-8", "replace")

    def load(self, name: str, data: bytes, path: str, stem: str) -> Reading:
        if os.path.realpath(path) != self._place:
            return self._cache.load(name, data, path, stem)
        from claimcheck.readers.collecting import load_with

        return load_with(name, self._data, path, stem)

    def extract(self, article: Article) -> Sequence[Claim]:
        if os.path.realpath(article.path or "") == self._place:
            return extract(article)
        return self._cache.extract(article)


def _folder(project: Project) -> str | None:
    folder = project.settings.rules_folder
    return project.path(folder) if folder else None


def _baseline(project: Project) -> dict[str, Known]:
    named = project.settings.baseline
    if named is None:
        return {}
    file = project.path(named)
    return {entry.id: Known(entry.id, file, entry.reason) for entry in load_baseline(Path(file)).findings}


def _standing(project: Project, rules: tuple[Rule, ...], known: frozenset[str]) -> Standing:
    dated = (ecb.load(),) if project.settings.ecb_rates else ()
    return Standing(rules, known, _baseline(project), house.read(project), _table(project), dated=dated)


def _table(project: Project) -> ratetable.Table | None:
    named = project.settings.rates
    return ratetable.load(Path(project.path(named))) if named else None


def _seen(report: Report, found: Read, path: str, text: str) -> Seen:
    """The marks and claims of the draft, as offsets into the editor's text."""
    here = os.path.realpath(path)
    drafts = [a for a in found.articles if os.path.realpath(a.path or "") == here]
    if len(drafts) != 1 or not drafts[0].line:
        return Seen(text, 0, tuple(_unplaced(report, drafts)), (), written=False)
    draft = drafts[0]
    claims = tuple(claim for claim in report.claims if claim.article == draft.id)
    shift = draft.offset
    marks = [*_marks(report, draft, shift), *_orders(report, draft, text)]
    return Seen(text, shift, tuple(marks), claims, written=True)


def _marks(report: Report, draft: Article, shift: int) -> Iterator[Mark]:
    seen = view(report)
    for finding in report.findings:
        located = locate(seen, finding, {draft.id})
        at = located.at
        if at is not None and at.article.id == draft.id:
            start, end = at.claim.start + shift, at.claim.end + shift
            yield Mark(start, end, finding.severity, finding.rule, told(finding), voices(located))


def _unplaced(report: Report, drafts: Sequence[Article]) -> Iterator[Mark]:
    """Findings in a file whose text the editor does not show, at its beginning."""
    seen = view(report)
    for finding in report.findings:
        located = locate(seen, finding, {draft.id for draft in drafts})
        yield Mark(0, 0, finding.severity, finding.rule, told(finding), voices(located))


def _orders(report: Report, draft: Article, text: str) -> Iterator[Mark]:
    """Marks on suppressions of the draft that nothing obeys."""
    for note in report.notes:
        match = PLACED.search(note.message) if note.article == draft.id and note.code in ORDERS else None
        if match:
            start = _line_start(text, int(match[1]))
            end = text.find("\n", start)
            stop = len(text) if end < 0 else end
            idle = note.code == "unused-suppression"
            yield Mark(start, stop, "note" if idle else "warning", note.code, match[2], idle=idle)


def _line_start(text: str, line: int) -> int:
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
    return at


def told(finding: Finding) -> str:
    """A finding with its reasons, as an editor shows it."""
    return "\n".join([clean(finding.message), *(f"- {clean(step)}" for step in finding.because)])


def claim_at(seen: Seen, offset: int) -> Claim | None:
    """The claim whose mention holds an offset of the editor's text."""
    at = offset - seen.shift
    return next((claim for claim in seen.claims if claim.start <= at < claim.end), None)


def hover(claim: Claim) -> str:
    """How a mention was read, in lines of plain text."""
    lines = [f"{claim.kind}: {said(claim.value)}"]
    if claim.about:
        lines.append(f"about: {claim.about}")
    if claim.when:
        lines.append(f"when: {period(claim.when)} ({claim.when.basis})")
    if claim.speaker:
        lines.append(f"said by: {claim.speaker}")
    if claim.role != "level":
        lines.append(f"role: {claim.role}")
    return "\n".join(clean(line) for line in [*lines, *claim.trace])


def suppression(seen: Seen, mark: Mark) -> tuple[int, str] | None:
    """Where in the editor's text a comment that sets a finding aside goes, and its words."""
    if not seen.written or mark.rule in ORDERS:
        return None
    end = seen.text.find("\n", mark.end)
    stop = len(seen.text) if end < 0 else end
    at = stop - 1 if stop > mark.end and seen.text[stop - 1] == "\r" else stop
    return at, f" <!-- claimcheck: ignore[{mark.rule}] reason -->"
