"""The report as JSON, by the contract."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from claimcheck.model import Report
from claimcheck.report import Options

_LONE: Final = re.compile("[\ud800-\udfff]")


def render(report: Report, _options: Options) -> str:
    """The report as indented JSON in the contract's order of keys, whatever the options."""
    return dumps(report.to_dict(), indent=1) + "\n"


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON that UTF-8 can hold: readable but for lone surrogates."""
    return _LONE.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def _escaped(match: re.Match[str]) -> str:
    """A lone surrogate, which UTF-8 cannot hold, as JSON escapes it."""
    return f"\\u{ord(match[0]):04x}"
