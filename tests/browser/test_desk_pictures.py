"""The pictures of docs/review.md; CLAIMCHECK_PICTURES=docs/images keeps them there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from deskpages import Open, Serve, expect, settled
from desks import desk, stamp
from stories import report, saved

from claimcheck.review.events import Body

SMALLEST = 20_000  # bytes; a page that shows nothing makes less


@pytest.fixture
def address(tmp_path: Path, served: Serve) -> str:
    """A desk on which two editors have been at work."""
    room = desk(tmp_path, report())
    one, two, three, four, _ = room.case.findings
    room.decide(
        [two],
        Body(state="confirmed", side="63 families", evidence="https://example.org/port/minutes"),
        stamp("Ada"),
    )
    room.comment(
        two,
        "The port's minutes of March say 63. I have written to the Courier.",
        stamp("Ada", at="2025-03-06T09:12:00Z"),
    )
    room.decide([four], Body(state="explained", reason="update", note="One is a forecast."), stamp("Ben"))
    room.decide([three], Body(state="explained", reason="scope"), stamp("Ada", base=0))
    room.decide([three], Body(state="confirmed", side="1931"), stamp("Ben", base=0))
    room.assign([one], "Ada", stamp("Ben"))
    room.store.close()
    return served(saved(tmp_path), "--database", tmp_path / "desk.db", "--name", "Ada")


def _kept(page: Any, folder: Path, name: str, **how: Any) -> int:
    settled(page)
    page.wait_for_timeout(150)
    return len(page.screenshot(path=folder / f"{name}.png", caret="initial", **how))


def test_the_pictures_of_the_guide(address: str, opened: Open, tmp_path: Path) -> None:
    folder = Path(os.environ.get("CLAIMCHECK_PICTURES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    page = opened(address, 1440, 900, color_scheme="light")
    expect(page.locator("#live")).to_have_attribute("data-live", "on")
    sizes = [_kept(page, folder, "review-desk")]
    page.keyboard.press("e")
    page.keyboard.press("3")
    page.locator("#pane-b .tab").last.click()
    expect(page.locator("#pane-b")).to_have_attribute("data-chosen", "3")
    sizes.append(_kept(page, folder, "review-decide"))
    page.goto(f"{address}findings/{2:016x}")
    sizes.append(_kept(page, folder, "review-conflict"))
    page.keyboard.press("?")
    sizes.append(_kept(page, folder, "review-keys"))
    page.goto(f"{address}articles/0")
    page.locator(".text mark").first.hover()
    expect(page.locator("#reading")).to_be_visible()
    sizes.append(_kept(page, folder, "review-article"))
    page.goto(f"{address}record")
    sizes.append(_kept(page, folder, "review-record"))
    dark = opened(f"{address}findings/{1:016x}", 1440, 900, color_scheme="dark")
    sizes.append(_kept(dark, folder, "review-dark"))
    phone = opened(
        f"{address}findings/{0:016x}", 400, 860, color_scheme="light", is_mobile=True, has_touch=True
    )
    sizes.append(_kept(phone, folder, "review-phone"))
    assert min(sizes) > SMALLEST
