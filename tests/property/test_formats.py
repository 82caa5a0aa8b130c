"""Laws of the report formats: whatever text an article holds, a report stays what it claims to be."""

from __future__ import annotations

import csv
import io
import json
import re

from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt
from reports import LOOK
from samples import hostile

from claimcheck.model import Article
from claimcheck.report import Options, render
from claimcheck.report.markdown import escaped
from claimcheck.report.places import octets, place
from claimcheck.report.text import clean

SIGNS = "<>&\"'`*_[](){}#+-.!|~$:/\\@=^;,%\n\r\t \x00\x1b\u202e\u2028\ufffe\ud800aB1é😀"
TEXTS = st.text(st.one_of(st.sampled_from(SIGNS), st.characters()), max_size=40)
ALL = Options(all=True)


@given(TEXTS)
def test_json_formats_are_json(text: str) -> None:
    report = hostile(text)
    for name in ("sarif", "gitlab", "rdjson", "claimreview"):
        json.loads(render(report, name, LOOK).encode())
    for line in render(report, "jsonl").split("\n")[:-1]:
        assert json.loads(line)["type"] in {"report", "article", "claim", "fact", "finding", "note"}


@given(TEXTS)
def test_junit_is_xml_that_holds_the_finding(text: str) -> None:
    suites = etree.fromstring(render(hostile(text), "junit").encode())
    assert len(suites.findall("testsuite/testcase/failure")) == 1


@given(TEXTS)
@example('=cmd|" /C calc"!A0')
def test_a_table_keeps_its_shape_and_holds_no_formula(text: str) -> None:
    for name in ("csv", "csv-claims"):
        shown = render(hostile(text), name).removeprefix("\ufeff")
        rows = list(csv.reader(io.StringIO(shown, newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert not any(re.match(r"\s*[=+\-@\t\r]", cell) for row in rows for cell in row)


@given(TEXTS)
@example("<img src=x onerror=alert(1)>")
@example("</style><script>alert(1)</script>")
def test_a_page_has_the_same_elements_whatever_the_articles_say(text: str) -> None:
    shown = elements(render(hostile(text), "html", ALL))
    assert {tag for tag, _ in shown} <= {tag for tag, _ in elements(render(hostile("plain"), "html", ALL))}
    names = {name for _, keys in shown for name in keys}
    assert not any(name.startswith("on") or name in {"style", "src"} for name in names)


def elements(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of a page with the names of their attributes."""
    found = html.document_fromstring(text)
    return [(element.tag, tuple(element.keys())) for element in found.iter(etree.Element)]


@given(TEXTS)
@example("1. x")
@example("- - x")
@example("    x")
@example("a\\")
def test_escaped_text_reads_as_it_was(text: str) -> None:
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = reader.parse(f"- {escaped(text)}")
    assert {token.type for token in tokens} <= {
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close",
        "list_item_close", "bullet_list_close",
    }  # fmt: skip
    words = [token for token in tokens if token.type == "inline"]
    said = "".join(child.content for token in words for child in token.children or ())
    assert {child.type for token in words for child in token.children or ()} <= {"text", "text_special"}
    assert said.replace("\u2060", "").strip() == clean(text).strip()


@given(TEXTS, st.lists(st.sampled_from(["---", "title: x", "é"]), max_size=4), st.data())
def test_a_place_leads_back_to_the_offset(text: str, front: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    head = "".join(f"{line}\n" for line in front)
    article = Article(text=text, path="f", offset=len(head), line=1 + len(front))
    point = place(article, start, start).start
    rows = f"{head}{text}".split("\n")
    assert sum(len(row) + 1 for row in rows[: point.line - 1]) + point.column - 1 == len(head) + start


@given(TEXTS)
def test_bytes_are_counted_on_the_line_alone(text: str) -> None:
    report = hostile(text)
    article, claim = report.articles[0], report.claims[0]
    row = article.text[: claim.start].rpartition("\n")[2]
    assert octets(article, claim)[0] == len(row.encode("utf-8", "replace")) + 1
