"""The report as SARIF 2.1.0 in which dismissed findings are suppressed with their reasons."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import claimcheck
from claimcheck.report.sarif import FINGERPRINT, SCHEMA, uri
from claimcheck.review.casefile import Claim
from claimcheck.review.decisions import suppression
from claimcheck.review.desk import Desk
from claimcheck.review.passages import visible
from claimcheck.review.query import Entry

# What SARIF would take for a link or a placeholder.
_SIGNS: Final = str.maketrans({"{": "{{", "}": "}}", "[": r"\[", "]": r"\]", "\\": r"\\"})


def sarif(desk: Desk) -> str:
    """All findings as results; a dismissed one carries its suppression, all carry their state."""
    run = {
        "tool": {"driver": _driver(desk)},
        "columnKind": "unicodeCodePoints",
        "results": [_result(desk, entry) for entry in desk.index.entries],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _driver(desk: Desk) -> dict[str, Any]:
    rules = [{"id": rule} for rule in desk.index.rules]
    return {"name": "claimcheck", "version": claimcheck.__version__, "rules": rules}


def _result(desk: Desk, entry: Entry) -> dict[str, Any]:
    finding = entry.finding
    cited = [claim for claim in desk.case.cited(finding) if claim.article in desk.case.article]
    status = desk.status(finding)
    return {
        "ruleId": finding.rule,
        "level": finding.severity,
        "message": {"text": _plain(finding.message)},
        "partialFingerprints": {FINGERPRINT: finding.id},
        "locations": [_location(desk, claim) for claim in cited[:1]],
        "relatedLocations": [
            {
                "id": n,
                **_location(desk, claim),
                "message": {"text": _plain(f"{desk.case.source(claim)}: {claim.text}")},
            }
            for n, claim in enumerate(cited[1:], 1)
        ],
        "suppressions": [_suppression(event) for event in status.holding] if status.dismissed else [],
        "properties": {"state": status.state, "conflict": status.conflict, "assignee": status.assignee},
    }


def _suppression(event: Any) -> dict[str, Any]:
    found = suppression(event)
    return {
        "kind": found.kind,
        "status": found.status,
        "justification": found.justification,
        "properties": {"who": found.who, "at": found.at},
    }


def _location(desk: Desk, claim: Claim) -> dict[str, Any]:
    article = desk.case.article[claim.article]
    starts = _lines(article.text)
    (line, column), (last, end) = _place(starts, claim.start), _place(starts, claim.end)
    region = {
        "startLine": line, "startColumn": column, "endLine": last, "endColumn": end,
        "charOffset": claim.start, "charLength": claim.end - claim.start,
    }  # fmt: skip
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri(article.path or article.id)}, "region": region}
    }


def _plain(text: str) -> str:
    return visible(text).translate(_SIGNS)


def _place(starts: Sequence[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=64)
def _lines(text: str) -> tuple[int, ...]:
    """The offset at which each line begins."""
    return (0, *(n + 1 for n, char in enumerate(text) if char == "\n"))
