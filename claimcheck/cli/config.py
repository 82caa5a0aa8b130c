"""`claimcheck config`: the JSON Schema of a configuration, and the one that holds here."""

from __future__ import annotations

import json

import click
import msgspec

from claimcheck import selection
from claimcheck.cli.asked import Asked, configuration
from claimcheck.cli.output import STANDARD, write
from claimcheck.settings import Settings

LINK = "https://json-schema.org/draft/2020-12/schema"


@click.group("config", short_help="Show the configuration, or the schema of one.")
def command() -> None:
    """Show the configuration that holds here, or the JSON Schema of a configuration file."""


@command.command()
def schema() -> None:
    """Print the JSON Schema of claimcheck.toml, for editors that check TOML."""
    found = {"$schema": LINK, "title": "claimcheck.toml", **msgspec.json.schema(Settings)}
    write(json.dumps(found, indent=1, ensure_ascii=False) + "\n", STANDARD)


@command.command()
@click.option("--config", metavar="FILE", help="This configuration in place of the nearest.")
def show(config: str | None) -> None:
    """Print the settings that hold here, once they are found to be sound, and the file they come from."""
    project = configuration(Asked(config=config))
    selection.rules(project)
    file = project.source.path if project.source else None
    shown = {"file": file, "settings": msgspec.to_builtins(project.settings)}
    write(json.dumps(shown, indent=1, ensure_ascii=False) + "\n", STANDARD)
