"""Who says so: the speaker of each figure, or nobody."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import claimcheck
from claimcheck.model import Article

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus" / "speaker.toml").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_figure_is_given_to_who_says_it(case) -> None:
    claims = claimcheck.extract(Article(text=case["text"]))
    (claim,) = [claim for claim in claims if claim.text == case["figure"]]
    assert claim.speaker == case.get("speaker")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_speaker_is_named_in_the_text(case) -> None:
    for claim in claimcheck.extract(Article(text=case["text"])):
        assert claim.speaker is None or claim.speaker in case["text"]
