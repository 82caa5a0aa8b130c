"""The report as SARIF 2.1.0, which code hosts, editors and viewers read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, Final
from urllib.parse import quote

from claimcheck import rulebook
from claimcheck.model import Finding, Note, Report, Span, Suppressed
from claimcheck.report import Options
from claimcheck.report.json_ import dumps
from claimcheck.report.markdown import escaped
from claimcheck.report.places import Cited, Located, Place, file, locate, place, quoted, remark, voices
from claimcheck.report.text import clean
from claimcheck.report.view import View, view

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# The finding's id; a new way of making it gets a new number.
FINGERPRINT: Final = "claimcheck/v1"
AROUND: Final = 500
_PLAIN: Final = str.maketrans({"{": "{{", "}": "}}", "[": r"\[", "]": r"\]", "\\": "\\\\"})


def render(report: Report, options: Options) -> str:
    """The report as a SARIF log of one run."""
    seen = view(report)
    known = [*report.findings, *(aside.finding for aside in report.suppressed)]
    ids = tuple(dict.fromkeys(finding.rule for finding in known))
    run: dict[str, Any] = {
        "tool": {"driver": _driver(known, options)},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": list(_notes(seen))}],
        "results": [
            result(locate(seen, finding, options.focus), ids.index(finding.rule)) for finding in known
        ],
    }
    for found, aside in zip(run["results"][len(report.findings) :], report.suppressed, strict=True):
        found["suppressions"] = [_suppression(seen, aside)]
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _driver(found: Iterable[Finding], options: Options) -> dict[str, Any]:
    """The rules that spoke, in the order in which they first did."""
    from claimcheck import __version__

    known = {rule.id: rule for rule in (rulebook.load() if options.rules is None else options.rules)}
    levels = {finding.rule: finding.severity for finding in found}
    rules = [_rule(name, known.get(name), level) for name, level in levels.items()]
    return {"name": "claimcheck", "version": __version__, "semanticVersion": __version__, "rules": rules}


def _rule(name: str, rule: rulebook.Rule | None, level: str) -> dict[str, Any]:
    """What a rule says of itself; of a rule that is not known, its name."""
    if rule is None:
        return {"id": name, "defaultConfiguration": {"level": level}}
    explained = clean(rule.explain)
    helps = f"{explained} {clean(rule.reconcile)}".strip()
    return {
        "id": name,
        "shortDescription": {"text": clean(rule.title)},
        "fullDescription": {"text": explained},
        "help": {"text": helps, "markdown": escaped(helps)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.finds, *rule.kinds]},
    }


def result(located: Located, index: int) -> dict[str, Any]:
    """A finding as a result; the other claims are related locations, linked from its message."""
    finding, at = located.finding, located.at
    numbers = {cited.claim.id: number for number, cited in enumerate(located.others, 1)}
    found = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": _message(located, numbers)},
        "partialFingerprints": {FINGERPRINT: finding.id},
    }
    if at:
        found["locations"] = [_location(at)]
    if numbers:
        found["relatedLocations"] = [
            _location(cited) | {"id": numbers[cited.claim.id], "message": {"text": _plain(remark(cited))}}
            for cited in located.others
        ]
    return found | {"properties": _properties(finding)}


def _message(located: Located, numbers: dict[str, int]) -> str:
    """What the finding says, then who says otherwise, each a link to its related location."""
    said = [
        f"{_plain(cited.source)}: [{_plain(quoted(cited.claim))}]({numbers[cited.claim.id]})"
        for cited in voices(located)
    ]
    message = _plain(clean(located.finding.message))
    return f"{message}\nCompare {'; '.join(said)}." if said else message


def _properties(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "because": [clean(step) for step in finding.because],
        "sides": [clean(side.value) for side in finding.sides],
    }


def _suppression(seen: View, aside: Suppressed) -> dict[str, Any]:
    """Why a finding was set aside: in the text of an article, or in a file beside it."""
    where = aside.by.rpartition(":")[0] or aside.by
    inside = where in {article.path for article in seen.report.articles}
    found = {"kind": "inSource" if inside else "external", "status": "accepted"}
    return found | ({"justification": clean(aside.reason)} if aside.reason else {})


def _plain(text: str) -> str:
    """Text in which SARIF sees neither a link nor a placeholder."""
    return text.translate(_PLAIN)


def _location(cited: Cited) -> dict[str, Any]:
    """The mention as the region and its sentence as the context; the file alone where no more is known."""
    claim, article = cited.claim, cited.article
    artifact = {"uri": uri(cited.place.file)}
    if not cited.place.exact:
        region = {"startLine": 1, "snippet": {"text": _words(article.text[claim.start : claim.end])}}
        return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    whole = Span(
        max(min(claim.sentence.start, claim.start), claim.start - AROUND),
        min(max(claim.sentence.end, claim.end), claim.end + AROUND),
    )
    around = place(article, whole.start, whole.end)
    return {
        "physicalLocation": {
            "artifactLocation": artifact,
            "region": _region(cited.place, article.text[claim.start : claim.end]),
            "contextRegion": _region(around, article.text[whole.start : whole.end]),
        }
    }


def _region(where: Place, text: str) -> dict[str, Any]:
    return {
        "startLine": where.start.line, "startColumn": where.start.column,
        "endLine": where.end.line, "endColumn": where.end.column, "snippet": {"text": _words(text)},
    }  # fmt: skip


def _words(text: str) -> str:
    """The words of the file as they are, for a viewer to show."""
    return text.encode("utf-8", "replace").decode()


def uri(path: str) -> str:
    """A file as a URI: relative to where claimcheck ran, or absolute."""
    data = path.encode("utf-8", "surrogateescape" if _undecodable(path) else "replace")
    windows = PureWindowsPath(path)
    if windows.drive and windows.is_absolute():
        return windows.as_uri()
    return f"file://{quote(data)}" if PurePosixPath(path).is_absolute() else quote(data)


def _undecodable(path: str) -> bool:
    """Whether a file name holds bytes that are not UTF-8, as Python keeps them."""
    return any("\udc80" <= sign <= "\udcff" for sign in path) and not any(
        "\ud800" <= sign < "\udc80" or "\udcff" < sign <= "\udfff" for sign in path
    )


def _notes(seen: View) -> Iterator[dict[str, Any]]:
    """What could not be read, and why, as notifications."""
    for note in seen.report.notes:
        yield _note(seen, note)


def _note(seen: View, note: Note) -> dict[str, Any]:
    found: dict[str, Any] = {
        "level": "note",
        "descriptor": {"id": note.code},
        "message": {"text": _plain(clean(note.message))},
    }
    article = seen.articles.get(note.article or "")
    if article:
        found["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(file(article))}}}]
    return found
