"""What editors do, as events: each acknowledged change is one, and none is ever altered."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

State = Literal["open", "confirmed", "explained", "wrong-match", "wrong-reading"]
Action = Literal["decide", "undo", "assign", "comment"]

DISMISSED: Final[frozenset[str]] = frozenset({"explained", "wrong-match", "wrong-reading"})

STATES: Final[dict[State, str]] = {
    "open": "Open",
    "confirmed": "Confirmed",
    "explained": "Explained",
    "wrong-match": "Wrong match",
    "wrong-reading": "Wrong reading",
}

# A dismissal names one of its state's reasons; "other" asks for a note.
REASONS: Final[dict[State, dict[str, str]]] = {
    "explained": {
        "rounding": "Rounding",
        "update": "A later count or update",
        "scope": "Different scope or period",
        "other": "Other reason",
    },
    "wrong-match": {
        "event": "Another event",
        "thing": "Another thing or group",
        "period": "Another period",
        "other": "Other reason",
    },
    "wrong-reading": {
        "figure": "Figure or unit misread",
        "date": "Date or period misread",
        "quote": "Not this source's claim",
        "other": "Other reason",
    },
}


class Basis(Struct, frozen=True, omit_defaults=True):
    """What was decided upon: enough of the finding for the record to stand without its report.

    `figures` lists each side's value and the words of its claims, `kin` survives a change of
    figures, `pairs` are the claims of opposite sides as [source, text, about] each.
    """

    rule: str
    message: str
    kin: str = ""
    severity: str = ""
    sources: tuple[str, ...] = ()
    figures: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pairs: tuple[tuple[tuple[str, str, str], tuple[str, str, str]], ...] = ()


class Body(Struct, frozen=True, omit_defaults=True):
    """What an event says, by its action."""

    state: State | None = None
    side: str | None = None
    evidence: str = ""
    reason: str = ""
    note: str = ""
    basis: Basis | None = None
    assignee: str = ""
    undoes: tuple[int, ...] = ()


class Event(Struct, frozen=True, kw_only=True):
    """One change: who did what to which finding, when, having seen the desk as of `base`.

    `seq` is given by the store; `request` names the form that was sent, so that a repeated
    sending is kept once.
    """

    finding: str
    action: Action
    who: str
    at: str
    request: str
    base: int = 0
    seq: int = 0
    body: Body = Body()
