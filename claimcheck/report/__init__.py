"""Report formats by name: each a pure function from a report to its text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Report

if TYPE_CHECKING:
    from claimcheck.rulebook import Rule


class Options(Struct, frozen=True):
    """How a report is to look: columns, colour, and whether the figures that stand alone are listed.

    `explain` asks for the whole chain of each finding where it is not shown anyway.
    `focus` holds the ids of the articles in which findings are to be marked (the drafts), `confirmed`
    those of the findings that an editor has confirmed, `rules` what rules other than those that ship
    say of themselves.
    """

    width: int = 80
    color: bool = False
    all: bool = False
    explain: bool = False
    focus: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    rules: tuple[Rule, ...] | None = None


Render = Callable[[Report, Options], str]

# Imported on use: a format pays for its libraries only when it is asked for.
FORMATS: Final[dict[str, str]] = {
    "terminal": "claimcheck.report.terminal:render",
    "concise": "claimcheck.report.concise:render",
    "json": "claimcheck.report.json_:render",
    "jsonl": "claimcheck.report.jsonl:render",
    "html": "claimcheck.report.html:render",
    "markdown": "claimcheck.report.markdown:render",
    "csv": "claimcheck.report.csv_:findings",
    "csv-claims": "claimcheck.report.csv_:claims",
    "sarif": "claimcheck.report.sarif:render",
    "github": "claimcheck.report.github:render",
    "gitlab": "claimcheck.report.gitlab:render",
    "junit": "claimcheck.report.junit:render",
    "rdjson": "claimcheck.report.rdjson:render",
    "claimreview": "claimcheck.report.claimreview:render",
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
