"""What the command line makes of an error, and that its page tells every option."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from claimcheck import cli
from claimcheck.cli.output import write
from claimcheck.errors import ClaimcheckError

PAGE = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")


def refused(error: BaseException):
    def main(**_: object) -> None:
        raise error

    return main


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (click.UsageError("no such thing"), 2, "claimcheck: no such thing\n"),
        (
            ClaimcheckError("x", "bad key", file="a.toml", line=3, mend="remove it"),
            2,
            "a.toml:3: bad key (remove it)",
        ),
        (KeyboardInterrupt(), 130, "claimcheck: interrupted\n"),
        (click.Abort(), 130, "claimcheck: interrupted\n"),
        (ZeroDivisionError("by us"), 2, "this is a fault of claimcheck"),
        (MemoryError(), 2, "this is a fault of claimcheck"),
    ],
)
def test_an_error_has_its_status_and_is_said(
    error: BaseException,
    status: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cli.group, "main", refused(error))
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == status
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("error", [click.UsageError("x"), ClaimcheckError("x", "x"), KeyboardInterrupt()])
def test_no_traceback_is_shown_for_what_is_not_our_fault(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli.group, "main", refused(error))
    with pytest.raises(SystemExit):
        cli.main()
    assert capsys.readouterr().err.count("\n") == 1


def options(command: click.Command) -> Iterator[str]:
    """The long options of a command and of the commands below it."""
    for parameter in command.params:
        yield from (name for name in parameter.opts if name.startswith("--"))
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        yield from options(below)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_the_page_tells_every_command_and_option(name: str) -> None:
    command = import_module(cli.COMMANDS[name][0]).command
    assert f"`claimcheck {name}" in PAGE
    assert [option for option in options(command) if f"`{option}" not in PAGE] == []


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(ClaimcheckError, match="taken"):
        write("text", str(tmp_path / "taken"))
    with pytest.raises(ClaimcheckError, match="absent"):
        write("text", str(tmp_path / "absent" / "report.txt"))
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
