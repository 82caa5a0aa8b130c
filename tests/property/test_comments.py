"""Laws of comments: they say nothing, and change nothing round them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import extract
from claimcheck.comments import CLOSE, OPEN, blanked, extents
from claimcheck.model import Article

PIECES = st.sampled_from(
    [OPEN, CLOSE, "\n", "\r\n", " ", "a", "36 mills", "—", "\U0001f309", "<", "-", ">", "!"]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)
SENTENCES = st.sampled_from([
    "The mill made 4,312 tonnes of steel.", "It cost $16.7 million in 2024.",
    "Twelve people were hurt on Tuesday.", "• Sales rose by 12% to €3bn.", "# The Orlow bridge opens",
])  # fmt: skip
NOTES = st.sampled_from(
    ["<!-- 99 tonnes -->", "<!-- claimcheck: ignore[value-conflict] since 5 May 2020 -->", "<!---->"]
)


@given(TEXTS)
def test_blanking_keeps_every_other_offset(text: str) -> None:
    out = blanked(text)
    assert len(out) == len(text)
    hidden = {at for start, end in extents(text) for at in range(start, end)}
    changed = {at for at in range(len(text)) if out[at] != text[at]}
    assert {at for at in changed if text[at] not in "\r\n"} <= hidden
    assert not {at for at in hidden if not out[at].isspace()}


@given(TEXTS)
def test_extents_follow_each_other_and_hold_whole_comments(text: str) -> None:
    last = 0
    for start, end in extents(text):
        assert last <= start < end
        assert text[start:end].startswith(OPEN)
        assert text[start:end].endswith(CLOSE)
        last = end


@given(st.lists(SENTENCES, min_size=1, max_size=5), st.data())
def test_a_comment_at_a_lines_end_or_alone_before_it_changes_no_claim(
    lines: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    note = data.draw(NOTES)
    plain = "\n\n".join(lines) + "\n"
    behind = "\n\n".join([*lines[:at], f"{lines[at]} {note}", *lines[at + 1 :]]) + "\n"
    before = "\n\n".join([*lines[:at], f"{note}\n{lines[at]}", *lines[at + 1 :]]) + "\n"
    wanted = said(plain)
    assert said(behind) == wanted
    assert said(before) == wanted


def said(text: str) -> list[tuple[object, ...]]:
    """The claims of a text without their places."""
    claims = extract(Article(text=text, id="x"))
    assert all(text[claim.start : claim.end] == claim.text for claim in claims)
    return [(c.text, c.kind, c.value, c.about, c.when, c.speaker, c.role, c.subject) for c in claims]
