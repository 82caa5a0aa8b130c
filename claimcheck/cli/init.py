"""`claimcheck init`: a commented configuration to begin from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from claimcheck import settings
from claimcheck.cli.output import write
from claimcheck.errors import ClaimcheckError

TEMPLATE: Final = """\
# claimcheck's settings for this folder and those below it; docs/configuration.md tells each one.
# Every option of the command line goes before what stands here. Paths are relative to this file.

# The severity from which a finding makes the exit status 1: error, warning, note or never.
fail-on = "warning"

# Reports, as NAME or NAME:FILE.
# formats = ["terminal", "html:report.html"]

# Rules by name, as `claimcheck rules list` shows them: check by these alone, or leave these out.
# select = ["value-conflict", "period-conflict"]
# ignore = ["rate-outlier"]

# Findings that are left standing; `claimcheck baseline write FILE` makes the file.
# baseline = "claimcheck-baseline.json"

# Exchange rates of your own: a CSV file with the columns date, base, quote, rate.
# rates = "rates.csv"

# Go also by the reference rates of the European Central Bank: pip install 'claimcheck-news[rates]'.
# ecb-rates = true

# The language of articles that do not name one.
# locale = "en-GB"

# false: extract anew on every run. jobs: processes for many articles, 0 for all cores.
# cache = true
# jobs = 0

# How grave a rule's findings are, and the numbers that its test asks for.
# [rules.rate-outlier]
# severity = "warning"
# settings = { tolerance = 0.02 }

# Which drafts are held against which sources: files, folders or globs. `claimcheck lint` without
# arguments checks all events, `claimcheck lint FILE` those that hold the file.
# [[events]]
# name = "bridge"
# drafts = ["drafts/bridge*.md"]
# against = ["wire/bridge/"]

# Words of your own.
# [house]
# synonyms = [["flat", "apartment"]]                        # words that mean one thing to you
# names = [["Ministry of Roads", "Roads Ministry", "MoR"]]  # spellings of one name, the fullest first
# units = { "jute bag" = "100 kilogram" }                   # what a counted thing measures
"""


@click.command("init", short_help="Write a commented configuration.")
@click.argument("folder", default=".", type=click.Path(file_okay=False, exists=True))
def command(folder: str) -> None:
    """Write a commented claimcheck.toml into FOLDER, by default into this one; an old one stays."""
    file = Path(folder) / settings.FILE
    if file.exists():
        raise ClaimcheckError(
            "exists", "there is one already", file=str(file), mend="edit it, or remove it first"
        )
    write(TEMPLATE, str(file))
    click.echo(f"wrote {file}")
