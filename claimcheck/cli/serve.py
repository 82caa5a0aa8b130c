"""`claimcheck serve`: the endpoint for a newsroom's own system."""

from __future__ import annotations

import signal
from types import FrameType

import click

from claimcheck.cli import OK, complain
from claimcheck.errors import ClaimcheckError


@click.command("serve", short_help="Answer over HTTP on this machine.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, type=click.Choice(["127.0.0.1", "::1", "localhost"]),
    help="A loopback address.",
)  # fmt: skip
@click.option(
    "--port", default=8765, show_default=True, type=click.IntRange(0, 65535), help="0: any free one."
)
@click.option(
    "--max-size", default=5, show_default=True, type=click.IntRange(1, 100), help="Megabytes of a request."
)
@click.option(
    "--timeout", default=20.0, show_default=True, type=click.FloatRange(0.1, 600), help="Seconds of a check."
)
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Checks at once.")
def command(host: str, port: int, max_size: int, timeout: float, workers: int) -> int:
    """Answer POST /check with a report, JSON in and report out, until Ctrl-C.

    GET /openapi.json describes it. Nothing is kept, and nobody but this machine is answered.
    """
    from claimcheck.service.http import Limits, Server
    from claimcheck.service.workers import Workers

    pool = Workers(workers)
    try:
        server = Server(host, port, Limits(max_size * 1_000_000, timeout), pool)
    except OSError as error:
        message = error.strerror or str(error)
        raise ClaimcheckError("no-port", message, key="--port", mend="choose another port") from error
    signal.signal(signal.SIGTERM, _stop)
    with server:
        name = f"[{host}]" if ":" in host else host
        complain(f"serving on http://{name}:{server.server_address[1]}, until Ctrl-C")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            complain("no longer serving")
        finally:
            pool.end()
    return OK


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
