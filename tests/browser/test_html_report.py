"""The HTML report in a browser: it loads nothing, runs nothing of the articles', and can be used by all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import Seen, violations
from reports import FULL, LOOK
from samples import EMPTY, hostile

import claimcheck
from claimcheck.model import Report
from claimcheck.report import render

pytestmark = pytest.mark.slow
SEEDS = Path(__file__).parents[2] / "seeds"
ATTACKS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><script>alert(1)</script>",
    "\"><svg onload=alert(1)>", "javascript:alert(1)", "<iframe src=http://evil.example></iframe>",
    "<link rel=stylesheet href=http://evil.example/x.css>", "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>", "&lt;b&gt;",
    "<form action=//evil.example><input autofocus onfocus=alert(1)>", "<!--",
    "]]>", "\u202egnp.exe", "' onmouseover='alert(1)", "{{7*7}}", "<a id=keys>x</a>",
)  # fmt: skip
Open = Callable[..., tuple[Any, Seen]]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a report in a page of its own."""
    contexts = []

    def open_(report: Report, width: int = 1000, scheme: str = "light", **more: Any) -> tuple[Any, Seen]:
        file = tmp_path / "report.html"
        file.write_bytes(render(report, "html", LOOK).encode())
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **more)
        contexts.append(context)
        page = context.new_page()
        seen = Seen(page)
        page.goto(file.as_uri())
        return page, seen

    yield open_
    for context in contexts:
        context.close()


def seeds() -> Report:
    return claimcheck.check(
        [article for file in sorted(SEEDS.glob("*.txt")) for article in claimcheck.read(file)]
    )


@pytest.mark.parametrize("report", [FULL, EMPTY, seeds()], ids=["full", "empty", "seeds"])
def test_a_page_asks_for_nothing_and_no_one_complains(opened: Open, report: Report) -> None:
    page, seen = opened(report)
    assert seen.requests == [page.url]
    assert seen.complaints == []


@pytest.mark.parametrize("text", ATTACKS)
def test_what_an_article_holds_is_inert(opened: Open, text: str) -> None:
    page, seen = opened(hostile(text))
    page.mouse.move(400, 400)
    page.keyboard.press("Tab")
    assert seen.requests == [page.url]
    assert seen.complaints == []
    assert page.evaluate("document.scripts.length") == 1
    wild = (
        "img, iframe, link, base, form, object, embed, [onclick], [onload], [onerror], [style], a[href^=java]"
    )
    assert page.locator(wild).count() == 0
    assert page.locator("#keys").count() == 1


def test_a_script_that_slipped_in_would_not_run(opened: Open) -> None:
    page, seen = opened(FULL)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.x = 1'}))"
    )
    assert page.evaluate("window.x") is None
    assert "Content Security Policy" in seen.complaints[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1000, 1600])
def test_a_page_is_accessible_and_fits_its_window(opened: Open, width: int, scheme: str) -> None:
    for report in (FULL, seeds(), EMPTY):
        page, _ = opened(report, width, scheme)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_long_words_and_many_sources_break_no_layout(opened: Open) -> None:
    page, _ = opened(hostile("x" * 3000), 400)
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    assert violations(page) == []


def test_the_first_tab_leads_past_the_head(opened: Open) -> None:
    page, _ = opened(FULL)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
    assert page.locator(".skip").first.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"


def test_j_and_k_move_between_findings_until_switched_off(opened: Open) -> None:
    page, _ = opened(FULL)
    visited = []
    for key in "jjjjkk":
        page.keyboard.press(key)
        visited.append(page.evaluate("document.activeElement.id"))
    assert visited == ["f1", "f2", "f3", "f3", "f2", "f1"]
    page.get_by_label("go to the next and previous finding").uncheck()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "keys"


def test_a_mention_and_its_finding_lead_to_each_other(opened: Open) -> None:
    page, _ = opened(FULL)
    page.locator("#f2 blockquote a").first.click()
    target = page.evaluate("document.querySelector(':target').textContent")
    assert target == "$913"
    page.locator(":target + a").click()
    assert page.evaluate("document.querySelector(':target').id") == "f2"


def test_every_link_within_a_page_has_its_target(opened: Open) -> None:
    page, _ = opened(FULL)
    links = page.locator("a[href^='#']")
    names = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    lost = set(links.evaluate_all("all => all.map(one => one.hash.slice(1))")) - set(names)
    assert (lost, len(names)) == (set(), len(set(names)))


def test_all_can_be_read_without_scripts(opened: Open) -> None:
    page, _ = opened(FULL, java_script_enabled=False)
    assert page.get_by_role("heading", name="Findings").is_visible()
    assert page.locator(".keys").is_hidden()


def test_values_are_drawn_where_they_lie(opened: Open) -> None:
    page, _ = opened(FULL)
    points = page.locator("#f3 svg .tick, #f3 svg circle")
    places = sorted(points.nth(n).bounding_box()["x"] for n in range(points.count()))
    assert len(places) >= 3
    track = page.locator("#f3 svg").first.bounding_box()
    assert track["x"] <= places[0] < places[-1] <= track["x"] + track["width"]
    low, high = page.locator("#f3 .chart tbody tr").all()
    assert "540.2" in low.inner_text()
    assert low.locator(".tick").first.bounding_box()["x"] < high.locator(".tick").first.bounding_box()["x"]
    toll = page.locator(".timeline circle")
    first, last = toll.first.bounding_box(), toll.last.bounding_box()
    assert (first["x"] < last["x"], first["y"] > last["y"]) == (True, True)


def test_text_of_the_other_direction_stands_apart(opened: Open) -> None:
    page, _ = opened(FULL)
    assert page.locator("th bdi", has_text="صحيفة المساء").count() >= 1
    assert page.locator(".text").last.get_attribute("dir") == "auto"
    assert page.locator(".text").last.get_attribute("lang") == "ar"


def test_a_printed_page_shows_the_findings_and_not_the_navigation(opened: Open) -> None:
    page, _ = opened(FULL)
    page.emulate_media(media="print")
    assert page.locator("nav").is_hidden()
    assert page.locator("#f1 h3").is_visible()
