"""Decisions and their history as JSON lines and as CSV."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from claimcheck.report.csv_ import table
from claimcheck.review.decisions import gathered, never_align
from claimcheck.review.desk import Desk
from claimcheck.review.events import REASONS, Basis, Event
from claimcheck.review.ledger import Status


class Record(Struct, frozen=True):
    """One finding's decision with what it was decided upon."""

    finding: str
    state: str
    conflict: bool
    in_report: bool
    rule: str
    severity: str
    message: str
    sources: tuple[str, ...]
    side: str
    reason: str
    note: str
    evidence: str
    who: str
    at: str
    assignee: str
    comments: tuple[str, ...]


def records(desk: Desk) -> list[Record]:
    """A record of each finding that an editor has touched, those of the report first and in its order."""
    index = desk.index.by_id
    names = [*(name for name in index if desk.ledger.history(name))]
    names += [name for name in list(desk.ledger.events) if name not in index]
    return [_record(desk, name) for name in names]


def decisions_jsonl(desk: Desk) -> str:
    """The records, one a line."""
    return "".join(f"{_json(msgspec.to_builtins(record))}\n" for record in records(desk))


def events_jsonl(desk: Desk) -> str:
    """All events in their order, one a line, as `--decisions` reads them."""
    return "".join(f"{_json(msgspec.to_builtins(event))}\n" for event in desk.ledger.all())


def decisions_csv(desk: Desk) -> str:
    """The records as a table that no spreadsheet reads as formulas."""
    names = Record.__struct_fields__
    return table(names, ([_cell(getattr(record, name)) for name in names] for record in records(desk)))


def never_align_json(desk: Desk) -> str:
    """The pairs of claims that were matched wrongly."""
    return json.dumps(never_align(gathered(desk.ledger.all())), indent=1) + "\n"


def _record(desk: Desk, name: str) -> Record:
    status = desk.ledger.status(name)
    past = desk.ledger.history(name)
    said = status.last.body if status.last else None
    known = _basis(desk, name, status)
    return Record(
        finding=name,
        state=status.state,
        conflict=status.conflict,
        in_report=name in desk.index.by_id,
        rule=known.rule,
        severity=known.severity,
        message=known.message,
        sources=known.sources,
        side=(said.side or "") if said else "",
        reason=REASONS.get(said.state, {}).get(said.reason, "") if said and said.state else "",
        note=said.note if said else "",
        evidence=said.evidence if said else "",
        who=status.last.who if status.last else "",
        at=status.last.at if status.last else "",
        assignee=status.assignee,
        comments=tuple(_comments(past)),
    )


def _basis(desk: Desk, name: str, status: Status) -> Basis:
    if status.last is not None and status.last.body.basis is not None:
        return status.last.body.basis
    entry = desk.index.by_id.get(name)
    if entry is None:
        found = [e.body.basis for e in desk.ledger.history(name) if e.body.basis is not None]
        return found[-1] if found else Basis(rule="", message="")
    finding = entry.finding
    return Basis(finding.rule, finding.message, entry.kin, finding.severity, entry.sources)


def _comments(events: Any) -> Iterator[str]:
    event: Event
    for event in events:
        if event.action == "comment":
            yield f"{event.who}, {event.at}: {event.body.note}"


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)
