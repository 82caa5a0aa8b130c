"""What a newcomer does by the docs: install the wheel, lint, set aside, baseline, pre-commit, GitHub."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from process import OTHER, STEEL, fill

ROOT = Path(__file__).resolve().parents[2]
DOCS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
EVENT = '[[events]]\nname = "bridge"\ndrafts = ["drafts/bridge*.md"]\nagainst = ["wire/bridge/"]\n'
UNREACHABLE = ("No matching distribution", "Could not find a version", "Connection", "Temporary failure")

pytestmark = pytest.mark.slow


def done(
    *args: str | Path, cwd: Path, status: int = 0, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A command that ends with a status."""
    found = subprocess.run(
        list(map(str, args)), cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    assert found.returncode == status, found.stdout + found.stderr
    return found


@pytest.fixture(scope="module")
def bin_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds nothing but the wheel and what it needs."""
    home = tmp_path_factory.mktemp("newcomer")
    done(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", home, cwd=ROOT)
    (wheel,) = home.glob("*.whl")
    done(sys.executable, "-m", "venv", home / "venv", cwd=home)
    pip = [
        str(home / "venv" / "bin" / "python"),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-compile",
        str(wheel),
    ]
    found = subprocess.run(pip, cwd=home, capture_output=True, text=True, timeout=600, check=False)
    if found.returncode and any(word in found.stderr for word in UNREACHABLE):
        pytest.skip("the package index cannot be reached, so the wheel's dependencies cannot be installed")
    assert found.returncode == 0, found.stderr
    return home / "venv" / "bin"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return fill(tmp_path, {"draft.md": STEEL, "drafts/bridge-2.md": STEEL, "wire/bridge/agency.txt": OTHER})


@pytest.fixture
def claimcheck(bin_: Path, desk: Path):
    def run(line: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        """A command line that the docs hold, run as it stands there."""
        assert any(line in page for page in DOCS.values()), f"no page tells: {line}"
        env = {
            "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
            "CLAIMCHECK_CACHE_DIR": str(desk / ".cache"),
        }
        return done("bash", "-c", line, cwd=desk, status=status, env=env)

    return run


def test_the_first_lint_suppression_and_baseline(claimcheck, desk: Path) -> None:
    assert "4,912 tonnes" in claimcheck("claimcheck lint draft.md --against wire/", status=1).stdout
    comment = re.search(r"<!-- claimcheck: ignore\[value-conflict\] the ministry's.*?-->", DOCS["lint.md"])
    assert comment
    fill(desk, {"draft.md": f"{STEEL.rstrip()} {comment[0]}\n"})
    assert "1 set aside" in claimcheck("claimcheck lint draft.md --against wire/").stdout
    claimcheck("claimcheck init")
    with (desk / "claimcheck.toml").open("a", encoding="utf-8") as file:
        file.write(EVENT)
    assert EVENT.strip() in DOCS["lint.md"]
    assert "4,912 tonnes" in claimcheck("claimcheck lint wire/bridge/agency.txt", status=1).stdout
    claimcheck("claimcheck baseline write claimcheck-baseline.json")
    assert "1 set aside" in claimcheck("claimcheck lint --baseline claimcheck-baseline.json").stdout
    claimcheck("claimcheck baseline prune claimcheck-baseline.json")
    assert len(json.loads((desk / "claimcheck-baseline.json").read_text())["findings"]) == 1


def test_the_pages_commands_for_ci_write_their_files(claimcheck, desk: Path) -> None:
    fill(desk, {"claimcheck.toml": EVENT})
    claimcheck("claimcheck lint --format gitlab:claims.json", status=1)
    assert json.loads((desk / "claims.json").read_text())
    claimcheck("claimcheck lint --format junit:claims.xml", status=1)
    assert "<failure" in (desk / "claims.xml").read_text()


def hooks(home: Path) -> Path:
    """A repository with the project's hooks, run from the path in place of an environment of pre-commit's."""
    listed = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    fill(home, {".pre-commit-hooks.yaml": yaml.safe_dump([hook | {"language": "system"} for hook in listed])})
    return repository(home)


def repository(folder: Path) -> Path:
    who = ("-c", "user.name=x", "-c", "user.email=x@x.example")
    done("git", "init", "--quiet", cwd=folder)
    done("git", "add", "-A", cwd=folder)
    done("git", *who, "commit", "--quiet", "--no-verify", "-m", "x", cwd=folder)
    done("git", "tag", "v0.1.0", cwd=folder)
    return folder


@pytest.mark.parametrize("changed", ["drafts/bridge-2.md", "wire/bridge/agency.txt"])
def test_pre_commit_sees_all_files_of_an_event_whichever_changed(
    bin_: Path, tmp_path: Path, desk: Path, changed: str
) -> None:
    page = re.search(r"```yaml\n# \.pre-commit-config\.yaml\n(.*?)```", DOCS["ci.md"], re.DOTALL)
    assert page
    home = tmp_path / "hooks"
    config = re.sub(r"https://github\.com/OWNER/claimcheck\b.*", str(hooks(home)), page[1])
    more = {f"notes/other-{n}.md": STEEL for n in range(40)}
    fill(desk, {".pre-commit-config.yaml": config, "claimcheck.toml": EVENT, ".gitignore": "hooks\n", **more})
    repository(desk)
    env = {"PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT_HOME": str(tmp_path / "store")}
    run = (sys.executable, "-m", "pre_commit", "run", "--files")
    failed = done(*run, changed, "notes/other-1.md", cwd=desk, env=env, status=1).stdout
    assert failed.count("value-conflict") == 1
    assert "drafts/bridge-2.md:1:" in failed
    assert "Passed" in done(*run, "notes/other-1.md", "notes/other-2.md", cwd=desk, env=env).stdout
    everything = done(sys.executable, "-m", "pre_commit", "run", "-a", cwd=desk, env=env, status=1).stdout
    assert everything.count("value-conflict") == 1


def test_the_action_annotates_the_change(bin_: Path, tmp_path: Path, desk: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    given = {name: entry["default"] for name, entry in action["inputs"].items()}
    given |= {"drafts": "draft.md\n", "against": "wire/\n\n", "sarif": "claims.sarif", "args": "--no-cache"}
    env = {
        key: given[re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)[1]]
        for key, value in step["env"].items()
    }
    (tmp_path / "runner").mkdir()
    (tmp_path / "runner" / "claimcheck").symlink_to(bin_.parent)
    env |= {"RUNNER_TEMP": str(tmp_path / "runner"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}
    found = done(
        "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=desk, env=env, status=1
    )
    (line,) = found.stdout.splitlines()
    assert line.startswith("::error file=draft.md,line=1,")
    assert json.loads((desk / "claims.sarif").read_text())["version"] == "2.1.0"
    assert "4,912 tonnes" in (tmp_path / "summary.md").read_text(encoding="utf-8")
    calm = env | {"FAIL_ON": "never"}
    done("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=desk, env=calm)


def test_a_part_that_is_not_installed_is_named(bin_: Path, desk: Path) -> None:
    said = done(bin_ / "claimcheck", "lsp", cwd=desk, status=2).stderr
    assert said.startswith("claimcheck: the language server needs ")
    assert said.endswith("(pip install 'claimcheck-news[lsp]')\n")
    assert "pip install 'claimcheck-news[lsp]'" in DOCS["editors.md"]
