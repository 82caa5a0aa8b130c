"""Annotations for GitHub: workflow commands that mark a finding in the file under review."""

from __future__ import annotations

from typing import Final

from claimcheck.model import Report
from claimcheck.report import Options
from claimcheck.report.places import Located, Place, locate, remark, voices
from claimcheck.report.text import clean
from claimcheck.report.view import view

COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}
_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY: Final = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, options: Options) -> str:
    """A workflow command for each finding; nothing for none."""
    seen = view(report)
    return "".join(f"{command(locate(seen, finding, options.focus))}\n" for finding in report.findings)


def command(located: Located) -> str:
    """The workflow command of a finding: where, which rule, and on further lines who says otherwise."""
    finding = located.finding
    where = _where(located.at.place) if located.at else {}
    fields = where | {"title": f"claimcheck {clean(finding.rule)}"}
    said = [f"{remark(cited)} ({cited.place.told})" for cited in voices(located)]
    message = "\n".join([clean(finding.message), *said]).translate(_DATA)
    named = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in fields.items())
    return f"::{COMMANDS[finding.severity]} {named}::{message}"


def _where(place: Place) -> dict[str, str]:
    """The file and lines; columns only within one line, where GitHub takes them."""
    name = place.file.encode("utf-8", "replace").decode()
    found = {"file": name, "line": str(place.start.line), "endLine": str(place.end.line)}
    if place.exact and place.start.line == place.end.line:
        found |= {"col": str(place.start.column), "endColumn": str(place.end.column)}
    return found
