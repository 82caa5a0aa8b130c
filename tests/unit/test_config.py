"""When a finding fails a run."""

from __future__ import annotations

import pytest

from claimcheck.config import Config, FailOn
from claimcheck.model import Finding, Severity


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [
        ("error", ["error"]),
        ("warning", ["error", "warning"]),
        ("note", ["error", "warning", "note"]),
        ("never", []),
    ],
)
def test_a_finding_fails_from_the_severity_named(fail_on: FailOn, failing: list[Severity]) -> None:
    levels: list[Severity] = ["error", "warning", "note"]
    config = Config(fail_on=fail_on)
    assert [level for level in levels if config.fails(Finding("", "", "", level, ""))] == failing
