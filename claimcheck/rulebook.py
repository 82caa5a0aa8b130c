"""The rules: one TOML file each, with its explanation and the examples that prove it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from claimcheck.errors import ClaimcheckError
from claimcheck.model import Kind, Severity

SHIPPED: Final = Path(__file__).parent / "_rules"
CHECKOUT: Final = Path(__file__).parent.parent / "rules"


class Example(Struct, frozen=True, forbid_unknown_fields=True):
    """Articles, as texts, over which the rule speaks (`flag`) or stays quiet; `published` on these days.

    `rates` are lines of a table of exchange rates (date,base,quote,rate).
    """

    flag: bool
    articles: tuple[str, ...]
    published: tuple[dt.date, ...] = ()
    rates: tuple[str, ...] = ()
    note: str = ""


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule compares (`kinds`), by which `test`, and how it words what it finds.

    `finds` is the kind of its findings. It stays silent where a rule of `after` has already set
    the same claims against each other. `reconcile` says what would make the claims agree after all,
    `settings` are numbers that the test asks for.
    """

    title: str
    finds: str
    test: str
    severity: Severity
    message: str
    explain: str
    reconcile: str
    kinds: tuple[Kind, ...] = ()
    after: tuple[str, ...] = ()
    settings: dict[str, str] = {}
    examples: tuple[Example, ...] = ()
    id: str = ""


def load(folder: str | Path | None = None) -> tuple[Rule, ...]:
    """The rules of a folder, or those that ship, each after the rules it gives way to.

    Raises ClaimcheckError for a file that is no rule, naming file and key.
    """
    if folder is None:
        return _shipped()
    return _load(Path(folder))


@cache
def _shipped() -> tuple[Rule, ...]:
    return _load(SHIPPED if SHIPPED.is_dir() else CHECKOUT)


def _load(folder: Path) -> tuple[Rule, ...]:
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ClaimcheckError(
            "no-rules", "no rule files here", file=str(folder), mend="name a folder of *.toml rules"
        )
    return _ordered({rule.id: rule for rule in map(_read, files)})


def _read(file: Path) -> Rule:
    try:
        rule = msgspec.toml.decode(file.read_bytes(), type=Rule)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ClaimcheckError("bad-rule", str(error), file=str(file), mend="see docs/rules.md") from error
    if rule.id:
        raise ClaimcheckError(
            "bad-rule", "the file's name is the id", file=str(file), key="id", mend="remove it"
        )
    return msgspec.structs.replace(rule, id=file.stem)


def _ordered(rules: dict[str, Rule]) -> tuple[Rule, ...]:
    """Rules by name, each behind the rules it comes after."""
    placed: dict[str, Rule] = {}
    waiting = dict(rules)
    while waiting:
        ready = [r for r in waiting.values() if not any(name in waiting for name in r.after)]
        if not ready:
            raise ClaimcheckError(
                "rule-circle", f"rules wait for each other: {', '.join(waiting)}", key="after"
            )
        for rule in ready:
            placed[rule.id] = waiting.pop(rule.id)
    return tuple(placed.values())
