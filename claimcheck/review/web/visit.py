"""A request as handlers see it: who asks, what was sent, and the room that it came to."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import parse_qsl, quote

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from claimcheck.review.desk import Desk, Stamp
from claimcheck.review.web import clock
from claimcheck.review.web.guard import SAFE
from claimcheck.review.web.live import Hub
from claimcheck.review.web.session import LIFETIME, Attempts, Keyring, Session

FIELDS: Final = 2500  # fields of one form
Handler = Callable[["Visit"], Response]


class Room(Struct, frozen=True):
    """The desk with what its pages need: keys, live updates, the names of its editors."""

    hub: Hub
    keyring: Keyring
    attempts: Attempts
    editor: str = "Editor"
    editors: tuple[str, ...] = ()

    @property
    def desk(self) -> Desk:
        return self.hub.desk

    @property
    def shared(self) -> bool:
        return self.keyring.token is not None

    @property
    def people(self) -> list[str]:
        """All names that an editor may be assigned by."""
        return sorted({*self.editors, *self.desk.ledger.people}, key=str.casefold)


class Visit(Struct, frozen=True):
    """One request of an editor who is at the desk."""

    request: Request
    room: Room
    session: Session
    form: Mapping[str, Sequence[str]]

    @property
    def desk(self) -> Desk:
        return self.room.desk

    @property
    def partial(self) -> bool:
        """Whether a part of the page is asked for rather than the page."""
        return "hx-request" in self.request.headers

    def field(self, name: str) -> str:
        """The first value of a field, with the line ends that browsers send made plain."""
        return next(iter(self.form.get(name, ())), "").replace("\r\n", "\n")

    def number(self, name: str) -> int:
        text = self.field(name)
        return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0

    def stamp(self) -> Stamp:
        """Who changes something, and when; a form that was sent twice names the same request."""
        request = self.field("request")[:64] or secrets.token_hex(16)
        at = clock.stamp(clock.now())
        base = min(self.number("base"), self.desk.ledger.seq)  # nobody has seen what is not there yet
        return Stamp(self.session.name, at, f"{self.session.name}/{request}", base)


def room(request: Request) -> Room:
    """The room that the application was made with."""
    found: Room = request.app.state.room
    return found


def visit(handler: Handler, *, open_door: bool = False) -> Callable[[Request], Awaitable[Response]]:
    """The handler behind the door: with a session, and for changes with the session's token."""

    async def handle(request: Request) -> Response:
        here = room(request)
        session = session_of(request)
        fresh = session is None
        if session is None and here.shared and not open_door:
            return _to_sign_in(request)
        session = session or here.keyring.begin(here.editor, int(clock.now().timestamp()))
        form = await _form(request)
        made = Visit(request, here, session, form)
        if not fresh or not open_door:
            _check_token(made)
        response = await run_in_threadpool(handler, made)
        if fresh and not here.shared and "set-cookie" not in response.headers:
            keep(response, request, session)
        return response

    return handle


def session_of(request: Request) -> Session | None:
    """The session in the request's cookie."""
    cookie = request.cookies.get(cookie_name(request), "")
    return room(request).keyring.open(cookie, int(clock.now().timestamp()))


def keep(response: Response, request: Request, session: Session) -> None:
    """Give the browser the cookie of a session."""
    response.set_cookie(
        cookie_name(request),
        room(request).keyring.seal(session),
        max_age=LIFETIME,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def cookie_name(request: Request) -> str:
    """The cookie's name; cookies do not know ports, so that two desks on one machine need two."""
    return f"claimcheck-{request.url.port or 0}"


async def _form(request: Request) -> dict[str, list[str]]:
    if request.method in SAFE:
        return {}
    found: dict[str, list[str]] = {}
    try:
        text = (await request.body()).decode()
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=FIELDS)
    except ValueError as error:
        raise HTTPException(400, "This form cannot be read.") from error
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _check_token(made: Visit) -> None:
    if made.request.method in SAFE:
        return
    offered = made.request.headers.get("x-csrf-token") or made.field("csrf")
    if not made.room.keyring.accepts(made.session, offered):
        raise HTTPException(403, "This page is out of date. Load it again and repeat the change.")


def _to_sign_in(request: Request) -> Response:
    if "hx-request" in request.headers or request.method not in SAFE:
        raise HTTPException(401, "Your session has ended. Sign in again in another tab, then repeat this.")
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?next={quote(path)}", 303)


def target(text: str) -> str:
    """A path of this desk to go on to; anything else is its first page."""
    safe = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if safe else "/"


def context(made: Visit) -> dict[str, Any]:
    """What every page knows."""
    desk = made.desk
    return {
        "me": made.session.name,
        "csrf": made.room.keyring.csrf(made.session),
        "shared": made.room.shared,
        "people": made.room.people,
        "seq": desk.ledger.seq,
        "desk": desk,
        "theme": made.request.cookies.get("claimcheck-theme", ""),
    }
