"""The report as JUnit XML: each finding a failed case of its file, a file without findings a passed one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from claimcheck.model import Report
from claimcheck.report import Options
from claimcheck.report.places import Located, file, locate, remark
from claimcheck.report.text import clean
from claimcheck.report.view import view

# What XML 1.0 cannot hold even escaped.
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PROLOGUE: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
NOWHERE: Final = "claimcheck"


class Case(Struct, frozen=True):
    """A finding as a test case: `failed`, `skipped` where it was set aside, or `told` where it is a note."""

    located: Located
    outcome: Literal["failed", "skipped", "told"]
    reason: str = ""


def render(report: Report, options: Options) -> str:
    """A suite for each file, in the order of the articles."""
    suites: dict[str, list[Case]] = {file(article): [] for article in report.articles}
    for case in _cases(report, options):
        at = case.located.at
        suites.setdefault(at.place.file if at else NOWHERE, []).append(case)
    body = "".join(_suite(name, cases) for name, cases in suites.items())
    tests = sum(max(len(cases), 1) for cases in suites.values())
    failures = sum(_count(cases, "failed") for cases in suites.values())
    counts = f'tests="{tests}" failures="{failures}" errors="0"'
    return f'{PROLOGUE}<testsuites name="claimcheck" {counts}>\n{body}</testsuites>\n'


def _cases(report: Report, options: Options) -> Iterator[Case]:
    seen = view(report)
    for finding in report.findings:
        located = locate(seen, finding, options.focus)
        yield Case(located, "told" if finding.severity == "note" else "failed")
    for aside in report.suppressed:
        reason = f"{clean(aside.by)}: {clean(aside.reason) or 'no reason given'}"
        yield Case(locate(seen, aside.finding, options.focus), "skipped", reason)


def _count(cases: list[Case], outcome: str) -> int:
    return sum(case.outcome == outcome for case in cases)


def _suite(name: str, cases: list[Case]) -> str:
    counts = f'tests="{max(len(cases), 1)}" failures="{_count(cases, "failed")}" errors="0"'
    shown = "".join(_case(name, case) for case in cases)
    clear = f'<testcase name="no findings" classname={_attribute(name)} time="0"/>\n'
    lead = f'<testsuite name={_attribute(name)} {counts} skipped="{_count(cases, "skipped")}" time="0">'
    return f"{lead}\n{shown or clear}</testsuite>\n"


def _case(name: str, case: Case) -> str:
    finding = case.located.finding
    title = _attribute(f"{clean(finding.rule)} {clean(finding.id)}")
    return f'<testcase name={title} classname={_attribute(name)} time="0">{_outcome(case)}</testcase>\n'


def _outcome(case: Case) -> str:
    finding, told = case.located.finding, _text("\n".join(_told(case.located)))
    if case.outcome == "failed":
        message = _attribute(clean(finding.message))
        return f'<failure type="{finding.severity}" message={message}>{told}</failure>'
    if case.outcome == "skipped":
        return f"<skipped message={_attribute(case.reason)}>{told}</skipped>"
    return f"<system-out>{told}</system-out>"


def _told(located: Located) -> Iterator[str]:
    """The finding at length: what it says, each mention with its place, and the reasons."""
    yield clean(located.finding.message)
    for cited in located.cited:
        yield f"{cited.place.told}: {remark(cited)}"
    for number, step in enumerate(located.finding.because, 1):
        yield f"{number}. {clean(step)}"


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", text))
