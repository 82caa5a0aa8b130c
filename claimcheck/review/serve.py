"""The desk as a server: which address, which token, and the browser that is opened on it."""

from __future__ import annotations

import ipaddress
import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from types import FrameType

import uvicorn
from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.review.desk import Desk
from claimcheck.review.web.app import application
from claimcheck.review.web.live import Hub


class Address(Struct, frozen=True):
    """Where the desk listens, and by which further names it is known."""

    host: str = "127.0.0.1"
    port: int = 8765
    hosts: tuple[str, ...] = ()

    @property
    def loopback(self) -> bool:
        """Whether nobody but this machine can reach it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def serve(
    desk: Desk, address: Address, token: str | None, editor: str, editors: tuple[str, ...],
    started: Callable[[str], None], *, browser: bool,
) -> None:  # fmt: skip
    """Serve the desk until it is interrupted; `started` is told the address."""
    names = (*address.hosts, socket.gethostname(), socket.getfqdn(), address.host)
    hub = Hub(desk)
    app = application(hub, token, editor, editors, names)
    listening = _listening(address)
    url = _url(address, listening.getsockname()[1])
    started(url)
    if browser:
        threading.Timer(0.5, webbrowser.open, (url,)).start()
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=1,
        proxy_headers=False, h11_max_incomplete_event_size=16384,
    )  # fmt: skip
    _Server(config, hub.end).run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that ends the streams of live updates before it waits for requests to end."""

    def __init__(self, config: uvicorn.Config, end: Callable[[], None]) -> None:
        super().__init__(config)
        self._end = end

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self._end()
        super().handle_exit(sig, frame)


def _listening(address: Address) -> socket.socket:
    """The socket, bound before anything is said, so that a port in use is the user's to mend."""
    try:
        made = socket.create_server((address.host, address.port), family=_family(address.host), backlog=128)
    except OSError as error:
        why = error.strerror or str(error)
        raise ClaimcheckError(
            "cannot-listen", f"cannot listen on {address.host} port {address.port}: {why}", key="--port",
            mend="choose another, or 0 for any",
        ) from error  # fmt: skip
    # asyncio sets this on sockets of a named protocol alone; without it each answer waits 40 ms.
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _url(address: Address, port: int) -> str:
    host = f"[{address.host}]" if ":" in address.host else address.host
    return f"http://{host}:{port}/"
