"""Laws of ratios, and those that ratios, scores and ordinals share."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from finding import found, quantity
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import layout
from claimcheck.model import Article, Quantity

KINDS = ("ratio", "score", "ordinal")
WORDS = st.sampled_from(
    """a one two five six ten 3 6 4 7 10 100 40 30 100,000 1.5 2024 half third two-thirds fifth quarter
    second first twenty - – : . , ( ) in out of every per for to by as the her and votes goals won beat vote
    final match times fold twice doubled nil more than nearly about st nd th No number world ranked seeded
    place largest title May hour percent $ people children said over""".split()
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " ", " ", " "])), max_size=40).map(
    lambda parts: "The report: " + "".join(word + gap for word, gap in parts)
)


@given(TEXTS)
def test_offsets_slice_back_to_whole_tokens_of_one_sentence_and_intervals_are_in_order(text: str) -> None:
    doc = layout.open(Article(text=text))
    for mention in (m for kind in KINDS for m in found(kind, text)):
        assert mention.start == doc.starts[mention.first]
        assert mention.end == doc.ends[mention.last - 1]
        sentence = doc.sentence_of(mention.first)
        assert sentence is not None
        assert mention.last <= sentence.last
        value = mention.value
        assert isinstance(value, Quantity)
        assert value.low is None or value.high is None or value.low <= value.high


@given(TEXTS)
def test_mentions_of_one_kind_never_overlap(text: str) -> None:
    for kind in KINDS:
        mentions = sorted(found(kind, text), key=lambda m: m.first)
        assert all(a.last <= b.first for a, b in pairwise(mentions))


@given(TEXTS)
def test_what_was_found_is_found_again(text: str) -> None:
    for kind in KINDS:
        assert found(kind, text) == found(kind, text)


@pytest.mark.parametrize("kind", KINDS)
@given(text=TEXTS, quiet=st.sampled_from(["It rained.", "He left.", "The end is near."]))
def test_a_paragraph_without_figures_changes_nothing_of_the_one_after_it(
    kind: str, text: str, quiet: str
) -> None:
    before = f"{quiet}\n\n"
    alone = [(m.start + len(before), m.end + len(before), m.value) for m in found(kind, text)]
    assert [(m.start, m.end, m.value) for m in found(kind, before + text)] == alone


@given(st.integers(1, 9), st.integers(2, 20))
def test_a_share_in_so_many_lies_within_its_interval_and_that_of_its_percentage(
    over: int, under: int
) -> None:
    if over >= under:
        return
    value = quantity("ratio", f"About {over} out of {under} homes are empty.")
    exact = quantity("ratio", f"Here {over} out of {under} homes are empty.")
    share = Decimal(over) / under
    assert value.number == exact.number == share
    assert exact.low is not None
    assert exact.high is not None
    assert exact.low < share < exact.high
    assert value.low is not None
    assert value.high is not None
    assert value.low <= exact.low < exact.high <= value.high


@given(st.integers(1, 999), st.sampled_from([1000, 10_000, 100_000, 1_000_000]))
def test_one_rate_over_two_bases_is_one_share(count: int, base: int) -> None:
    a = quantity("ratio", f"There were {count} cases per {base:,} people.").canonical
    b = quantity("ratio", f"There were {count}.0 cases per {base:,} people.").canonical
    assert a is not None
    assert b is not None
    assert a.unit == b.unit == "percent"
    assert a.low is not None
    assert b.low is not None
    assert a.low <= b.low <= Decimal(100 * count) / base


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "run",
    ["6-4 ", "6-4, ", "3:2 ", "one in ", "a third of ", "5 to 3 ", "half ", "twice as ", "No. 5 ",
     "the third ", "7-6(", "number 9 ", "31st ", "-", ":", "9", "(5)", "out of every ", "twenty-"],
)  # fmt: skip
def test_hostile_runs_end_and_keep_their_offsets(kind: str, run: str) -> None:
    text = "They won " + run * 5000
    for mention in found(kind, text):
        assert 0 <= mention.start < mention.end <= len(text)
