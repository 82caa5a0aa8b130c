"""The fold of events: what supersedes what, what conflicts, what is undone, and that nothing is lost."""

from __future__ import annotations

from msgspec.structs import replace

from claimcheck.review.events import Basis, Body, Event
from claimcheck.review.ledger import Ledger, fold

FIGURES = (("$913", ("$913",)), ("$925", ("$925",)))


def event(seq: int, state: str = "confirmed", who: str = "Ada", base: int = 0, **body: object) -> Event:
    made = Body(state=state, basis=Basis("r", "m", "kin", figures=FIGURES), **body)  # type: ignore[arg-type]
    return Event(
        seq=seq, finding="f", action="decide", who=who, at="", request=str(seq), base=base, body=made
    )


def undo(seq: int, *undoes: int) -> Event:
    return Event(
        seq=seq, finding="f", action="undo", who="Ada", at="", request=str(seq), body=Body(undoes=undoes)
    )


def test_a_decision_made_knowing_another_supersedes_it() -> None:
    status = fold([event(1), event(2, "explained", "Ben", base=1)])
    assert (status.state, status.conflict) == ("explained", False)


def test_decisions_made_without_knowing_each_other_conflict_and_count_as_open() -> None:
    status = fold([event(1), event(2, "explained", "Ben", base=0)])
    assert (status.state, status.conflict, len(status.holding)) == ("open", True, 2)


def test_alike_decisions_do_not_conflict() -> None:
    status = fold([event(1), event(2, "confirmed", "Ben", base=0)])
    assert (status.state, status.conflict) == ("confirmed", False)


def test_two_sides_that_are_said_to_hold_conflict() -> None:
    assert fold([event(1, side="$913"), event(2, who="Ben", side="$925")]).conflict


def test_ones_own_later_decision_supersedes_the_earlier_whatever_the_page_knew() -> None:
    assert fold([event(1), event(2, "explained")]).state == "explained"


def test_a_decision_that_knows_both_ends_a_conflict() -> None:
    status = fold([event(1), event(2, "explained", "Ben"), event(3, "wrong-match", "Cem", base=2)])
    assert (status.state, status.conflict) == ("wrong-match", False)


def test_undo_brings_back_what_was_superseded() -> None:
    assert fold([event(1), event(2, "explained", "Ben", base=1), undo(3, 2)]).state == "confirmed"


def test_undoing_the_only_decision_opens_the_finding() -> None:
    assert fold([event(1), undo(2, 1)]).state == "open"


def test_opening_again_is_a_decision_like_any() -> None:
    assert fold([event(1), event(2, "open", base=1)]).state == "open"


def test_decisions_on_other_figures_do_not_hold() -> None:
    changed = fold([event(1)], (("$914", ("$914",)), ("$925", ("$925",))))
    assert (changed.state, changed.changed) == ("open", True)
    same = fold([event(1)], FIGURES)
    assert (same.state, same.changed) == ("confirmed", False)


def test_the_tally_agrees_with_the_fold() -> None:
    ledger = Ledger({"f": FIGURES, "g": FIGURES})
    past = [event(1), event(2, "explained", "Ben"), undo(3, 2), replace(event(4, "wrong-match"), finding="g")]
    for one in past:
        ledger.absorb([one])
        states = ledger.counts(["f", "g"])
        assert {k: v for k, v in ledger.tally.items() if v} == {k: v for k, v in states.items() if v}


def test_events_taken_in_twice_count_once() -> None:
    ledger = Ledger()
    assert len(ledger.absorb([event(1), event(2)])) == 2
    assert ledger.absorb([event(1), event(2)]) == []
    assert len(ledger.history("f")) == 2
