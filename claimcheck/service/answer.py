"""One request answered: articles as JSON to a report, without a socket in sight."""

from __future__ import annotations

import json
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from claimcheck import lint, rulebook, selection
from claimcheck.cache import Cache
from claimcheck.errors import ClaimcheckError
from claimcheck.lint import Read, Standing
from claimcheck.model import Article, Severity
from claimcheck.pipeline import name
from claimcheck.readers.reading import parse_day
from claimcheck.report import Options, render
from claimcheck.settings import Locale, Project

MOST: Final = 500
TYPES: Final = {
    "json": "application/json", "jsonl": "application/x-ndjson", "sarif": "application/sarif+json",
    "gitlab": "application/json", "rdjson": "application/json", "claimreview": "application/ld+json",
    "html": "text/html", "markdown": "text/markdown", "csv": "text/csv", "csv-claims": "text/csv",
    "junit": "application/xml",
}  # fmt: skip


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """An article as it is sent: its text, and what is known of it."""

    text: Annotated[str, Meta(min_length=1, description="The body as plain text or Markdown.")]
    id: Annotated[
        str, Meta(max_length=200, description="A name that no other article of the request has.")
    ] = ""
    source: Annotated[str | None, Meta(description="The outlet.")] = None
    published: Annotated[str | None, Meta(description="A day or moment in ISO 8601.")] = None
    title: str | None = None
    url: str | None = None
    locale: Locale = "en"


class Request(Struct, frozen=True, forbid_unknown_fields=True):
    """Drafts, the sources to hold them against, and the rules to go by."""

    drafts: Annotated[tuple[Item, ...], Meta(min_length=1, max_length=MOST)]
    against: Annotated[tuple[Item, ...], Meta(max_length=MOST)] = ()
    select: Annotated[tuple[str, ...], Meta(description="Check by these rules alone.")] = ()
    ignore: Annotated[tuple[str, ...], Meta(description="Leave these rules out.")] = ()
    severity: Annotated[dict[str, Severity], Meta(description="How grave a rule's findings are.")] = {}
    format: Annotated[str, Meta(description="A report format, as on the command line.")] = "json"


class Answer(Struct, frozen=True):
    """What goes back: a status, a media type and a body."""

    status: int
    type: str
    body: bytes


def answer(body: bytes, cache: Cache) -> Answer:
    """The report that a request asks for, or the error in it."""
    try:
        return _report(msgspec.json.decode(body, type=Request), cache)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return fault(400, "bad-request", str(error))
    except ClaimcheckError as error:
        return fault(400, error.slug, str(error))


def fault(status: int, code: str, message: str) -> Answer:
    """An error as JSON."""
    body = json.dumps({"error": {"code": code, "message": message}}, ensure_ascii=False) + "\n"
    return Answer(status, "application/json", body.encode("utf-8", "replace"))


def _report(request: Request, cache: Cache) -> Answer:
    rules = selection.rules(Project(), request.select, request.ignore, request.severity)
    known = frozenset(rule.id for rule in rulebook.load())
    found = _read(request)
    report, _ = lint.lint(found, Standing(rules, known), cache)
    text = render(report, request.format, Options(width=100, focus=found.focus))
    return Answer(200, TYPES.get(request.format, "text/plain"), text.encode("utf-8", "replace"))


def _read(request: Request) -> Read:
    drafts = [_article(item, f"drafts[{n}]", f"draft-{n + 1}") for n, item in enumerate(request.drafts)]
    sources = [_article(item, f"against[{n}]", f"source-{n + 1}") for n, item in enumerate(request.against)]
    articles = [*drafts, *sources]
    ids = [article.id for article in articles]
    twice = next((key for n, key in enumerate(ids) if key in ids[:n]), None)
    if twice is not None:
        raise ClaimcheckError("same-id", f"two articles have the id {twice!r}", mend="give each its own")
    focus = frozenset(article.id for article in drafts)
    return Read(tuple(name(articles)), (), ((frozenset(ids), focus),))


def _article(item: Item, place: str, otherwise: str) -> Article:
    day = parse_day(item.published)
    if item.published and day is None:
        message = f"{item.published!r} is no date"
        raise ClaimcheckError("bad-date", message, key=f"{place}.published", mend="write 2025-03-04")
    return Article(
        text=item.text, id=item.id or otherwise, source=item.source, published=day, title=item.title,
        url=item.url, locale=item.locale,
    )  # fmt: skip


def description(version: str) -> dict[str, Any]:
    """The endpoint described for machines, as OpenAPI 3.1."""
    _, components = msgspec.json.schema_components((Request,), ref_template="#/components/schemas/{name}")
    error = {
        "type": "object", "required": ["error"],
        "properties": {
            "error": {
                "type": "object", "required": ["code", "message"],
                "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
            }
        },
    }  # fmt: skip
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "claimcheck", "version": version,
            "description": "Checks drafts against sources for claims that cannot both hold.",
        },
        "paths": {"/check": {"post": _operation()}, "/openapi.json": {"get": _itself()}},
        "components": {"schemas": {**components, "Report": REPORT, "Error": error}},
    }  # fmt: skip


def _operation() -> dict[str, Any]:
    told = {
        400: "The request is not as described.", 403: "Not addressed to this machine.",
        408: "The body came too slowly.", 411: "No Content-Length.", 413: "Larger than the server takes.",
        415: "Not application/json.", 503: "Too much under way; try again.", 504: "It took too long.",
    }  # fmt: skip
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    done = {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}
    done |= {kind: {"schema": {"type": "string"}} for kind in TYPES.values() if kind != "application/json"}
    responses = {str(status): {"description": text, "content": error} for status, text in told.items()}
    return {
        "operationId": "check",
        "summary": "The findings that touch a draft.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Request"}}},
        },
        "responses": {"200": {"description": "The report in the format asked for.", "content": done}}
        | responses,
    }


def _itself() -> dict[str, Any]:
    content = {"application/json": {"schema": {"type": "object"}}}
    return {
        "operationId": "openapi", "summary": "This description.",
        "responses": {"200": {"description": "OpenAPI 3.1.", "content": content}},
    }  # fmt: skip


REPORT: Final = {
    "type": "object",
    "description": "A report as the command line writes it with --format json.",
    "required": ["schema", "articles", "claims", "facts", "findings", "notes"],
    "properties": {
        "schema": {"const": "claimcheck/report/1"},
        **{
            name: {"type": "array", "items": {"type": "object"}}
            for name in ("articles", "claims", "facts", "findings", "notes")
        },
    },
}
