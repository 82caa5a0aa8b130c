"""Reports as the desk reads them: saved ones, broken ones, hostile ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desks import SEEDS, report

import claimcheck
from claimcheck.errors import ClaimcheckError
from claimcheck.report import render
from claimcheck.review.casefile import from_file, from_json, from_report, is_report
from claimcheck.review.query import Index
from claimcheck.review.reading import Canonical, Value, reading


def test_a_saved_report_reads_as_the_run_does(tmp_path: Path) -> None:
    made = claimcheck.check([one for file in sorted(SEEDS.iterdir()) for one in claimcheck.read(str(file))])
    saved = tmp_path / "report.json"
    saved.write_text(render(made, "json"), "utf-8")
    assert is_report(saved)
    assert from_file(saved) == from_report(made)


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"schema": "claimcheck/report/9"}', b"[" * 100_000, b"\xff\xfe"]
)
def test_what_is_no_report_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(ClaimcheckError, match="not a report") as raised:
        from_json(data, "report.json")
    assert "\n" not in str(raised.value)


def test_lone_surrogates_do_not_hide_a_report() -> None:
    made = report(1)
    made["articles"][0]["text"] += " \ud800"
    assert from_json(json.dumps(made).encode()).articles[0].text.endswith("\ud800")


def test_a_report_with_gaps_is_shown_as_far_as_it_goes() -> None:
    made = report(2)
    made["claims"] = made["claims"][:1]
    made["articles"] = made["articles"][:1]
    made["findings"][1]["id"] = "../../etc/passwd?<script>"
    index = Index(from_json(json.dumps(made).encode()))
    assert len(index.entries) == 2
    assert all(key.isalnum() for key in index.by_key)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Value("2400", "=", "2350", "2450", "USD"), "2,400 USD (2,350 to 2,450)"),
        (Value("913", ">", "913", None, "USD"), "more than 913 USD"),
        (Value("2", "=", "2", "2", "mile", Canonical("3218.6", None, "meter")), "2 mile = 3,218.6 meter"),
        (Value(["3", "5"], "range", "3", "5", "day"), "3 to 5 day"),
        (Value("-5", "~", "-6", "-4", "basis_point"), "about -5 basis point (-6 to -4)"),
        (Value(start="2024-01-01", end="2024-12-31", grain="year", basis="relative"), "2024 (relative)"),
        (Value(start="2024-04-03", end="2024-04-05", grain="day"), "2024-04-03 to 2024-04-05"),
        (Value(grain="year", basis="symbolic", offset="year-1"), "year before publication"),
        (Value(grain="day", basis="symbolic", offset="day+0"), "day of publication"),
        (Value(grain="day", basis="symbolic", offset="day-3"), "3 days before publication"),
        (Value(name="Ada Byron"), "Ada Byron"),
        (Value("9" * 90), "9" * 90),
    ],
)  # fmt: skip
def test_a_value_reads_in_words(value: Value, said: str) -> None:
    assert reading(value) == said
