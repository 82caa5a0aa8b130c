"""The report as Markdown for a ticket, a wiki or a review: article text in it stays text."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from claimcheck.model import Article, Claim, Report, Side
from claimcheck.report import Options
from claimcheck.report.chain import Chain, chain
from claimcheck.report.origins import origins
from claimcheck.report.places import Located, locate
from claimcheck.report.text import clean, excerpt, interval
from claimcheck.report.view import Agreement, View, agreements, alone, tally, view

ROOM: Final = 400
_SIGNS: Final = re.compile(r"([\\`*_\[\]|~$^])")
# What would begin a list, a rule or a heading where a line begins.
_BEGIN: Final = re.compile(r"^(\d{1,9}(?=[.)]\s)|(?=[-+#=]))(.)")
# Addresses that become links, and names and numbers that become mentions, without any markup.
_LINKED: Final = re.compile(r"(://|(?<=\bwww)\.|(?<=\bxmpp):|(?<=\bmailto):)", re.IGNORECASE)
_CALLED: Final = re.compile(r"([@#])(?=\w)")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_JOINER: Final = "&#8288;"


def render(report: Report, options: Options) -> str:
    """The report as GitHub-flavoured Markdown: findings, agreements, what was read, notes."""
    seen = view(report)
    lines = ["# Claimcheck report", "", escaped(tally(report))]
    for title, section in SECTIONS:
        lines += _headed(title, list(section(seen, options)))
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text on one line in which Markdown sees no markup, HTML, link or mention."""
    shown = _SIGNS.sub(r"\\\1", clean(text)).translate(_ENTITIES)
    shown = _BEGIN.sub(r"\1\\\2", _LINKED.sub(r"\\\1", shown))
    return _CALLED.sub(rf"\1{_JOINER}", shown)


def _headed(title: str, lines: list[str]) -> list[str]:
    return ["", f"## {title}", "", *lines] if lines else []


def _findings(seen: View, options: Options) -> Iterator[str]:
    for number, finding in enumerate(seen.report.findings):
        if number:
            yield ""
        yield from _finding(seen, locate(seen, finding, options.focus))
        if options.explain:
            yield from _chain(chain(seen, finding, options.rules))


def _chain(found: Chain) -> Iterator[str]:
    """How each claim was read, and why the claims were matched."""
    rows = [[one.label, one.place.told, *(words for _, words in one.told)] for one in found.readings]
    if rows:
        heads = [name.capitalize() for name, _ in found.readings[0].told]
        yield from ("", *_table(["Claim", "Where", *heads], rows))
    if found.matches:
        yield ""
    for match in found.matches:
        levels = ", ".join(f"{name} {bits}" for name, bits, _ in match.levels)
        yield f"- {escaped(f'{match.a} with {match.b}: {match.odds} ({levels})')}"


def _finding(seen: View, located: Located) -> Iterator[str]:
    finding = located.finding
    yield f"### {finding.severity.capitalize()}: {escaped(finding.message)}"
    yield from ("", f"{escaped(finding.rule)}, {escaped(finding.id)}", "")
    for side in finding.sides:
        yield from _side(seen, side)
    if finding.because:
        yield ""
    for number, step in enumerate(finding.because, 1):
        yield f"{number}. {escaped(step)}"


def _side(seen: View, side: Side) -> Iterator[str]:
    claims = seen.cited(side.claims)
    yield f"- **{escaped(side.value) or '?'}**, {escaped(seen.heard(claims))}"
    for claim in claims:
        yield f"  - {_named(seen, seen.articles[claim.article])}: {_quote(seen, claim)}"


def _quote(seen: View, claim: Claim) -> str:
    """The sentence of a claim, its mention in bold, or between signs where Markdown would see no bold."""
    text = seen.articles[claim.article].text
    part = excerpt(text, claim.sentence, claim.start, claim.end, ROOM)
    bold = _apart(part.before[-1:], part.mention[:1]) and _apart(part.after[:1], part.mention[-1:])
    left, right = ("**", "**") if bold else ("»", "«")
    return f"{_kept(part.before)}{left}{escaped(part.mention) or '?'}{right}{_kept(part.after)}"


def _apart(outside: str, edge: str) -> bool:
    """Whether asterisks between two signs mark the edge of bold text."""
    return edge.isalnum() or not outside or outside.isspace() or outside in string.punctuation


def _kept(text: str) -> str:
    """Escaped text with the space that it had at either end."""
    shown = escaped(text)
    left, right = text[:1].isspace(), text[-1:].isspace()
    return f"{' ' * left}{shown}{' ' * (right and bool(shown))}"


def _named(seen: View, article: Article) -> str:
    return escaped(seen.names[article.id])


def _agreed(seen: View, _options: Options) -> Iterator[str]:
    shared = agreements(seen)
    rows = (("; ".join(one.wordings), one.fact.about, _behind(seen, one)) for one in shared)
    yield from _table(("Figure", "About", "Sources"), rows)


def _behind(seen: View, one: Agreement) -> str:
    """The sources of an agreement, or its voices where some of them are one."""
    return ", ".join(one.sources) if one.voices == len(one.sources) else seen.heard(one.claims)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of plain texts; nothing without rows."""
    lines = [_row(map(escaped, row)) for row in rows]
    if lines:
        yield from (_row(header), _row("---" for _ in header), *lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rates(seen: View, _options: Options) -> Iterator[str]:
    rates = sorted(seen.report.rates, key=lambda rate: (rate.base, rate.quote))
    rows = []
    for rate in rates:
        low, high = interval(rate.low, rate.high)
        said = " = ".join(clean(claim.text) for claim in seen.cited(rate.claims))
        spread = low if low == high else f"{low} – {high}"
        who = seen.names.get(rate.article, "")
        rows.append((f"{rate.base} per {rate.quote}", spread, who, said, rate.note))
    yield from _table(("Rate", "Between", "Source", "Said", ""), rows)


def _alone(seen: View, options: Options) -> Iterator[str]:
    single = alone(seen) if options.all else ()
    for article, group in groupby(single, key=lambda claim: claim.article):
        told = "; ".join(_told(claim) for claim in group)
        yield f"- **{_named(seen, seen.articles[article])}**: {told}"


def _told(claim: Claim) -> str:
    return escaped(f"{claim.text} ({claim.about})" if claim.about else claim.text)


def _read(seen: View, _options: Options) -> Iterator[str]:
    rows = (
        (
            seen.names[article.id],
            article.day.isoformat() if article.day else "undated",
            article.title or "",
            article.path or "",
            origins(seen, article.id),
        )
        for article in seen.report.articles
    )
    yield from _table(("Source", "Published", "Title", "File", "Origin"), rows)


def _notes(seen: View, _options: Options) -> Iterator[str]:
    for note in seen.report.notes:
        yield f"- {escaped(note.code)}: {escaped(note.message)}"


SECTIONS: Final = (
    ("Findings", _findings),
    ("Agreed by two sources or more", _agreed),
    ("Exchange rates that the articles imply", _rates),
    ("In one source only", _alone),
    ("Read", _read),
    ("Notes", _notes),
)
