"""Web pages: their main text, and who published it when, as the page itself says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from claimcheck.model import Article, Note
from claimcheck.readers import markup
from claimcheck.readers.reading import Reading, decode, language, line, parse_day

CHARSET: Final = re.compile(rb"charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_.:-]{2,40})")
DATED_PATH: Final = re.compile(r"/(20\d\d|19\d\d)[/-](\d\d?)[/-](\d\d?)(?:[/-]|$)")
PUBLISHED: Final = (
    "article:published_time", "og:published_time", "datePublished", "date", "dc.date", "dc.date.issued",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
ARTICLES: Final = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting",
                   "LiveBlogPosting", "WebPage")  # fmt: skip


def read(data: bytes, path: str, stem: str) -> Reading:
    """The one article of a page."""
    declared = CHARSET.search(data[:4096])
    source, remark = decode(data, declared[1].decode("ascii") if declared else None)
    notes = [Note(stem, "encoding", f"{path}: {remark}")] if remark else []
    text = main_text(source)
    if not text:
        text = markup.plain(source)
        notes.append(Note(stem, "no-main-text", f"{path}: no main text found; the whole page is read"))
    page = markup.tree(source) if source.strip() else None
    about = facts(page) if page is not None else {}
    return Reading((Article(text=text, id=stem, path=path, line=0, **about),), tuple(notes))


def main_text(source: str) -> str:
    """The text of the article on a page; empty where none is found."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(source, include_comments=False, with_metadata=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ""
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else ""


def facts(page: Any) -> dict[str, Any]:
    """What a page states of its article: title, source, published, url and locale."""
    meta = _meta(page)
    linked = next(_linked(page), {})
    canonical = page.xpath("string(//link[@rel='canonical']/@href)")
    url = line(canonical) or line(meta.get("og:url"))
    title = line(meta.get("og:title")) or line(linked.get("headline")) or line(page.xpath("string(//title)"))
    source = line(meta.get("og:site_name")) or line(_name(linked.get("publisher")))
    published = parse_day(linked.get("datePublished")) or _meta_day(meta) or _timed(page) or _dated(url)
    locale = language(page.xpath("string(/html/@lang)")) or "en"
    return {"title": title, "source": source, "published": published, "url": url, "locale": locale}


def _meta(page: Any) -> dict[str, str]:
    out: dict[str, str] = {}
    for node in page.iter("meta"):
        key = node.get("property") or node.get("name") or node.get("itemprop")
        if key and node.get("content"):
            out.setdefault(key, node.get("content"))
    return out


def _meta_day(meta: dict[str, str]) -> dt.date | dt.datetime | None:
    lowered = {key.lower(): value for key, value in reversed(list(meta.items()))}
    days = (parse_day(lowered.get(key.lower())) for key in PUBLISHED)
    return next((day for day in days if day), None)


def _linked(page: Any) -> Iterator[dict[str, Any]]:
    """The articles among the page's JSON-LD."""
    for node in page.iterfind(".//script[@type='application/ld+json']"):
        try:
            loaded = msgspec.json.decode(node.text or "")
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
        for item in _items(loaded):
            kinds = item.get("@type")
            if any(kind in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield item


def _items(loaded: Any) -> Iterator[dict[str, Any]]:
    for item in loaded if isinstance(loaded, list) else [loaded]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


def _timed(page: Any) -> dt.date | dt.datetime | None:
    days = (parse_day(node.get("datetime")) for node in page.iter("time"))
    return next((day for day in days if day), None)


def _dated(url: str | None) -> dt.date | None:
    """The day in an address such as /2025/03/04/."""
    match = DATED_PATH.search(url or "")
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
