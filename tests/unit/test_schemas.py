"""Reports for other programs against the schemas of those who read them."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft4Validator, Draft7Validator
from lxml import etree
from reports import FULL, LOOK
from samples import EMPTY, SEEDS, hostile

import claimcheck
from claimcheck.model import Report
from claimcheck.report import render

SCHEMAS = Path(__file__).parents[1] / "schemas"
SEED_FILES = Path(__file__).parents[2] / "seeds"
NASTY = [
    "<b>&",
    "\x00\x1b\x08",
    "\ud800",
    "\ufffe\uffff",
    "]]>",
    "{0} {x} [y](1) \\",
    "\u202e",
    "a\nb\r\nc",
    "😀",
]
REPORTS = {"full": FULL, "samples": SEEDS, "empty": EMPTY} | {ascii(text): hostile(text) for text in NASTY}


@functools.cache
def read() -> Report:
    return claimcheck.check([a for file in sorted(SEED_FILES.glob("*.txt")) for a in claimcheck.read(file)])


@pytest.fixture(params=[*REPORTS, "seeds"])
def report(request: pytest.FixtureRequest) -> Report:
    return REPORTS.get(request.param) or read()


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def faults(validator: Any, text: str) -> list[str]:
    found = validator.iter_errors(json.loads(text))
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}" for fault in found]


@pytest.mark.parametrize(
    ("name", "file", "draft"),
    [
        ("sarif", "sarif-2.1.0.json", Draft4Validator),
        ("gitlab", "gitlab-code-quality.json", Draft7Validator),
        ("rdjson", "rdjson.json", Draft7Validator),
    ],
)
def test_a_report_is_valid_by_its_schema(name: str, file: str, draft: Any, report: Report) -> None:
    found = schema(file)
    draft.check_schema(found)
    assert faults(draft(found, format_checker=draft.FORMAT_CHECKER), render(report, name, LOOK)) == []


def test_the_schemas_refuse_what_is_wrong() -> None:
    sarif = json.loads(render(FULL, "sarif", LOOK))
    sarif["runs"][0]["results"][0]["level"] = "grave"
    assert faults(Draft4Validator(schema("sarif-2.1.0.json")), json.dumps(sarif))
    issues = json.loads(render(FULL, "gitlab"))
    del issues[0]["fingerprint"]
    assert faults(Draft7Validator(schema("gitlab-code-quality.json")), json.dumps(issues))
    result = json.loads(render(FULL, "rdjson"))
    result["diagnostics"][0]["location"]["range"]["start"]["line"] = 0
    assert faults(Draft7Validator(schema("rdjson.json")), json.dumps(result))


def test_a_junit_report_is_valid_by_its_schema(report: Report) -> None:
    rules = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    suites = etree.fromstring(render(report, "junit").encode())
    rules.assertValid(suites)
    for suite in suites:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
    assert int(suites.get("tests")) == len(suites.findall("testsuite/testcase"))
    assert int(suites.get("failures")) == len(suites.findall("testsuite/testcase/failure"))


def test_each_link_of_a_sarif_message_has_its_location(report: Report) -> None:
    run = json.loads(render(report, "sarif", LOOK))["runs"][0]
    for result in run["results"]:
        plain = re.sub(r"\\.", "", result["message"]["text"])
        links = re.findall(r"\[([^\]]*)\]\((\d+)\)", plain)
        assert [words for words, _ in links if not (words.startswith("“") and words.endswith("”"))] == []
        numbers = {int(number) for _, number in links}
        known = [location["id"] for location in result.get("relatedLocations", ())]
        assert numbers <= set(known)
        assert len(known) == len(set(known))
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert not re.search(r"(?<!\{)(?:\{\{)*\{(?!\{)\w+\}", plain)


def test_the_region_of_a_sarif_result_holds_the_mention() -> None:
    texts = {article.path: article for article in FULL.articles}
    seen = 0
    for result in json.loads(render(FULL, "sarif", LOOK))["runs"][0]["results"]:
        for location in [*result["locations"], *result.get("relatedLocations", ())]:
            where = location["physicalLocation"]
            article, region = texts[where["artifactLocation"]["uri"]], where["region"]
            if "startColumn" in region:
                row = article.text.split("\n")[region["startLine"] - article.line]
                assert row[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
                seen += 1
    assert seen > 5


def test_what_was_set_aside_is_suppressed_in_sarif_with_its_reason() -> None:
    results = json.loads(render(FULL, "sarif", LOOK))["runs"][0]["results"]
    found = [result["suppressions"] for result in results if "suppressions" in result]
    assert found == [
        [{"kind": "inSource", "status": "accepted", "justification": "different years, asked AFM"}]
    ]


def test_sarif_names_files_by_uris_and_findings_by_fingerprints() -> None:
    results = json.loads(render(read(), "sarif"))["runs"][0]["results"]
    assert results
    marks = [result["partialFingerprints"]["claimcheck/v1"] for result in results]
    assert marks == [finding.id for finding in read().findings]
    for result in results:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert urlsplit(uri).scheme in ("", "file")


def test_rdjson_counts_columns_in_bytes() -> None:
    found = json.loads(render(FULL, "rdjson"))["diagnostics"][1]["related_locations"][1]
    text = next(article.text for article in FULL.articles if article.id == "coin")
    begin, end = (found["location"]["range"][side] for side in ("start", "end"))
    row = text.split("\n")[begin["line"] - 1].encode()
    assert row[begin["column"] - 1 : end["column"] - 1].decode() == "$925"
    assert "•".encode() in row[: begin["column"]]
