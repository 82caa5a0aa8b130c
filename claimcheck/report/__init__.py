"""Report formats by name: each a pure function from a report to its text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Report


class Options(Struct, frozen=True):
    """How a report is to look: columns, colour, and whether the figures that stand alone are listed."""

    width: int = 80
    color: bool = False
    all: bool = False


Render = Callable[[Report, Options], str]

# Imported on use: a format pays for its libraries only when it is asked for.
FORMATS: Final[dict[str, str]] = {
    "terminal": "claimcheck.report.terminal:render",
    "json": "claimcheck.report.json_:render",
}


def render(report: Report, name: str, options: Options | None = None) -> str:
    """The report in the format of that name, ending in a newline."""
    return format_named(name)(report, options or Options())


def format_named(name: str) -> Render:
    """The function that renders a format; an unknown name is the user's to mend."""
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise ClaimcheckError("unknown-format", f"unknown format {name!r}", mend=f"known formats: {known}")
    module, function = FORMATS[name].split(":")
    found: Render = getattr(import_module(module), function)
    return found
