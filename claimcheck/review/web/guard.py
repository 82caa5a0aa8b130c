"""The guard at the door: hosts, origins, sizes and headers, before any page is asked."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST: Final = 256 * 1024  # bytes of a request's body
SAFE: Final = ("GET", "HEAD")
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses what no editor's browser sends, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = ()) -> None:
        self.app = app
        self.hosts = frozenset(host.casefold() for host in hosts) | {"localhost"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guarded = _with_headers(send)
        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        await self.app(scope, _limited(receive), guarded)

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._knows(host):
            return PlainTextResponse("This desk does not answer to that host name.", 421)
        if scope["method"] not in SAFE and not _same_origin(headers, host):
            return PlainTextResponse("This request came from another site.", 403)
        size = headers.get("content-length", "0")
        if not size.isdigit() or int(size) > LARGEST:
            return PlainTextResponse("This is more than the desk takes at once.", 413)
        return None

    def _knows(self, host: str) -> bool:
        """Whether a Host header is ours: an address cannot be rebound, a name must be known."""
        name = _hostname(host)
        return name in self.hosts or _is_address(name)


class TooLarge(Exception):  # noqa: N818 - said to the client as it is
    """A body that is longer than the desk takes."""


def _limited(receive: Receive) -> Receive:
    """The body, cut off when it is longer than was allowed, whatever its header said."""
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST:
            raise TooLarge
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return guarded


def _same_origin(headers: Headers, host: str) -> bool:
    """Whether a page of this desk asked for a change; a client that is no browser sends neither sign."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].casefold() == host.casefold()


def _hostname(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].rstrip(".").casefold()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
