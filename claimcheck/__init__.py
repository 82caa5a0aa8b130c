"""Finds claims in news articles that cannot both hold."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
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


class _Package(ModuleType):
    """The package, whose function `extract` keeps its name from the module that it lives in."""

    def __setattr__(self, name: str, value: Any) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        found = getattr(import_module(_HOMES[name]), name)
        setattr(self, name, found)
        return found

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *_HOMES})


sys.modules[__name__].__class__ = _Package
