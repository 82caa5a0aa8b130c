"""Numbers in the cells of tables, by the cases of the corpus; and laws of the cells of any text."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import layout, normalizers
from claimcheck.model import Article, Quantity

CASES = tomllib.loads((Path(__file__).parents[1] / "corpus/cells.toml").read_text("utf-8"))["cases"]


def plain(number: object) -> str:
    """One number, or both ends of a range, without an exponent."""
    ends = number if isinstance(number, tuple) else (number,)
    return " ".join(format(end.normalize(), "f") for end in ends)


def figures(text: str) -> list[str]:
    """The figures of a text, one a line."""
    found = []
    for mention in normalizers.find(layout.open(Article(text=text))):
        if isinstance(value := mention.value, Quantity):
            told = (mention.kind, plain(value.number), mention.noun or value.unit)
            found.append(" | ".join((text[mention.start : mention.end], *told)))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_cells_read_as_their_table_says(case: dict[str, str]) -> None:
    assert [line.rstrip() for line in figures(case["text"])] == case["reads"].strip().splitlines()


@given(st.text(alphabet="|\t\n 5£m%-a", max_size=60))
def test_no_table_moves_a_mention(text: str) -> None:
    doc = layout.open(Article(text=text))
    for mention in normalizers.find(doc):
        assert mention.start == doc.starts[mention.first]
        assert mention.end == doc.ends[mention.last - 1]
