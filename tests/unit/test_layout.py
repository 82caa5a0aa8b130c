"""Cases of tests/corpus/layout.toml and furniture.toml: sentences, blocks and what makes no claims."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimcheck import layout
from claimcheck.document import Document
from claimcheck.model import Article

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = tomllib.loads((CORPUS / "layout.toml").read_text("utf-8"))["cases"]
FURNITURE = tomllib.loads((CORPUS / "furniture.toml").read_text("utf-8"))
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def _name(case: dict[str, Any]) -> str:
    return case["name"]


def _between_paragraphs(line: str) -> Document:
    before, after = "Five people died on Monday.\n\n", "\n\nPolice said on Tuesday that two more had died."
    return layout.open(Article(text=before + line + after))


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_text_is_cut_into_its_sentences(case: dict[str, Any]) -> None:
    doc = layout.open(Article(text=case["text"]))
    assert [doc.text[s.start : s.end] for s in doc.sentences] == case["sentences"]


@pytest.mark.parametrize("case", [case for case in CASES if "sorts" in case], ids=_name)
def test_blocks_are_of_the_sort_they_look_like(case: dict[str, Any]) -> None:
    doc = layout.open(Article(text=case["text"]))
    assert [block.sort for block in doc.blocks] == case["sorts"]


@pytest.mark.parametrize("line", FURNITURE["furniture"])
def test_what_a_page_says_of_itself_is_in_no_sentence(line: str) -> None:
    doc = _between_paragraphs(line)
    assert [block.sort for block in doc.blocks][1:-1] == ["furniture"]
    assert len(doc.sentences) == 2


@pytest.mark.parametrize("line", FURNITURE["text"])
def test_news_in_the_same_words_stays_text(line: str) -> None:
    doc = _between_paragraphs(line)
    assert "furniture" not in [block.sort for block in doc.blocks]
    assert line[2:].strip() in doc.text[doc.sentences[1].start - 3 : doc.sentences[-2].end]


@pytest.mark.parametrize("case", FURNITURE["articles"], ids=_name)
def test_an_article_has_the_furniture_that_its_case_names(case: dict[str, Any]) -> None:
    doc = layout.open(Article(text=case["text"]))
    found = [doc.text[block.start : block.end] for block in doc.blocks if block.sort == "furniture"]
    assert len(found) == len(case["furniture"])
    assert all(text.startswith(opening) for text, opening in zip(found, case["furniture"], strict=True))


def test_headings_run_into_one_line_stand_apart() -> None:
    doc = layout.open(Article(text=SEEDS[0].read_text("utf-8")))
    headings = [doc.text[block.start : block.end] for block in doc.blocks if block.sort == "heading"]
    assert headings[1:] == ["Targeting Cash-Out Schemes", "New Rules to Curb Shell Companies"]


def test_a_long_paragraph_of_ordinary_text_stays_one_block() -> None:
    text = "Prime Minister Narendra Modi and President Emmanuel Macron met The Hague’s mayor on Monday. " * 20
    doc = layout.open(Article(text=text.strip()))
    assert len(doc.blocks) == 1
    assert len(doc.sentences) == 20


def test_a_photographer_is_no_part_of_a_caption() -> None:
    doc = layout.open(Article(text="Five people died here. (AP Photo/Ann Lee, 2019)\n\nPolice said so."))
    assert [doc.text[s.start : s.end] for s in doc.sentences] == ["Five people died here.", "Police said so."]
