"""The report as JSON lines: the records of the JSON report, each with its `type`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from claimcheck.model import Report
from claimcheck.report import Options
from claimcheck.report.json_ import dumps

RECORDS: Final = {
    "articles": "article", "claims": "claim", "facts": "fact", "findings": "finding", "notes": "note",
}  # fmt: skip


def render(report: Report, _options: Options) -> str:
    """A line with the schema, then one for each article, claim, fact, finding and note."""
    return "".join(f"{dumps(record)}\n" for record in records(report.to_dict()))


def records(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The records of a report in the order of its keys."""
    yield {"type": "report", "schema": report["schema"]}
    for key, name in RECORDS.items():
        for record in report[key]:
            yield {"type": name, **record}
