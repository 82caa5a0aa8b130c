"""Diagnostics for reviewdog (rdjson), which brings them into reviews on any forge."""

from __future__ import annotations

from typing import Any, Final

from claimcheck.model import Report
from claimcheck.report import Options
from claimcheck.report.json_ import dumps
from claimcheck.report.places import Cited, Located, locate, octets, remark
from claimcheck.report.text import clean
from claimcheck.report.view import view

SEVERITIES: Final = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report, options: Options) -> str:
    """The findings as one diagnostic result."""
    seen = view(report)
    found = [diagnostic(locate(seen, finding, options.focus)) for finding in report.findings]
    return dumps({"source": {"name": "claimcheck"}, "diagnostics": found}, indent=1) + "\n"


def diagnostic(located: Located) -> dict[str, Any]:
    """A finding as a diagnostic, the other claims as its related locations."""
    finding, at = located.finding, located.at
    related = [{"message": remark(cited), "location": _location(cited)} for cited in located.others]
    return {
        "message": clean(finding.message),
        "location": _location(at) if at else {"path": "."},
        "severity": SEVERITIES[finding.severity],
        "code": {"value": clean(finding.rule)},
        "related_locations": related,
    }


def _location(cited: Cited) -> dict[str, Any]:
    """A place as reviewdog counts it: columns are bytes of UTF-8; the whole file where no more is known."""
    place = cited.place
    if not place.exact:
        return {"path": place.file}
    start, end = octets(cited.article, cited.claim)
    return {
        "path": place.file,
        "range": {
            "start": {"line": place.start.line, "column": start},
            "end": {"line": place.end.line, "column": end},
        },
    }
