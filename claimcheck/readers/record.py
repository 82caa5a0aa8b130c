"""One article as a JSON object: the fields of an Article, their common other names, or ninjs."""

from __future__ import annotations

from typing import Any, Final

from claimcheck.model import Article
from claimcheck.readers import markup
from claimcheck.readers.reading import language, line, parse_day

TEXTS: Final = ("text", "body", "body_text", "content", "content_text", "articleBody", "description_text")
PAGES: Final = ("body_html", "body_xhtml", "content_html", "html")
DAYS: Final = (
    "published",
    "date",
    "published_at",
    "datePublished",
    "firstcreated",
    "versioncreated",
    "date_published",
)
TITLES: Final = ("title", "headline", "name")
SOURCES: Final = ("source", "provider", "publisher", "infosources", "copyrightholder", "outlet")
LINKS: Final = ("url", "link", "canonical", "uri")
LANGUAGES: Final = ("locale", "lang", "language", "inLanguage")
NAMES: Final = ("name", "title", "value", "literal")
WITHDRAWN: Final = frozenset(("canceled", "cancelled", "withheld"))


def article(record: Any, path: str, stem: str) -> Article | None:
    """The article of a JSON object; None where it holds no text."""
    if not isinstance(record, dict):
        return None
    text = _text(record)
    if not text or not text.strip():
        return None
    published = next((day for key in DAYS if (day := parse_day(record.get(key)))), None)
    locale = next((tag for key in LANGUAGES if (tag := language(record.get(key)))), "en")
    return Article(
        text=text, id=_identity(record) or stem, path=path, line=0, published=published, locale=locale,
        source=_first(record, SOURCES), url=_first(record, LINKS),
        title=_first(record, TITLES) or _headline(record),
    )  # fmt: skip


def withdrawn(record: Any) -> bool:
    """Whether a ninjs item was taken back by its publisher."""
    return isinstance(record, dict) and str(record.get("pubstatus")).lower() in WITHDRAWN


def _text(record: dict[str, Any]) -> str | None:
    for part in _parts(record.get("bodies")):
        return part
    for key in TEXTS:
        if isinstance(value := record.get(key), str) and value.strip():
            return value
    pages = (record[key] for key in PAGES if isinstance(record.get(key), str))
    return next((text for page in pages if (text := markup.plain(page))), None)


def _parts(bodies: Any) -> list[str]:
    """The bodies of a ninjs item as text, plain ones first."""
    parts = [part for part in bodies if isinstance(part, dict)] if isinstance(bodies, list) else []
    kinds = [
        (str(part.get("contenttype") or part.get("contentType") or "text/plain"), part) for part in parts
    ]
    values = [(kind, part["value"]) for kind, part in kinds if isinstance(part.get("value"), str)]
    plain = [value for kind, value in values if "plain" in kind]
    pages = [markup.plain(value) for kind, value in values if "html" in kind]
    return [text for text in plain + pages if text.strip()]


def _first(record: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((name for key in keys if (name := _name(record.get(key)))), None)


def _name(value: Any) -> str | None:
    """A name that stands as a string, in an object, or first in a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = next((value[key] for key in NAMES if isinstance(value.get(key), str)), None)
    return line(value)


def _headline(record: dict[str, Any]) -> str | None:
    """The main headline of a ninjs item."""
    found = record.get("headlines")
    heads = [head for head in found if isinstance(head, dict)] if isinstance(found, list) else []
    main = [head for head in heads if head.get("role") in (None, "main")] or heads
    return line(main[0].get("value")) if main else None


def _identity(record: dict[str, Any]) -> str | None:
    value = record.get("id")
    name = line(str(value)) if isinstance(value, str | int) else None
    return name[:200] if name else None
