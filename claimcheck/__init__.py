"""Finds claims in news articles that cannot both hold."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from claimcheck.extraction import extract
    from claimcheck.model import Article, Claim, Finding, Report
    from claimcheck.pipeline import check
    from claimcheck.readers import read

__all__ = ["Article", "Claim", "Finding", "Report", "__version__", "check", "extract", "read"]

__version__ = "0.1.0"

_HOMES: Final = {
    "Article": "claimcheck.model",
    "Claim": "claimcheck.model",
    "Finding": "claimcheck.model",
    "Report": "claimcheck.model",
    "check": "claimcheck.pipeline",
    "extract": "claimcheck.extraction",
    "read": "claimcheck.readers",
}


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return found


def __dir__() -> list[str]:
    return __all__
