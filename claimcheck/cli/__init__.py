"""The command line: a table of commands, each imported when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, Final

import click

import claimcheck
from claimcheck.errors import ClaimcheckError

OK, FOUND, FAILED, INTERRUPTED, CLOSED = 0, 1, 2, 130, 141

# Name: the module that holds `command`, and its line in the help.
COMMANDS: Final = {
    "check": ("claimcheck.cli.check", "Check articles against each other and themselves."),
    "lint": ("claimcheck.cli.lint", "Check drafts against their sources."),
    "baseline": ("claimcheck.cli.baseline", "Leave what is found today standing."),
    "init": ("claimcheck.cli.init", "Write a commented configuration."),
    "config": ("claimcheck.cli.config", "Show the configuration, or the schema of one."),
    "lsp": ("claimcheck.cli.lsp", "Serve editors (language server)."),
    "serve": ("claimcheck.cli.serve", "Answer over HTTP on this machine."),
    "claims": ("claimcheck.cli.claims", "List the claims that articles make."),
    "explain": ("claimcheck.cli.explain", "Say what a rule compares, or how a finding came about."),
    "review": ("claimcheck.cli.review", "Decide on findings in the browser."),
    "decisions": ("claimcheck.cli.decisions", "Print what the review desk keeps."),
    "rules": ("claimcheck.cli.rules", "List, show and test the rules."),
}


class Lazy(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 nothing found, 1 something found, 2 could not run as asked.",
)
@click.version_option(claimcheck.__version__, prog_name="claimcheck", message="%(prog)s %(version)s")
def group() -> None:
    """Find claims in news articles that cannot both hold."""


def main() -> None:
    """Run the command line and exit with its status."""
    status = _status()
    try:
        if not sys.stdout.closed:  # as the language server leaves it
            sys.stdout.flush()
    except BrokenPipeError:
        status = _hung_up()
    sys.exit(status)


def _status() -> int:
    """What the command returns, or 2 with one line on standard error for what the user can mend."""
    try:
        return _number(group.main(prog_name="claimcheck", standalone_mode=False))
    except click.ClickException as error:
        complain(_usage(error))
    except ClaimcheckError as error:
        complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        return _hung_up()
    except Exception:  # noqa: BLE001 - a fault of ours must not look like the status of a finding
        _own_fault()
    return FAILED


def _own_fault() -> None:
    import traceback

    traceback.print_exc()
    complain("this is a fault of claimcheck, not of your input; please report it with the lines above")


def _number(result: Any) -> int:
    return result if isinstance(result, int) else OK


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    hint = f" (see {context.command_path} --help)" if context else ""
    return error.format_message() + hint


def complain(line: str) -> None:
    """Print one line on standard error, inert whatever file names it holds."""
    from claimcheck.report.text import clean

    click.echo(f"claimcheck: {clean(line)}", err=True)


def _hung_up() -> int:
    """The status when the reader of the output has gone; nothing more is written to it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return CLOSED
