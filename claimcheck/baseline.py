"""The baseline: findings that were there before, kept in a file by fingerprints that survive edits."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Finding

SCHEMA: Final = "claimcheck/baseline/1"


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A finding left standing: its fingerprint, for readers its rule and message, and why."""

    id: str
    rule: str
    message: str
    reason: str = ""


class Baseline(Struct, frozen=True, forbid_unknown_fields=True, rename={"layout": "schema"}):
    """The findings of a baseline file."""

    findings: tuple[Entry, ...] = ()
    layout: str = SCHEMA

    def ids(self) -> frozenset[str]:
        return frozenset(entry.id for entry in self.findings)


def load(file: Path) -> Baseline:
    """The baseline of a file. Raises ClaimcheckError where it is none."""
    try:
        found = msgspec.json.decode(file.read_bytes(), type=Baseline)
    except OSError as error:
        raise _fault(file, error.strerror or str(error)) from error
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _fault(file, f"no baseline: {error}") from error
    if found.layout != SCHEMA:
        raise _fault(file, f"a baseline of another version: {found.layout!r}")
    return found


def _fault(file: Path, message: str) -> ClaimcheckError:
    mend = "write it anew: claimcheck baseline write FILE"
    return ClaimcheckError("bad-baseline", message, file=str(file), mend=mend)


def taken(findings: Iterable[Finding], earlier: Baseline | None = None) -> Baseline:
    """A baseline of the findings; reasons of an earlier one stay."""
    reasons = {entry.id: entry.reason for entry in (earlier.findings if earlier else ())}
    entries = [Entry(f.id, f.rule, f.message, reasons.get(f.id, "")) for f in findings]
    return Baseline(tuple(sorted(entries, key=lambda entry: (entry.rule, entry.id))))


def pruned(baseline: Baseline, findings: Iterable[Finding]) -> Baseline:
    """The baseline without what is found no longer."""
    left = {finding.id for finding in findings}
    return Baseline(tuple(entry for entry in baseline.findings if entry.id in left))


def text(baseline: Baseline) -> str:
    """The baseline as its file holds it: one finding after the other, ready for version control."""
    rows = [{k: v for k, v in msgspec.to_builtins(entry).items() if v} for entry in baseline.findings]
    return json.dumps({"schema": SCHEMA, "findings": rows}, indent=1, ensure_ascii=False) + "\n"
