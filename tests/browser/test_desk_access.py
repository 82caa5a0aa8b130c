"""Every view passes axe-core, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import violations
from deskpages import Open, Serve, expect, settled
from desks import desk, stamp
from stories import report, saved

from claimcheck.review.events import Body

VIEWS = ("articles/0", "history", "record", "sign-in", "none", "?text=nothing+like+this")


@pytest.fixture
def address(tmp_path: Path, served: Serve) -> str:
    """A desk on which something of everything has happened."""
    room = desk(tmp_path, report())
    one, two, three, *_ = room.case.findings
    room.decide([one], Body(state="confirmed", side="48 million euros"), stamp("Ada", base=0))
    room.decide([one], Body(state="explained", reason="scope"), stamp("Ben", base=0))
    room.decide([two], Body(state="wrong-match", reason="other", note="Two quays."), stamp("Ben"))
    room.comment(two, "Asked the port.", stamp("Ada"))
    room.assign([three], "Cem", stamp("Ada"))
    room.store.close()
    return served(saved(tmp_path), "--database", tmp_path / "desk.db")


@pytest.mark.parametrize(
    ("width", "height", "scheme"),
    [(1600, 1000, "light"), (1600, 1000, "dark"), (1000, 800, "light"), (400, 860, "dark")],
)
def test_every_view_is_accessible(address: str, opened: Open, width: int, height: int, scheme: str) -> None:
    page = opened(address, width, height, color_scheme=scheme)
    found = violations(page)
    for n in range(2):
        page.goto(f"{address}findings/{n:016x}")
        page.check("#decide [value=explained]")
        page.locator("#pane-a .all-claims input").check()
        settled(page)
        found += violations(page)
    page.click("[data-do=help]")
    found += violations(page)
    page.keyboard.press("Escape")
    page.click(".menu >> nth=0")
    found += violations(page)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_other_pages_are_accessible(address: str, opened: Open, scheme: str) -> None:
    found = []
    for view in VIEWS:
        page = opened(address + view, 1000, 800, color_scheme=scheme, quiet=True)
        found += [f"{view}: {one}" for one in violations(page)]
    assert found == []


def test_the_bulk_form_is_accessible(address: str, opened: Open) -> None:
    page = opened(address)
    page.check(".pick input >> nth=0")
    expect(page.locator("#bulk")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize(("width", "height"), [(1600, 1000), (1000, 800), (400, 860)])
def test_no_view_scrolls_sideways(address: str, opened: Open, width: int, height: int) -> None:
    page = opened(address, width, height)
    for view in ("", "findings/0000000000000000", *VIEWS[:4]):
        page.goto(address + view)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
