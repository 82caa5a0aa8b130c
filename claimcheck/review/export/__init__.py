"""What leaves the desk: each export a function from the desk to text, by the name of its file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from claimcheck.review.desk import Desk

Export = Callable[[Desk], str]

# File name: its media type, where it is made, and what it is for.
EXPORTS: Final[dict[str, tuple[str, str, str]]] = {
    "decisions.jsonl": ("application/jsonl", "records:decisions_jsonl", "Decisions, one in JSON a line"),
    "events.jsonl": ("application/jsonl", "records:events_jsonl", "The whole history, one event a line"),
    "decisions.csv": ("text/csv", "records:decisions_csv", "Decisions for a spreadsheet"),
    "report.sarif": ("application/sarif+json", "sarif:sarif", "SARIF, dismissed findings suppressed"),
    "claimreview.json": (
        "application/ld+json",
        "claimreview:claimreview",
        "ClaimReview drafts of the confirmed",
    ),
    "never-align.json": ("application/json", "records:never_align_json", "Pairs that were matched wrongly"),
}


def export(name: str) -> Export:
    """The function that makes the file of that name."""
    module, function = EXPORTS[name][1].split(":")
    found: Export = getattr(import_module(f"{__name__}.{module}"), function)
    return found
