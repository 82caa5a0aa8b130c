"""Slips of the pen are told from two names, and two Englishes are one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import spelling

CASES = tomllib.loads((Path(__file__).parent.parent / "corpus" / "spelling.toml").read_text(encoding="utf-8"))
LETTERS = st.text("abcdeiouxyz", min_size=1, max_size=14)


def pairs(key: str) -> list[list[str]]:
    return [line.split() for line in CASES[key]["pairs"].strip().splitlines()]


@pytest.mark.parametrize(("a", "b"), pairs("slip"))
def test_a_slip_is_told_either_way(a: str, b: str) -> None:
    assert spelling.slip(a, b, "en")
    assert spelling.slip(b, a, "en")


@pytest.mark.parametrize(("a", "b"), pairs("two"))
def test_two_names_are_no_slip(a: str, b: str) -> None:
    assert not spelling.slip(a, b, "en")


@pytest.mark.parametrize(("british", "american"), pairs("american"))
def test_two_englishes_are_one(british: str, american: str) -> None:
    assert spelling.american(british, "en") == spelling.american(american, "en") == american


@given(LETTERS, LETTERS)
def test_order_changes_nothing(a: str, b: str) -> None:
    assert spelling.slip(a, b, "en") == spelling.slip(b, a, "en")
    assert spelling.alike(a, b, "en") == spelling.alike(b, a, "en")


@given(LETTERS)
def test_a_word_is_no_slip_of_itself(word: str) -> None:
    assert not spelling.slip(word, word, "en")


@given(LETTERS)
def test_american_is_settled(word: str) -> None:
    once = spelling.american(word, "en")
    assert spelling.american(once, "en") == once


@pytest.mark.parametrize(("key", "persons"), [("names", 0), ("persons", 2)])
def test_names_are_one_or_two_either_way_round(key: str, persons: int) -> None:
    for wanted in ("one", "other"):
        for line in CASES[key][wanted].strip().splitlines():
            a, b = line.split(" | ")
            assert spelling.misspelled(a, b, "en", persons=persons) == (wanted == "one"), line
            assert spelling.misspelled(b, a, "en", persons=persons) == (wanted == "one"), line


@given(LETTERS, st.lists(st.tuples(st.integers(0, 13), LETTERS.map(lambda s: s[0])), max_size=2))
def test_two_words_that_are_a_slip_of_each_other_share_a_trace(
    word: str, changes: list[tuple[int, str]]
) -> None:
    other = word
    for at, letter in changes:
        other = other[:at] + letter + other[at + 1 :]
    if spelling.slip(word, other, "en"):
        assert not spelling.traces(word).isdisjoint(spelling.traces(other))


@given(st.permutations("kherzan"))
def test_a_word_with_letters_moved_shares_a_trace(letters: list[str]) -> None:
    other = "".join(letters)
    assert not spelling.slip("kherzan", other, "en") or not spelling.traces(other).isdisjoint(
        spelling.traces("kherzan")
    )
