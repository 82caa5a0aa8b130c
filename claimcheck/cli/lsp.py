"""`claimcheck lsp`: the language server, on standard input and output."""

from __future__ import annotations

import click

from claimcheck.cache import Cache, folder
from claimcheck.errors import ClaimcheckError


@click.command("lsp", short_help="Serve editors (language server).")
@click.option("--no-cache", is_flag=True, help="Keep nothing on disk.")
def command(no_cache: bool) -> None:
    """Serve an editor over standard input and output, by the language server protocol."""
    try:
        from claimcheck.lsp import server
    except ModuleNotFoundError as error:
        mend = "pip install 'claimcheck-news[lsp]'"
        raise ClaimcheckError("missing-part", f"the language server needs {error.name}", mend=mend) from error
    server.make(Cache(None if no_cache else folder())).start_io()
