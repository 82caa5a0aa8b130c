"""Every format against its gold file, and what each owes to those who read it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from golden import GOLD, match
from markdown_it import MarkdownIt
from msgspec.structs import replace
from reports import EVENING, FULL, LOOK
from samples import EMPTY, SEEDS, hostile

import claimcheck
from claimcheck.model import Article, Report, Span
from claimcheck.report import FORMATS, Options, render
from claimcheck.report.places import Point, place
from claimcheck.report.sarif import uri

GOLDS = {
    "concise": "concise.txt", "jsonl": "report.jsonl", "html": "report.html", "markdown": "report.md",
    "csv": "findings.csv", "csv-claims": "claims.csv", "sarif": "report.sarif", "github": "github.txt",
    "gitlab": "gitlab.json", "junit": "junit.xml", "rdjson": "rdjson.json", "claimreview": "claimreview.json",
}  # fmt: skip
# These have gold files of their own in test_report.py.
ELSEWHERE = {"terminal": "terminal-80.txt", "json": "report.json"}
FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "a;=1", "a; @x", "%=1", "|cmd"]
MARKUP = [
    "<script>alert(1)</script>", "<b>", "&lt;b&gt;", "[a](http://evil.example)", "![a](//evil.example/x.png)",
    "`code`", "**b**", "__b__", "a | b", "# h", "- x", "1. x", "+ x", "---", "===", "~~x~~", "$x$",
    "http://evil.example",
    "www.evil.example", "@someone", "#123", "\\*", "<!-- claimcheck: ignore -->", "javascript:alert(1)",
    "[^1]",
]  # fmt: skip


BLOCK = re.compile(
    r"(?=<(?:section|article|div|p|h\d|tr|li|header|main|nav|figure|details|blockquote|svg)\b)"
)


def steady(name: str, text: str) -> str:
    """A report without our version, style and script, and with a page's blocks on lines of their own."""
    if name == "sarif":
        return text.replace(f'"{claimcheck.__version__}"', '"…"')
    if name == "html":
        text = re.sub(r"(<(style|script)\b[^>]*>).*?(</\2>)", r"\1…\3", text, flags=re.DOTALL)
        return BLOCK.sub("\n", re.sub(r"sha256-[\w+/=]+", "sha256-…", text))
    return text


def test_every_format_has_a_gold_file() -> None:
    golds = GOLDS | ELSEWHERE
    assert set(golds) == set(FORMATS)
    assert [file for file in golds.values() if not (GOLD / file).is_file()] == []


@pytest.mark.parametrize("name", GOLDS)
def test_a_report_is_as_accepted(name: str) -> None:
    match(steady(name, render(FULL, name, LOOK)), GOLDS[name])


def lines(text: str) -> list[str]:
    return text.split("\n")[:-1]


@pytest.mark.parametrize("name", ["concise", "github"])
@pytest.mark.parametrize("text", ["a\nb\r\nc\u2028d\x85e", "::error::x", "%0A::error::x", "x\x0b\x0cy"])
def test_a_finding_is_one_line_whatever_it_holds(name: str, text: str) -> None:
    shown = render(hostile(text), name)
    assert len(re.split(r"[\r\n]", shown)) == 2
    assert shown.endswith("\n")


def test_an_annotation_reads_back_as_it_was_meant() -> None:
    article = Article(text="36, or 37: 100%", id="a", path="a,b:c%.txt")
    report = replace(hostile("%"), articles=(article, *hostile("%").articles[1:]))
    report = replace(
        report, claims=(replace(report.claims[0], article="a", start=0, end=2), report.claims[1])
    )
    shown = render(report, "github")
    assert shown.startswith("::warning file=a%2Cb%3Ac%25.txt,line=1,endLine=1,col=1,endColumn=3,title=")
    assert "::%25%0A" in shown


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("name", ["csv", "csv-claims"])
def test_no_cell_is_a_formula_in_any_locale(name: str, text: str) -> None:
    shown = render(hostile(text), name, LOOK)
    cells = [
        cell for row in csv.reader(io.StringIO(shown.removeprefix("\ufeff")), strict=True) for cell in row
    ]
    pieces = [piece for cell in cells for piece in cell.split(";")]
    assert [piece for piece in pieces if re.match(r"\s*[=+\-@＝＋－＠\t\r|%]", piece)] == []


def test_a_table_has_a_row_for_each_mention_and_numbers_stay_numbers() -> None:
    rows = list(csv.DictReader(io.StringIO(render(FULL, "csv").removeprefix("\ufeff"))))
    assert [(row["finding"], row["side"], row["text"], row["line"]) for row in rows[:5]] == [
        ("5f0c1e77", "1", "36 platforms", "1"), ("5f0c1e77", "2", "36 unregistered platforms", "4"),
        ("a91b22d0", "1", "$913", "1"), ("a91b22d0", "1", "$913", ""), ("a91b22d0", "2", "$925", "3"),
    ]  # fmt: skip
    claims = list(csv.DictReader(io.StringIO(render(FULL, "csv-claims").removeprefix("\ufeff"))))
    assert [row["claim"] for row in claims] == [claim.id for claim in FULL.claims]
    assert claims[2]["low"] == "13200000000000"


def test_a_table_follows_the_standard() -> None:
    text = render(FULL, "csv-claims")
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    assert all(line.startswith('"') and line.endswith('"') for line in text[1:].split("\r\n")[:-1])
    widths = {len(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)}
    assert len(widths) == 1


def test_json_lines_hold_what_the_json_report_holds() -> None:
    records = [json.loads(line) for line in lines(render(FULL, "jsonl"))]
    whole = FULL.to_dict()
    assert records[0] == {"type": "report", "schema": whole["schema"]}
    for key in ("articles", "claims", "facts", "findings", "notes"):
        assert [{"type": key[:-1], **one} for one in whole[key]] == [
            r for r in records if r["type"] == key[:-1]
        ]


@pytest.mark.parametrize("text", MARKUP)
def test_article_text_is_no_markup_in_markdown(text: str) -> None:
    shown = render(hostile(text), "markdown", LOOK)
    plain = render(hostile("plain"), "markdown", LOOK)
    kinds = [kind for kind in _kinds(shown) if kind != "text"]
    assert kinds == [kind for kind in _kinds(plain) if kind != "text"]
    assert not re.search(r"(?<!\\)://|\bwww\.|(?<!&)[@#](?=\w)", shown)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("It cost $5 million.", "$5 million"),
        ("It costUS$5m.", "$5m"),
        ("By 5%ish, 3", "5%"),
        ("(5%)", "5%"),
        ("$5", "$5"),
    ],
)
def test_a_mention_is_marked_in_markdown_whatever_stands_beside_it(text: str, mention: str) -> None:
    first = hostile("x")
    start = text.index(mention)
    claims = [
        replace(claim, start=start, end=start + len(mention), sentence=Span(0, len(text)))
        for claim in first.claims
    ]
    articles = tuple(replace(article, text=text) for article in first.articles)
    shown = render(replace(first, articles=articles, claims=tuple(claims)), "markdown")
    lines_ = [line for line in shown.splitlines() if line.startswith("  - ")]
    assert len(lines_) == 2
    for line in lines_:
        bold = "strong_open" in _kinds(line.strip())
        assert bold != ("»" in line and "«" in line)
        assert bold or "**" not in line


def _kinds(text: str) -> list[str]:
    """The kinds of all tokens of a Markdown text in their order."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    return [token.type for outer in tokens for token in (outer, *(outer.children or ()))]


def test_a_draft_of_claimreview_needs_an_editor() -> None:
    assert json.loads(render(FULL, "claimreview"))["@graph"] == []
    graph = json.loads(render(FULL, "claimreview", LOOK))["@graph"]
    assert [draft["itemReviewed"]["name"] for draft in graph] == ["$913", "$925"]
    for draft in graph:
        assert draft["claimReviewed"]
        assert draft["reviewRating"]["alternateName"]
        assert draft["itemReviewed"]["author"]["name"]


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.example/x", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("//a", False),
    ],
)
def test_only_an_address_of_the_web_is_a_link_on_a_page(url: str, linked: bool) -> None:
    articles = tuple(replace(article, url=url) for article in hostile("x").articles)
    shown = render(replace(hostile("x"), articles=articles), "html")
    assert shown.count(f'href="{url}"') == (2 if linked else 0)
    assert url in shown


def test_the_draft_is_marked_where_a_draft_is_in_focus() -> None:
    def first(options: Options) -> str:
        return render(FULL, "concise", options).split(":")[0]

    assert first(Options()) == "coin.txt"
    assert first(Options(focus=frozenset({"watch"}))) == "crypto/watch.txt"


def test_what_was_set_aside_is_told_only_where_a_format_has_a_word_for_it() -> None:
    told = {name for name in GOLDS if "77aa00ff" in render(FULL, name, LOOK)}
    assert told == {"sarif", "junit"}
    assert "different years, asked AFM" in render(FULL, "html", LOOK)


@pytest.mark.parametrize(
    ("text", "offset", "line", "start", "expected"),
    [
        ("one two", 0, 1, 4, Point(1, 5)),
        ("one\ntwo", 0, 1, 4, Point(2, 1)),
        ("one\r\ntwo", 0, 1, 5, Point(2, 1)),
        ("one\n\n\ntwo", 9, 4, 6, Point(7, 1)),
        ("😀é x", 0, 1, 3, Point(1, 4)),
        ("\n", 0, 1, 0, Point(1, 1)),
        ("a\x0bb\u2028c", 0, 1, 4, Point(1, 5)),
    ],
)
def test_a_place_is_counted_as_editors_count(
    text: str, offset: int, line: int, start: int, expected: Point
) -> None:
    where = place(Article(text=text, path="f", offset=offset, line=line), start, start)
    assert where.start == where.end == expected


def test_of_a_file_that_does_not_hold_the_text_only_the_file_is_known() -> None:
    where = place(replace(EVENING, line=0), 5, 9)
    assert (where.exact, str(where)) == (False, "toll/evening.txt:1:1")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b.txt", "a%20b.txt"), ("/tmp/x#1.txt", "file:///tmp/x%231.txt"), ("a:b.txt", "a%3Ab.txt"),
        ("100%.txt", "100%25.txt"), ("ä/é.txt", "%C3%A4/%C3%A9.txt"), ("caf\udce9.txt", "caf%E9.txt"),
        ("C:\\drafts\\a.txt", "file:///C:/drafts/a.txt"), ("\ud800.txt", "%3F.txt"),
    ],
)  # fmt: skip
def test_a_file_is_a_valid_uri(path: str, expected: str) -> None:
    assert uri(path) == expected


@pytest.mark.parametrize("report", [SEEDS, FULL, EMPTY, hostile("x")], ids=["seeds", "full", "empty", "x"])
@pytest.mark.parametrize("name", GOLDS)
def test_a_report_is_the_same_every_time(name: str, report: Report) -> None:
    assert render(report, name, LOOK) == render(report, name, LOOK)


def test_every_format_is_told_in_the_docs() -> None:
    told = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"`{name}`" not in told] == []


@pytest.mark.parametrize("name", GOLDS)
def test_a_text_without_a_full_stop_is_not_repeated_for_each_of_its_claims(name: str) -> None:
    first = hostile("x")
    text = f"{'word ' * 40_000}{first.articles[0].text}"
    shift = 5 * 40_000
    articles = tuple(replace(article, text=text) for article in first.articles)
    moved = (
        replace(claim, start=claim.start + shift, end=claim.end + shift, sentence=Span(0, len(text)))
        for claim in first.claims
    )
    shown = render(replace(first, articles=articles, claims=tuple(moved)), name, LOOK)
    whole = len(articles) * len(text) if name in {"jsonl", "html"} else 0
    assert whole <= len(shown) <= whole + 40_000
