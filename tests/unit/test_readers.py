"""Each format as the articles it holds, and how files, folders and faults are told apart."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from claimcheck import readers
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article
from claimcheck.readers import collecting
from claimcheck.readers.reading import parse_day

PAGE = """<html lang="en-GB"><head><title>T - Site</title><meta property="og:site_name" content="The Site">
<link rel="canonical" href="https://site.example/2025/03/04/a">{head}</head>
<body><nav><a href="/">Menu</a></nav>
<article><h1>T &amp; Co</h1><p>Five people died on Monday &amp; 12 were hurt in the accident that
happened near
the town. The police said more about the thing and it went on for some time.</p><ul><li>one thing
costs $5</li></ul>
<p>Another paragraph is here with much text, so that it is the main text of the page for every
reader of it.</p>
</article><script>var x = "36 people";</script></body></html>"""
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"],
"datePublished": "2025-03-05T01:00:00+02:00"}]}</script>"""
DOCUMENT = """<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:r><w:t xml:space="preserve">The toll is </w:t></w:r>
<w:del w:id="1"><w:r><w:delText>30</w:delText></w:r></w:del>
<w:ins w:id="2"><w:r><w:t>36 &amp; more</w:t></w:r></w:ins></w:p>
<w:p><w:r><w:t>Second.</w:t></w:r></w:p></w:body></w:document>"""
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override
PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""


def _file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def _one(folder: Path, name: str, content: str | bytes) -> Article:
    [article] = readers.read(_file(folder, name, content))
    return article


def _codes(folder: Path, *paths: str) -> list[str]:
    return [note.code for note in readers.collect([folder / path for path in paths])[1]]


def _docx(document: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
    return out.getvalue()


@pytest.mark.parametrize(
    "text", ["Five.\r\nSix.\r", "---\nA rule, no front matter.\n", "\x0cFive\x85six ‘7’ ", "- 5\n---\n"]
)
def test_a_plain_file_is_its_decoded_text_unchanged(tmp_path: Path, text: str) -> None:
    article = _one(tmp_path, "a.txt", text)
    assert (article.text, article.id, article.source, article.published) == (text, "a", None, None)


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert _one(tmp_path, "a.txt", "\ufeffFive.").text == "Five."
    assert _one(tmp_path, "b.txt", "Five.".encode("utf-16")).text == "Five."


def test_front_matter_says_who_published_what_when(tmp_path: Path) -> None:
    front = "---\nsource: The D\npublished: 2025-06-13T17:00+02:00\ntitle: 'A: b'\nlang: no\nurl: https://d.example\n---\n"
    article = _one(tmp_path, "a.md", front + "\nFive.\n")
    assert article.text == "\nFive.\n"
    assert (article.source, article.title, article.locale, article.url) == (
        "The D",
        "A: b",
        "no",
        "https://d.example",
    )
    assert article.published == dt.datetime(2025, 6, 13, 17, tzinfo=dt.timezone(dt.timedelta(hours=2)))


@pytest.mark.parametrize(
    "front",
    [
        "source: [x",
        "a: b: c",
        "published: soon",
        "lang: ../../x",
        "published: 2025-13-45",
        "\ta: 1",
        "x: !!python/name:os.system",
    ],
)
def test_bad_front_matter_is_noted_and_the_text_still_read(tmp_path: Path, front: str) -> None:
    path = _file(tmp_path, "a.txt", f"---\n{front}\n---\nFive.")
    [article], notes = readers.collect([path])
    assert article.text == "Five."
    assert article.locale == "en"
    assert [(note.code, note.article) for note in notes] == [("front-matter", "a")] or "python" in front


def test_a_western_code_page_is_read_and_noted(tmp_path: Path) -> None:
    text = "The café costs €5 for the naïve owner of the café, said Mr Müller of São Paulo on Monday."
    path = _file(tmp_path, "a.txt", text.encode("cp1252"))
    [article], notes = readers.collect([path])
    assert article.text == text
    assert [note.code for note in notes] == ["encoding"]


def test_a_page_is_its_main_text_and_what_it_says_of_itself(tmp_path: Path) -> None:
    article = _one(tmp_path, "a.html", PAGE.format(head=LINKED))
    assert "Five people died on Monday & 12 were hurt" in article.text
    assert "- one thing costs $5" in article.text
    assert "Menu" not in article.text
    assert "36 people" not in article.text
    assert (article.source, article.title, article.locale) == ("The Site", "T - Site", "en-GB")
    assert article.day == dt.date(2025, 3, 5)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2025-01-02T03:04:05Z">', dt.date(2025, 1, 2)),
        ('<meta name="Date" content="2 January 2025">', dt.date(2025, 1, 2)),
        (
            '<script type="application/ld+json">{"@type": "Person", "datePublished": "2020-01-01"}</script>',
            dt.date(2025, 3, 4),
        ),
        ('<script type="application/ld+json">{broken</script>', dt.date(2025, 3, 4)),
        ("", dt.date(2025, 3, 4)),
    ],
)
def test_a_page_is_dated_by_itself_and_never_by_the_clock(tmp_path: Path, head: str, day: dt.date) -> None:
    assert _one(tmp_path, "a.html", PAGE.format(head=head)).day == day


def test_a_page_without_main_text_is_read_whole_with_a_note(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.htm", "<p>5 &lt;b&gt;</p>")
    [article], notes = readers.collect([path])
    assert "5 <b>" in article.text
    assert [note.code for note in notes] in ([], ["no-main-text"])


def test_json_lines_keep_the_good_and_name_the_bad(tmp_path: Path) -> None:
    rows = [
        '{"text": "A 5", "id": "x", "date": "2025-01-02", "source": {"name": "S"}}',
        "",
        "not json",
        '{"title": "no text"}',
        '{"body": "B", "headline": "H", "language": "de"}',
        '{"content": "C", "pubstatus": "canceled"}',
        "[" * 100_000,
    ]
    articles, notes = readers.collect([_file(tmp_path, "l.jsonl", "\n".join(rows))])
    assert [(a.id, a.text, a.source, a.title, a.locale) for a in articles] == [
        ("x", "A 5", "S", None, "en"),
        ("l-5", "B", None, "H", "de"),
    ]
    assert articles[0].published == dt.date(2025, 1, 2)
    assert [note.code for note in notes] == ["bad-record", "bad-record", "withdrawn", "bad-record"]
    assert "line 3" in notes[0].message


def test_a_ninjs_item_is_its_body(tmp_path: Path) -> None:
    item = {
        "uri": "urn:1",
        "language": "en-GB",
        "versioncreated": "2025-01-02T03:04:05Z",
        "provider": {"name": "P"},
        "headlines": [{"role": "short", "value": "S"}, {"role": "main", "value": "M"}],
        "bodies": [
            {
                "role": "main",
                "contenttype": "text/html",
                "value": "<p>One.</p><p>Two &amp; 3.</p><ul><li>4</ul>",
            }
        ],
    }
    article = _one(tmp_path, "n.json", json.dumps(item))
    assert article.text == "One.\n\nTwo & 3.\n\n- 4"
    assert (article.title, article.source, article.url, article.locale, article.id) == (
        "M",
        "P",
        "urn:1",
        "en-GB",
        "n",
    )


@pytest.mark.parametrize(
    "wrap", [lambda items: items, lambda items: {"items": items}, lambda items: {"articles": items}]
)
def test_a_list_of_objects_is_as_many_articles(tmp_path: Path, wrap: Any) -> None:
    path = _file(tmp_path, "n.json", json.dumps(wrap([{"text": "A"}, 7, {"text": "B", "published": None}])))
    articles, notes = readers.collect([path])
    assert [(a.id, a.text) for a in articles] == [("n-1", "A"), ("n-3", "B")]
    assert [note.code for note in notes] == ["bad-record"]


@pytest.mark.parametrize("name", ["f.rss", "f.xml", "f.atom"])
def test_a_feed_is_its_entries(tmp_path: Path, name: str) -> None:
    feed = """<?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title><language>en-gb</language>
    <item><title>A</title><link>http://x.example/1</link><pubDate>Tue, 04 Mar 2025 23:00:00 -0500</pubDate>
    <description>&lt;p&gt;Five &lt;b&gt;died&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</description></item>
    <item><title>B</title></item></channel></rss>"""
    [article], notes = readers.collect([_file(tmp_path, name, feed)])
    assert (article.text, article.title, article.source, article.locale) == (
        "Five died.\n\nTwo",
        "A",
        "Feed",
        "en-gb",
    )
    assert article.day == dt.date(2025, 3, 4)
    assert [note.code for note in notes] == ["bad-record"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_entities_of_its_own_is_not_read(tmp_path: Path, encoding: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;">]><rss><channel><item><title>&z;</title></item>'
    _file(tmp_path, "f.xml", bomb.encode(encoding))
    _file(tmp_path, "d.docx", _docx(bomb))
    assert _codes(tmp_path, "f.xml", "d.docx") == ["unreadable", "unreadable"]


def test_a_document_is_read_with_its_changes_accepted(tmp_path: Path) -> None:
    assert _one(tmp_path, "a.docx", _docx(DOCUMENT)).text == "The toll is 36 & more\n\nSecond."


def test_one_unreadable_file_loses_none_of_the_others(tmp_path: Path) -> None:
    _file(tmp_path, "a.txt", "Five.")
    _file(tmp_path, "b.docx", b"PK\x03\x04 no archive")
    _file(tmp_path, "c.bin", b"\x00\x01\x02")
    _file(tmp_path, "d.json", "{")
    _file(tmp_path, "e.txt", " \n")
    _file(tmp_path, ".hidden.txt", "Six.")
    _file(tmp_path, ".git/x.txt", "Seven.")
    _file(tmp_path, "z/a.txt", "Eight.")
    articles, notes = readers.collect([tmp_path])
    assert [article.text for article in articles] == ["Five.", "Eight."]
    codes = ["skipped", "skipped", "unreadable", "skipped", "unreadable", "empty"]
    assert [note.code for note in notes] == codes


def test_what_was_asked_for_by_name_and_cannot_be_read_is_a_failure(tmp_path: Path) -> None:
    _file(tmp_path, "c.bin", b"\x00\x01\x02")
    codes = _codes(tmp_path, "c.bin", "none.txt", "*.none")
    assert sorted(codes) == ["missing", "missing", "unreadable"]
    assert readers.FAILURES.issuperset(codes)
    with pytest.raises(ClaimcheckError):
        readers.read(tmp_path / "none.txt")


def test_a_file_over_the_limit_is_named_and_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "LARGEST", 10)
    _file(tmp_path, "a.txt", "Five people.")
    assert _codes(tmp_path, "a.txt") == ["too-large"]


def test_other_data_in_a_folder_is_no_failure(tmp_path: Path) -> None:
    _file(tmp_path, "labels.json", '{"facts": [], "conflicts": [{"sides": []}]}')
    _file(tmp_path, "page.xml", "<settings><a>5</a></settings>")
    assert _codes(tmp_path, ".") == ["skipped", "skipped"]
    assert _codes(tmp_path, "labels.json", "page.xml") == ["unreadable", "unreadable"]


def test_many_faults_of_one_file_are_few_notes(tmp_path: Path) -> None:
    path = _file(tmp_path, "l.jsonl", "x\n" * 500 + '{"text": "Five."}')
    articles, notes = readers.collect([path])
    assert [article.text for article in articles] == ["Five."]
    assert len(notes) == collecting.MOST_NOTES + 1
    assert "480 more" in notes[-1].message


@pytest.mark.parametrize("front", ["[" * 50_000, "- " * 30_000, "? " * 30_000, "a: " + "{" * 50_000])
def test_deep_front_matter_is_noted(tmp_path: Path, front: str) -> None:
    [article], notes = readers.collect([_file(tmp_path, "a.txt", f"---\n{front}\n---\nFive.")])
    assert article.text == "Five."
    assert [note.code for note in notes] == ["front-matter"]


def test_ids_differ_and_do_not_depend_on_the_order_of_the_disk(tmp_path: Path) -> None:
    for name in ("b/a.txt", "a/a.txt", "a/a.md", "c.txt"):
        _file(tmp_path, name, f"In {name}.")
    articles, _ = readers.collect([tmp_path])
    assert [(a.id, a.text) for a in articles] == [
        ("c", "In c.txt."),
        ("a/a", "In a/a.md."),
        ("a/a-2", "In a/a.txt."),
        ("b/a", "In b/a.txt."),
    ]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = _file(tmp_path, "a.txt", "Five.")
    articles, notes = readers.collect([path, tmp_path, f"{tmp_path}/*.txt", path])
    assert ([a.id for a in articles], notes) == (["a"], [])


@pytest.mark.parametrize(
    ("data", "text"), [(b"Five.", "Five."), (b"<html><body><p>Five &amp; 6.</p></body></html>", "Five & 6.")]
)
def test_standard_input_is_an_article(data: bytes, text: str) -> None:
    [article], _ = readers.collect(["-"], stdin=data)
    assert (article.text.strip(), article.id, article.path) == (text, "stdin", "-")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-03-04", dt.date(2025, 3, 4)),
        ("4 March 2025", dt.date(2025, 3, 4)),
        ("Mar 4, 2025", dt.date(2025, 3, 4)),
        ("2025/03/04", dt.date(2025, 3, 4)),
        ("2025", None),
        ("March 2025", None),
        ("03/04/2025", None),
        ("", None),
        (20250304, None),
        ("9" * 10_000, None),
        ("2025-02-30", None),
    ],
)
def test_a_day_is_read_only_where_it_is_certain(written: object, day: dt.date | None) -> None:
    assert parse_day(written) == day
