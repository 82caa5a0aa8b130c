"""Pairs that an editor knows to be of two facts are never matched again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import claimcheck
from claimcheck import neveralign
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article, Report
from claimcheck.neveralign import Known, Pair

STEEL = "Builders of the Orlow bridge used {} tonnes of steel, the ministry said."


def report(*apart: Pair) -> Report:
    articles = [
        Article(text=STEEL.format(figure), id=name, source=name)
        for name, figure in (("one", "4,312"), ("two", "4,912"))
    ]
    return claimcheck.check(articles, apart=apart)


def sides(found: Report) -> list[Known]:
    by_id = {claim.id: claim for claim in found.claims}
    claims = [by_id[side.claims[0]] for side in found.findings[0].sides]
    return [Known(claim.article, claim.text, claim.about) for claim in claims]


def test_a_barred_pair_is_no_longer_a_finding() -> None:
    found = report()
    assert [finding.rule for finding in found.findings] == ["value-conflict"]
    a, b = sides(found)
    assert report(Pair(a, b)).findings == report(Pair(b, a)).findings == ()


def test_a_pair_that_is_not_there_changes_nothing() -> None:
    a, b = sides(report())
    other = Known(a.source, a.text, "something else")
    assert report(Pair(other, b)).to_dict() == report().to_dict()


def test_what_the_desk_exports_is_read(tmp_path: Path) -> None:
    file = tmp_path / "never-align.json"
    pair = {name: {"source": name, "text": "36", "about": "platform"} for name in ("a", "b")}
    file.write_text(json.dumps({"schema": neveralign.SCHEMA, "pairs": [pair]}), encoding="utf-8")
    (read,) = neveralign.load(file)
    assert (read.a.source, read.b.source) == ("a", "b")


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "other/1", "pairs": []}'])
def test_another_file_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ClaimcheckError) as caught:
        neveralign.load(file)
    assert "x.json" in str(caught.value)
    assert "\n" not in str(caught.value)
