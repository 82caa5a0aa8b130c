"""`claimcheck review`: the review desk in the browser, over articles or a saved report."""

from __future__ import annotations

import getpass
import os
import secrets
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from claimcheck.cli import asked, complain
from claimcheck.cli.asked import Asked
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.review.casefile import Casefile

DATABASE: Final = "claimcheck-decisions.db"


@click.command("review", short_help="Decide on findings in the browser.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes any.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option(
    "--database", default=DATABASE, show_default=True, metavar="FILE",
    help="Where decisions are kept: a file, or a postgresql:// address.",
)  # fmt: skip
@click.option("--name", metavar="NAME", help="Who decides on a desk of one's own; by default the login name.")
@click.option(
    "--editor", "editors", metavar="NAME", multiple=True, help="A name that may sign in. Repeatable."
)
@click.option(
    "--token-file", type=click.Path(dir_okay=False), metavar="FILE",
    help="The token of a shared desk; CLAIMCHECK_TOKEN does as well. Without one a new one is shown.",
)  # fmt: skip
@click.option(
    "--allow-host", "hosts", metavar="NAME", multiple=True, help="A name that the desk is reached by."
)
@asked.shared(asked.RULES, asked.PROJECT)
def command(  # noqa: PLR0913, PLR0917 - one a option
    paths: tuple[str, ...], port: int, host: str, no_browser: bool, database: str, name: str | None,
    editors: tuple[str, ...], token_file: str | None, hosts: tuple[str, ...], **given: Any,
) -> None:  # fmt: skip
    """Open the review desk on articles, or on a report saved by `check --format json:FILE`.

    PATH is a file, a folder (searched), a glob, or - for standard input.
    """
    installed()
    from claimcheck.review.desk import Desk
    from claimcheck.review.serve import Address, serve
    from claimcheck.review.stores import open_store

    case = casefile(paths, asked.asked(given))
    address = Address(host, port, hosts)
    token = _token(token_file, shared=not address.loopback)
    store = open_store(database)
    try:
        desk = Desk(case, store)
        serve(desk, address, token, name or _login(), editors, _started, browser=not no_browser)
    except KeyboardInterrupt:
        pass  # Ctrl-C is the good end of a desk
    finally:
        store.close()


def installed() -> None:
    """Complain in one line when the extra is missing."""
    for part in ("jinja2", "starlette", "uvicorn"):
        try:
            import_module(part)
        except ImportError as missing:
            mend = "pip install 'claimcheck-news[review]'"
            raise ClaimcheckError("no-review", f"the review desk needs {part}", mend=mend) from missing


def casefile(paths: tuple[str, ...], wanted: Asked) -> Casefile:
    """The report to review: a saved one, or that of the articles, as `check` makes it."""
    from claimcheck.review import casefile as cases

    if len(paths) == 1 and cases.is_report(Path(paths[0])):
        return cases.from_file(Path(paths[0]))
    from claimcheck import lint
    from claimcheck.cli import work
    from claimcheck.cli.inputs import read

    run = asked.settle(wanted)
    store = work.cache(wanted, run)
    found = read(paths, store.load)
    everything = lint.whole(found.articles, found.notes, run.project.settings.locale)
    report, _ = work.report(everything, run, wanted, store)
    work.end(store)
    return cases.from_report(report)


def _token(file: str | None, *, shared: bool) -> str | None:
    """The token that editors sign in with; a desk that only this machine reaches needs none."""
    given = _token_in(file) if file else os.environ.get("CLAIMCHECK_TOKEN", "").strip()
    if given:
        if len(given) < 12:
            raise ClaimcheckError("short-token", "a token needs 12 characters or more", mend="choose another")
        return given
    if not shared:
        return None
    made = secrets.token_urlsafe(18)
    complain(f"the token of this desk: {made}")
    return made


def _token_in(file: str) -> str:
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeError) as error:
        raise ClaimcheckError("unreadable", f"cannot read: {error}", file=file, mend="check it") from error


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "Editor"


def _started(url: str) -> None:
    complain(f"review desk at {url} (stop it with Ctrl-C)")
