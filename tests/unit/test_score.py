"""The table of `make score`: what it reads from the scorers, and what it says when one fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from process import OTHER, STEEL, TUESDAY, fill

from claimcheck import Article, check

score = pytest.importorskip("bench.score")
folder_run = pytest.importorskip("bench.folder_run")
share = pytest.importorskip("bench.share")

CLUSTERS = (
    "clusters 2 (unscored 0)  extraction recall 0.971  alignment P 0.9 R 0.9 F1 0.912"
    "  conflicts P 1.000 R 0.500 F1 0.667 (1/2, 0 false)  kinds 1.000  traps sprung 1/40\n"
)
SPECS = "".join(
    f"x:extract {kind:12s} texts    9  items    9  value recall  91.5  value+unit recall  89.0  texts\n"
    for kind in score.SPECS
)
DATES = "x all {'duration': '95/111', 'year': '52/55', 'relative year': '25/28'}\n"
SUMMARIES = "".join(
    f"{name:<12} numeric recall 8/10 = 0.800  false alarms 1/20 = 0.050  balanced accuracy 71.6  9 pairs/s\n"
    for name in score.SUMMARIES
)
MINED = "changes      caught 1/2  false alarms 0/124\nconversions  caught 1/1  false alarms 3/52\n"


def rows(read, text: str) -> dict[str, tuple[str, bool | None]]:
    return {row.measure: (row.now, row.met) for row in read(text)}


def test_a_set_of_clusters_is_read_beside_its_goals() -> None:
    found = rows(score._clusters("tune", score.GOALS["tune"]), CLUSTERS)
    assert found == {
        "tune: mention recall": ("0.971", True), "tune: alignment F1": ("0.912", True),
        "tune: conflict precision (0 false)": ("1.000", True),
        "tune: conflict recall (1/2)": ("0.500", False),
        "tune: conflict F1": ("0.667", None), "tune: kinds": ("1.000", True),
        "tune: traps sprung": ("1/40", False),
    }  # fmt: skip


def test_what_the_other_scorers_print_is_read_beside_its_goals() -> None:
    specs = rows(score._specs, SPECS)
    assert specs["specs: number, value, %"] == ("91.5", True)
    assert specs["specs: dimension, value and unit, %"] == ("89.0", False)
    assert [met for _, met in rows(score._dates, DATES).values()] == [True, True, False]
    summaries = rows(score._summaries, SUMMARIES)
    assert summaries["SummEdits news: false alarms"] == ("0.050", True)
    assert [met for _, met in rows(score._mined, MINED).values()] == [False, True, True, False]
    assert rows(score._share, "alignment takes 0.45 of 70.1 ms") == {
        "alignment's share of the time of a check of the seeds": ("0.45", True)
    }


@pytest.mark.parametrize("read", [score._specs, score._dates, score._summaries, score._mined, score._share])
@pytest.mark.parametrize("text", ["", "Traceback (most recent call last):", CLUSTERS])
def test_what_is_no_figure_is_not_taken_for_one(read, text: str) -> None:
    with pytest.raises(ValueError, match="figure"):
        list(read(text))


def tool(code: str, read=score._share):
    return score.Tool("the tool", ("-c", code), read)


GOOD = "print('alignment takes 0.45 of 1 ms')"


@pytest.mark.parametrize("code", ["raise SystemExit(3)", "print('nothing')", f"{GOOD}; raise SystemExit(1)"])
def test_a_scorer_that_fails_is_a_row_and_the_others_are_shown(code: str) -> None:
    found, failed = score.score([tool(code), tool(GOOD)])
    assert failed
    assert [row.now for row in found if row.measure == "the tool"] == ["failed"]
    assert ("0.45", True) in [(row.now, row.met) for row in found]
    assert score.score([tool(GOOD)])[1] is False


def test_without_the_labelled_sets_one_line_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_a_failed_scorer_fails_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch
) -> None:
    fill(tmp_path, {"tools/score_gold.py": ""})
    monkeypatch.setattr(score, "tools", lambda shared: [tool(GOOD), tool("raise SystemExit(3)")])
    assert score.main([str(tmp_path)]) == 1
    assert "failed" in capsys.readouterr().out


def test_each_program_that_is_run_is_one_that_there_is(tmp_path: Path) -> None:
    for one in score.tools(tmp_path):
        if one.command[0] == "-m":
            assert (score.HERE / f"{one.command[1].split('.')[1]}.py").is_file()
        else:
            assert one.command[0].startswith(str(tmp_path))


def test_a_finding_between_two_clusters_is_seen(tmp_path: Path) -> None:
    texts = {"one/a": STEEL, "two/b": OTHER, "two/c": TUESDAY}
    report = check([Article(text=text, id=name) for name, text in texts.items()])
    assert sorted(key[1] for key in folder_run.findings(report)) == ["one+two", "two"]


def test_a_folder_keeps_what_its_clusters_have(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = '{"articles": [{"id": "a", "file": "a.txt"}, {"id": "b", "file": "b.txt"}]}'
    fill(tmp_path, {"one/gold.json": labels, "one/a.txt": STEEL, "one/b.txt": OTHER})
    assert folder_run.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "kept 1/1  extra 0  across 0\n"


def test_the_share_of_alignment_is_a_part_of_the_whole() -> None:
    whole, part = share.measured([Article(text=STEEL, id="a"), Article(text=OTHER, id="b")])
    assert 0 <= part <= whole
