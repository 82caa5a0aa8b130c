"""Laws of counts, percentages and roles: where they stand, and that counting twice changes nothing."""

from __future__ import annotations

from importlib import import_module

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import layout
from claimcheck.model import Article, Mention, Quantity
from claimcheck.normalizers import numerals

KINDS = ("count", "percent", "role")
WORDS = st.sampled_from(
    """36 1,200 four half a dozen % per cent percentage points basis point platforms people staff of the which
    and to from against was were closed more than about Smith chairman director said , . - ( ) : three-member
    12 %%""".split()
)
TEXTS = st.one_of(
    st.lists(st.tuples(WORDS, st.sampled_from(["", " ", " "])), max_size=30).map(
        lambda parts: "".join(word + gap for word, gap in parts)
    ),
    st.text(max_size=60),
)


def found(text: str, kind: str) -> list[Mention]:
    doc = layout.open(Article(text=text))
    return list(import_module(f"claimcheck.normalizers.{kind}").find(doc, numerals.find(doc)))


@given(TEXTS, st.sampled_from(KINDS))
def test_a_mention_stands_where_its_tokens_do(text: str, kind: str) -> None:
    doc = layout.open(Article(text=text))
    for mention in found(text, kind):
        assert mention.first < mention.last
        assert mention.start == doc.starts[mention.first]
        assert mention.end == doc.ends[mention.last - 1]


@given(TEXTS, st.sampled_from(KINDS))
def test_reading_again_changes_nothing(text: str, kind: str) -> None:
    assert found(text, kind) == found(text, kind)


@given(st.integers(2, 999_999))
def test_an_exact_count_is_a_point_or_its_rounding(number: int) -> None:
    (mention,) = found(f"Inspectors closed {number} quarries.", "count")
    assert isinstance(mention.value, Quantity)
    assert mention.value.unit == "quarry"
    assert mention.value.low is not None
    assert mention.value.high is not None
    assert mention.value.low <= number <= mention.value.high
