"""What a run is asked to do, as one frozen value."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct

from claimcheck.model import Finding, Severity

FailOn = Literal["error", "warning", "note", "never"]

RANKS: Final[dict[Severity, int]] = {"error": 0, "warning": 1, "note": 2}


class Config(Struct, frozen=True):
    """The settings of a run; the defaults are those of the command line."""

    fail_on: FailOn = "warning"
    formats: tuple[str, ...] = ("terminal",)
    rules: str | None = None
    all: bool = False

    def fails(self, finding: Finding) -> bool:
        """Whether a finding is grave enough to fail the run."""
        return self.fail_on != "never" and RANKS[finding.severity] <= RANKS[self.fail_on]
