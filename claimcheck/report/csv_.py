"""Findings and claims as tables that a spreadsheet opens as text and numbers, never as formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from claimcheck.model import Claim, Report
from claimcheck.report import Options
from claimcheck.report.places import Cited, Located, locate, place
from claimcheck.report.text import clean, period, sentence
from claimcheck.report.view import View, view

# Excel takes a file for UTF-8 only with this mark.
MARK: Final = "\ufeff"
FINDINGS: Final = (
    "finding", "severity", "rule", "kind", "message", "side", "value", "source", "text", "sentence",
    "about", "when", "published", "article", "file", "line", "column",
)  # fmt: skip
CLAIMS: Final = (
    "claim", "source", "kind", "text", "number", "relation", "low", "high", "unit", "about", "when",
    "speaker", "sentence", "published", "article", "file", "line", "column",
)  # fmt: skip
LONGEST: Final = 1000
RELATIONS: Final = {
    "=": "is", "~": "about", ">": "more than", ">=": "at least", "<": "less than", "<=": "at most",
    "range": "between",
}  # fmt: skip
# A formula's first sign, at the cell's begin or behind what some locales take for the end of a cell.
_FORMULA: Final = re.compile(r"(^\s*+|;\s*+)(?=[=+\-@＝＋－＠\t\r|%])")


def findings(report: Report, options: Options) -> str:
    """A row for each claim that a finding cites; a finding without claims has one row."""
    seen = view(report)
    located = (locate(seen, finding, options.focus) for finding in report.findings)
    return table(FINDINGS, (row for found in located for row in _finding(found)))


def claims(report: Report, _options: Options) -> str:
    """A row for each claim, in the order of the articles and their texts."""
    seen = view(report)
    return table(CLAIMS, (_claim(seen, claim) for claim in report.claims))


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows as comma-separated values by RFC 4180, all of them quoted."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return MARK + out.getvalue()


def _cell(value: Any) -> str:
    """A number as it is; anything else on one line, with an apostrophe before what begins like a formula."""
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    text = clean(value or "").replace("\ufffe", "").replace("\uffff", "")
    return _FORMULA.sub(r"\1'", text)


def _finding(located: Located) -> Iterator[tuple[Any, ...]]:
    finding = located.finding
    lead = (finding.id, finding.severity, finding.rule, finding.kind, finding.message)
    if not located.at:
        yield lead + ("",) * (len(FINDINGS) - len(lead))
    for cited in sorted(located.cited, key=lambda cited: cited.side):
        side = (cited.side + 1, finding.sides[cited.side].value, cited.source)
        yield (*lead, *side, *_mention(cited.claim, cited), *_origin(cited))


def _mention(claim: Claim, cited: Cited) -> tuple[Any, ...]:
    return claim.text, _sentence(cited), claim.about, _when(claim)


def _sentence(cited: Cited) -> str:
    claim = cited.claim
    return sentence(cited.article.text, claim.sentence, claim.start, claim.end, LONGEST)


def _origin(cited: Cited) -> tuple[Any, ...]:
    article, start = cited.article, cited.place.start
    known = (start.line, start.column) if cited.place.exact else ("", "")
    return _published(article), article.id, cited.place.file, *known


def _claim(seen: View, claim: Claim) -> tuple[Any, ...]:
    article = seen.articles[claim.article]
    cited = Cited(claim, article, 0, seen.names[article.id], place(article, claim.start, claim.end))
    told = (claim.id, cited.source, claim.kind, claim.text, *_value(claim))
    return (*told, claim.about, _when(claim), claim.speaker, _sentence(cited), *_origin(cited))


def _value(claim: Claim) -> tuple[Any, ...]:
    """The reading of a claim: number, relation, low, high and unit; or its dates or name."""
    value = claim.value.to_dict()
    if "number" in value:
        number = value["number"]
        ends = (_number(value["low"]), _number(value["high"]))
        shown = " to ".join(number) if isinstance(number, list) else _number(number)
        return (shown, RELATIONS[value["relation"]], *ends, value["unit"])
    return ("", "", value.get("start"), value.get("end"), value.get("name") or value.get("direction"))


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _when(claim: Claim) -> str:
    return period(claim.when) if claim.when else ""


def _published(article: Any) -> str:
    return article.published.isoformat() if article.published else ""
