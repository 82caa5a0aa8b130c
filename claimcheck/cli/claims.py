"""`claimcheck claims`: the claims that articles make, as a table or as JSON lines."""

from __future__ import annotations

import click

from claimcheck.cli import FAILED, OK
from claimcheck.cli.inputs import Read, read
from claimcheck.cli.output import STANDARD, options, write
from claimcheck.model import Claim


@click.command("claims", short_help="List the claims that articles make.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True,
    help="A table to read, or one claim in JSON on each line.",
)  # fmt: skip
@click.option("--width", type=click.IntRange(60, 1000), help="Columns; by default the terminal's, or 80.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def command(paths: tuple[str, ...], form: str, width: int | None, color: str) -> int:
    """List the claims that articles make, in the order of their texts.

    PATH is a file, a folder (searched), a glob, or - for standard input.
    """
    found = read(paths)
    claims = extracted(found)
    if form == "jsonl":
        write(lines(claims), STANDARD)
    else:
        from claimcheck.report.listing import listing

        write(listing(found.articles, claims, options(width, color, everything=True)), STANDARD)
    return OK if found.whole else FAILED


def extracted(found: Read) -> list[Claim]:
    """The claims of all articles that were read."""
    from claimcheck.extraction import extract

    return [claim for article in found.articles for claim in extract(article)]


def lines(claims: list[Claim]) -> str:
    """Each claim as one line of JSON."""
    from claimcheck.report.json_ import dumps

    return "".join(f"{dumps(claim.to_dict())}\n" for claim in claims)
