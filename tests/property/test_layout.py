"""Laws of the layout: whatever the text, sentences and blocks are in order, apart and inside one another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import layout
from claimcheck.model import Article

PIECES = [
    "\n",
    "\r\n",
    "\n\n",
    "\x85",
    "\u2028",
    "\x00",
    "\ud800",
    "\u202e",
    " ",
    ". ",
    "! ",
    "”",
    "(",
    "- ",
    "1. ",
    "# ",
    "The",
    "Rs.",
    "U.S.",
    "a.m.",
    "Mr. ",
    "J. ",
    "$5",
    "16.7",
    "By Ann Lee",
    "Read more:",
    "Related",
    "2 min read",
    "|",
    "https://t.co/x",
    "— R (@r)",
    "Photo",
    "(AP Photo/Ann)",
    "©",
    "。",
    "died",
    "New Rules For Shell Firms The AFM",
]
TEXTS = (
    st.text()
    | st.lists(st.sampled_from(PIECES)).map("".join)
    | st.lists(st.sampled_from(PIECES)).map(" ".join)
)


@given(TEXTS)
def test_blocks_are_in_order_and_apart(text: str) -> None:
    blocks = layout.open(Article(text=text)).blocks
    assert all(0 <= block.start < block.end <= len(text) for block in blocks)
    assert all(a.end <= b.start for a, b in pairwise(blocks))


@given(TEXTS)
def test_sentences_lie_in_their_blocks_and_apart(text: str) -> None:
    doc = layout.open(Article(text=text))
    for sentence in doc.sentences:
        block = doc.blocks[sentence.block]
        assert block.sort != "furniture"
        assert block.start <= sentence.start < sentence.end <= block.end
    assert all(a.end <= b.start and a.last <= b.first for a, b in pairwise(doc.sentences))


@given(TEXTS)
def test_tokens_of_a_sentence_stand_between_its_ends(text: str) -> None:
    doc = layout.open(Article(text=text))
    for sentence in doc.sentences:
        assert sentence.first < sentence.last
        assert sentence.start <= doc.starts[sentence.first]
        assert doc.ends[sentence.last - 1] == sentence.end


@given(TEXTS)
def test_every_word_outside_furniture_and_marks_is_in_a_sentence(text: str) -> None:
    doc = layout.open(Article(text=text))
    for block in doc.blocks:
        if block.sort in ("paragraph", "heading") and doc.text[block.start] != "#":
            inside = [i for i, at in enumerate(doc.starts) if block.start <= at < block.end]
            assert all(doc.sentence_of(i) for i in inside)


@given(TEXTS)
def test_the_same_text_is_laid_out_the_same(text: str) -> None:
    assert layout.open(Article(text=text)) == layout.open(Article(text=text))
