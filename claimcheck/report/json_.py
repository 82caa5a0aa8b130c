"""The report as JSON, by the contract."""

from __future__ import annotations

import json
import re
from typing import Final

from claimcheck.model import Report
from claimcheck.report import Options

_LONE: Final = re.compile("[\ud800-\udfff]")


def render(report: Report, _options: Options) -> str:
    """The report as indented JSON in the contract's order of keys, whatever the options."""
    text = json.dumps(report.to_dict(), ensure_ascii=False, indent=1)
    return _LONE.sub(_escaped, text) + "\n"


def _escaped(match: re.Match[str]) -> str:
    """A lone surrogate, which UTF-8 cannot hold, as JSON escapes it."""
    return f"\\u{ord(match[0]):04x}"
