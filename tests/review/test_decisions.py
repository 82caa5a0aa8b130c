"""What the next run does with decisions: the dismissed are silent in every format and in the status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from desks import CONFIRMED, EXPLAINED, SEEDS, WRONG_MATCH, WRONG_READING, stamp

import claimcheck
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Report
from claimcheck.report import FORMATS, render
from claimcheck.review import decisions
from claimcheck.review.casefile import from_report
from claimcheck.review.desk import Desk
from claimcheck.review.events import Body
from claimcheck.review.export.records import events_jsonl
from claimcheck.review.stores.sqlite import SqliteStore

ARTICLES = (
    ("a", "The Daily", "The ministry paid 40 million euros for the bridge in Lund in 2024."),
    ("b", "Wire", "The ministry paid 55 million euros for the bridge in Lund in 2024."),
)


@pytest.fixture(scope="module")
def report() -> Report:
    articles = [claimcheck.Article(text=text, id=name, source=source) for name, source, text in ARTICLES]
    made = claimcheck.check(articles)
    assert made.findings
    return made


def decided(folder: Path, report: Report, body: Body, who: str = "Ada", base: int = 10**9) -> str:
    file = str(folder / "desk.db")
    desk = Desk(from_report(report), SqliteStore(file))
    desk.decide(list(desk.case.findings), body, stamp(who, base))
    desk.store.close()
    return file


@pytest.mark.parametrize("body", [EXPLAINED, WRONG_MATCH, WRONG_READING])
def test_a_dismissed_finding_is_silent_in_every_format(tmp_path: Path, report: Report, body: Body) -> None:
    found = decisions.load(decided(tmp_path, report, body))
    silent = decisions.apply(report, found)
    assert silent.findings == ()
    message, reason = report.findings[0].message, decisions.why(body)
    for name in FORMATS:
        shown = render(silent, name)
        if name == "sarif":
            results = json.loads(shown)["runs"][0]["results"]
            assert [len(result["suppressions"]) for result in results] == [1] * len(report.findings)
        elif message in shown:  # listed apart, with the reason
            assert name in {"html", "junit"}
            assert reason in shown


def test_a_confirmed_finding_stays_and_is_drafted(tmp_path: Path, report: Report) -> None:
    found = decisions.load(decided(tmp_path, report, Body(state="confirmed")))
    assert decisions.apply(report, found) == report
    assert decisions.confirmed(report, found) == {finding.id for finding in report.findings}


def test_what_editors_disagree_on_is_not_silent(tmp_path: Path, report: Report) -> None:
    decided(tmp_path, report, EXPLAINED)
    file = decided(tmp_path, report, CONFIRMED, "Ben", base=0)
    assert decisions.apply(report, decisions.load(file)) == report


def test_a_dismissal_on_other_figures_does_not_silence(tmp_path: Path, report: Report) -> None:
    found = decisions.load(decided(tmp_path, report, EXPLAINED))
    side = report.findings[0].sides[0]
    from msgspec.structs import replace

    changed = replace(
        report.findings[0], sides=(replace(side, value="41 million euros"), *report.findings[0].sides[1:])
    )
    assert decisions.apply(replace(report, findings=(changed,)), found).findings == (changed,)


def test_a_suppression_says_why_who_and_when(tmp_path: Path, report: Report) -> None:
    body = Body(state="explained", reason="other", note="The second includes the roads.")
    found = decisions.suppressions(report, decisions.load(decided(tmp_path, report, body)))
    kept = found[report.findings[0].id]
    assert kept.justification == "Explained: Other reason. The second includes the roads."
    assert (kept.who, kept.at) == ("Ada", "2025-03-05T10:00:00Z")


def test_the_exported_events_do_as_well_as_the_database(tmp_path: Path, report: Report) -> None:
    file = decided(tmp_path, report, EXPLAINED)
    desk = Desk(from_report(report), SqliteStore(file))
    exported = tmp_path / "events.jsonl"
    exported.write_text(events_jsonl(desk), "utf-8")
    assert decisions.load(str(exported)) == decisions.load(file)


def test_a_wrong_match_is_a_pair_never_to_be_aligned_again(tmp_path: Path, report: Report) -> None:
    pairs = decisions.never_align(decisions.load(decided(tmp_path, report, WRONG_MATCH)))["pairs"]
    assert {(p["a"]["source"], p["b"]["source"]) for p in pairs} == {("The Daily", "Wire")}
    assert "40 million euros" in pairs[0]["a"]["text"]


def test_other_dismissals_teach_no_pair(tmp_path: Path, report: Report) -> None:
    assert decisions.never_align(decisions.load(decided(tmp_path, report, WRONG_READING)))["pairs"] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"{}\n", "not an event"), (b"no json\n", "not an event"), (b"[" * 9000, "not an event")],
)
def test_a_file_that_holds_no_decisions_is_refused_by_line(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_bytes(content)
    with pytest.raises(ClaimcheckError, match=said) as raised:
        decisions.load(str(file))
    assert raised.value.line == 1


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "claimcheck", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_line_reads_decisions(tmp_path: Path) -> None:
    found: dict[str, Any] = json.loads(run("check", str(SEEDS), "--format", "json").stdout)
    articles = [article for file in sorted(SEEDS.iterdir()) for article in claimcheck.read(str(file))]
    desk_file = decided(tmp_path, claimcheck.check(articles), EXPLAINED)
    after = run("check", str(SEEDS), "--format", "json", "--decisions", desk_file)
    assert found["findings"]
    assert (after.returncode, json.loads(after.stdout)["findings"]) == (0, [])
    missing = run("check", str(SEEDS), "--decisions", str(tmp_path / "none.db"))
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)


def test_lint_reads_decisions_as_check_does(tmp_path: Path, report: Report) -> None:
    for name, _, text in ARTICLES:
        (tmp_path / f"{name}.txt").write_text(text)
    lint = ("lint", "a.txt", "--against", "b.txt", "--no-config")
    before = subprocess.run(
        [sys.executable, "-m", "claimcheck", *lint], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    file = decided(tmp_path, _named(report), EXPLAINED)
    after = subprocess.run(
        [sys.executable, "-m", "claimcheck", *lint, "--decisions", file],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert (before.returncode, after.returncode) == (1, 0), after.stderr


def _named(report: Report) -> Report:
    """The report as it is of plain files, whose source is their name."""
    return claimcheck.check(msgspec.structs.replace(article, source=None) for article in report.articles)


def test_the_command_line_prints_what_the_desk_keeps(tmp_path: Path, report: Report) -> None:
    file = decided(tmp_path, report, WRONG_MATCH)
    before = Path(file).read_bytes()
    lines = [json.loads(line) for line in run("decisions", file).stdout.splitlines()]
    assert [line["state"] for line in lines] == ["wrong-match"] * len(report.findings)
    assert len(run("decisions", file, "--format", "events").stdout.splitlines()) == len(report.findings)
    assert json.loads(run("decisions", file, "--format", "never-align").stdout)["pairs"]
    assert Path(file).read_bytes() == before


def test_a_missing_extra_is_one_line_that_names_it(tmp_path: Path) -> None:
    blocked = (
        "import sys\nfrom importlib.abc import MetaPathFinder\n"
        "class Missing(MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name.partition('.')[0] == 'starlette': raise ModuleNotFoundError(name=name)\n"
        "sys.meta_path.insert(0, Missing())\n"
        "sys.argv = ['claimcheck', 'review', '.']\n"
        "from claimcheck.cli import main\nmain()\n"
    )
    shown = subprocess.run(
        [sys.executable, "-c", blocked], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert (shown.returncode, shown.stderr.count("\n")) == (2, 1)
    assert "pip install 'claimcheck-news[review]'" in shown.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.txt",), "none.txt"),
        ((".", "--host", "192.0.2.1"), "cannot listen"),
        (("report.json",), "not a report"),
        ((".", "--token-file", "none"), "cannot read"),
        ((".", "--database", "nowhere/desk.db"), "folder does not exist"),
    ],
)
def test_what_cannot_be_opened_is_one_line(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "a.txt").write_text("Ten people came.")
    (tmp_path / "report.json").write_text('{"schema": "claimcheck/report/9", "articles": []}')
    command = [sys.executable, "-m", "claimcheck", "review", *arguments, "--no-browser"]
    shown = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=30)
    last = shown.stderr.splitlines()[-1]
    assert (shown.returncode, said in last) == (2, True)
    assert "Traceback" not in shown.stderr
