"""Laws of the readers: any bytes under any suffix are articles or notes, and always the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import readers
from claimcheck.readers import collecting
from claimcheck.readers.text import split

SEEDS = [
    b"---\n",
    b"source: x\n",
    b"published: 2025-01-01\n",
    b"&a [*a]\n",
    b"<p>",
    b"<html>",
    b"</p>",
    b"<!--",
    b"&#0;",
    b"&lt;",
    b'{"text": "',
    b'"}',
    b"[",
    b"]",
    b"\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xe9",
    b"<?xml version='1.0'?>",
    b"<rss>",
    b"<channel><item><description>",
    b"PK\x03\x04",
    b'{"bodies": [{"value": "<p>5"}]}',
    b"\\ud800",
    b"5 died. ",
]
DATA = st.binary() | st.lists(st.sampled_from(SEEDS)).map(b"".join)


@pytest.mark.parametrize("suffix", sorted({*readers.READERS, ".other"}))
@given(data=DATA)
@settings(max_examples=40)
def test_any_bytes_are_articles_or_notes(suffix: str, data: bytes) -> None:
    def reading() -> object:
        return collecting._read_bytes(data, f"x{suffix}", "x", readers.READERS, asked=True)

    first = reading()
    assert first == reading()
    assert isinstance(first, collecting.Reading)
    assert first.articles or first.notes
    assert all(article.text.strip() and article.id for article in first.articles)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])).filter(lambda text: "\0" not in text))
def test_a_text_file_is_read_unchanged_behind_its_front_matter(text: str) -> None:
    reading = collecting._read_bytes(text.encode("utf-8"), "x.txt", "x", readers.READERS, asked=True)
    bare = text.removeprefix("\ufeff")
    expected = [bare] if bare.strip() and not split(bare)[0] else []
    assert [article.text for article in reading.articles] == expected or bare.startswith("---")


@given(st.lists(st.sampled_from(["a/x.txt", "b/x.txt", "x.txt", "x.md", "a/b/x.txt", "y.txt"]), unique=True))
@settings(max_examples=20)
def test_ids_are_never_shared(names: list[str]) -> None:
    read = collecting._read_bytes
    readings = [read(b"Five.", name, Path(name).stem, readers.READERS, asked=True) for name in names]
    articles, _ = collecting._identify(readings)
    assert len({article.id for article in articles}) == len(names)
