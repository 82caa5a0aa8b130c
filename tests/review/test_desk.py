"""What editors may do: decisions that say enough, undo of what was done together, findings that changed."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from desks import CONFIRMED, EXPLAINED, WRONG_MATCH, desk, report, stamp

from claimcheck.review.desk import NOTE, Desk, Refused, name
from claimcheck.review.events import Body, State
from claimcheck.review.ledger import fold
from claimcheck.review.query import Query


@pytest.fixture
def room(tmp_path: Path) -> Desk:
    return desk(tmp_path)


@pytest.mark.parametrize(
    "body",
    [
        Body(),
        Body(state="explained"),
        Body(state="explained", reason="event"),
        Body(state="wrong-match"),
        Body(state="wrong-reading", reason="rounding"),
        Body(state="explained", reason="other"),
        Body(state="explained", reason="other", note="  "),
        Body(state="confirmed", note="x" * (NOTE + 1)),
    ],
)
def test_a_decision_that_says_too_little_or_too_much_is_refused_and_nothing_is_kept(
    room: Desk, body: Body
) -> None:
    with pytest.raises(Refused):
        room.decide([room.case.findings[0]], body, stamp())
    assert room.store.since(0) == []


@pytest.mark.parametrize("state", ["confirmed", "open"])
def test_only_a_dismissal_needs_a_reason(room: Desk, state: State) -> None:
    finding = room.case.findings[0]
    room.decide([finding], Body(state=state), stamp())
    assert room.status(finding).state == state


def test_undo_takes_back_all_that_was_decided_together(room: Desk) -> None:
    first, *rest = room.case.findings
    room.decide([first], CONFIRMED, stamp())
    room.decide(rest, EXPLAINED, stamp())
    assert [room.status(f).state for f in room.case.findings] == ["confirmed", "explained", "explained"]
    room.undo(stamp())
    assert [room.status(f).state for f in room.case.findings] == ["confirmed", "open", "open"]
    room.undo(stamp())
    assert room.status(first).state == "open"
    with pytest.raises(Refused):
        room.undo(stamp())


def test_undo_never_takes_back_what_another_did(room: Desk) -> None:
    room.decide([room.case.findings[0]], CONFIRMED, stamp("Ben"))
    with pytest.raises(Refused):
        room.undo(stamp("Ada"))


def test_undo_takes_back_an_assignment(room: Desk) -> None:
    finding = room.case.findings[0]
    room.assign([finding], "Ben", stamp())
    room.assign([finding], "Cem", stamp())
    room.undo(stamp())
    assert room.status(finding).assignee == "Ben"


def test_a_form_that_is_sent_twice_is_kept_once(room: Desk) -> None:
    once = stamp(request="one sending")
    first = room.decide(room.case.findings, EXPLAINED, once)
    assert room.decide(room.case.findings, EXPLAINED, once) == first
    assert len(room.store.since(0)) == 3


def test_decisions_outlive_the_process_and_edits_elsewhere(tmp_path: Path) -> None:
    before = desk(tmp_path)
    before.decide([before.case.findings[1]], WRONG_MATCH, stamp())
    before.store.close()
    longer = report()
    for article in longer["articles"]:
        article["text"] += "\nAnother sentence."
    after = desk(tmp_path, longer)
    assert [after.status(f).state for f in after.case.findings] == ["open", "wrong-match", "open"]


def test_a_finding_whose_figures_changed_is_open_again_and_shows_its_history(tmp_path: Path) -> None:
    before = desk(tmp_path, report(2))
    before.decide(before.case.findings, EXPLAINED, stamp())
    before.store.close()
    after = desk(tmp_path, report(2, values=("$914", "$925")))
    entry = after.index.entries[0]
    assert after.status(entry.finding).state == "open"
    assert [event.body.reason for event in after.former(entry)] == ["update"]
    figures = after.former(entry)[0].body.basis.figures  # type: ignore[union-attr]
    assert figures == (("$913", ("$913",)), ("$925", ("$925",)))


def test_a_finding_of_one_id_with_other_figures_is_open_again(tmp_path: Path) -> None:
    made = report(1)
    before = desk(tmp_path, made)
    before.decide(before.case.findings, EXPLAINED, stamp())
    before.store.close()
    made["findings"][0]["sides"][0]["value"] = "$913 (2024)"
    after = desk(tmp_path, made)
    status = after.status(after.case.findings[0])
    assert (status.state, status.changed) == ("open", True)


def test_two_desks_on_one_file_see_each_other(tmp_path: Path) -> None:
    one, other = desk(tmp_path), desk(tmp_path)
    one.decide([one.case.findings[0]], CONFIRMED, stamp("Ada", base=0))
    other.decide([other.case.findings[0]], EXPLAINED, stamp("Ben", base=0))
    one.refresh()
    for room in (one, other):
        status = room.status(room.case.findings[0])
        assert status.conflict
        assert {event.who for event in status.holding} == {"Ada", "Ben"}


def test_related_findings_share_a_mention_or_rule_and_sources(room: Desk) -> None:
    assert len(room.index.like(room.index.entries[0])) == 3


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Ada   Byron ", "Ada Byron"),
        ("A\u202eda", "Ada"),
        ("A\nB\x00", "AB"),
        ("x" * 99, "x" * 60),
        ("\ud800", ""),
    ],
)
def test_names_are_one_short_printable_line(given: str, kept: str) -> None:
    assert name(given) == kept


def test_readers_see_no_old_state_while_others_write(tmp_path: Path) -> None:
    room = desk(tmp_path, report(8))
    faults: list[Exception] = []
    done = threading.Event()

    def look() -> None:
        try:
            while not done.is_set():
                room.ledger.all()
                room.index.listing(Query(state="open"), room.ledger)
        except Exception as error:  # noqa: BLE001 - told below
            faults.append(error)

    readers = [threading.Thread(target=look) for _ in range(4)]
    for reader in readers:
        reader.start()
    for n in range(60):
        room.decide([room.case.findings[n % 8]], CONFIRMED if n % 2 else EXPLAINED, stamp(f"Editor {n % 3}"))
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    for finding in room.case.findings:
        assert room.status(finding) == fold(list(room.history(finding)), room.index.by_id[finding.id].figures)
    assert room.ledger.tally["explained"] == sum(
        room.status(f).state == "explained" for f in room.case.findings
    )
