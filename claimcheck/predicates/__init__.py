"""The named tests that rules may use, each from a case to the conflicts it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from claimcheck.predicates import conversions, dated, facts, naming, speakers, swapped
from claimcheck.predicates.case import Case, Conflict
from claimcheck.predicates.changes import arriving, gains, growth
from claimcheck.predicates.directions import trends
from claimcheck.predicates.shares import fractions, parted
from claimcheck.predicates.sums import averages, exceeding, margins, products, totals, within
from claimcheck.predicates.times import calendar, lives, spans, standing
from claimcheck.rulebook import Rule

Test = Callable[[Case, Rule], Iterator[Conflict]]

TESTS: Final[dict[str, Test]] = {
    "values-apart": facts.values_apart,
    "speakers-apart": speakers.speakers_apart,
    "speakers-apart-within": speakers.speakers_apart_within,
    "units-swapped": facts.units_swapped,
    "kinds-swapped": swapped.kinds_swapped,
    "directions-opposed": trends.directions_opposed,
    "figures-move": facts.figures_move,
    "power-of-ten": facts.power_of_ten,
    "periods-apart": facts.periods_apart,
    "rates-apart-within": conversions.rates_apart_within,
    "rates-apart-between": conversions.rates_apart_between,
    "rates-off-day": dated.rates_off_day,
    "average-off": averages.average_off,
    "change-off": arriving.change_off,
    "gain-off": gains.gain_off,
    "growth-off": growth.growth_off,
    "sum-off": exceeding.sum_off,
    "spellings-apart": naming.spellings_apart,
    "romanisations-apart": naming.romanisations_apart,
    "roles-apart": naming.roles_apart,
    "product-off": products.product_off,
    "margin-off": margins.margin_off,
    "part-exceeds": within.part_exceeds,
    "parts-exceed": exceeding.parts_exceed,
    "list-off": totals.list_off,
    "shares-apart": fractions.shares_apart,
    "share-off": parted.share_off,
    "units-apart": conversions.units_apart,
    "age-off-birth": lives.age_off_birth,
    "age-off-making": standing.age_off_making,
    "duration-off-ends": spans.duration_off_ends,
    "clocks-apart": spans.clocks_apart,
    "weekday-off-date": calendar.weekday_off_date,
}
