"""Organisations and places of an article: runs of capitals with a telling noun, and acronyms tied to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from claimcheck.document import Document, tokenize
from claimcheck.normalizers import _roles, acronyms, capitals
from claimcheck.normalizers.capitals import Names, Run, bare


class Body(Struct, frozen=True):
    """An organisation or place at tokens [first, last), in its fullest form in the article."""

    first: int
    last: int
    name: str
    sort: str
    why: str


def find(doc: Document, taken: frozenset[int]) -> Iterator[Body]:
    """The organisations and places among the runs of capitals that hold no token of `taken`."""
    names, runs = capitals.load(doc.article.locale), doc.once(capitals.runs)
    ties = {acronym: text for acronym, text in acronyms.tie(doc).items() if _bodily(text, names)}
    long = frozenset(ties.values())
    telling = names.organisations.union(tokenize(acronym)[0][0] for acronym in ties)
    after = 0
    for at, run in enumerate(runs):
        if run.size == 1 and (word := doc.words[run.first]) not in telling and bare(word) not in telling:
            continue
        if run.first < after or not taken.isdisjoint(range(run.first, run.last)):
            continue
        body = _acronym(doc, run, ties) or _organisation(doc, runs, at, names, long)
        body = body or _place(doc, run, names)
        if body:
            after = body.last
            yield body


def _acronym(doc: Document, run: Run, ties: dict[str, str]) -> Body | None:
    """A run that opens with an acronym tied to a name in capitals."""
    if not ties or not acronyms.is_acronym(doc, run.first):
        return None
    for last in (run.last, run.first + 1):
        text = doc.text[doc.starts[run.first] : capitals.end(doc, last)]
        if text in ties:
            return Body(run.first, last, ties[text], "organisation", f"{text} stands for {ties[text]}")
    return None


def _bodily(text: str, names: Names) -> bool:
    """Whether a long form names an organisation, not a procedure or a number."""
    return text[0].isupper() and any(word.lower() in names.organisations for word in text.split())


def _organisation(
    doc: Document, runs: Sequence[Run], at: int, names: Names, long: frozenset[str]
) -> Body | None:
    """A run that holds the noun of a body, with what "of" joins to it; in a headline it tells nothing."""
    run = runs[at]
    words, known = doc.words[run.first : run.last], names.organisations
    noun = next((w for w in words if w in known or (not w.isalpha() and bare(w) in known)), "")
    if not noun or doc.words[run.last - 1] in _roles.load(doc.article.locale).heads:
        return None
    last = _extended(doc, runs, at, names)
    text = doc.text[doc.starts[run.first] : capitals.end(doc, last)]
    single = run.size < 2 and last == run.last
    if text not in long and (single or _titled(doc, run)):
        return None
    return Body(run.first, last, text, "organisation", f"has the word {bare(noun)}")


def _extended(doc: Document, runs: Sequence[Run], at: int, names: Names) -> int:
    """Where "Ministry of Culture and Information" ends: the last run joined to this one."""
    last, joined = runs[at].last, False
    bare_office = runs[at].size == 1 and doc.words[last : last + 1] == ["of"]
    for run in runs[at + 1 :]:
        between = doc.words[last : run.first]
        if bare(doc.words[last - 1]) != doc.words[last - 1] or not between or len(between) > 3:
            return last
        if doc.starts[run.first] - doc.ends[last - 1] > 12 or not all(w in names.joiners for w in between):
            return last
        if between[0] == "and" and (not joined or between != ["and"]):
            return last
        if between[0] == "and" and doc.words[run.first] in names.organisations:
            return last
        if between[0] in ("to", "in", "the") or (_headed(doc, run, names) and not bare_office):
            return last
        last, joined = run.last, True
    return last


def _headed(doc: Document, run: Run, names: Names) -> bool:
    """Whether a run ends like an organisation of its own."""
    return bare(doc.words[run.last - 1]) in names.organisations


def _place(doc: Document, run: Run, names: Names) -> Body | None:
    if run.size < 2:
        return None
    text = doc.text[doc.starts[run.first] : capitals.end(doc, run.last)]
    if text.lower() in names.regions:
        return Body(run.first, run.last, text, "place", "is a country or region")
    located = run.first > 0 and doc.words[run.first - 1] in names.located
    noun = bare(doc.words[run.last - 1])
    if not located or noun not in names.places or _titled(doc, run):
        return None
    return Body(run.first, run.last, text, "place", f"is a {noun}")


def _titled(doc: Document, run: Run) -> bool:
    return capitals.headline(doc, doc.sentence_of(run.first))
