"""The pages that editors read: the desk, a finding, an article, the history, the record, the exports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from claimcheck.review.export import EXPORTS, export
from claimcheck.review.export.records import records
from claimcheck.review.query import Entry, parse
from claimcheck.review.stores import StoreError
from claimcheck.review.web import views
from claimcheck.review.web.render import page, static
from claimcheck.review.web.visit import Visit, context

EVENTS: Final = 200  # events on one page of the history


def home(visit: Visit) -> Response:
    """The list, with its first finding opened."""
    return _desk(visit, None)


def finding(visit: Visit) -> Response:
    """A finding: by itself for a page that is open, with the list for a link."""
    entry = entry_of(visit)
    if not visit.partial:
        return _desk(visit, entry)
    known = fresh(visit)
    return page("_finding.html", view=views.finding_view(visit.desk, entry), **known)


def rows(visit: Visit) -> Response:
    """The list alone."""
    query = parse(visit.request.query_params)
    known = fresh(visit)
    listing = visit.desk.index.listing(query, visit.desk.ledger)
    return page("_list.html", query=query, listing=listing, chosen=None, **known)


def pane(visit: Visit) -> Response:
    """One of the two articles, around another mention."""
    entry = entry_of(visit)
    asked = visit.request.path_params
    flat = [one for side in views.side_views(visit.desk, entry.finding) for one in side.cited]
    if asked["slot"] not in ("a", "b") or asked["number"] >= len(flat):
        raise HTTPException(404)
    everything = visit.request.query_params.get("all") == "1"
    found = views.pane(visit.desk, asked["slot"], flat[asked["number"]], flat, everything=everything)
    return page("_pane.html", pane=found, entry=entry, **context(visit))


def record(visit: Visit) -> Response:
    """How a finding stands and how it came to, for a page that shows it already."""
    entry = entry_of(visit)
    known = fresh(visit)
    return page("_record.html", view=views.standing(visit.desk, entry), **known)


def article(visit: Visit) -> Response:
    """A whole article with all its claims."""
    number = visit.request.path_params["number"]
    articles = visit.desk.case.articles
    if number >= len(articles):
        raise HTTPException(404)
    shown = articles[number]
    pieces = views.whole(visit.desk, shown)
    claims = visit.desk.case.claims_of[shown.id]
    return page("article.html", article=shown, pieces=pieces, claims=claims, **context(visit))


def history(visit: Visit) -> Response:
    """All events, the newest first."""
    known = fresh(visit)
    ledger = visit.desk.ledger
    found = ledger.all()[::-1]
    asked = visit.request.query_params.get("page", "1")
    pages = max(1, -(-len(found) // EVENTS))
    number = min(int(asked), pages) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    shown = found[(max(number, 1) - 1) * EVENTS :][:EVENTS]
    return page("history.html", events=shown, total=len(found), page=number, pages=pages, **known)


def printed(visit: Visit) -> Response:
    """The record of all that was decided, to be printed."""
    known = fresh(visit)
    found = [(one, visit.desk.index.by_id.get(one.finding)) for one in records(visit.desk)]
    return page("printed.html", records=found, side_views=views.side_views, **known)


def download(visit: Visit) -> Response:
    """An export as a file."""
    name = visit.request.path_params["name"]
    if name not in EXPORTS:
        raise HTTPException(404)
    visit.desk.refresh()
    data = export(name)(visit.desk).encode("utf-8", "replace")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=EXPORTS[name][0], headers=headers)


def asset(visit: Visit) -> Response:
    """A static file, which browsers may keep for as long as its version is asked for."""
    found = static().get(visit.request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(found.data, media_type=found.type, headers=headers)


def entry_of(visit: Visit) -> Entry:
    """The finding that the address names."""
    entry = visit.desk.index.by_key.get(visit.request.path_params["key"])
    if entry is None:
        raise HTTPException(404, "This report has no such finding. It may be of another run.")
    return entry


def fresh(visit: Visit) -> Mapping[str, Any]:
    """What every page knows, after a look at the database; what fails is said on the page."""
    try:
        visit.desk.refresh()
    except StoreError as error:
        return context(visit) | {"trouble": f"{error} What you see may be old."}
    return context(visit) | {"trouble": ""}


def _desk(visit: Visit, entry: Entry | None) -> Response:
    query = parse(visit.request.query_params)
    known = fresh(visit)
    index, ledger = visit.desk.index, visit.desk.ledger
    listing = index.listing(query, ledger, entry.key if entry else None)
    shown = entry or next(iter(listing.entries), None)
    view = views.finding_view(visit.desk, shown) if shown else None
    return page(
        "desk.html", query=query, listing=listing, view=view, chosen=shown.key if shown else None,
        opened=entry is not None, **known,
    )  # fmt: skip
