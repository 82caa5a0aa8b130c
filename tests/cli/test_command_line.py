"""The command line as a process: what it prints where, and the status it exits with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck import __version__

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST = "The Karsen bridge over the Ilmen cost $40 million to build, the city council said on Monday."
QUIET = "The Karsen bridge over the Ilmen cost about $40 million to build, the city council said on Monday."
ENV = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}


def run(
    *args: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command line run to its end."""
    command = [sys.executable, "-m", "claimcheck", *map(str, args)]
    return subprocess.run(
        command,
        input=stdin,
        env={**ENV, **(env or {})},
        cwd=cwd,
        capture_output=True,
        timeout=60,
        check=False,
    )


def complaint(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line on standard error of a run that could not do as asked."""
    text = done.stderr.decode()
    assert done.returncode == 2, text
    assert text.count("\n") == 1, text
    assert text.startswith("claimcheck: ")
    return text


@pytest.fixture
def clash(tmp_path: Path) -> Path:
    folder = tmp_path / "clash"
    folder.mkdir()
    for name, seed in zip("abcde", sorted(SEEDS.glob("*.txt")), strict=True):
        (folder / f"{name}.txt").write_bytes(seed.read_bytes())
    return folder


@pytest.fixture
def calm(tmp_path: Path) -> Path:
    folder = tmp_path / "calm"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST)
    (folder / "second.txt").write_text(QUIET)
    return folder


def test_articles_that_agree_exit_with_0(calm: Path) -> None:
    done = run("check", calm)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "no findings · 2 articles" in done.stdout.decode()


def test_articles_that_contradict_exit_with_1_and_show_both(clash: Path) -> None:
    done = run("check", clash)
    assert (done.returncode, done.stderr) == (1, b"")
    text = done.stdout.decode()
    assert "»$913«" in text
    assert "»$925«" in text


def test_fail_on_never_exits_with_0(clash: Path) -> None:
    assert run("check", clash, "--fail-on", "never").returncode == 0


def test_json_on_standard_output_is_the_report(clash: Path) -> None:
    report = json.loads(run("check", clash, "--format", "json").stdout)
    assert report["schema"] == "claimcheck/report/1"
    assert [article["id"] for article in report["articles"]] == [*"abcde"]
    for claim in report["claims"]:
        text = next(a["text"] for a in report["articles"] if a["id"] == claim["article"])
        assert text[claim["start"] : claim["end"]] == claim["text"]


def test_one_unreadable_path_leaves_the_rest_checked(clash: Path) -> None:
    done = run("check", clash, clash / "absent.txt", "--format", "json")
    assert "absent.txt" in complaint(done)
    report = json.loads(done.stdout)
    assert len(report["articles"]) == 5
    assert report["findings"]
    assert any("absent.txt" in note["message"] for note in report["notes"])


@pytest.mark.parametrize("content", [b"", b"   \n", b"\x00\x01\x02\xff" * 50])
def test_an_empty_or_binary_file_is_named_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.txt").write_bytes(content)
    assert "odd.txt" in complaint(run("check", tmp_path / "odd.txt"))


@pytest.mark.parametrize(
    ("args", "named"),
    [
        (["check"], "PATH"),
        (["check", "absent.txt"], "absent.txt"),
        (["check", "*.nothing"], "*.nothing"),
        (["check", ".", "--format", "pdf"], "pdf"),
        (["check", ".", "--format", "json:"], "--format"),
        (["check", ".", "--format", "json", "--format", "terminal"], "--format"),
        (["check", ".", "--format", "json:absent/report.json"], "absent/report.json"),
        (["check", ".", "--fail-on", "sometimes"], "sometimes"),
        (["check", ".", "--width", "wide"], "wide"),
        (["check", ".", "--oops"], "--oops"),
        (["check", ".", "--rules", "absent"], "absent"),
        (["oops"], "oops"),
        (["claims", "absent.txt"], "absent.txt"),
        (["explain", "oops"], "oops"),
        (["rules", "test", "oops"], "oops"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(tmp_path: Path, args: list[str], named: str) -> None:
    (tmp_path / "first.txt").write_text(FIRST)
    done = run(*args, cwd=tmp_path)
    assert named in complaint(done)
    assert done.stdout == b""


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    assert str(tmp_path) in complaint(run("check", tmp_path))


def test_a_folder_without_articles_among_others_is_named(tmp_path: Path, calm: Path) -> None:
    (tmp_path / "bare").mkdir()
    done = run("check", tmp_path / "bare", calm)
    assert "bare" in complaint(done)
    assert "2 articles" in done.stdout.decode()


def test_a_file_whose_articles_were_all_withdrawn_leaves_nothing_to_check(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text('{"text": "Gone.", "pubstatus": "canceled"}\n')
    assert "wire.jsonl" in complaint(run("check", tmp_path / "wire.jsonl"))


def test_a_full_disk_is_said_in_one_line(calm: Path) -> None:
    command = f"'{sys.executable}' -m claimcheck check '{calm}' --format json > /dev/full"
    done = subprocess.run(["sh", "-c", command], capture_output=True, env=ENV, timeout=60, check=False)
    assert "standard output: cannot write" in complaint(done)


def test_a_broken_rule_file_is_named(tmp_path: Path, calm: Path) -> None:
    (tmp_path / "mine.toml").write_text('title = "x\n')
    assert "mine.toml" in complaint(run("check", calm, "--rules", tmp_path))


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    text = complaint(run("check", tmp_path / "\x1b[31mred\x07.txt"))
    assert "\x1b" not in text
    assert "\x07" not in text


def test_standard_input_is_an_article() -> None:
    done = run("check", "-", "--format", "json", stdin=FIRST.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["articles"][0]["text"] == FIRST


def test_a_report_goes_whole_into_its_file(clash: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    target.chmod(0o640)
    done = run("check", clash, "--format", f"json:{target}", "--format", "terminal")
    assert done.returncode == 1
    assert json.loads(target.read_text())["findings"]
    assert target.stat().st_mode & 0o777 == 0o640
    assert "5 articles" in done.stdout.decode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clash", "report.json"]


def test_a_report_follows_a_link_and_leaves_a_device_alone(clash: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "report.json", tmp_path / "link.json"
    link.symlink_to(target)
    assert run("check", clash, "--format", f"json:{link}").returncode == 1
    assert link.is_symlink()
    assert json.loads(target.read_text())["claims"]
    assert run("check", clash, "--format", "json:/dev/null").returncode == 1
    assert Path("/dev/null").is_char_device()


def test_a_pipe_gets_no_colour_and_80_columns(clash: Path) -> None:
    text = run("check", clash).stdout.decode()
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) == 80


def test_columns_and_width_set_the_width(clash: Path) -> None:
    by_variable = run("check", clash, env={"COLUMNS": "100"}).stdout
    by_option = run("check", clash, "--width", "100").stdout
    assert by_variable == by_option
    assert max(map(len, by_option.decode().splitlines())) == 100


@pytest.mark.parametrize(
    ("args", "env", "colored"),
    [
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_as_asked(clash: Path, args: list[str], env: dict[str, str], colored: bool) -> None:
    assert (b"\x1b[" in run("check", clash, *args, env=env).stdout) == colored


def test_the_order_of_paths_and_the_hash_seed_change_no_byte(clash: Path) -> None:
    (clash / "bare.txt").touch()
    paths = [*sorted(clash.iterdir()), clash / "absent.txt"]
    for form in ("json", "terminal"):
        outputs = {
            run("check", *given, "--format", form, env={"PYTHONHASHSEED": seed}).stdout
            for given in (paths, paths[::-1])
            for seed in ("0", "1")
        }
        assert len(outputs) == 1


def test_a_reader_that_hangs_up_is_no_error(clash: Path) -> None:
    command = f"'{sys.executable}' -m claimcheck check '{clash}' --format json | true"
    done = subprocess.run(["sh", "-c", command], capture_output=True, env=ENV, timeout=60, check=False)
    assert done.stderr == b""


def test_claims_come_as_json_lines(clash: Path) -> None:
    done = run("claims", clash, "--format", "jsonl")
    assert done.returncode == 0
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(claim["article"], claim["text"]) for claim in claims} >= {
        ("a", "$913"),
        ("b", "$925"),
    }


def test_claims_come_as_a_table(clash: Path) -> None:
    text = run("claims", clash, "--width", "120").stdout.decode()
    assert "$16.7 million" in text
    assert "16,650,000 – 16,750,000 USD" in text


def test_a_rule_explains_itself() -> None:
    text = run("explain", "weekday-off-date").stdout.decode()
    assert "weekday" in text
    assert "Stays quiet" in text


def test_rules_are_listed_by_name() -> None:
    lines = run("rules", "list").stdout.decode().splitlines()
    names = [line.split()[0] for line in lines]
    assert names == sorted(names)
    assert "value-conflict" in names


def test_the_schema_of_a_rule_is_json() -> None:
    schema = json.loads(run("rules", "schema").stdout)
    assert "id" not in schema["$defs"]["Rule"]["properties"]
    assert "message" in schema["$defs"]["Rule"]["required"]


def test_the_version_is_the_packages() -> None:
    assert run("--version").stdout.decode() == f"claimcheck {__version__}\n"


def test_help_names_every_command_and_imports_none() -> None:
    from claimcheck.cli import COMMANDS

    code = "import sys\nfrom claimcheck.cli import group\ngroup.main(['--help'], standalone_mode=False)\n"
    code += "print(sorted(m for m in sys.modules if m.startswith(('claimcheck.cli.', 'rich', 'msgspec'))))"
    text = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert text.rstrip().endswith("[]")
