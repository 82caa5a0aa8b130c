"""All report formats at once, from the command line into files."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from lxml import etree

from claimcheck.report import FORMATS

SEEDS = Path(__file__).parents[2] / "seeds"
DRAFT = """---
source: The Desk
published: 2026-01-25
---
Card top-ups above 500,000 tenge ($940) now need an identification number, the regulator said.
"""


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "claimcheck", *arguments]
    return subprocess.run(
        command, cwd=folder, capture_output=True, check=False, encoding="utf-8", timeout=120
    )


def test_every_format_is_written_in_one_run_and_by_the_same_report(tmp_path: Path) -> None:
    wanted = [part for name in FORMATS for part in ("--format", f"{name}:{name}.out")]
    done = run("check", str(SEEDS), "--no-config", *wanted, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    texts = {name: (tmp_path / f"{name}.out").read_text(encoding="utf-8") for name in FORMATS}
    ids = [finding["id"] for finding in json.loads(texts["json"])["findings"]]
    assert ids
    results = json.loads(texts["sarif"])["runs"][0]["results"]
    assert [result["partialFingerprints"]["claimcheck/v1"] for result in results] == ids
    assert [issue["fingerprint"] for issue in json.loads(texts["gitlab"])] == ids
    assert len(json.loads(texts["rdjson"])["diagnostics"]) == len(ids)
    assert len(texts["concise"].splitlines()) == len(texts["github"].splitlines()) == len(ids)
    cases = etree.fromstring(texts["junit"].encode()).findall("testsuite/testcase")
    assert [name for name in ids if any(case.get("name").endswith(name) for case in cases)] == ids
    assert [name for name in ids if name not in texts["html"]] == []


def test_a_finding_is_annotated_in_the_draft_on_the_line_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    source = (SEEDS / "000_c1109e7e3913a81c.txt").read_text(encoding="utf-8")
    (tmp_path / "source.txt").write_text(source, encoding="utf-8")
    done = run(
        "lint", "draft.md", "--no-config", "--format", "github", "--against", "source.txt", folder=tmp_path
    )
    column = DRAFT.splitlines()[4].index("$940") + 1
    place = f"file=draft.md,line=5,endLine=5,col={column},endColumn={column + 4}"
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if place not in line] == []
    assert "“$913”" in done.stdout
