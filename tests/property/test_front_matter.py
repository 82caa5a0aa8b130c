"""Laws of front matter: what is read without YAML is what YAML reads."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.readers.text import _simple

KEYS = st.sampled_from(["source", "published", "title", "url", "lang", "a b", "- x", "é", "", "_k", "1"])
SIGNS = st.sampled_from([
    "The Daily", "2025-03-04T10:00:00+02:00", "https://x.example/a?b=1", "yes", "null", "~", "'q'", '"q"',
    "it's", "#", " #",
    ": ", ":", "a: b", "- a", "[", "{", "&a", "*a", "!t", "|", ">", "%", "@", "`", "\t", "  ", "\u2028",
    "\x85", "\xa0", "é",
    "ß", "...", "---", "?", ",", "1_000", "\x0b", "\x1c", "\ufeff", "\r",
])  # fmt: skip
VALUES = st.lists(SIGNS, min_size=0, max_size=4).map("".join)
ROWS = st.builds(
    lambda key, colon, value: f"{key}{colon}{value}", KEYS, st.sampled_from([": ", ":", ":  "]), VALUES
)


@given(st.lists(ROWS, max_size=4).map("\n".join))
def test_what_is_read_plainly_is_what_yaml_reads(front: str) -> None:
    plain = _simple(front)
    if plain is not None:
        assert plain == yaml.load(front, Loader=yaml.BaseLoader)


def test_the_usual_front_matter_needs_no_yaml() -> None:
    front = "\nsource: The Daily\npublished: 2025-03-04T10:00:00+02:00\ntitle: Sonnhof’s bridge opens\nurl: https://x.example/a-b\n"
    assert _simple(front) == {
        "source": "The Daily", "published": "2025-03-04T10:00:00+02:00", "title": "Sonnhof’s bridge opens",
        "url": "https://x.example/a-b",
    }  # fmt: skip


def test_long_rows_take_no_longer_than_their_length() -> None:
    assert _simple("title: " + "a:" * 50_000) is None
    assert _simple("title: " + "a" * 50_000) == {"title": "a" * 50_000}
    assert _simple("title: " + "a:b " * 20_000 + "#") is None
