"""The project's own files: locks, metadata, what is built, and the size of functions and modules."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import claimcheck

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
LOCKS = ("requirements.txt", "requirements-dev.txt")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
DEV = {Requirement(line).name for line in PROJECT["optional-dependencies"]["dev"]}
LONGEST_FUNCTION = 50
LONGEST_MODULE = 350


def lock(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    return {package: version for package, version, _ in PIN.findall(lock(name))}


def declared() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(line) for lines in (PROJECT["dependencies"], *extras) for line in lines]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_nothing_but_hashed_pins(name):
    rest = PIN.sub("", lock(name))
    assert [line for line in rest.splitlines() if line.strip() and not line.startswith("    # via ")] == []
    assert pins(name)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_host(name):
    assert re.findall(r"\S+://\S*|^-\S.*", lock(name), re.MULTILINE) == []


def test_both_locks_pin_the_same_versions():
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_every_dependency_has_a_lower_bound_that_its_pin_satisfies():
    pinned = pins("requirements-dev.txt")
    for need in declared():
        assert [s.operator for s in need.specifier] == [">="], f"{need}: one lower bound, no cap"
        assert pinned[canonicalize_name(need.name)] in need.specifier, f"{need}: run make lock"


def imported() -> set[str]:
    nodes = [node for path in modules() for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - {"claimcheck"}


def test_each_package_that_is_imported_has_its_home_held_by_a_contract():
    contracts = PYPROJECT["tool"]["importlinter"]["contracts"]
    held = {module for contract in contracts for module in contract.get("protected_modules", ())}
    assert imported() - held == {"msgspec"}


def test_what_is_imported_is_declared_and_what_is_always_installed_is_imported():
    owners = packages_distributions()
    used = {canonicalize_name(owners[module][0]) for module in imported()}
    always = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    declared_at_all = {canonicalize_name(need.name) for need in declared() if need.name not in DEV}
    assert always <= used <= declared_at_all


def unpinned(distribution: Distribution, pinned: dict[str, str], python: str, platform: str) -> Iterator[str]:
    where = {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": platform}
    for need in map(Requirement, distribution.requires or ()):
        wanted = need.marker is None or need.marker.evaluate(where | {"extra": ""})
        if wanted and canonicalize_name(need.name) not in pinned:
            yield f"{distribution.metadata['Name']} on {platform} with Python {python}: {need}"


@pytest.mark.parametrize("platform", ["linux", "darwin"])
@pytest.mark.parametrize("python", PYTHONS)
def test_the_lock_is_whole_on_every_supported_python(python, platform):
    pinned = pins("requirements-dev.txt")
    here = {canonicalize_name(d.metadata["Name"]): d for d in distributions()}
    if {name: here[name].version for name in pinned if name in here} != pinned:
        pytest.skip("this is not the locked environment that make builds")
    assert [gap for name in pinned for gap in unpinned(here[name], pinned, python, platform)] == []


def test_the_package_has_the_version_of_the_project():
    assert claimcheck.__version__ == PROJECT["version"]
    assert f"## {PROJECT['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def files(pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling, the build backend, is not installed")
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(out)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    return out


@pytest.mark.slow
def test_the_wheel_holds_the_package_its_data_and_the_rules(built):
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    kinds = ("py", "toml", "css", "js", "html")
    wanted = {name for kind in kinds for name in files(f"claimcheck/**/*.{kind}")}
    wanted |= {"claimcheck/py.typed"}
    assert wanted - names == set()
    rules = {f"claimcheck/_{name}" for name in files("rules/*.toml")}
    assert rules
    assert {name for name in names if name.startswith("claimcheck/_rules/")} >= rules
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"claimcheck"}


@pytest.mark.slow
def test_the_wheel_and_the_checkout_load_the_same_rules(built, tmp_path):
    (wheel,) = built.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path)
    assert rules_seen_from(tmp_path) == rules_seen_from(ROOT)


def rules_seen_from(folder: Path) -> list[str]:
    code = "import claimcheck.rulebook as r; print(r.__file__, *(rule.id for rule in r.load()), sep='\\n')"
    command = [sys.executable, "-c", code]
    seen = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        check=True,
        capture_output=True,
        text=True,
    )
    module, *ids = seen.stdout.splitlines()
    assert Path(module).is_relative_to(folder)
    assert ids
    return ids


@pytest.mark.slow
def test_the_wheel_carries_the_licence_and_names_it(built):
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        text = archive.read(metadata).decode()
        assert any(n.endswith("/licenses/LICENSE") for n in archive.namelist())
    assert "License-Expression: Apache-2.0\n" in text


@pytest.mark.slow
def test_the_sdist_holds_what_a_build_and_its_tests_need(built):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[-1] for name in archive.getnames()}
    wanted = {"pyproject.toml", "LICENSE", "README.md", "CHANGELOG.md", "Makefile", *LOCKS}
    wanted |= files("rules/*.toml") | files("seeds/*.txt") | files("tests/**/*.py")
    assert wanted - names == set()


def modules() -> list[Path]:
    return sorted((ROOT / "claimcheck").rglob("*.py"))


def test_no_function_is_longer_than_a_screen():
    assert [row for path in modules() for row in long_functions(path)] == []


def long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if size > LONGEST_FUNCTION:
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {size} lines"


def test_no_module_is_longer_than_a_few_screens():
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {str(path): size for path, size in sizes.items() if size > LONGEST_MODULE} == {}


def test_every_module_says_in_one_sentence_what_it_is():
    for path in modules():
        doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        assert doc, path
        assert doc.splitlines()[0].endswith("."), path
