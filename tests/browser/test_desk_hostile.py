"""Hostile articles, notes and names do nothing but stand there."""

from __future__ import annotations

import json
from pathlib import Path

import stories
from deskpages import Open, Serve, expect

HOSTILE = (
    "</mark></textarea><script>window.pwned=1</script><img src=x onerror=window.pwned=1>"
    "<a href=javascript:window.pwned=1>x</a>\"'><svg onload=window.pwned=1>{{7*7}}${7*7}"
    "\u202egnp.exe\u2066\x1b[31m\x00" + "Z" + "\u0301" * 60 + "👩\u200d🚀" + "W" * 300
)


def test_hostile_texts_are_inert(tmp_path: Path, served: Serve, opened: Open) -> None:
    made = stories.report()
    for article in made["articles"]:
        for name in ("title", "source", "published", "url"):
            article[name] = HOSTILE
        article["text"] += "\n\n" + HOSTILE
    for claim in made["claims"]:
        claim.update(about=HOSTILE, speaker=HOSTILE)
    for finding in made["findings"]:
        finding.update(message=HOSTILE, rule=HOSTILE, kind=HOSTILE, because=[HOSTILE])
        for side in finding["sides"]:
            side["value"] = HOSTILE
    file = tmp_path / "hostile.json"
    file.write_text(json.dumps(made))
    address = served(file, "--database", tmp_path / "desk.db", "--name", "<b>Ada")
    page = opened(address)
    page.keyboard.press("c")
    page.fill("#decide [name=evidence]", "javascript:window.pwned=1")
    page.fill("#decide [name=note]", HOSTILE.replace("\x00", ""))
    page.uncheck("#onward")
    page.click("#decide button.primary")
    expect(page.locator("#standing")).to_contain_text("<script>")
    assert page.query_selector("#standing a[href^=javascript]") is None
    page.locator("#pane-a .all-claims input").check()
    expect(page.locator("#pane-a")).to_have_attribute("data-all", "1")
    page.locator("#pane-a mark").first.hover()
    expect(page.locator("#reading")).to_contain_text("About")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for path in ("articles/0", "history", "record"):
        page.goto(address + path)
        assert "<script>" in page.inner_text("body")
    assert page.evaluate("window.pwned") is None
