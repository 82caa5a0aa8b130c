"""The list: filters, order, counts and pages agree with each other."""

from __future__ import annotations

from pathlib import Path

from desks import CONFIRMED, EXPLAINED, desk, report, stamp
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.review.query import DEFAULTS, PAGE, Query, parse


def test_filters_keep_what_they_name(tmp_path: Path) -> None:
    room = desk(tmp_path, report(6))
    room.decide(room.case.findings[:2], EXPLAINED, stamp())
    room.decide([room.case.findings[2]], CONFIRMED, stamp())
    room.assign([room.case.findings[5]], "Ben", stamp())

    def shown(**asked: str) -> list[int]:
        return [e.number for e in room.index.matching(Query(**asked), room.ledger)[0]]  # type: ignore[arg-type]

    assert shown() == [0, 1, 2, 3, 4, 5]
    assert shown(state="explained") == [0, 1]
    assert shown(state="decided") == [0, 1, 2]
    assert shown(severity="warning") == [1, 3, 5]
    assert shown(source="Wire", text="FEE 4") == [4]
    assert shown(source="Nobody") == []
    assert shown(assignee="Ben") == [5]
    assert shown(assignee="-", state="open") == [3, 4]
    assert shown(sort="recent")[0] == 5
    assert shown(sort="severity") == [0, 2, 4, 1, 3, 5]
    assert shown(like="none") == []


def test_counts_are_of_what_matches_whatever_the_state(tmp_path: Path) -> None:
    room = desk(tmp_path, report(6))
    room.decide(room.case.findings[:2], EXPLAINED, stamp())
    listing = room.index.listing(Query(severity="error", state="open"), room.ledger)
    assert (listing.total, listing.counts["all"], listing.counts["explained"]) == (2, 3, 1)


def test_pages_show_each_finding_once_and_find_the_one_that_is_linked(tmp_path: Path) -> None:
    room = desk(tmp_path, report(2 * PAGE + 5))
    pages = [room.index.listing(Query(page=n), room.ledger) for n in (1, 2, 3)]
    numbers = [e.number for page in pages for e in page.entries]
    assert numbers == list(range(2 * PAGE + 5))
    linked = room.index.entries[PAGE + 3].key
    assert room.index.listing(Query(), room.ledger, linked).page == 2
    assert room.index.listing(Query(page=99), room.ledger).page == 3


@given(st.dictionaries(st.sampled_from([*DEFAULTS, "other"]), st.text(max_size=30)))
def test_any_address_is_a_query_that_reads_back(asked: dict[str, str]) -> None:
    from urllib.parse import parse_qsl

    query = parse(asked)
    assert parse(dict(parse_qsl(query.string()[1:], keep_blank_values=True))) == query
