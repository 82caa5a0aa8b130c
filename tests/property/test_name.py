"""Laws of names and roles: offsets slice back, nothing overlaps, every role has a holder."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import layout
from claimcheck.model import Article, Mention, Name
from claimcheck.normalizers import name, role

words = st.sampled_from(
    "John Smith Smith's Lim Baek Marat von der al-Assad Dr. Mr Deputy Chairman director mayor of the and "
    "said , . ( ) AFM Financial Agency Ministry Bank Bay in Monday 64 who Chief J. O'Neill Jean-Luc "
    '\n\n " a for'.split(" ")
)
texts = st.lists(words, max_size=30).map(" ".join)


def find(text: str) -> tuple[list[Mention], list[Mention]]:
    doc = layout.open(Article(text=text))
    return list(name.find(doc, ())), list(role.find(doc, ()))


@given(texts)
def test_mentions_slice_back_and_names_never_overlap(text: str) -> None:
    names, roles = find(text)
    for mention in (*names, *roles):
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end] != ""
    ordered = sorted(names, key=lambda mention: mention.start)
    assert all(a.end <= b.start for a, b in pairwise(ordered))


@given(texts)
def test_a_role_is_held_by_a_person_who_is_named(text: str) -> None:
    names, roles = find(text)
    persons = {m.value.name for m in names if isinstance(m.value, Name) and m.value.sort == "person"}
    assert all(isinstance(m.value, Name) and m.value.holder in persons for m in roles)


@given(texts)
def test_a_name_stands_in_full_somewhere_in_the_article(text: str) -> None:
    names, _ = find(text)
    assert all(isinstance(m.value, Name) and m.value.name in text for m in names)


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    names, roles = find(text)
    assert {m.kind for m in names} <= {"name"}
    assert {m.kind for m in roles} <= {"role"}


@given(texts)
def test_text_in_lower_case_has_no_names(text: str) -> None:
    assert find(text.lower()) == ([], [])
