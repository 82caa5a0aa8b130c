"""Two editors on one desk: each sees the other's work, and a conflict is shown to both."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from deskpages import Open, Serve, expect
from stories import saved

TOKEN = "a token that is long enough"


def sign_in(opened: Open, address: str, name: str) -> Any:
    page = opened(f"{address}sign-in")
    page.fill("[name=name]", name)
    page.fill("[name=token]", TOKEN)
    page.click("button.primary")
    expect(page.locator("#live")).to_have_attribute("data-live", "on")
    return page


def stay(page: Any) -> None:
    """Do not go on to the next finding after a decision."""
    page.keyboard.press("o" if page.is_visible(".choice[data-state=open]") else "c")
    page.uncheck("#onward")
    page.keyboard.press("Escape")


def decide(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    page.keyboard.press("Enter")


def test_two_editors_at_once(tmp_path: Path, served: Serve, opened: Open) -> None:
    token = tmp_path / "token"
    token.write_text(TOKEN)
    arguments = (saved(tmp_path), "--database", tmp_path / "desk.db", "--token-file", token)
    address = served(*arguments)
    ada, ben = sign_in(opened, address, "Ada"), sign_in(opened, address, "Ben")
    for page in (ada, ben):
        stay(page)
    first = ada.query_selector("#rows .row").get_attribute("data-key")

    decide(ada, "c", "1")
    expect(ben.locator(f"#row-{first}")).to_have_attribute("data-state", "confirmed")
    expect(ben.locator("#standing")).to_contain_text("by Ada")
    expect(ben.locator("#progress-text")).to_have_text("1 of 5 decided")

    decide(ben, "e", "2")  # on the form that was open before Ada decided
    for page in (ada, ben):
        expect(page.locator("#standing")).to_contain_text("Editors disagree")
        expect(page.locator(f"#row-{first}")).to_have_attribute("data-state", "conflict")
        expect(page.locator("#standing")).to_contain_text("Ada: “48 million euros” holds")
        expect(page.locator("#standing")).to_contain_text("Ben: A later count or update")

    decide(ada, "e", "2")  # knowing both
    for page in (ada, ben):
        expect(page.locator(f"#row-{first}")).to_have_attribute("data-state", "explained")
        expect(page.locator("#talk .event")).to_have_count(3)


def test_what_is_being_typed_survives_the_others_news(tmp_path: Path, served: Serve, opened: Open) -> None:
    address = served(saved(tmp_path), "--database", tmp_path / "desk.db")
    ada, ben = opened(address), opened(address)
    for page in (ada, ben):
        expect(page.locator("#live")).to_have_attribute("data-live", "on")
    ben.goto(f"{address}sign-in")
    ben.fill("[name=name]", "Ben")
    ben.click("button.primary")
    expect(ben.locator("#live")).to_have_attribute("data-live", "on")
    ben.keyboard.press("n")
    ben.keyboard.type("Half a sent")
    stay(ada)
    decide(ada, "c", "0")
    expect(ben.locator("#standing")).to_contain_text("Confirmed")
    ben.keyboard.type("ence")
    assert ben.input_value("#talk textarea") == "Half a sentence"


def test_a_second_process_on_the_file_is_seen_too(tmp_path: Path, served: Serve, opened: Open) -> None:
    story, database = saved(tmp_path), tmp_path / "desk.db"
    one, other = (served(story, "--database", database) for _ in range(2))
    ada, ben = opened(one), opened(other)
    expect(ben.locator("#live")).to_have_attribute("data-live", "on")
    decide(ada, "m", "1")
    expect(ben.locator("#rows .row").first).to_have_attribute("data-state", "wrong-match")
