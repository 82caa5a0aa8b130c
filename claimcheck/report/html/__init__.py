"""The report as one HTML file that an editor opens: it holds all it needs and asks nothing of the network."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from claimcheck.model import Report
from claimcheck.report import Options
from claimcheck.report.html import tables
from claimcheck.report.html.articles import articles
from claimcheck.report.html.findings import findings, suppressed
from claimcheck.report.html.index import Index, index
from claimcheck.report.html.markup import Markup, raw, tag
from claimcheck.report.html.timeline import courses, timelines
from claimcheck.report.view import tally

TITLE: Final = "Claimcheck report"


def render(report: Report, options: Options) -> str:
    """The report as a page: findings, who says what, moving figures, rates, and the articles side by side."""
    page = index(report, options)
    sections = list(_sections(page))
    body = tag("body", *_skips(), _header(report, sections), tag("main", *(_section(*s) for s in sections)))
    return f"<!DOCTYPE html>\n{tag('html', _head(report), body, lang='en')}\n"


Section = tuple[str, str, Markup]


def _sections(page: Index) -> Iterator[Section]:
    yield "findings", "Findings", findings(page)
    moving = courses(page)
    optional = (
        ("shared", "Who says what", tables.shared(page, moving)),
        ("moving", "Figures that move", timelines(page, moving)),
        ("spreads", "Figures that differ and may all hold", tables.spreads(page, moving)),
        ("rates", "Exchange rates that the articles imply", tables.rates(page)),
        ("single", "In one source only", tables.single(page) if page.options.all else None),
    )
    yield from ((anchor, title, content) for anchor, title, content in optional if content)
    yield "articles", "Articles", articles(page)
    last = (
        ("suppressed", "Set aside by editors", suppressed(page)),
        ("notes", "Notes", tables.notes(page)),
    )
    yield from ((anchor, title, content) for anchor, title, content in last if content)


def _section(anchor: str, title: str, content: Markup) -> Markup:
    heading = tag("h2", title, id=f"{anchor}-title")
    return tag(
        "section", heading, content, id=anchor, class_=anchor, tabindex=-1, aria_labelledby=f"{anchor}-title"
    )


def _skips() -> Iterator[Markup]:
    for anchor in ("findings", "articles"):
        yield tag("a", f"Skip to the {anchor}", href=f"#{anchor}", class_="skip")


def _header(report: Report, sections: list[Section]) -> Markup:
    links = (tag("li", tag("a", title, href=f"#{anchor}")) for anchor, title, _ in sections)
    box = tag("input", type="checkbox", id="keys", checked=True)
    label = tag(
        "label", box, tag("kbd", "j"), " and ", tag("kbd", "k"), " go to the next and previous finding"
    )
    return tag(
        "header", tag("h1", TITLE), tag("p", tally(report), class_="tally"),
        tag("nav", tag("ul", *links), aria_label="Sections"),
        tag("p", label, class_="keys", hidden=True),
    )  # fmt: skip


def _head(report: Report) -> Markup:
    style, script = _asset("style.css"), _asset("script.js")
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{TITLE}: {tally(report)}"),
        raw("style", style),
        raw("script", script, type="module"),
    )


@cache
def _asset(name: str) -> str:
    return (files("claimcheck.report.html") / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """What lets a policy tell this style or script from any other."""
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
