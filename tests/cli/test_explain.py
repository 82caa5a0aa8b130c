"""`claimcheck explain` as a process: the chain of a finding, from articles and from a saved report."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from golden import match
from process import OTHER, STEEL, TUESDAY, fill, run

ROOT = Path(__file__).parents[2]
PARTS = [
    "The words, and how they were read", "Why they were matched", "Why they cannot both hold",
    "What would reconcile them",
]  # fmt: skip


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds and their saved report in a folder of their own."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    run("check", "seeds", "--format", "json:report.json", cwd=folder)
    return folder


def ids(folder: Path) -> list[str]:
    return [finding["id"] for finding in json.loads((folder / "report.json").read_text())["findings"]]


def explained(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return run("explain", *args, "--width", "100", cwd=folder)


def test_the_chains_of_the_seeds_are_as_accepted(seeds: Path) -> None:
    done = [explained(seeds, name, "seeds") for name in ids(seeds)[:2]]
    assert {(one.returncode, one.stderr) for one in done} == {(0, "")}
    match("\n".join(one.stdout for one in done), "explain-seeds.txt")


def test_a_chain_goes_from_the_words_to_what_would_reconcile_them(seeds: Path) -> None:
    text = explained(seeds, ids(seeds)[0], "seeds").stdout
    places = [text.index(part) for part in PARTS]
    assert places == sorted(places)


def test_a_saved_report_gives_the_same_chain(seeds: Path) -> None:
    for name in ids(seeds):
        fresh, saved = explained(seeds, name, "seeds"), explained(seeds, name, "--report", "report.json")
        assert (saved.returncode, saved.stdout) == (0, fresh.stdout)


def test_the_beginning_of_an_id_is_enough_where_one_finding_has_it(seeds: Path) -> None:
    name = ids(seeds)[0]
    assert explained(seeds, name[:6], "seeds").stdout == explained(seeds, name, "seeds").stdout


def test_without_a_path_the_events_are_checked_or_this_folder(tmp_path: Path) -> None:
    fill(tmp_path, {"wire/a.txt": STEEL, "draft.txt": OTHER})
    done = run("check", ".", "--format", "json", cwd=tmp_path)
    name = json.loads(done.stdout)["findings"][0]["id"]
    here = explained(tmp_path, name)
    event = '[[events]]\nname = "bridge"\ndrafts = ["draft.txt"]\nagainst = ["wire"]\n'
    fill(tmp_path, {"claimcheck.toml": event, "other.txt": TUESDAY})
    assert explained(tmp_path, name).stdout == here.stdout
    assert "»4,912 tonnes«" in here.stdout


def test_what_was_set_aside_is_explained_and_said_to_be(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": TUESDAY})
    name = json.loads(run("check", "a.txt", "--format", "json", cwd=tmp_path).stdout)["findings"][0]["id"]
    fill(tmp_path, {"a.txt": f"<!-- claimcheck: ignore[weekday-off-date] asked -->\n{TUESDAY}"})
    assert "Set aside in a.txt:1: asked" in explained(tmp_path, name, "a.txt").stdout


@pytest.mark.parametrize("name", ["ffffffffffff", "zz", ""])
def test_an_unknown_id_is_one_line_that_names_near_ones(seeds: Path, name: str) -> None:
    done = explained(seeds, name, "seeds")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert sum(known in done.stderr for known in ids(seeds)) == 3


def test_a_beginning_that_several_share_is_one_line_that_names_them(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": TUESDAY, "b.txt": STEEL, "c.txt": OTHER})
    run("check", ".", "--format", "json:report.json", cwd=tmp_path)
    report = json.loads((tmp_path / "report.json").read_text())
    for number, finding in enumerate(report["findings"]):
        finding["id"] = f"abc{number}"
    fill(tmp_path, {"report.json": json.dumps(report)})
    done = explained(tmp_path, "abc", "--report", "report.json")
    assert (done.returncode, done.stderr) == (
        2, "claimcheck: several findings begin with 'abc' (write more of one: abc0, abc1)\n",
    )  # fmt: skip


def test_a_rule_is_still_explained(tmp_path: Path) -> None:
    done = run("explain", "value-conflict", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("value-conflict: Two values for one fact\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not a report"),
        ('{"schema": "other/1", "articles": [], "claims": [], "facts": [], "findings": []}', "schema"),
        ("[" * 100_000, "not a report"),
    ],
)
def test_what_is_no_report_is_one_line(tmp_path: Path, text: str, said: str) -> None:
    fill(tmp_path, {"report.json": text})
    done = explained(tmp_path, "abcd", "--report", "report.json")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.startswith("claimcheck: report.json: ")
    assert said in done.stderr


def test_article_text_is_inert_in_a_chain(tmp_path: Path) -> None:
    nasty = "\x1b]0;title\x07[red]\u202e"
    fill(tmp_path, {"a.txt": f"{nasty} {TUESDAY}"})
    name = json.loads(run("check", "a.txt", "--format", "json", cwd=tmp_path).stdout)["findings"][0]["id"]
    text = explained(tmp_path, name, "a.txt").stdout
    assert not set(nasty) & set(text) - set("]0;title[red]")
    assert "[red]" in text


def test_check_shows_the_chain_of_every_finding_on_request(seeds: Path) -> None:
    plain = run("check", "seeds", "--format", "markdown", cwd=seeds).stdout
    for name in ("terminal", "markdown"):
        text = run("check", "seeds", "--format", name, "--explain", cwd=seeds).stdout
        assert text.count("bits of evidence, odds of") > plain.count("bits of evidence, odds of") == 0
        assert "12.5 to 913.5 USD" in text
