"""The tables of kinds, readers, formats and commands: nothing listed is missing, nothing made is unlisted."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from claimcheck.cli import COMMANDS
from claimcheck.model import Kind
from claimcheck.normalizers import NORMALIZERS
from claimcheck.readers import READERS
from claimcheck.report import FORMATS

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
PACKAGE = ROOT / "claimcheck"
GOLD = {
    "csv": "findings",
    "csv-claims": "claims",
    "markdown": "md",
}  # formats whose gold file has another name


def modules(folder: str) -> set[str]:
    return {path.stem for path in (PACKAGE / folder).glob("*.py")} - {"__init__"}


def source(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))


def test_every_kind_of_the_contract_has_one_normalizer():
    # A number that nothing claims is what the last normalizer, count, makes of it.
    # A direction is what a movement without a figure tells (context/trends.py): it needs to know the figures.
    assert {*NORMALIZERS, "number", "direction"} == set(get_args(Kind))
    assert len(set(NORMALIZERS)) == len(NORMALIZERS)
    assert NORMALIZERS[-1] == "count"


@pytest.mark.parametrize("kind", NORMALIZERS)
def test_a_kind_has_a_module_that_finds_a_corpus_and_laws(kind):
    assert callable(import_module(f"claimcheck.normalizers.{kind}").find)
    assert [*(TESTS / "corpus").glob(f"{kind}*")], f"no cases for {kind} in tests/corpus"
    named = re.compile(rf"[\"']{kind}[\"']|import [^\n]*\b{kind}\b")
    assert named.search(source(TESTS / "property")), f"no laws for {kind} in tests/property"


@pytest.mark.parametrize("name", sorted(set(READERS.values())))
def test_a_reader_has_a_module_that_reads(name):
    assert callable(import_module(f"claimcheck.readers.{name}").read)


def test_a_module_that_reads_a_format_has_a_suffix():
    reading = {
        name
        for name in modules("readers")
        if "def read(data" in (PACKAGE / "readers" / f"{name}.py").read_text()
    }
    assert reading == set(READERS.values())


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_format_renders_and_has_a_report_to_compare_with(name):
    module, function = FORMATS[name].split(":")
    assert callable(getattr(import_module(module), function))
    wanted = GOLD.get(name, name)
    names = [path.name for path in (TESTS / "gold").iterdir()]
    assert any(
        found.startswith((f"{wanted}-", f"{wanted}.")) or found.endswith(f".{wanted}") for found in names
    )


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_has_a_module_and_a_line_of_help(name):
    module, line = COMMANDS[name]
    assert callable(import_module(module).command)
    assert line


def test_no_words_lie_unread_in_the_lexicon():
    code = source(PACKAGE)
    concepts = {path.stem for path in (PACKAGE / "lexicon").glob("*/*.toml")}
    assert {concept for concept in concepts if f'"{concept}"' not in code} == set()


def test_a_language_has_only_concepts_that_english_has():
    english = {path.stem for path in (PACKAGE / "lexicon" / "en").glob("*.toml")}
    assert {path.stem for path in (PACKAGE / "lexicon").glob("*/*.toml")} == english
