"""Percentages read as their corpus says, and nothing else does."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck import layout
from claimcheck.model import Article, Mention, Quantity
from claimcheck.normalizers import numerals, percent

CORPUS = Path(__file__).parents[1] / "corpus" / "percent.toml"
CASES: list[dict[str, str]] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["cases"]


def shown(text: str, mention: Mention) -> str:
    assert isinstance(mention.value, Quantity)
    number = mention.value.to_dict()["number"]
    written = " ".join(number) if isinstance(number, list) else number
    return f"{text[mention.start : mention.end]} | {written} | {mention.value.unit}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_reads_as_the_corpus_says(case: dict[str, str]) -> None:
    doc = layout.open(Article(text=case["text"]))
    found = [shown(case["text"], mention) for mention in percent.find(doc, numerals.find(doc))]
    assert found == case.get("reads", "").splitlines()


def test_the_corpus_has_as_many_quiet_texts_as_firing_ones() -> None:
    quiet = [case for case in CASES if "reads" not in case]
    assert len(quiet) * 2 >= len(CASES)
