"""One line a finding: `file:line:column: severity rule message`, as editors and log readers know it."""

from __future__ import annotations

from claimcheck.model import Report
from claimcheck.report import Options
from claimcheck.report.places import Located, locate
from claimcheck.report.text import clean
from claimcheck.report.view import view


def render(report: Report, options: Options) -> str:
    """A line for each finding, the gravest first; nothing for none."""
    seen = view(report)
    return "".join(f"{line(locate(seen, finding, options.focus))}\n" for finding in report.findings)


def line(located: Located) -> str:
    """A finding on one line."""
    finding = located.finding
    where = str(located.at.place) if located.at else "-"
    return f"{where}: {finding.severity} {clean(finding.rule)} {clean(finding.message)}"
