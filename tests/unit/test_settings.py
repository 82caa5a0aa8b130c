"""Configuration files: where each key stands, what is found from where, and the words for a slip."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from process import fill

from claimcheck import settings, tomlfile
from claimcheck.errors import ClaimcheckError, suggestion
from claimcheck.tomlfile import parse

TEXT = """\
# a comment = 1
fail-on = "note"
[rules.rate-outlier]
severity = "note"
settings = { tolerance = 0.5 }

[[events]]
name = "one"
drafts = [
  "a = b",
]

[[ events ]]
"name" = "two"
drafts = ["x"]
[house.units]
"jute bag" = "100 kilogram"
"""


def test_every_key_has_its_line(tmp_path: Path) -> None:
    fill(tmp_path, {"claimcheck.toml": TEXT})
    source = parse(tmp_path / "claimcheck.toml")
    places: list[tuple[tuple[Any, ...], int]] = [
        (("fail-on",), 2), (("rules", "rate-outlier"), 3), (("rules", "rate-outlier", "severity"), 4),
        (("events", 0), 7), (("events", 0, "drafts"), 9), (("events", 0, "drafts", 0), 9),
        (("events", 1), 13), (("events", 1, "name"), 14), (("house", "units", "jute bag"), 17),
    ]  # fmt: skip
    assert [(key, source.line(key)) for key, _ in places] == places
    assert source.line(("absent",)) is None


def test_the_nearest_configuration_holds(tmp_path: Path) -> None:
    fill(
        tmp_path, {"claimcheck.toml": TEXT, "below/pyproject.toml": "[tool.claimcheck]\nfail-on = 'error'\n"}
    )
    fill(tmp_path, {"below/deep/x.txt": "", "other/pyproject.toml": "[tool.claimchecker]\n"})
    assert settings.find(tmp_path / "below" / "deep").settings.fail_on == "error"
    assert settings.find(tmp_path / "other").settings.fail_on == "note"
    assert settings.find(tmp_path).settings.events[1].name == "two"


def test_paths_are_relative_to_the_configuration(tmp_path: Path) -> None:
    fill(tmp_path, {"claimcheck.toml": TEXT, "below/x.txt": ""})
    project = settings.find(tmp_path / "below")
    assert Path(project.path("a.txt")) == tmp_path / "a.txt"
    assert project.path("/a.txt") == "/a.txt"


def test_a_free_name_that_is_wrong_is_named(tmp_path: Path) -> None:
    fill(tmp_path, {"claimcheck.toml": "[rules.good]\nseverity = 'note'\n[rules.bad]\nseverity = 5\n"})
    with pytest.raises(ClaimcheckError) as raised:
        settings.load(tmp_path / "claimcheck.toml")
    assert (raised.value.key, raised.value.line) == ("rules.bad.severity", 4)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ClaimcheckError, match="not UTF-8"):
        settings.load(tmp_path / "claimcheck.toml")


@given(st.text(max_size=40), st.lists(st.text(max_size=10), max_size=5))
def test_a_suggestion_is_one_of_the_words_there_are(word: str, known: list[str]) -> None:
    said = suggestion(word, known)
    assert bool(said) == bool(known)
    assert not known or any(name in said or repr(name) in said for name in known)


@given(st.text(alphabet="[]\"'=.# \nab{},-", max_size=60))
def test_no_text_breaks_the_line_finder(text: str) -> None:
    for key, line in tomlfile._lines(text):
        assert key
        assert 1 <= line <= len(text.splitlines())
