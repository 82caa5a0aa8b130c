"""Templates and static files, read once from the package: no path of a request reaches the file system."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct
from starlette.responses import HTMLResponse

from claimcheck.review.events import DISMISSED, REASONS, STATES
from claimcheck.review.export import EXPORTS
from claimcheck.review.passages import visible
from claimcheck.review.web import live, views

TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}


class Static(Struct, frozen=True):
    """A static file: its bytes, its type, and the version by which browsers may keep it."""

    data: bytes
    type: str
    version: str


@cache
def static() -> Mapping[str, Static]:
    """The static files by name."""
    found = {}
    for file in sorted(files("claimcheck.review.web").joinpath("static").iterdir(), key=lambda f: f.name):
        kind = TYPES.get(file.name.rpartition(".")[2])
        if kind:
            data = file.read_bytes()
            found[file.name] = Static(data, kind, sha256(data).hexdigest()[:12])
    return found


@cache
def environment() -> Environment:
    """The templates, in which all text is escaped."""
    made = Environment(
        loader=PackageLoader("claimcheck.review.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"v": _visible, "day": day, "said": views.said, "why": views.why, "number": "{:,}".format}
    made.globals |= {
        "STATES": STATES,
        "REASONS": REASONS,
        "DISMISSED": DISMISSED,
        "EXPORTS": EXPORTS,
        "static": lambda name: f"/static/{name}?v={static()[name].version}",
        "headline": views.headline,
        "hover": views.hover,
        "link": views.link,
        "request_id": lambda: secrets.token_hex(8),
        "row_of": live.row,
        "tally": live.tally,
    }
    return made


def warm() -> None:
    """Compile the templates and read the static files, so that the first page need not wait for it."""
    static()
    for name in environment().list_templates():
        environment().get_template(name)


def page(
    template: str, status: int = 200, headers: Mapping[str, str] | None = None, **known: Any
) -> HTMLResponse:
    """A template filled in."""
    text = environment().get_template(template).render(**known)
    return HTMLResponse(text.encode("utf-8", "replace"), status, headers)


def day(at: str) -> str:
    """A moment as people write it: "21 Nov 2026, 15:48 UTC"."""
    try:
        moment = dt.datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{moment.day} {moment:%b %Y, %H:%M} UTC"


def _visible(value: Any) -> str:
    return visible(str(value))
