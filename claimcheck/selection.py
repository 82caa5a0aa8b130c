"""The rules of one run: which of them, how grave, and with which numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from claimcheck import rulebook
from claimcheck.errors import ClaimcheckError, suggestion
from claimcheck.model import Severity
from claimcheck.rulebook import Rule
from claimcheck.settings import Project


def rules(
    project: Project,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Mapping[str, Severity] | None = None,
    folder: str | None = None,
) -> tuple[Rule, ...]:
    """The rules that are left once the configuration and the options of the run are heeded."""
    settings = project.settings
    known = rulebook.load(folder or (project.path(settings.rules_folder) if settings.rules_folder else None))
    ids = {rule.id for rule in known}
    _refuse_unknown(project, ids)
    for option, names in (("--select", select), ("--ignore", ignore), ("--severity", severity or ())):
        _require(names, ids, option)
    if both := sorted(set(select) & set(ignore)):
        message = f"{both[0]!r} is selected and ignored"
        raise ClaimcheckError("contradiction", message, key="--select", mend="choose one")
    kept, dropped = _choice(project, select, ignore)
    chosen = [
        _set(rule, project) for rule in known if (not kept or rule.id in kept) and rule.id not in dropped
    ]
    if not chosen:
        raise ClaimcheckError("no-rules", "no rule is left to check by", key="--ignore", mend="ignore fewer")
    grave = severity or {}
    return tuple(replace(rule, severity=grave[rule.id]) if rule.id in grave else rule for rule in chosen)


def _choice(project: Project, select: Sequence[str], ignore: Sequence[str]) -> tuple[set[str], set[str]]:
    """The rules selected and dropped: what the run names goes before the configuration."""
    settings = project.settings
    kept = set(select or settings.select)
    dropped = set(ignore) | (set(settings.ignore) - set(select))
    return kept, dropped


def _set(rule: Rule, project: Project) -> Rule:
    """A rule with the configuration's severity and numbers."""
    changed = project.settings.rules.get(rule.id)
    if changed is None:
        return rule
    _refuse_settings(rule, project)
    settings = {**rule.settings, **{name: str(value) for name, value in changed.settings.items()}}
    return replace(rule, severity=changed.severity or rule.severity, settings=settings)


def _refuse_settings(rule: Rule, project: Project) -> None:
    for name, value in project.settings.rules[rule.id].settings.items():
        key = ("rules", rule.id, "settings", name)
        if name not in rule.settings:
            mend = suggestion(name, rule.settings) or "this rule has none"
            raise project.fault("unknown-setting", f"no setting {name!r}", key, mend)
        if not _number(str(value)):
            raise project.fault("bad-setting", f"{value!r} is no number", key, "write a number of 0 or more")


def _number(text: str) -> bool:
    from decimal import Decimal, InvalidOperation

    try:
        value = Decimal(text)
    except InvalidOperation:
        return False
    return value.is_finite() and value >= 0


def _refuse_unknown(project: Project, ids: set[str]) -> None:
    """Complain of the first rule that the configuration names and nobody knows."""
    settings = project.settings
    named: list[tuple[str, tuple[str | int, ...]]] = [(name, ("rules", name)) for name in settings.rules]
    named += [(name, ("select", n)) for n, name in enumerate(settings.select)]
    named += [(name, ("ignore", n)) for n, name in enumerate(settings.ignore)]
    for name, key in named:
        if name not in ids:
            raise project.fault("unknown-rule", f"no rule {name!r}", key, suggestion(name, ids))


def _require(names: Iterable[str], ids: set[str], option: str) -> None:
    for name in names:
        if name not in ids:
            raise ClaimcheckError("unknown-rule", f"no rule {name!r}", key=option, mend=suggestion(name, ids))
