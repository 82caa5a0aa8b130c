"""Laws of the review desk's ledger: whatever editors do, and in whatever portions it is taken in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.review.events import Body, Event
from claimcheck.review.ledger import Ledger, fold, outcome

STATES = ("open", "confirmed", "explained", "wrong-match", "wrong-reading")


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """A finding's events: each editor has seen all of them up to some point."""
    found: list[Event] = []
    for seq in range(1, draw(st.integers(0, 10)) + 1):
        undoes = draw(st.lists(st.integers(1, seq), max_size=1)) if draw(st.booleans()) and seq > 1 else []
        body = Body(undoes=tuple(undoes)) if undoes else Body(state=draw(st.sampled_from(STATES)))
        found.append(
            Event(
                finding="f", action="undo" if undoes else "decide", who=draw(st.sampled_from("ABC")), at="",
                request=str(seq), base=draw(st.integers(0, seq - 1)), seq=seq, body=body,
            )
        )  # fmt: skip
    return found


@given(histories())
def test_decisions_that_do_not_know_each_other_both_hold_until_one_does(past: list[Event]) -> None:
    undone = {seq for event in past for seq in event.body.undoes}
    live = [event for event in past if event.action == "decide" and event.seq not in undone]
    holding = fold(past).holding
    for event in live:
        known = [later for later in live if later.seq > event.seq and _knows(later, event)]
        assert (event in holding) == (not known)


def _knows(later: Event, earlier: Event) -> bool:
    return later.base >= earlier.seq or later.who == earlier.who


@given(histories())
def test_the_last_decision_that_was_not_undone_always_holds(past: list[Event]) -> None:
    undone = {seq for event in past for seq in event.body.undoes}
    live = [event for event in past if event.action == "decide" and event.seq not in undone]
    assert (live[-1] in fold(past).holding) if live else fold(past).state == "open"


@given(histories())
def test_a_conflict_is_open_and_agreement_is_its_state(past: list[Event]) -> None:
    status = fold(past)
    outcomes = {outcome(event) for event in status.holding}
    assert status.conflict == (len(outcomes) > 1)
    assert status.state == ("open" if len(outcomes) != 1 else next(iter(outcomes))[0])


@given(histories(), st.lists(st.integers(0, 10), max_size=5))
def test_it_does_not_matter_in_which_portions_events_arrive(past: list[Event], cuts: list[int]) -> None:
    whole, parts = Ledger({"f": ()}), Ledger({"f": ()})
    whole.absorb(past)
    for cut in (*sorted(cuts), len(past)):
        parts.absorb(past[:cut])
    assert parts.status("f") == whole.status("f") == (fold(past, ()) if past else whole.status("f"))
    assert list(parts.history("f")) == past
    assert +parts.tally == +whole.tally
