"""What the desk decided, for the next run: dismissed findings fall silent, confirmed ones stay."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Finding, Report, Suppressed
from claimcheck.review.basis import Figures, figures
from claimcheck.review.events import REASONS, STATES, Body, Event
from claimcheck.review.ledger import Status, fold

NEVER: Final = "claimcheck/never-align/1"


class Suppression(Struct, frozen=True):
    """Why a finding is silent, as SARIF wants to know it."""

    justification: str
    who: str
    at: str
    kind: str = "external"
    status: str = "accepted"


class Decisions(Struct, frozen=True):
    """The events of a desk by finding, ready to be laid against a report."""

    events: Mapping[str, tuple[Event, ...]]

    def status(self, finding: str, seen: Figures | None = None) -> Status:
        """How a finding stands; with the figures that it shows now, decisions on others do not hold."""
        return fold(self.events.get(finding, ()), seen)


def load(database: str) -> Decisions:
    """The decisions in a desk's database, or in the JSON lines of events that it exported."""
    return gathered(_events(database))


def gathered(events: Iterable[Event]) -> Decisions:
    """Events by finding, in order."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(events, key=lambda e: e.seq):
        found[event.finding].append(event)
    return Decisions({finding: tuple(kept) for finding, kept in found.items()})


def apply(report: Report, decisions: Decisions, file: str = "") -> Report:
    """The report with the findings set aside that were dismissed on the figures that it shows."""
    silent = suppressions(report, decisions)
    kept = tuple(finding for finding in report.findings if finding.id not in silent)
    aside = [
        Suppressed(finding, file, silent[finding.id].justification)
        for finding in report.findings
        if finding.id in silent
    ]
    return msgspec.structs.replace(report, findings=kept, suppressed=(*report.suppressed, *aside))


def suppressions(report: Report, decisions: Decisions) -> dict[str, Suppression]:
    """The dismissed findings of a report, by id, with the reason of each."""
    texts = {claim.id: claim.text for claim in report.claims}
    found = {}
    for finding in report.findings:
        status = decisions.status(finding.id, _figures(finding, texts))
        if status.dismissed:
            found[finding.id] = suppression(status.holding[-1])
    return found


def confirmed(report: Report, decisions: Decisions) -> frozenset[str]:
    """The ids of the findings that an editor confirmed on the figures that the report shows."""
    texts = {claim.id: claim.text for claim in report.claims}
    stands = {f.id: decisions.status(f.id, _figures(f, texts)).state for f in report.findings}
    return frozenset(name for name, state in stands.items() if state == "confirmed")


def suppression(event: Event) -> Suppression:
    """A dismissal as a suppression."""
    return Suppression(told(event.body), event.who, event.at)


def told(body: Body) -> str:
    """A decision in one line: "Explained: Rounding. See the agency's table."."""
    if body.state is None:
        return ""
    return ": ".join(part for part in (STATES[body.state], why(body)) if part)


def why(body: Body) -> str:
    """What a decision rests on: its reason or the side that holds, and the note."""
    reason = REASONS[body.state].get(body.reason, "") if body.state in REASONS else ""
    holds = f"“{body.side}” holds" if body.side else ""
    return ". ".join(part for part in (reason or holds, body.note) if part)


def never_align(decisions: Decisions) -> dict[str, Any]:
    """The pairs of claims that were matched wrongly, as the hook that alignment may read.

    A claim is known by source, words and subject, so that edits elsewhere do not matter.
    """
    pairs = {pair for finding in decisions.events for pair in _wrong(decisions.status(finding))}
    listed = [{"a": _claim(a), "b": _claim(b)} for a, b in sorted(pairs)]
    return {"schema": NEVER, "pairs": listed}


def _wrong(status: Status) -> Iterator[tuple[tuple[str, str, str], tuple[str, str, str]]]:
    if status.state == "wrong-match" and status.last is not None and status.last.body.basis is not None:
        for a, b in status.last.body.basis.pairs:
            yield min(a, b), max(a, b)


def _claim(named: tuple[str, str, str]) -> dict[str, str]:
    source, text, about = named
    return {"source": source, "text": text, "about": about}


def _figures(finding: Finding, texts: Mapping[str, str]) -> Figures:
    return figures(
        (side.value, [texts[key] for key in side.claims if key in texts]) for side in finding.sides
    )


def _events(database: str) -> list[Event]:
    from claimcheck.review.stores import POSTGRES

    if database.startswith(POSTGRES):
        from claimcheck.review.stores import postgres

        return postgres.read(database)
    path = Path(database)
    if path.is_file() and path.stat().st_size and not _is_sqlite(path):
        return list(_lines(path))
    from claimcheck.review.stores import sqlite

    return sqlite.read(database)


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as opened:
        return opened.read(16) == b"SQLite format 3\0"


def _lines(path: Path) -> Iterator[Event]:
    """The events of an export; a line that is none is the user's to mend."""
    with path.open("rb") as opened:
        for number, line in enumerate(opened, 1):
            if not line.strip():
                continue
            try:
                yield msgspec.convert(json.loads(line), Event)
            except (ValueError, RecursionError) as error:
                mend = "a desk's database, or the events that it exported as JSON lines"
                raise ClaimcheckError(
                    "not-decisions", f"not an event: {error}", file=str(path), line=number, mend=mend
                ) from error
