"""Code quality for GitLab: findings as its merge requests show them."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, Final

from claimcheck.model import Report
from claimcheck.report import Options
from claimcheck.report.json_ import dumps
from claimcheck.report.places import Located, locate
from claimcheck.report.text import clean
from claimcheck.report.view import view

SEVERITIES: Final = {"error": "critical", "warning": "major", "note": "info"}


def render(report: Report, options: Options) -> str:
    """The findings as a JSON array of issues."""
    seen = view(report)
    found = [issue(locate(seen, finding, options.focus)) for finding in report.findings]
    return dumps(found, indent=1) + "\n"


def issue(located: Located) -> dict[str, Any]:
    """A finding as an issue; its id is the fingerprint, which survives edits elsewhere."""
    finding, at = located.finding, located.at
    lines = {"begin": at.place.start.line, "end": at.place.end.line} if at else {"begin": 1}
    path = PurePath(at.place.file).as_posix() if at else "."
    return {
        "description": clean(finding.message) or "?",
        "check_name": clean(finding.rule) or "?",
        "fingerprint": finding.id,
        "severity": SEVERITIES[finding.severity],
        "location": {"path": path, "lines": lines},
    }
