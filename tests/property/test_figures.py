"""Laws of numerals, bounds and money: offsets slice back, steps agree, bounds only widen or open."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import layout
from claimcheck.model import Article, Quantity
from claimcheck.normalizers import bounds, money, numerals

words = st.sampled_from(
    "the 5 12,000 3.5 1 200 half two hundred thousand million bn m k dozen dozens third thirds a quarter "
    "of and - – to from between or $ € US A euro euros pounds cents won KZT per year / ( "
    ") no none one point minus "
    "about over more than . , tens several couple 2019 2024 % ½".split()
)
texts = st.lists(words, max_size=30).map(" ".join) | st.lists(words, max_size=30).map("".join)
counts = st.integers(min_value=1, max_value=10**9)


def read(text: str) -> list[numerals.Numeral]:
    return numerals.find(layout.open(Article(text=text)))


def asserted(text: str) -> Quantity:
    doc = layout.open(Article(text=text))
    (numeral,) = numerals.find(doc)
    return bounds.quantity(numeral, bounds.read(doc, numeral.first, numeral.last), "man", counted=True)


@given(texts)
def test_numerals_slice_back_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for numeral in read(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert text[numeral.start : numeral.end].strip() == text[numeral.start : numeral.end]
        end = numeral.end


@given(texts)
def test_money_slices_back_and_never_overlaps(text: str) -> None:
    doc = layout.open(Article(text=text))
    end = 0
    for mention in sorted(money.find(doc, numerals.find(doc)), key=lambda m: m.start):
        assert end <= mention.start < mention.end <= len(text)
        assert isinstance(mention.value, Quantity)
        assert mention.value.unit
        end = mention.end


@given(texts)
def test_the_ends_of_a_range_are_in_order(text: str) -> None:
    for numeral in read(text):
        if isinstance(numeral.number, tuple):
            assert numeral.number[0] < numeral.number[1]


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    doc = layout.open(Article(text=text))
    list(money.find(doc, numerals.find(doc)))


@given(counts)
def test_grouping_does_not_change_a_number(count: int) -> None:
    ways = (f"{count}", f"{count:,}", f"{count:,}".replace(",", "\u202f"), f"{count:,}".replace(",", "'"))
    assert {read(f"They saw {way} men.")[0].number for way in ways} == {Decimal(count)}


@given(counts)
def test_a_magnitude_word_multiplies(count: int) -> None:
    (numeral,) = read(f"They saw {count} million men.")
    assert numeral.number == Decimal(count) * 10**6


@given(counts)
def test_what_is_written_lies_in_the_interval_that_it_asserts(count: int) -> None:
    for hedge in ("", "about ", "nearly ", "just over ", "more than ", "at least ", "up to ", "fewer than "):
        value = asserted(f"They saw {hedge}{count:,} men.")
        assert value.low is None or value.low <= count
        assert value.high is None or count <= value.high


@given(counts)
def test_a_hedge_never_narrows(count: int) -> None:
    bare, about = asserted(f"They saw {count:,} men."), asserted(f"They saw about {count:,} men.")
    assert bare.low is not None
    assert about.low is not None
    assert about.low <= bare.low
