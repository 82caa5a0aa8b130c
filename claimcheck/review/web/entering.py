"""Signing in and out, and the name that an editor goes by."""

from __future__ import annotations

import time

from starlette.responses import RedirectResponse, Response

from claimcheck.review.desk import name
from claimcheck.review.web import clock
from claimcheck.review.web.render import page
from claimcheck.review.web.visit import Visit, context, cookie_name, keep, session_of, target


def door(visit: Visit) -> Response:
    """The page to sign in, or to take another name on a desk of one's own."""
    return _door(visit, visit.request.query_params.get("next", "/"))


def enter(visit: Visit) -> Response:
    """Let an editor in who gives a name and the desk's token."""
    room, address = visit.room, visit.request.client.host if visit.request.client else "?"
    onward = target(visit.field("next"))
    wait = room.attempts.wait(address, time.monotonic())
    if wait:
        said = f"Too many tries. Wait {wait} seconds."
        return _door(visit, onward, said, 429, {"Retry-After": str(wait)})
    if not room.keyring.admits(visit.field("token")):
        room.attempts.fail(address, time.monotonic())
        return _door(visit, onward, "That is not the token of this desk.", 403)
    room.attempts.succeed(address)
    chosen = name(visit.field("name"))
    if not chosen or (room.editors and chosen not in room.editors):
        return _door(
            visit, onward, "Choose a name that the desk knows." if chosen else "Say who you are.", 422
        )
    response = RedirectResponse(onward, 303)
    keep(response, visit.request, room.keyring.begin(chosen, int(clock.now().timestamp())))
    return response


def leave(visit: Visit) -> Response:
    """End the session."""
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(cookie_name(visit.request), httponly=True, samesite="lax")
    return response


def _door(
    visit: Visit, onward: str, said: str = "", status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    known = session_of(visit.request) or not visit.room.shared
    given = name(visit.field("name")) or (visit.session.name if known else "")
    return page(
        "sign_in.html", status, headers, onward=target(onward), said=said, given=given,
        editors=visit.room.editors, **context(visit),
    )  # fmt: skip
