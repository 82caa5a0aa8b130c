"""The application: routes, faults told without traces, the guard in front."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from claimcheck.review.desk import Refused
from claimcheck.review.stores import StoreError
from claimcheck.review.web import changing, entering, reading
from claimcheck.review.web.guard import Guard, TooLarge
from claimcheck.review.web.live import Hub
from claimcheck.review.web.render import page, warm
from claimcheck.review.web.session import Attempts, keyring
from claimcheck.review.web.visit import Handler, Room, room, session_of, visit

READ: dict[str, Handler] = {
    "/": reading.home,
    "/list": reading.rows,
    "/findings/{key}": reading.finding,
    "/findings/{key}/record": reading.record,
    "/findings/{key}/pane/{slot}/{number:int}": reading.pane,
    "/articles/{number:int}": reading.article,
    "/history": reading.history,
    "/record": reading.printed,
    "/export/{name}": reading.download,
}
CHANGE: dict[str, Handler] = {
    "/findings/{key}/decide": changing.decide,
    "/findings/{key}/assign": changing.assign,
    "/findings/{key}/comment": changing.comment,
    "/bulk": changing.bulk,
    "/undo": changing.undo,
    "/sign-out": entering.leave,
}
FAULTS = (HTTPException, Refused, StoreError, TooLarge, Exception)
SAID = {
    404: "There is no such page.",
    405: "That cannot be done here.",
}


def application(
    hub: Hub, token: str | None = None, editor: str = "Editor", editors: tuple[str, ...] = (),
    hosts: Collection[str] = (),
) -> Guard:  # fmt: skip
    """The desk as an ASGI application; with a token editors must sign in."""
    warm()
    ring = keyring(hub.desk.store.setting("salt", secrets.token_hex(16)), token)
    made = Starlette(
        routes=_routes(),
        exception_handlers=dict.fromkeys(FAULTS, _failed),
        lifespan=_lifespan,
    )
    made.state.room = Room(hub, ring, Attempts(), editor, editors)
    return Guard(made, hosts)


def _routes() -> list[Route]:
    open_door = {"/sign-in": (entering.door, "GET"), "/static/{name}": (reading.asset, "GET")}
    return [
        *(Route(path, visit(handler), methods=["GET"]) for path, handler in READ.items()),
        *(Route(path, visit(handler), methods=["POST"]) for path, handler in CHANGE.items()),
        *(Route(p, visit(h, open_door=True), methods=[m]) for p, (h, m) in open_door.items()),
        Route("/sign-in", visit(entering.enter, open_door=True), methods=["POST"]),
        Route("/events", events, methods=["GET"]),
    ]


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    task = asyncio.create_task(app.state.room.hub.run())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def events(request: Request) -> Response:
    """The stream of changes."""
    here = room(request)
    if here.shared and session_of(request) is None:
        return PlainTextResponse("Sign in first.", 401)
    if here.hub.full:
        return PlainTextResponse("Too many pages are open.", 503, {"Retry-After": "30"})
    asked = request.query_params.get("since", "")
    since = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else 0
    return StreamingResponse(here.hub.listen(since), media_type="text/event-stream")


async def _failed(request: Request, error: Exception) -> Response:
    """A fault as a line that says what to do: for a script in plain text, for a person as a page."""
    status, said = _told(error)
    if "hx-request" in request.headers:
        return PlainTextResponse(said, status)
    known: dict[str, Any] = {"code": status, "said": said}
    headers = getattr(error, "headers", None)
    return page("error.html", status, headers, theme=request.cookies.get("claimcheck-theme", ""), **known)


def _told(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        plain = SAID.get(error.status_code, error.detail)
        own = error.detail if error.detail.endswith(".") else plain
        return error.status_code, own
    if isinstance(error, Refused):
        return 422, str(error)
    if isinstance(error, StoreError):
        return 503, f"Not saved: {error.message}. Nothing that you typed is lost; {error.mend}."
    if isinstance(error, TooLarge):
        return 413, "This is more than the desk takes at once."
    return 500, "The desk failed at this. Nothing that was saved is lost; load the page and try again."
