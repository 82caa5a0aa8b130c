"""`claimcheck lint` as a process: what touches a draft, by which rules, and with which status."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest
from process import OTHER, STEEL, TUESDAY, command, environment, fill, run

CONFIG = """
[[events]]
name = "bridge"
drafts = ["drafts/*.md"]
against = ["wire/"]
"""
FORMATS = (
    "concise",
    "json",
    "jsonl",
    "csv",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "rdjson",
    "markdown",
    "html",
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return fill(tmp_path / "desk", {"drafts/a.md": STEEL, "wire/one.txt": OTHER, "wire/two.txt": TUESDAY})


def test_only_what_touches_a_draft_is_found(desk: Path) -> None:
    done = run("lint", "drafts/a.md", "--against", "wire", "--format", "concise", cwd=desk)
    assert (done.returncode, done.stderr) == (1, "")
    (line,) = done.stdout.splitlines()
    assert line.startswith("drafts/a.md:1:35: error value-conflict ")


def test_a_draft_is_held_against_another_and_against_itself(desk: Path) -> None:
    fill(desk, {"drafts/b.md": OTHER + "\n" + TUESDAY})
    done = run("lint", "drafts/a.md", "drafts/b.md", "--format", "json", cwd=desk)
    found = json.loads(done.stdout)["findings"]
    assert {finding["rule"] for finding in found} == {"value-conflict", "weekday-off-date"}


def test_against_takes_all_paths_up_to_the_next_option(desk: Path) -> None:
    args = ("--against", "wire/one.txt", "wire/two.txt", "--format", "json", "--", "drafts/a.md")
    report = json.loads(run("lint", *args, cwd=desk).stdout)
    assert [article["path"] for article in report["articles"]] == [
        "drafts/a.md",
        "wire/one.txt",
        "wire/two.txt",
    ]
    assert len(report["findings"]) == 1


def test_sources_without_a_draft_are_refused(desk: Path) -> None:
    done = run("lint", "--against", "wire", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "claimcheck: --against: no drafts to check (name the drafts before --against, or after --)\n"
    )


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 1),
        (("--fail-on", "error"), 1),
        (("--fail-on", "never"), 0),
        (("--exit-zero",), 0),
        (("--severity", "value-conflict=warning"), 1),
        (("--severity", "value-conflict=warning", "--fail-on", "error"), 0),
        (("--severity", "value-conflict=note"), 0),
        (("--severity", "value-conflict=note", "--fail-on", "note"), 1),
        (("--ignore", "value-conflict"), 0),
        (("--select", "weekday-off-date"), 0),
        (("--select", "weekday-off-date,value-conflict"), 1),
        (("--select", "value-conflict", "--select", "rate-outlier"), 1),
    ],
)
def test_the_status_follows_the_options(desk: Path, options: tuple[str, ...], status: int) -> None:
    assert run("lint", "drafts/a.md", "--against", "wire", *options, cwd=desk).returncode == status


def test_exit_zero_does_not_hide_that_something_could_not_be_read(desk: Path) -> None:
    done = run("lint", "drafts/a.md", "--exit-zero", "--against", "wire", "absent.txt", cwd=desk)
    assert done.returncode == 2
    assert "absent.txt: no such file" in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "value-conflit"), "--select: no rule 'value-conflit' (did you mean 'value-conflict'?)"),
        (("--ignore", "nonsense"), "--ignore: no rule 'nonsense' (known: "),
        (("--severity", "value-conflict=fatal"), "--severity: 'value-conflict=fatal' is not RULE=LEVEL"),
        (("--severity", "valu-conflict=note"), "--severity: no rule 'valu-conflict' (did you mean"),
        (("--select", "value-conflict", "--ignore", "value-conflict"), "is selected and ignored"),
        (("--config", "a.toml", "--no-config"), "with --no-config there is none"),
        (("--config", "a.toml"), "a.toml: no such file (run claimcheck init)"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(desk: Path, options: tuple[str, ...], said: str) -> None:
    done = run("lint", "drafts/a.md", *options, cwd=desk)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


def test_quiet_says_nothing_where_nothing_is_found(desk: Path) -> None:
    fill(desk, {"drafts/calm.md": "Nothing to count. <!-- claimcheck: ignore[value-conflict] old -->\n"})
    loud = run("lint", "drafts/calm.md", cwd=desk)
    assert "nothing here for 'value-conflict'" in loud.stderr
    quiet = run("lint", "drafts/calm.md", "--quiet", cwd=desk)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    assert "value-conflict" in run("lint", "drafts/a.md", "-q", "--against", "wire", cwd=desk).stdout
    machine = run("lint", "drafts/calm.md", "-q", "--format", "json", cwd=desk)
    assert json.loads(machine.stdout)["findings"] == []


def test_standard_input_can_be_the_draft(desk: Path) -> None:
    done = run("lint", "-", "--against", "wire", "--format", "json", cwd=desk, stdin=STEEL)
    assert [finding["rule"] for finding in json.loads(done.stdout)["findings"]] == ["value-conflict"]


def test_a_draft_among_its_sources_and_a_source_named_twice_are_said_and_read_once(desk: Path) -> None:
    twice = ("wire/one.txt", "./wire/one.txt", "drafts/a.md")
    done = run("lint", "drafts/a.md", "--format", "json", "--against", *twice, cwd=desk)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "claimcheck: ./wire/one.txt: named twice; read once",
        "claimcheck: drafts/a.md: a draft and among its own sources; taken as the draft",
    ]
    assert len(json.loads(done.stdout)["articles"]) == 2


def test_a_file_past_the_limit_is_said_and_the_rest_checked(desk: Path) -> None:
    with (desk / "wire" / "huge.txt").open("wb") as file:
        file.truncate(50_000_001)
    done = run("lint", "drafts/a.md", "--against", "wire", "--format", "json", cwd=desk)
    assert done.returncode == 2
    assert "huge.txt: larger than 20 MB" in done.stderr
    assert len(json.loads(done.stdout)["findings"]) == 1


# Events.


@pytest.mark.parametrize("args", [(), ("drafts/a.md",), ("wire/one.txt",), ("drafts/a.md", "wire/two.txt")])
def test_an_event_is_checked_whole_whatever_file_of_it_is_named(desk: Path, args: tuple[str, ...]) -> None:
    fill(desk, {"claimcheck.toml": CONFIG})
    done = run("lint", *args, "--format", "concise", cwd=desk)
    assert done.returncode == 1
    assert [line.split()[2] for line in done.stdout.splitlines()] == ["value-conflict"]


def test_events_are_found_from_a_folder_below(desk: Path) -> None:
    fill(desk, {"claimcheck.toml": CONFIG})
    done = run("lint", "--format", "concise", cwd=desk / "drafts")
    assert (done.returncode, done.stdout[:17]) == (1, "../drafts/a.md:1:")


def test_files_of_no_event_are_checked_alone_and_said_or_passed_over(desk: Path) -> None:
    fill(desk, {"claimcheck.toml": CONFIG, "README.md": TUESDAY})
    done = run("lint", "README.md", "--format", "concise", cwd=desk)
    assert done.returncode == 1
    assert "README.md: in no event; checked without sources" in done.stderr
    passed = run("lint", "README.md", "--in-events", cwd=desk)
    assert (passed.returncode, passed.stdout, passed.stderr) == (0, "", "")


def test_in_events_without_events_is_no_silent_pass(desk: Path) -> None:
    done = run("lint", "drafts/a.md", "--in-events", cwd=desk)
    assert done.returncode == 2
    assert "no events are configured" in done.stderr


def test_two_events_make_one_report_without_doubles(desk: Path) -> None:
    second = CONFIG.replace("bridge", "again") + CONFIG
    fill(desk, {"claimcheck.toml": second})
    report = json.loads(run("lint", "--format", "json", cwd=desk).stdout)
    assert len(report["findings"]) == 1
    assert len(report["articles"]) == 3
    ids = [fact["id"] for fact in report["facts"]]
    assert len(ids) == len(set(ids))
    assert report["findings"][0]["fact"] in ids
    assert len({claim["id"] for claim in report["claims"]}) == len(report["claims"])


# Suppression and baseline, in every format and in the status.


def reports(desk: Path, *args: str) -> tuple[int, dict[str, str]]:
    """The status of a run, and its report in each format."""
    wanted = [part for form in FORMATS for part in ("--format", f"{form}:out.{form}")]
    done = run("lint", "drafts/a.md", "--against", "wire", *args, *wanted, cwd=desk)
    assert done.stderr == ""
    return done.returncode, {form: (desk / f"out.{form}").read_text(encoding="utf-8") for form in FORMATS}


@pytest.mark.parametrize("way", ["comment", "sidecar", "baseline"])
def test_what_is_set_aside_is_so_in_every_format_and_in_the_status(desk: Path, way: str) -> None:
    status, before = reports(desk)
    assert status == 1
    assert [form for form in FORMATS if "One fact, two values" not in before[form]] == []
    more: tuple[str, ...] = ()
    if way == "comment":
        fill(desk, {"drafts/a.md": STEEL.rstrip() + " <!-- claimcheck: ignore[value-conflict] asked -->\n"})
    elif way == "sidecar":
        fill(desk, {"drafts/a.md.claimcheck.toml": '[[ignore]]\nrule = "value-conflict"\nreason = "asked"\n'})
    else:
        assert (
            run("baseline", "write", "b.json", "drafts/a.md", "--against", "wire", cwd=desk).returncode == 0
        )
        more = ("--baseline", "b.json")
    status, after = reports(desk, *more)
    assert status == 0
    telling = {"sarif", "junit", "html"}  # these show what was set aside, as such
    assert [form for form in FORMATS if form not in telling and "One fact, two values" in after[form]] == []
    assert json.loads(after["sarif"])["runs"][0]["results"][0]["suppressions"]


def test_a_baseline_survives_edits_elsewhere_and_is_pruned(desk: Path) -> None:
    against = ("--against", "wire")
    run("baseline", "write", "b.json", "drafts/a.md", *against, cwd=desk)
    fill(desk, {"drafts/a.md": "A new first paragraph, with no figure.\n\n" + STEEL})
    assert run("lint", "drafts/a.md", *against, "--baseline", "b.json", cwd=desk).returncode == 0
    fill(desk, {"drafts/a.md": STEEL.replace("4,312", "5,312")})
    assert run("lint", "drafts/a.md", *against, "--baseline", "b.json", cwd=desk).returncode == 1
    assert (
        "1 struck out, 0 left" in run("baseline", "prune", "b.json", "drafts/a.md", *against, cwd=desk).stderr
    )
    assert json.loads((desk / "b.json").read_text())["findings"] == []


def test_reasons_in_a_baseline_stay_when_it_is_written_again(desk: Path) -> None:
    args = ("baseline", "write", "b.json", "drafts/a.md", "--against", "wire")
    run(*args, cwd=desk)
    held = json.loads((desk / "b.json").read_text())
    held["findings"][0]["reason"] = "the ministry errs"
    (desk / "b.json").write_text(json.dumps(held))
    run(*args, cwd=desk)
    assert json.loads((desk / "b.json").read_text())["findings"][0]["reason"] == "the ministry errs"


@pytest.mark.parametrize("broken", ["{", "[]", '{"schema": "claimcheck/baseline/9", "findings": []}', "\0"])
def test_a_broken_baseline_is_said_and_hides_nothing(desk: Path, broken: str) -> None:
    fill(desk, {"b.json": broken})
    done = run(
        "lint", "drafts/a.md", "--against", "wire", "--baseline", "b.json", "--format", "json", cwd=desk
    )
    assert done.returncode == 2
    assert done.stderr.startswith("claimcheck: b.json: ")
    assert len(json.loads(done.stdout)["findings"]) == 1
    again = run("baseline", "write", "b.json", "drafts/a.md", "--against", "wire", cwd=desk)
    assert again.returncode == 0
    assert "made anew" in again.stderr
    assert len(json.loads((desk / "b.json").read_text())["findings"]) == 1


def test_nothing_is_pruned_where_not_all_could_be_read(desk: Path) -> None:
    run("baseline", "write", "b.json", "drafts/a.md", "--against", "wire", cwd=desk)
    before = (desk / "b.json").read_bytes()
    done = run("baseline", "prune", "b.json", "drafts/a.md", "--against", "absent.txt", cwd=desk)
    assert done.returncode == 2
    assert "left as it is" in done.stderr
    assert (desk / "b.json").read_bytes() == before


def test_a_broken_sidecar_is_said_with_its_line_and_hides_nothing(desk: Path) -> None:
    fill(desk, {"drafts/a.md.claimcheck.toml": '[[ignore]]\nrule = "value-conflict"\nreson = "x"\n'})
    done = run("lint", "drafts/a.md", "--against", "wire", "--format", "json", cwd=desk)
    assert done.returncode == 2
    assert (
        "a.md.claimcheck.toml:3: ignore[0].reson: unknown key 'reson' (did you mean 'reason'?)" in done.stderr
    )
    assert len(json.loads(done.stdout)["findings"]) == 1


def test_unknown_and_unused_suppressions_are_said_and_noted(desk: Path) -> None:
    text = (
        STEEL.rstrip() + " <!-- claimcheck: ignore[value-conflit] x -->\n\n"
        "No figure. <!-- claimcheck: ignore[rate-outlier] y -->\n"
    )
    fill(desk, {"drafts/a.md": text})
    done = run("lint", "drafts/a.md", "--against", "wire", "--format", "json", cwd=desk)
    notes = {note["code"] for note in json.loads(done.stdout)["notes"]}
    assert {"unknown-rule", "unused-suppression"} <= notes
    assert done.stderr.splitlines() == [
        "claimcheck: drafts/a.md:1: no rule 'value-conflit' to ignore (did you mean 'value-conflict'?)",
        "claimcheck: drafts/a.md:3: nothing here for 'rate-outlier' to ignore; remove it",
    ]
    assert done.returncode == 1


# Outputs, interruption, watch.


def test_a_full_disk_is_said_and_leaves_the_old_report(desk: Path) -> None:
    fill(desk, {"report.json": "old"})
    args = command("lint", "drafts/a.md", "--against", "wire", "--format", "json:report.json")

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(
        args,
        cwd=desk,
        env=environment(desk),
        preexec_fn=small,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "report.json: cannot write" in done.stderr
    assert "Traceback" not in done.stderr
    assert (desk / "report.json").read_text() == "old"
    assert sorted(path.name for path in desk.iterdir()) == ["drafts", "report.json", "wire"]


def test_an_interrupted_run_leaves_no_half_written_file(desk: Path) -> None:
    for n in range(300):
        fill(desk, {f"wire/more-{n}.txt": f"{n} " + OTHER * 40})
    args = command("lint", "drafts/a.md", "--against", "wire", "--format", "json:report.json", "--jobs", "2")
    process = subprocess.Popen(args, cwd=desk, env=environment(desk), stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 30
    while time.monotonic() < end and not entries(desk):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert said.endswith("claimcheck: interrupted\n")
    assert "Traceback" not in said
    assert not [path for path in desk.rglob("*") if path.suffix == ".part" or path.name == "report.json"]


def await_(process: subprocess.Popen[str], file: Path, wanted: int) -> None:
    """Wait until a report has that many findings."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        assert process.poll() is None
        if file.exists() and len(json.loads(file.read_text())["findings"]) == wanted:
            return
        time.sleep(0.05)
    raise AssertionError(f"no report with {wanted} findings came")


def test_watch_checks_again_when_a_file_is_saved_and_ends_cleanly(desk: Path) -> None:
    args = command("lint", "drafts/a.md", "--watch", "--format", "json:r.json", "--against", "wire")
    process = subprocess.Popen(args, cwd=desk, env=environment(desk), stderr=subprocess.PIPE, text=True)
    try:
        await_(process, desk / "r.json", 1)
        fill(desk, {"drafts/a.md": STEEL.replace("4,312", "4,912")})
        await_(process, desk / "r.json", 0)
        (desk / "wire" / "one.txt").unlink()
        fill(desk, {"wire/new.txt": STEEL.replace("4,312", "7,000")})
        await_(process, desk / "r.json", 1)
    finally:
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (0, "claimcheck: watch ended\n")


# The cache.


def entries(desk: Path) -> list[Path]:
    return sorted(path for path in (desk.parent / "desk-cache").rglob("*") if path.is_file())


def test_the_cache_changes_nothing_but_the_time(desk: Path) -> None:
    args = ("lint", "drafts/a.md", "--against", "wire", "--format", "json")
    cold = run(*args, cwd=desk)
    assert entries(desk)
    warm, without = run(*args, cwd=desk), run(*args, "--no-cache", cwd=desk)
    assert cold.stdout == warm.stdout == without.stdout


def test_no_cache_writes_nothing(desk: Path) -> None:
    run("lint", "drafts/a.md", "--against", "wire", "--no-cache", cwd=desk)
    assert entries(desk) == []


@pytest.mark.parametrize("damage", [b"", b"claimcheck", b"\0" * 500])
def test_a_broken_entry_is_said_and_made_anew(desk: Path, damage: bytes) -> None:
    args = ("lint", "drafts/a.md", "--against", "wire", "--format", "json")
    good = run(*args, cwd=desk)
    for entry in entries(desk):
        entry.write_bytes(damage or entry.read_bytes()[:-1])
    done = run(*args, cwd=desk)
    assert (done.returncode, done.stdout) == (1, good.stdout)
    assert done.stderr.count("broken cache entry, made anew") == len(entries(desk))
    assert run(*args, cwd=desk).stderr == ""


def test_a_cache_that_cannot_be_written_is_said_once(desk: Path) -> None:
    fill(desk.parent, {"file": ""})
    env = {"CLAIMCHECK_CACHE_DIR": str(desk.parent / "file" / "cache")}
    done = run("lint", "drafts/a.md", "--against", "wire", "--format", "json", cwd=desk, env=env)
    assert done.returncode == 1
    assert done.stderr.count("cache not written") == done.stderr.count("\n") == 1


def test_runs_side_by_side_share_a_cache(desk: Path) -> None:
    for n in range(30):
        fill(desk, {f"wire/more-{n}.txt": f"Note {n}. " + OTHER})
    args = command("lint", "drafts/a.md", "--against", "wire", "--format", "json")
    runs = [
        subprocess.Popen(
            args, cwd=desk, env=environment(desk), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    done = [process.communicate(timeout=120) for process in runs]
    assert len({out for out, _ in done}) == 1
    assert {err for _, err in done} == {b""}
    assert not [entry for entry in entries(desk) if entry.suffix == ".part"]


def test_many_processes_give_the_same_report_as_one(desk: Path) -> None:
    for n in range(60):
        fill(desk, {f"wire/more-{n}.txt": f"Note {n}. " + OTHER})
    args = ("lint", "drafts/a.md", "--against", "wire", "--format", "json", "--no-cache", "--jobs")
    assert run(*args, "2", cwd=desk).stdout == run(*args, "1", cwd=desk).stdout


# Configuration.


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "fail_on = 'error'\n",
            "claimcheck.toml:1: fail_on: unknown key 'fail_on' (did you mean 'fail-on'?)",
        ),
        ("\nfail-on = 'bad'\n", "claimcheck.toml:2: fail-on: invalid enum value 'bad'"),
        ("ignore = [\n", "claimcheck.toml:"),
        (
            "ignore = ['value-conflit']\n",
            "claimcheck.toml:1: ignore[0]: no rule 'value-conflit' (did you mean",
        ),
        ("[rules.valueconflict]\nseverity = 'note'\n", "claimcheck.toml:1: rules.valueconflict: no rule"),
        (
            "[rules.rate-outlier]\nsettings = { tolerans = 1 }\n",
            "claimcheck.toml:2: rules.rate-outlier.settings.tolerans: no setting",
        ),
        (
            "[rules.value-conflict.settings]\nx = 1\n",
            "claimcheck.toml:2: rules.value-conflict.settings.x: no setting 'x'",
        ),
        (
            "[rules.rate-outlier.settings]\ntolerance = 'wide'\n",
            "claimcheck.toml:2: rules.rate-outlier.settings.tolerance: 'wide' is no number",
        ),
        ("select = ['a']\nignore = ['a']\n", "claimcheck.toml:2: ignore[0]: 'a' is selected and ignored"),
        (CONFIG + CONFIG, "claimcheck.toml:8: events[1].name: two events are named 'bridge'"),
        (
            "[[events]]\nname = 'x'\ndrafts = []\n",
            "claimcheck.toml:3: events[0].drafts: expected 'array' of length >= 1",
        ),
    ],
)
def test_a_wrong_configuration_is_told_with_file_line_and_key(desk: Path, text: str, said: str) -> None:
    fill(desk, {"claimcheck.toml": text})
    done = run("lint", "drafts/a.md", cwd=desk)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"claimcheck: {said}")


def test_two_configurations_of_one_folder_contradict_each_other(desk: Path) -> None:
    fill(desk, {"claimcheck.toml": "", "pyproject.toml": "[tool.claimcheck]\n"})
    assert "both configure this folder" in run("lint", "drafts/a.md", cwd=desk).stderr
    fill(desk, {"pyproject.toml": "[tool.other]\nclaimcheck = 1\n"})
    assert run("lint", "drafts/a.md", cwd=desk).returncode == 0


def test_a_pyproject_configures_too(desk: Path) -> None:
    fill(desk, {"pyproject.toml": "[tool.claimcheck.rules.value-conflict]\nseverity = 'note'\n"})
    args = ("lint", "drafts/a.md", "--against", "wire")
    assert run(*args, cwd=desk).returncode == 0
    assert run(*args, "--no-config", cwd=desk).returncode == 1
    assert run(*args, "--severity", "value-conflict=error", cwd=desk).returncode == 1


def test_init_writes_a_configuration_that_holds_and_never_over_one(desk: Path) -> None:
    assert run("init", cwd=desk).stdout == "wrote claimcheck.toml\n"
    shown = json.loads(run("config", "show", cwd=desk).stdout)
    assert shown["settings"]["fail-on"] == "warning"
    assert run("lint", "drafts/a.md", "--against", "wire", cwd=desk).returncode == 1
    again = run("init", cwd=desk)
    assert again.returncode == 2
    assert "there is one already" in again.stderr


def test_every_commented_setting_of_the_template_is_sound(desk: Path) -> None:
    run("init", cwd=desk)
    lines = (desk / "claimcheck.toml").read_text(encoding="utf-8").splitlines()
    bare = [
        line[2:] if line.startswith("# ") and ("=" in line or line[2:3] == "[") else line for line in lines
    ]
    kept = [line for line in bare if not line.startswith("#") and ("=" in line or line.startswith("["))]
    fill(desk, {"claimcheck.toml": "\n".join(kept).replace("cache = true", "cache = false")})
    done = run("config", "show", cwd=desk)
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stdout)["settings"]
    schema = json.loads(run("config", "schema", cwd=desk).stdout)
    assert set(shown) == set(schema["$defs"]["Settings"]["properties"])


def test_the_same_input_gives_the_same_bytes(desk: Path) -> None:
    args = ("lint", "drafts/a.md", "--against", "wire", "--format", "json")
    runs = [run(*args, cwd=desk, env={"PYTHONHASHSEED": str(seed)}).stdout for seed in (1, 2)]
    assert runs[0] == runs[1]
    assert os.linesep.join(runs)
