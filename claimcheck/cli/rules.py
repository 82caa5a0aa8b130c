"""`claimcheck rules`: the rules that ship or stand in a folder, listed, tested, and their schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click
import msgspec

from claimcheck.cli import FOUND, OK
from claimcheck.cli.explain import named
from claimcheck.cli.output import STANDARD, write
from claimcheck.report.text import clean, counted
from claimcheck.rulebook import Rule, load

if TYPE_CHECKING:
    from claimcheck.ruletest import Outcome

FOLDER = click.option(
    "--rules", "folder", metavar="DIR", help="A folder of rules in place of those that ship."
)


@click.group("rules", short_help="List and test the rules.")
def command() -> None:
    """List and test the rules, or print the schema of a rule file."""


@command.command("list")
@FOLDER
def list_(folder: str | None) -> None:
    """List the rules with their severity and title."""
    rules = sorted(load(folder), key=lambda rule: rule.id)
    wide = max(len(rule.id) for rule in rules)
    lines = [f"{rule.id:<{wide}}  {rule.severity:<7}  {clean(rule.title)}" for rule in rules]
    write("\n".join(lines) + "\n", STANDARD)


@command.command()
@click.argument("names", metavar="[RULE]...", nargs=-1)
@FOLDER
def test(names: tuple[str, ...], folder: str | None) -> int:
    """Run the examples of the rules, or of the rules named: each must speak or stay quiet as it says.

    Exit status 1 when an example does not.
    """
    from claimcheck import ruletest

    rules = load(folder)
    chosen = {named(rules, name).id for name in names} or {rule.id for rule in rules}
    outcomes = [outcome for outcome in ruletest.prove(rules) if outcome.rule in chosen]
    failed = [outcome for outcome in outcomes if not outcome.passed]
    write("".join(f"{failure(outcome)}\n" for outcome in failed), STANDARD)
    verdict = f"{len(failed)} of them failed" if failed else "all as they say"
    write(f"{counted(len(chosen), 'rule')}, {counted(len(outcomes), 'example')}: {verdict}\n", STANDARD)
    return FOUND if failed else OK


def failure(outcome: Outcome) -> str:
    """An example that does not do what it says, in one line."""
    did = "stays quiet, but should speak" if outcome.expected else "speaks, but should stay quiet"
    return f"{outcome.rule}, example {outcome.number}, {did}: {clean(outcome.text)}"


@command.command()
def schema() -> None:
    """Print the JSON Schema of a rule file, for editors that check TOML."""
    found = msgspec.json.schema(Rule)
    found["$defs"]["Rule"]["properties"].pop("id", None)
    write(json.dumps(found, indent=1, ensure_ascii=False) + "\n", STANDARD)
