"""Names and roles are read as their corpora say; acronyms are tied to the forms that spell them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck import layout
from claimcheck.model import Article, Mention, Name
from claimcheck.normalizers import acronyms, name, role

CORPUS = Path(__file__).parent.parent / "corpus"
NAMES = tomllib.loads((CORPUS / "name.toml").read_text(encoding="utf-8"))["cases"]
ROLES = tomllib.loads((CORPUS / "role.toml").read_text(encoding="utf-8"))["cases"]


def mentions(text: str, kind: str) -> list[Mention]:
    doc = layout.open(Article(text=text))
    find = name.find if kind == "name" else role.find
    return sorted(find(doc, ()), key=lambda mention: mention.start)


def shown(text: str, kind: str) -> list[str]:
    out = []
    for mention in mentions(text, kind):
        value = mention.value
        assert isinstance(value, Name)
        last = value.holder if kind == "role" else value.sort
        out.append(f"{text[mention.start : mention.end]} | {value.name} | {last}")
    return out


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case["text"][:40])
def test_names_read_as_their_case_says(case: dict[str, str]) -> None:
    assert shown(case["text"], "name") == case.get("reads", "").strip().splitlines()


@pytest.mark.parametrize("case", ROLES, ids=lambda case: case["text"][:40])
def test_roles_read_as_their_case_says(case: dict[str, str]) -> None:
    assert shown(case["text"], "role") == case.get("reads", "").strip().splitlines()


@pytest.mark.parametrize("cases", [NAMES, ROLES], ids=["name", "role"])
def test_as_many_cases_are_quiet_as_fire(cases: list[dict[str, str]]) -> None:
    quiet = [case for case in cases if not case.get("reads")]
    assert len(quiet) * 2 >= len(cases)


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("the World Health Organization (WHO) said", {"WHO": "World Health Organization"}),
        ("the Financial Review Agency (AFR) said", {"AFR": "Financial Review Agency"}),
        ("an individual identification number (IIN)", {"IIN": "individual identification number"}),
        ("strong anti-money laundering (AML) rules", {"AML": "anti-money laundering"}),
        ("the WHO (World Health Organization) said", {"WHO": "World Health Organization"}),
        ("the bank (WHO) said", {}),
        ("World Health Organization (Geneva) said", {}),
        ("a long wait (ALSO) for nothing", {}),
        ("(WHO) said", {}),
        ("World Health Organization (WHO", {}),
    ],
)
def test_an_acronym_is_tied_only_to_words_that_spell_it(text: str, ties: dict[str, str]) -> None:
    assert acronyms.tie(layout.open(Article(text=text))) == ties


PIECES = (
    "Aa ",
    "Aa Bb of ",
    "Bank of ",
    "Dr. ",
    "John Smith, ",
    "(AB) ",
    "director of the ",
    "de la ",
    "Mr Aa's ",
    "Bank Aa\n",
)


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_runs_are_read_to_the_end(piece: str) -> None:
    text = piece * 5_000
    for kind in ("name", "role"):
        assert all(0 <= m.start < m.end <= len(text) for m in mentions(text, kind))
