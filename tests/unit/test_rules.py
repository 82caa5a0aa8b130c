"""Every rule that ships is proved by its own examples."""

from __future__ import annotations

import pytest

from claimcheck import rulebook, ruletest
from claimcheck.errors import ClaimcheckError
from claimcheck.predicates import TESTS

RULES = rulebook.load()
OUTCOMES = list(ruletest.prove(RULES))


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda o: f"{o.rule}-{o.number}")
def test_an_example_fires_or_stays_quiet_as_it_says(outcome: ruletest.Outcome) -> None:
    assert outcome.flagged == outcome.expected, outcome.text


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_has_an_example_of_each_outcome(rule: rulebook.Rule) -> None:
    assert {example.flag for example in rule.examples} == {True, False}


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_names_a_test_that_exists_and_explains_itself(rule: rulebook.Rule) -> None:
    assert rule.test in TESTS
    assert len(rule.explain.split()) >= 10


def test_no_test_is_without_a_rule() -> None:
    assert {rule.test for rule in RULES} == set(TESTS)


def test_rules_come_after_those_they_give_way_to() -> None:
    at = {rule.id: n for n, rule in enumerate(RULES)}
    assert all(at[name] < at[rule.id] for rule in RULES for name in rule.after)


def test_an_unknown_key_names_file_and_key(tmp_path) -> None:
    shipped = next(rulebook.CHECKOUT.glob("value-conflict.toml")).read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text("colour = 1\n" + shipped, encoding="utf-8")
    with pytest.raises(ClaimcheckError) as caught:
        rulebook.load(tmp_path)
    assert "mine.toml" in str(caught.value)
    assert "colour" in str(caught.value)


def test_an_empty_folder_is_no_rulebook(tmp_path) -> None:
    with pytest.raises(ClaimcheckError, match="no rule files"):
        rulebook.load(tmp_path)
