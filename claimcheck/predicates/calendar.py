"""Tests on dates: a weekday that does not fall on its date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from claimcheck.model import Period
from claimcheck.predicates.case import Case, Conflict
from claimcheck.rulebook import Rule

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MARK: Final = "weekday="


def weekday_off_date(case: Case, _: Rule) -> Iterator[Conflict]:
    """Dates written with a weekday that they do not fall on."""
    for claim in case.claims.values():
        named = next((step.removeprefix(MARK) for step in claim.trace if step.startswith(MARK)), None)
        if named not in DAYS or not isinstance(claim.value, Period) or claim.value.start is None:
            continue
        true = DAYS[claim.value.start.weekday()]
        if claim.value.start == claim.value.end and named != true:
            day = f"{claim.value.start.isoformat()} is a {true.capitalize()}"
            yield Conflict(
                ((claim,),),
                (claim.text,),
                (f"“{claim.text}” was read as {claim.value.start.isoformat()}", day),
            )
