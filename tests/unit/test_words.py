"""What words mean: the tables hold together, and words join or keep apart as the corpus says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import contrasts, words
from claimcheck.lexicon import section

HERE = Path(__file__).parents[1]
TEXT = (Path(__file__).parents[1] / "corpus" / "words.toml").read_text("utf-8")
CORPUS: dict[str, Any] = tomllib.loads(TEXT)
TABLE = section("en", "concepts", words.ConceptWords)
GROUPS = list(words._groups(TABLE))
LISTED = [word for _, members in GROUPS for word in members]
KINDS = section("en", "contrasts", words.ContrastWords)
LINES = [line.split() for text in KINDS.sets.values() for line in text.splitlines() if line]
WORD = st.text("abcdefghilmnoprstuvyzeis'’-", max_size=14) | st.sampled_from(LISTED)
LABELS = st.lists(st.sampled_from(sorted(contrasts._sets("en"))) | st.just("table"), max_size=6)


def pairs(name: str) -> list[tuple[str, str]]:
    return [tuple(line.split()) for line in CORPUS[name].splitlines() if line]


def phrases(name: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("=")] for line in CORPUS[name].splitlines() if line]


def tokens(phrase: str) -> list[str]:
    return phrase.replace("-", "_").split("_")


@pytest.mark.parametrize(("plural", "singular"), pairs("singulars"))
def test_a_plural_has_its_singular(plural: str, singular: str) -> None:
    assert words.singular(plural) == singular


@pytest.mark.parametrize("word", CORPUS["singular_already"].split())
def test_a_singular_stays_and_looks_singular(word: str) -> None:
    assert words.singular(word) == word
    assert not words.plural_looking(word)


@pytest.mark.parametrize("word", CORPUS["plural"].split())
def test_a_plural_looks_plural(word: str) -> None:
    assert words.plural_looking(word)


@pytest.mark.parametrize(("one", "other"), pairs("same"))
def test_words_for_one_thing_have_one_concept(one: str, other: str) -> None:
    assert words.concept(one) == words.concept(other)


@pytest.mark.parametrize(("one", "other"), pairs("different"))
def test_words_for_different_things_have_different_concepts(one: str, other: str) -> None:
    assert words.concept(one) != words.concept(other)


@pytest.mark.parametrize(("text", "expected"), phrases("phrases"))
def test_a_sentence_is_read_as_concepts(text: str, expected: str) -> None:
    found = words.concepts(text.split())
    assert len(found) == len(text.split())
    assert [label for label in found if label] == expected.split()


@pytest.mark.parametrize(("a", "b", "expected"), phrases("contrasts"))
def test_kinds_of_one_thing_are_set_apart(a: str, b: str, expected: str) -> None:
    found = contrasts.contrast(words.concepts(a.split()), words.concepts(b.split()))
    assert " ".join(found or ()) == expected


@pytest.mark.parametrize(("one", "other"), pairs("opposite"))
def test_opposite_directions_have_opposite_signs(one: str, other: str) -> None:
    up, down = contrasts.direction(words.concept(one)), contrasts.direction(words.concept(other))
    assert (up, down) == (1, -1)


@pytest.mark.parametrize(("telling", "less"), pairs("heavier"))
def test_a_rarer_word_weighs_more(telling: str, less: str) -> None:
    assert words.weight(telling) > words.weight(less)


def test_no_word_is_in_two_groups() -> None:
    assert len(LISTED) == len(set(LISTED))


def test_a_word_in_two_groups_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = words.ConceptWords({"a": "rise: climb\nfall: climb"}, "", "", "", "")
    monkeypatch.setattr(words, "section", lambda *_: twice)
    with pytest.raises(ValueError, match="'climb' is in the groups 'rise' and 'fall'"):
        words._lexicon.__wrapped__("en")


def test_every_member_has_its_group_as_concept() -> None:
    wrong = [word for label, members in GROUPS for word in members if words.concept(word) != label]
    assert wrong == []


def test_every_phrase_is_found_among_tokens() -> None:
    listed = [(tokens(word), label) for label, members in GROUPS for word in members]
    wrong = [parts for parts, label in listed if len(parts) > 1 and words.concepts(parts)[0] != label]
    assert wrong == []


def test_no_group_holds_words_that_a_contrast_sets_apart() -> None:
    for line in LINES:
        kinds = [{words.concept(member) for member in kind.split("/")} for kind in line]
        assert len(kinds) > 1, line
        assert sum(len(kind) for kind in kinds) == len(set().union(*kinds)), line


def test_every_member_of_a_contrast_can_be_met_in_a_text() -> None:
    members = [member for line in LINES for kind in line for member in kind.split("/")]
    wrong = [member for member in members if words.concepts(tokens(member))[0] != words.concept(member)]
    assert wrong == []


@given(WORD)
def test_singular_is_idempotent(word: str) -> None:
    assert words.singular(words.singular(word)) == words.singular(word)


@given(st.sampled_from(LISTED) | st.sampled_from(TABLE.common.split()))
def test_concept_is_idempotent_on_labels(word: str) -> None:
    assert words.concept(words.concept(word)) == words.concept(word)


@given(LABELS, LABELS)
def test_contrast_is_symmetric_up_to_swapping(a: list[str], b: list[str]) -> None:
    found, back = contrasts.contrast(a, b), contrasts.contrast(b, a)
    assert back == (found and found[::-1])


@given(LABELS)
def test_nothing_contrasts_with_itself(a: list[str]) -> None:
    assert contrasts.contrast(a, a) is None


@given(LABELS, LABELS)
def test_contrast_does_not_depend_on_order(a: list[str], b: list[str]) -> None:
    assert contrasts.contrast(a, b) == contrasts.contrast(a[::-1], frozenset(b))


@given(st.lists(WORD, max_size=30))
def test_concepts_keep_position(tokens: list[str]) -> None:
    assert len(words.concepts(tokens)) == len(tokens)


@given(st.lists(WORD, max_size=12))
def test_a_full_stop_between_sentences_parts_them(tokens: list[str]) -> None:
    assert words.concepts([*tokens, ".", *tokens]) == [*words.concepts(tokens), "", *words.concepts(tokens)]


@given(WORD)
def test_weight_is_a_band(word: str) -> None:
    assert words.weight(word) in range(4)
