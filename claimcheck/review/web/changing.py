"""What editors change: decisions, assignments, comments, undo; each answered with how things stand then."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, get_args

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from claimcheck.review.casefile import Finding
from claimcheck.review.events import STATES, Body, Event, State
from claimcheck.review.web import views
from claimcheck.review.web.live import change
from claimcheck.review.web.reading import entry_of
from claimcheck.review.web.render import page
from claimcheck.review.web.visit import Visit, context


def decide(visit: Visit) -> Response:
    """Decide on one finding."""
    entry = entry_of(visit)
    events = visit.desk.decide([entry.finding], _body(visit), visit.stamp())
    return _answer(visit, events, f"{STATES[events[0].body.state or 'open']}.")


def assign(visit: Visit) -> Response:
    """Give one finding to somebody."""
    entry = entry_of(visit)
    events = visit.desk.assign([entry.finding], visit.field("assignee"), visit.stamp())
    given = events[0].body.assignee
    return _answer(visit, events, f"Assigned to {given}." if given else "Assigned to nobody.")


def comment(visit: Visit) -> Response:
    """Say something on one finding."""
    events = visit.desk.comment(entry_of(visit).finding, visit.field("text"), visit.stamp())
    return _answer(visit, events, "Comment saved.")


def bulk(visit: Visit) -> Response:
    """Decide on, or assign, all chosen findings at once."""
    chosen = _chosen(visit)
    if visit.field("what") == "assign":
        events = visit.desk.assign(chosen, visit.field("assignee"), visit.stamp())
        said = "assigned"
    else:
        events = visit.desk.decide(chosen, _body(visit), visit.stamp())
        said = STATES[events[0].body.state or "open"].lower()
    count = f"{len(events):,} finding" + ("" if len(events) == 1 else "s")
    return _answer(visit, events, f"{count}: {said}.", bulk=True)


def undo(visit: Visit) -> Response:
    """Take back the editor's last decision or assignment."""
    events = visit.desk.undo(visit.stamp())
    known = visit.desk.index.by_id
    goto = next((known[e.finding].key for e in events if e.finding in known), None)
    said = "Taken back." if len(events) == 1 else f"Taken back on {len(events):,} findings."
    return _answer(visit, events, said, goto=goto, undo=True)


def _body(visit: Visit) -> Body:
    state: State | None = next((s for s in get_args(State) if s == visit.field("state")), None)
    return Body(
        state=state,
        side=visit.field("side") or None,
        evidence=visit.field("evidence"),
        reason=visit.field(f"reason-{state}"),
        note=visit.field("note"),
    )


def _chosen(visit: Visit) -> list[Finding]:
    known = visit.desk.index.by_key
    keys = dict.fromkeys(visit.form.get("keys", ()))
    missing = [key for key in keys if key not in known]
    if missing:
        raise HTTPException(404, "Some of these findings are not in this report.")
    return [known[key].finding for key in keys]


def _answer(visit: Visit, events: Sequence[Event], said: str, **more: Any) -> Response:
    """The record of the finding that was changed, and the news for the rest of the page."""
    key = visit.request.path_params.get("key")
    if not visit.partial:
        return RedirectResponse(f"/findings/{key}" if key else "/", 303)
    news = change(visit.desk, events) | {"said": said, "action": events[0].action, "key": key} | more
    headers = {"HX-Trigger": json.dumps({"desk:saved": news})}
    if key is None:
        return Response(b"", 200, headers | {"HX-Reswap": "none"})
    view = views.standing(visit.desk, entry_of(visit))
    return page("_record.html", headers=headers, view=view, trouble="", **context(visit))
