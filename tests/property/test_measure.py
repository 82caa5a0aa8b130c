"""Laws of measures: offsets slice back, canonical forms keep order and scale."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import layout
from claimcheck.model import Article, Mention, Quantity
from claimcheck.normalizers import measure, numerals, units

NAMES = sorted(units.table("en"))
SPELT = {"kilometer": ("km", "kilometres"), "tonne": ("tonnes", "metric tons"), "knot": ("knots", "kts")}
words = st.sampled_from(
    "the 5 12,000 3.5 half two km kg m t ft in ' \" feet inches miles per a / day year of and to by x - ° C "
    "degrees ( ) stone lb barrels oil square metre tons below zero magnitude hundreds".split()
)
sizes = st.decimals(min_value=Decimal("0.1"), max_value=Decimal(99999), places=1, allow_nan=False)


def read(text: str) -> list[Mention]:
    doc = layout.open(Article(text=text))
    return list(measure.find(doc, numerals.find(doc)))


@given(st.lists(words, max_size=30).map(" ".join))
def test_mentions_slice_back_and_never_overlap(text: str) -> None:
    end = 0
    for mention in read(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end] != ""
        end = mention.end


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert all(mention.kind == "measure" for mention in read(text))


@given(st.lists(words, max_size=30).map(" ".join))
def test_reading_twice_reads_the_same(text: str) -> None:
    assert read(text) == read(text)


@given(st.sampled_from(NAMES), sizes, sizes)
def test_canonical_forms_keep_the_order_of_values(name: str, a: Decimal, b: Decimal) -> None:
    low, high = sorted((a, b))
    canonical = units.canonical(name, low, high)
    assert canonical is not None
    assert canonical.low is not None
    assert canonical.high is not None
    assert canonical.low <= canonical.high


@given(st.sampled_from(NAMES), sizes)
def test_a_canonical_form_goes_back_to_its_value(name: str, value: Decimal) -> None:
    unit, canonical = units.resolve(name), units.canonical(name, value, None)
    assert unit is not None
    assert canonical is not None
    assert canonical.high is None
    assert canonical.low is not None
    back = (canonical.low - unit.offset) / unit.factor
    assert abs(back - value) < Decimal("1e-9") * max(value, unit.offset + 1)


@given(st.sampled_from(sorted(SPELT)), sizes)
def test_every_spelling_of_a_unit_reads_alike(name: str, value: Decimal) -> None:
    reads = [mention.value for form in SPELT[name] for mention in read(f"It has {value} {form}.")]
    assert len(reads) == len(SPELT[name])
    assert all(isinstance(one, Quantity) and one.unit == name and one == reads[0] for one in reads)


@given(st.sampled_from(["ton", "gallon", "pint"]), sizes)
def test_an_ambiguous_unit_takes_in_each_of_its_readings(name: str, value: Decimal) -> None:
    options = tuple(units.words("en").ambiguous[name].split())
    hull = units.hull(options, value, value)
    assert hull is not None
    for option in options:
        one = units.canonical(option, value, value)
        assert one is not None
        assert hull.low is not None
        assert hull.high is not None
        assert one.low is not None
        assert hull.low <= one.low <= hull.high
