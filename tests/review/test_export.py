"""What leaves the desk: whole, inert in spreadsheets, and agreeing in every file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from desks import CONFIRMED, EXPLAINED, desk, report, stamp
from jsonschema import Draft4Validator

from claimcheck.review.desk import Desk
from claimcheck.review.events import Body
from claimcheck.review.export import EXPORTS, export


@pytest.fixture
def room(tmp_path: Path) -> Desk:
    made = desk(tmp_path)
    first, second, _ = made.case.findings
    made.decide([first], CONFIRMED, stamp("Ada"))
    made.decide([second], EXPLAINED, stamp("Ben"))
    made.comment(second, '=HYPERLINK("http://evil")', stamp("Ben"))
    return made


def test_every_export_is_made_of_an_untouched_desk_too(tmp_path: Path) -> None:
    made = desk(tmp_path, report(0))
    for name in EXPORTS:
        assert isinstance(export(name)(made), str)


def test_the_history_is_exported_whole(room: Desk) -> None:
    lines = [json.loads(line) for line in export("events.jsonl")(room).splitlines()]
    assert [(line["seq"], line["who"], line["action"]) for line in lines] == [
        (1, "Ada", "decide"), (2, "Ben", "decide"), (3, "Ben", "comment"),
    ]  # fmt: skip


def test_a_record_stands_without_its_report(room: Desk, tmp_path: Path) -> None:
    room.store.close()
    later = desk(tmp_path, report(1, start=50))
    records = [json.loads(line) for line in export("decisions.jsonl")(later).splitlines()]
    assert [(r["state"], r["in_report"], r["rule"]) for r in records] == [
        ("confirmed", False, "value-conflict"), ("explained", False, "value-conflict"),
    ]  # fmt: skip
    assert records[0]["message"].startswith("Two values for fee 0")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "a; =cmd", "|calc", "%0A=1"]
)
def test_no_cell_begins_a_formula(tmp_path: Path, text: str) -> None:
    made = desk(tmp_path)
    made.decide(
        [made.case.findings[0]], Body(state="confirmed", side=text, note=text, evidence=text), stamp()
    )
    made.comment(made.case.findings[0], text, stamp())
    data = export("decisions.csv")(made)
    assert data.startswith("\ufeff")
    for row in csv.reader(io.StringIO(data[1:])):
        for cell in row:
            for part in cell.split(";"):
                assert not part.strip().startswith(("=", "+", "-", "@", "＝", "|", "%"))


def test_sarif_suppresses_the_dismissed_and_only_those(room: Desk) -> None:
    results = json.loads(export("report.sarif")(room))["runs"][0]["results"]
    assert [len(result["suppressions"]) for result in results] == [0, 1, 0]
    suppressed = results[1]["suppressions"][0]
    assert (suppressed["kind"], suppressed["status"]) == ("external", "accepted")
    assert suppressed["justification"] == "Explained: A later count or update"
    assert [result["properties"]["state"] for result in results] == ["confirmed", "explained", "open"]


def test_sarif_places_are_those_of_the_text(room: Desk) -> None:
    log = json.loads(export("report.sarif")(room))
    for result in log["runs"][0]["results"]:
        for place in (*result["locations"], *result["relatedLocations"]):
            region = place["physicalLocation"]["region"]
            uri = place["physicalLocation"]["artifactLocation"]["uri"]
            article = next(a for a in room.case.articles if a.path == uri)
            line = article.text.split("\n")[region["startLine"] - 1]
            words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
            assert words in ("$913", "$925")


def test_claimreview_drafts_only_what_was_confirmed_and_not_the_side_that_holds(room: Desk) -> None:
    graph: list[dict[str, Any]] = json.loads(export("claimreview.json")(room))["@graph"]
    assert [draft["itemReviewed"]["author"]["name"] for draft in graph] == ["Wire"]
    assert graph[0]["claimReviewed"] == "Fee 0 rose to $925 there."
    assert graph[0]["citation"] == "https://example.org/table"


SCHEMA = Path(__file__).parents[1] / "schemas" / "sarif-2.1.0.json"


@pytest.mark.parametrize("said", ["Two values", "{0} [x](1) \\ <b>", "\ud800\x00\u202e", "😀\r\n", "x" * 999])
def test_sarif_is_valid_whatever_is_said(tmp_path: Path, said: str) -> None:
    made = report(2)
    made["findings"][0]["message"] = said
    made["articles"][0]["source"] = said
    made["articles"][1]["path"] = f"a b/{said[:50]}.txt"
    made["claims"][1]["article"] = "not in the report"
    room = desk(tmp_path, made)
    room.decide(room.case.findings, Body(state="explained", reason="other", note=said), stamp())
    log = json.loads(export("report.sarif")(room).encode("utf-8", "replace"))
    schema = Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))
    assert [error.message for error in schema.iter_errors(log)] == []
