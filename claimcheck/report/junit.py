"""The report as JUnit XML: each finding a failed case of its file, a file without findings a passed one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from claimcheck.model import Finding, Report
from claimcheck.report import Options
from claimcheck.report.places import Located, file, locate, remark
from claimcheck.report.text import clean
from claimcheck.report.view import view

# What XML 1.0 cannot hold even escaped.
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PROLOGUE: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
NOWHERE: Final = "claimcheck"


def render(report: Report, options: Options) -> str:
    """A suite for each file, in the order of the articles."""
    seen = view(report)
    cases: dict[str, list[Located]] = {file(article): [] for article in report.articles}
    for finding in report.findings:
        located = locate(seen, finding, options.focus)
        cases.setdefault(located.at.place.file if located.at else NOWHERE, []).append(located)
    body = "".join(_suite(name, found) for name, found in cases.items())
    tests = sum(max(len(found), 1) for found in cases.values())
    failures = sum(_fails(finding) for finding in report.findings)
    counts = f'tests="{tests}" failures="{failures}" errors="0"'
    return f'{PROLOGUE}<testsuites name="claimcheck" {counts}>\n{body}</testsuites>\n'


def _suite(name: str, found: list[Located]) -> str:
    failures = sum(_fails(located.finding) for located in found)
    counts = f'tests="{max(len(found), 1)}" failures="{failures}" errors="0" skipped="0"'
    cases = "".join(_case(name, located) for located in found)
    clear = f'<testcase name="no findings" classname={_attribute(name)} time="0"/>\n'
    return f'<testsuite name={_attribute(name)} {counts} time="0">\n{cases or clear}</testsuite>\n'


def _fails(finding: Finding) -> bool:
    """Whether a finding is a failure; a note is told without failing."""
    return finding.severity != "note"


def _case(name: str, located: Located) -> str:
    finding = located.finding
    told = _text("\n".join(_told(located)))
    if _fails(finding):
        message = _attribute(clean(finding.message))
        body = f'<failure type="{finding.severity}" message={message}>{told}</failure>'
    else:
        body = f"<system-out>{told}</system-out>"
    title = _attribute(f"{clean(finding.rule)} {clean(finding.id)}")
    return f'<testcase name={title} classname={_attribute(name)} time="0">{body}</testcase>\n'


def _told(located: Located) -> Iterator[str]:
    """The finding at length: what it says, each mention with its place, and the reasons."""
    yield clean(located.finding.message)
    for cited in located.cited:
        yield f"{cited.place}: {remark(cited)}"
    for number, step in enumerate(located.finding.because, 1):
        yield f"{number}. {clean(step)}"


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", text))
