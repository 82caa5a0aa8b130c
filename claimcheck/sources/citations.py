"""Who an article says that it has its news from: credits for all of it, citations for a passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from claimcheck.model import Bond, Span, Tie
from claimcheck.sources import outlets
from claimcheck.sources.outlets import Directory, Named, Sheet

OPENING: Final = 45  # tokens within which a dateline has named its agency
LINE: Final = 40  # characters that a line may have before or behind the outlet that it credits
BETWEEN: Final = 6  # tokens that may say what sort of outlet follows
DASHES: Final = frozenset("-–—―")
SHORTEST, LONGEST = 2, 6  # letters of an agency's initials

Parts = tuple[str, ...]


class Cues(Struct, frozen=True):
    """The words of citing as tables: phrases by their last word or their first."""

    kinds: frozenset[str]
    before: dict[str, list[Parts]]
    after: dict[str, list[Parts]]
    adverbs: frozenset[str]
    own: frozenset[str]
    credits: dict[str, list[Parts]]
    credited: dict[str, list[Parts]]


@cache
def cues(locale: str) -> Cues:
    """The words of citing of a locale's language."""
    raw = outlets.words(locale)
    return Cues(
        frozenset(raw.kinds.split()), _phrases(raw.before, -1), _phrases(raw.after, 0),
        frozenset(raw.adverbs.split()), frozenset(raw.own.split()),
        _phrases(raw.credits, -1), _phrases(raw.credited, 0),
    )  # fmt: skip


def _phrases(lines: str, at: int) -> dict[str, list[Parts]]:
    """Phrases, one a line, by the word at one end."""
    found: dict[str, list[Parts]] = {}
    for line in lines.splitlines():
        if parts := tuple(line.split()):
            found.setdefault(parts[at], []).append(parts)
    return found


def read(page: Sheet, known: Directory) -> list[Tie]:
    """The ties of an article to outlets, each once, its own outlet left out."""
    own, *others = outlets.split(page.article.source or "") or [""]
    lent = (part for part in others if outlets.key(part) in known.shown)
    ties = [Tie(page.article.id, "credits", known.outlet(part)) for part in lent]
    ties += [*_datelined(page, known), *_told(page, known)]
    return list(_once(tie for tie in ties if not _same(tie.outlet, known.outlet(own))))


def _same(outlet: str, own: str) -> bool:
    """Whether an outlet is the article's own, under its name or letters of it ("SNW", Straits Newswire)."""
    if outlets.key(outlet) == outlets.key(own) or not outlet.isupper():
        return outlets.key(outlet) == outlets.key(own)
    rest = iter(outlets.key(own))
    return outlets.key(own)[:1] == outlet[0].casefold() and all(c in rest for c in outlet.casefold())


def _once(ties: Iterable[Tie]) -> Iterator[Tie]:
    """Ties of one sort to one outlet as one, with all their places."""
    found: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        found.setdefault((tie.sort, outlets.key(tie.outlet)), []).append(tie)
    for first, *more in found.values():
        spans = (*first.spans, *(span for tie in more for span in tie.spans))
        yield Tie(first.article, first.sort, first.outlet, spans=spans)


def _initials(name: str) -> str:
    """The initials of an outlet's name, as a key: "Sredna News Agency" is "sna"."""
    return "".join(word[0] for word in name.split() if word[0].isupper()).casefold()


def _datelined(page: Sheet, known: Directory) -> Iterator[Tie]:
    """The agency in the brackets of a dateline ("LIEGE, Oct 13 (MPA) - ") or those that end the text."""
    words = page.words
    for i, word in enumerate(words[:OPENING]):
        if word == "(" and DASHES.issuperset(words[i + 3 : i + 4]) and words[i + 2 : i + 4][:1] == [")"]:
            yield from _bracketed(page, i + 1, known)
    if words[-1:] == [")"] and words[-3:-2] == ["("]:
        yield from _bracketed(page, len(words) - 2, known)


def _bracketed(page: Sheet, i: int, known: Directory) -> Iterator[Tie]:
    """The agency named at token i, by its name or by initials that it is known by or none that are."""
    text = page.written(i, i + 1)
    listed = outlets.key(text) in known.shown
    if listed or (text.isupper() and text.isalpha() and SHORTEST <= len(text) <= LONGEST):
        whole = next((name for name in known.shown.values() if _initials(name) == text.casefold()), text)
        yield _tie(page, "credits", i, i + 1, known.outlet(text) if listed else whole)


def _told(page: Sheet, known: Directory) -> Iterator[Tie]:
    """The outlets that the text names as its sources."""
    table = cues(page.article.locale)
    for named in outlets.find(page, known):
        sort = _sort(page, named, table)
        if sort:
            yield _tie(page, sort, named.first, named.last, named.outlet)


def _tie(page: Sheet, sort: Bond, first: int, last: int, outlet: str) -> Tie:
    return Tie(page.article.id, sort, outlet, spans=(Span(page.starts[first], page.ends[last - 1]),))


def _sort(page: Sheet, named: Named, table: Cues) -> Bond | None:
    """How an article names an outlet: it credits it, is its, cites it, or only speaks of it (None)."""
    words = page.words
    at = _back(page, named.first, table)
    if _ends(words, at, table.credits) or _begins(words, named.last, table.credited) or _byline(page, named):
        return "credits"
    after = named.last
    while after < len(words) and words[after] in table.adverbs:
        after += 1
    reports = _begins(words, after, table.after)
    if page.article.source is None:
        if reports and words[at - 1 : at] == ["as"] and not table.own.isdisjoint(words[named.last : after]):
            return "is"
        # Without a source, "told The Daily" is as likely to be in The Daily.
        return (
            "cites" if (reports and words[after] != "was") or _ends(words, at, table.before, "told") else None
        )
    return "cites" if reports or _ends(words, at, table.before) else None


def _back(page: Sheet, first: int, table: Cues) -> int:
    """Where what leads up to a name ends, before what says its sort: "told | the news agency Belta"."""
    at = first
    while at > max(first - BETWEEN, 0) and page.words[at - 1] in table.kinds:
        at -= 1
    return at


def _ends(words: list[str], at: int, phrases: dict[str, list[Parts]], but: str = "") -> bool:
    """Whether a phrase ends before token `at`, other than `but`."""
    found = phrases.get(words[at - 1], ()) if at else ()
    return any(parts[0] != but and tuple(words[max(at - len(parts), 0) : at]) == parts for parts in found)


def _begins(words: list[str], at: int, phrases: dict[str, list[Parts]]) -> bool:
    """Whether a phrase begins at token `at`."""
    found = phrases.get(words[at], ()) if at < len(words) else ()
    return any(tuple(words[at : at + len(parts)]) == parts for parts in found)


def _byline(page: Sheet, named: Named) -> bool:
    """Whether a name fills a line of its own, with or without "by" or a dash before it: "— Reuters"."""
    text, first, last = page.article.text, page.starts[named.first], page.ends[named.last - 1]
    start, stop = text.rfind("\n", max(first - LINE, 0), first) + 1, text.find("\n", last, last + LINE)
    if (not start and first > LINE) or (stop < 0 and len(text) > last + LINE):
        return False
    lead, rest = text[start:first].strip(" \t("), text[last : len(text) if stop < 0 else stop]
    return not rest.strip(" \t.)") and (lead.casefold() == "by" or (lead != "" and DASHES.issuperset(lead)))
