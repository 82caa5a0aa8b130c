"""The desk itself: a report, its index, the ledger and the store, and what editors may do with them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.review.basis import basis
from claimcheck.review.casefile import Casefile, Claim, Finding
from claimcheck.review.events import DISMISSED, REASONS, STATES, Action, Body, Event, State
from claimcheck.review.ledger import Ledger, Status
from claimcheck.review.query import Entry, Index
from claimcheck.review.stores import Store

NOTE = 4000  # characters of a note, comment or evidence
NAME = 60
BULK = 2000  # findings of one bulk decision


class Refused(Exception):  # noqa: N818 - it is the change that was refused
    """A change that says too little or too much; nothing was written."""


class Stamp(Struct, frozen=True):
    """Who makes a change, when, in which sending of a form, having seen the desk as of `base`."""

    who: str
    at: str
    request: str
    base: int


class Desk:
    """What the pages show and change; safe to use from many threads."""

    def __init__(self, case: Casefile, store: Store) -> None:
        self.case = case
        self.store = store
        self.index = Index(case)
        self.ledger = Ledger({entry.finding.id: entry.figures for entry in self.index.entries})
        self.listeners: list[Callable[[Sequence[Event]], None]] = []
        self._lock = threading.Lock()
        self.refresh()

    def refresh(self) -> list[Event]:
        """Take in what was written, here or by other processes, and tell who listens."""
        with self._lock:
            fresh = self.ledger.absorb(self.store.since(self.ledger.seq))
        if fresh:
            for listener in self.listeners:
                listener(fresh)
        return fresh

    def status(self, finding: Finding) -> Status:
        return self.ledger.status(finding.id)

    def history(self, finding: Finding) -> Sequence[Event]:
        return self.ledger.history(finding.id)

    def former(self, entry: Entry) -> Sequence[Event]:
        """The history of a finding that this one was before its figures changed."""
        former = self.ledger.kin.get(entry.kin)
        if former is None or former == entry.finding.id or former in self.index.by_id:
            return ()
        return self.ledger.history(former)

    def decide(self, chosen: Sequence[Finding], body: Body, stamp: Stamp) -> list[Event]:
        """Decide on findings alike, all or none."""
        checked = checked_decision(body)
        if not 0 < len(chosen) <= BULK:
            raise Refused(f"Choose between 1 and {BULK:,} findings.")
        return self._append([self._decision(finding, checked, stamp) for finding in chosen])

    def assign(self, chosen: Sequence[Finding], assignee: str, stamp: Stamp) -> list[Event]:
        """Give findings to somebody, or to nobody."""
        if not 0 < len(chosen) <= BULK:
            raise Refused(f"Choose between 1 and {BULK:,} findings.")
        body = Body(assignee=name(assignee))
        return self._append([_event(finding.id, "assign", body, stamp) for finding in chosen])

    def comment(self, finding: Finding, text: str, stamp: Stamp) -> list[Event]:
        """Say something on a finding."""
        if not text.strip():
            raise Refused("Write a comment first.")
        return self._append([_event(finding.id, "comment", Body(note=_short(text, "comment")), stamp)])

    def undo(self, stamp: Stamp) -> list[Event]:
        """Take back the last decision or assignment of this editor, with all that were made together."""
        self.refresh()
        last = self._last(stamp.who)
        if not last:
            raise Refused("There is nothing of yours to undo.")
        return self._append([_event(e.finding, "undo", Body(undoes=(e.seq,)), stamp) for e in last])

    def _last(self, who: str) -> list[Event]:
        mine = [
            (event, self.ledger.history(entry.finding.id))
            for entry in self.index.entries
            for event in self.ledger.history(entry.finding.id)
            if event.who == who and event.action in ("decide", "assign")
        ]
        live = [e for e, past in mine if not any(e.seq in other.body.undoes for other in past)]
        newest = max(live, key=lambda e: e.seq, default=None)
        return [e for e in live if newest is not None and e.request == newest.request]

    def _decision(self, finding: Finding, body: Body, stamp: Stamp) -> Event:
        return _event(finding.id, "decide", replace(body, basis=basis(self.case, finding)), stamp)

    def _append(self, events: Sequence[Event]) -> list[Event]:
        kept = self.store.append(events)
        self.refresh()
        return kept


def checked_decision(body: Body) -> Body:
    """A decision that says what it must; a dismissal without its reason is refused."""
    state = body.state
    if state not in STATES:
        raise Refused("Choose what you decide.")
    if state in DISMISSED and body.reason not in REASONS[state]:
        raise Refused("Say why: a dismissed finding is silent in the next run.")
    if body.reason == "other" and not body.note.strip():
        raise Refused("Say the other reason in the note.")
    return Body(
        state=state,
        side=_side(body, state),
        evidence=_short(body.evidence, "evidence") if state == "confirmed" else "",
        reason=body.reason if state in DISMISSED else "",
        note=_short(body.note, "note"),
    )


def name(text: str) -> str:
    """A name of a person as it is kept: one line, printable, short."""
    shown = "".join(char for char in text if char.isprintable())
    return " ".join(shown.split())[:NAME]


def others(desk: Desk, claim: Claim) -> list[Claim]:
    """What other articles say on the fact of a claim."""
    fact = desk.case.fact_of.get(claim.id)
    known = desk.case.claim
    found = [known[key] for key in fact.claims if key in known] if fact else []
    return [other for other in found if other.article != claim.article]


def _side(body: Body, state: State) -> str | None:
    return _short(body.side, "side") if state == "confirmed" and body.side else None


def _short(text: str, what: str) -> str:
    if len(text) > NOTE:
        raise Refused(f"The {what} is longer than {NOTE:,} characters.")
    return text.strip()


def _event(finding: str, action: Action, body: Body, stamp: Stamp) -> Event:
    return Event(
        finding=finding,
        action=action,
        who=stamp.who,
        at=stamp.at,
        request=stamp.request,
        base=stamp.base,
        body=body,
    )
