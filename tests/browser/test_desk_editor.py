"""An editor's way through the seeds' findings: by keyboard alone, by mouse alone, over a restart."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from deskpages import Open, Serve, expect, settled
from desks import SEEDS, free_port, serving

from claimcheck.review.decisions import load

KEYS = (("c", "1"), ("e", "2"), ("m", "1"), ("r", "1"))
STATES = ("confirmed", "explained", "wrong-match", "wrong-reading")


def rows(page: Any) -> list[str]:
    return [row.get_attribute("data-key") for row in page.query_selector_all("#rows .row")]


def states(page: Any) -> list[str]:
    return [row.get_attribute("data-state") for row in page.query_selector_all("#rows .row")]


def wait_saved(page: Any, key: str, state: str) -> None:
    expect(page.locator(f"#row-{key}")).to_have_attribute("data-state", state)


def test_by_keyboard_alone(tmp_path: Path, opened: Open) -> None:
    database, port = str(tmp_path / "desk.db"), free_port()
    with serving(SEEDS, "--database", database, "--name", "Ada", port=port) as (address, _):
        page = opened(address)
        keys = rows(page)
        assert keys
        expected = [STATES[n % 4] for n in range(len(keys))]
        for n, key in enumerate(keys):
            expect(page.locator("#finding")).to_have_attribute("data-key", key)
            for pressed in KEYS[n % 4]:
                page.keyboard.press(pressed)
            page.keyboard.press("Enter")
            wait_saved(page, key, expected[n])
        expect(page.locator("#toasts")).to_contain_text("decided")
        assert states(page) == expected
        _talk_and_undo(page, keys)
        page.goto("about:blank")
    with serving(SEEDS, "--database", database, "--name", "Ada", port=port):
        page.goto(address)
        assert states(page) == [*expected[:-1], "open"]
        expect(page.locator("#progress-text")).to_have_text(f"{len(keys) - 1} of {len(keys)} decided")
        page.goto("about:blank")
    found = load(database)
    assert [found.status(key).state for key in keys] == [*expected[:-1], "open"]


def _talk_and_undo(page: Any, keys: list[str]) -> None:
    """Comment, search, read the help, take the last decision back; all by keys."""
    page.keyboard.press("n")
    page.keyboard.type("j is only a letter here.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#talk .comment-text")).to_have_text("j is only a letter here.")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("no such words")
    expect(page.locator("#list")).to_contain_text("No finding matches")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(page.locator("#rows .row")).to_have_count(len(keys))
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    wait_saved(page, keys[-1], "open")


def test_by_mouse_alone(tmp_path: Path, served: Serve, opened: Open) -> None:
    database = str(tmp_path / "desk.db")
    address = served(SEEDS, "--database", database, "--name", "Ada")
    page = opened(address)
    keys = rows(page)
    page.click(f"#row-{keys[-1]} .row-link")
    expect(page.locator("#finding")).to_have_attribute("data-key", keys[-1])
    assert page.url.endswith(f"/findings/{keys[-1]}")
    _look_around(page)
    page.click(".choice[data-state=explained]")
    page.click("#decide >> text=Different scope or period")
    page.click("#decide button.primary")
    wait_saved(page, keys[-1], "explained")
    page.click("#toasts button")
    wait_saved(page, keys[-1], "open")
    page.click(f"#row-{keys[0]} .row-link")
    expect(page.locator("#finding")).to_have_attribute("data-key", keys[0])
    page.click(".choice[data-state=confirmed]")
    page.click(".when-confirmed .options label:nth-of-type(2)")
    page.click("#decide button.primary")
    wait_saved(page, keys[0], "confirmed")
    _bulk(page, keys)
    page.reload()
    assert states(page) == ["wrong-match"] * len(keys)


def _look_around(page: Any) -> None:
    """Other mentions, all claims, what hovering tells, the whole article and back."""
    tabs = page.locator("#pane-b .tab")
    tabs.first.click()
    expect(page.locator("#pane-b .tab").first).to_have_attribute("aria-pressed", "true")
    page.locator("#pane-a .all-claims input").check()
    expect(page.locator("#pane-a")).to_have_attribute("data-all", "1")
    page.locator("#pane-a mark").first.hover()
    expect(page.locator("#reading")).to_contain_text("Read as")
    page.locator("#pane-a a", has_text="whole article").click()
    expect(page.locator("h2")).to_have_text("Claims")
    page.go_back()
    expect(page.locator("#finding")).to_be_visible()


def _bulk(page: Any, keys: list[str]) -> None:
    for key in keys:
        page.check(f"#row-{key} .pick input")
    expect(page.locator("#bulk-count")).to_have_text(str(len(keys)))
    page.select_option("#bulk [name=state]", "wrong-match")
    page.select_option("#bulk [name=reason-wrong-match]", "period")
    page.click("#bulk .primary")
    for key in keys:
        wait_saved(page, key, "wrong-match")


def test_by_touch_on_a_phone(tmp_path: Path, served: Serve, opened: Open) -> None:
    address = served(SEEDS, "--database", tmp_path / "desk.db")
    page = opened(address, 400, 860, has_touch=True, is_mobile=True)
    key = rows(page)[0]
    expect(page.locator("#detail")).to_be_hidden()
    page.tap(f"#row-{key} .row-link")
    expect(page.locator("#finding")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.tap(".choice[data-state=wrong-reading]")
    page.tap("#decide >> text=Date or period misread")
    page.tap("#onward")
    page.tap("#decide button.primary")
    expect(page.locator("#standing")).to_contain_text("Wrong reading")
    page.tap(".back")
    expect(page.locator("#detail")).to_be_hidden()
    wait_saved(page, key, "wrong-reading")


def test_each_mention_is_scrolled_to_and_none_is_covered(tmp_path: Path, served: Serve, opened: Open) -> None:
    address = served(SEEDS, "--database", tmp_path / "desk.db")
    for width, height in ((1600, 1000), (1000, 800)):
        page = opened(address, width, height)
        for key in rows(page):
            page.goto(f"{address}findings/{key}")
            for mark in page.query_selector_all(".pane mark.focus"):
                box = mark.bounding_box()
                text = mark.evaluate_handle("e => e.closest('.text')").as_element().bounding_box()
                assert text["y"] <= box["y"]
                assert box["y"] + box["height"] <= text["y"] + text["height"]


def test_nothing_typed_is_lost_when_the_desk_goes_away(tmp_path: Path, opened: Open) -> None:
    database, port = tmp_path / "desk.db", free_port()
    note = "Asked the ministry; the second figure includes the roads."
    with serving(SEEDS, "--database", database, port=port) as (address, _):
        page = opened(address, quiet=True)
        key = rows(page)[0]
        page.keyboard.press("e")
        page.keyboard.press("4")
        page.fill("#decide [name=note]", note)
    page.click("#decide button.primary")
    expect(page.locator("#decide .refusal")).to_contain_text("Nothing that you typed is lost")
    with serving(SEEDS, "--database", database, port=port):
        page.reload()
        assert page.input_value("#decide [name=note]") == note
        expect(page.locator("#decide [value=explained]")).to_be_checked()
        page.click("#decide button.primary")
        wait_saved(page, key, "explained")
    assert [event.body.note for event in load(str(database)).events[key]] == [note]


def test_a_locked_database_is_said_beside_the_form(tmp_path: Path, served: Serve, opened: Open) -> None:
    import sqlite3

    database = tmp_path / "desk.db"
    address = served(SEEDS, "--database", database)
    page = opened(address, quiet=True)
    key = rows(page)[0]
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    page.keyboard.press("c")
    page.fill("#decide [name=evidence]", "https://example.org/table")
    page.click("#decide button.primary")
    expect(page.locator("#decide .refusal")).to_contain_text(
        "another program holds the database", timeout=15_000
    )
    assert page.input_value("#decide [name=evidence]") == "https://example.org/table"
    holder.execute("ROLLBACK")
    page.click("#decide button.primary")
    wait_saved(page, key, "confirmed")
    assert len(load(str(database)).events[key]) == 1


def test_keys_can_be_switched_off(tmp_path: Path, served: Serve, opened: Open) -> None:
    address = served(SEEDS, "--database", tmp_path / "desk.db")
    page = opened(address)
    page.click("[data-do=help]")
    page.uncheck("#keys-on")
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    assert page.query_selector("#decide [value=explained]:checked") is None


def test_filters_change_the_address_that_links_back(tmp_path: Path, served: Serve, opened: Open) -> None:
    address = served(SEEDS, "--database", tmp_path / "desk.db")
    page = opened(address)
    page.click(".more-filters summary")
    first = page.locator("[name=rule] option").nth(1)
    rule = first.get_attribute("value")
    page.select_option("[name=rule]", rule)
    page.wait_for_url(re.compile(f"rule={rule}"))
    settled(page)
    count = len(rows(page))
    page.reload()
    assert len(rows(page)) == count
    assert page.input_value("[name=rule]") == rule
