"""`claimcheck decisions`: what the review desk keeps, printed for scripts and archives."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from claimcheck.cli.output import STANDARD, write
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from claimcheck.review.stores import Store

# What is printed: the export that makes it.
FORMS: Final = {
    "decisions": "decisions.jsonl",
    "events": "events.jsonl",
    "csv": "decisions.csv",
    "never-align": "never-align.json",
}


@click.command("decisions", short_help="Print what the review desk keeps.")
@click.argument("database")
@click.option(
    "--format", "form", type=click.Choice(tuple(FORMS)), default="decisions", show_default=True,
    help="Decisions or all events as JSON lines, a table, or the pairs that were matched wrongly.",
)  # fmt: skip
def command(database: str, form: str) -> None:
    """Print the decisions in DATABASE, a file or a postgresql:// address, which is left as it is."""
    from claimcheck.model import SCHEMA
    from claimcheck.review.casefile import Casefile
    from claimcheck.review.desk import Desk
    from claimcheck.review.export import export

    store = _opened(database)
    try:
        write(export(FORMS[form])(Desk(Casefile(SCHEMA), store)), STANDARD)
    finally:
        store.close()


def _opened(database: str) -> Store:
    from claimcheck.review.stores import POSTGRES, open_store
    from claimcheck.review.stores.sqlite import SqliteStore

    if database.startswith(POSTGRES):
        return open_store(database)
    if not Path(database).is_file():
        raise ClaimcheckError(
            "no-decisions", "no such file", file=database, mend="claimcheck review makes it"
        )
    return SqliteStore(database, readonly=True)
