"""Passages: the text stays whole under any marks, and what could deceive is made visible."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.review.passages import Mark, segments, visible

TEXTS = st.text(st.characters(), max_size=60)
ENDS = st.integers(-3, 70)
MARKS = st.lists(
    st.builds(lambda a, b, s, f: Mark(a, b, None, s, f), ENDS, ENDS, st.integers(0, 3), st.booleans()),
    max_size=12,
)


@given(TEXTS, MARKS, st.tuples(ENDS, ENDS))
def test_the_pieces_join_to_the_text(text: str, marks: list[Mark], sentence: tuple[int, int]) -> None:
    assert "".join(piece.text for piece in segments(text, marks, sentence)) == visible(text)


@given(TEXTS, MARKS)
def test_a_mark_in_focus_is_never_hidden_by_another(text: str, marks: list[Mark]) -> None:
    focused = Mark(2, 5, None, 1, True)
    pieces = segments(text, [*(m for m in marks if not m.focus), focused])
    assert "".join(p.text for p in pieces if p.mark is not None and p.mark.focus) == visible(text[2:5])


@given(TEXTS)
def test_nothing_visible_is_a_control_or_turns_the_reading_direction(text: str) -> None:
    shown = visible(text)
    assert not any(0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069 for c in shown)
    assert not any(ord(c) < 32 and c not in "\t\n" for c in shown)
    assert shown.encode().decode() == shown


def test_what_is_shown_of_signs_that_deceive() -> None:
    assert visible("a\u202eb\x1b[2Jc\r\nd\u200be\ud800") == "a⟦U+202E⟧b⟦U+001B⟧[2Jc\nd⟦U+200B⟧e\ufffd"
    assert visible("👩\u200d🚀 é") == "👩\u200d🚀 é"


def test_many_overlapping_marks_take_no_square_of_time() -> None:
    text = "1" * 60_000
    marks = [Mark(n, n + 3000, None, 0) for n in range(30_000)]
    begin = time.process_time()
    assert "".join(piece.text for piece in segments(text, marks)) == text
    assert time.process_time() - begin < 20  # a square would take minutes
