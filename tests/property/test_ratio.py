"""Laws of ratios, scores and ordinals."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import layout
from claimcheck.model import Article, Mention, Quantity
from claimcheck.normalizers import numerals

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
GAMES = st.integers(0, 7)
MATCHES = st.lists(
    st.sampled_from([(6, 0), (6, 1), (6, 2), (6, 3), (6, 4), (7, 5), (7, 6), (4, 6), (6, 7), (2, 6)]),
    min_size=2,
    max_size=5,
)


def found(kind: str, text: str) -> list[Mention]:
    doc = layout.open(Article(text=text))
    return list(import_module(f"claimcheck.normalizers.{kind}").find(doc, numerals.find(doc)))


def quantity(kind: str, text: str) -> Quantity:
    (mention,) = found(kind, text)
    assert isinstance(mention.value, Quantity)
    return mention.value


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


@given(MATCHES)
def test_a_match_seen_by_its_loser_is_the_same_match_turned_round(sets: list[tuple[int, int]]) -> None:
    winner = quantity("score", "She won " + " ".join(f"{a}-{b}" for a, b in sets) + " on Sunday.")
    loser = quantity("score", "She lost " + ", ".join(f"{b}:{a}" for a, b in sets) + " on Sunday.")
    assert isinstance(winner.number, tuple)
    assert isinstance(loser.number, tuple)
    assert winner.number == loser.number[::-1]
    assert winner.number == (sum(a for a, _ in sets), sum(b for _, b in sets))


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_vote_reads_the_same_with_a_hyphen_and_with_to(ayes: int, noes: int) -> None:
    dashed = quantity("score", f"The Senate voted {ayes}-{noes} on Monday.")
    spoken = quantity("score", f"The Senate passed it by {ayes} votes to {noes} on Monday.")
    assert dashed.number == spoken.number == (ayes, noes)
    assert dashed.unit == spoken.unit == "vote"


@given(st.integers(3, 999))
def test_a_rank_reads_the_same_in_every_form(rank: int) -> None:
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    forms = [f"She is ranked {rank}{ending}.", f"She plays as number {rank}.", f"She is the No. {rank} seed."]
    assert {quantity("ordinal", text).number for text in forms} == {Decimal(rank)}


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
