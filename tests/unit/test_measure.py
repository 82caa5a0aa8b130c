"""Measures are read as the corpus says, in the right size, and with pint only where it is needed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck import layout
from claimcheck.model import Article, Mention, Quantity
from claimcheck.normalizers import measure, numerals, units

CORPUS = Path(__file__).parent.parent / "corpus" / "measure.toml"
CASES = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["cases"]


def read(text: str, locale: str = "en") -> list[Mention]:
    doc = layout.open(Article(text=text, locale=locale))
    return list(measure.find(doc, numerals.find(doc)))


def one(text: str, locale: str = "en") -> Quantity:
    (mention,) = read(text, locale)
    assert isinstance(mention.value, Quantity)
    return mention.value


def shown(text: str, mention: Mention) -> str:
    value = mention.value
    assert isinstance(value, Quantity)
    ends = value.number if isinstance(value.number, tuple) else (value.number,)
    return f"{text[mention.start : mention.end]} | {' '.join(format(n, 'f') for n in ends)} | {value.unit}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_text_reads_as_its_case_says(case: dict[str, str]) -> None:
    text = case["text"]
    assert [shown(text, mention) for mention in read(text)] == (case.get("reads") or "").splitlines()


def test_at_least_half_as_many_cases_are_quiet_as_fire() -> None:
    quiet = [case for case in CASES if not case.get("reads")]
    assert len(quiet) * 2 >= len(CASES) - len(quiet)


@pytest.mark.parametrize("name", sorted(set(units.table("en")) - {"celsius", "fahrenheit"}))
def test_each_size_of_the_table_is_the_one_that_pint_gives(name: str) -> None:
    unit = units.table("en")[name]
    base = units.spell(unit.base).replace("ampere_second", "ampere * second")
    size = units.registry().Quantity(1, units.spell(name)).to(base)
    assert abs(Decimal(str(size.magnitude)) - unit.factor) <= unit.factor * Decimal("1e-9")


@pytest.mark.parametrize(("celsius", "fahrenheit"), [("0", "32"), ("100", "212"), ("-40", "-40")])
def test_both_scales_of_temperature_meet_in_kelvin(celsius: str, fahrenheit: str) -> None:
    one, other = units.resolve("celsius"), units.resolve("fahrenheit")
    assert one is not None
    assert other is not None
    kelvin = Decimal(celsius) * one.factor + one.offset
    assert abs(Decimal(fahrenheit) * other.factor + other.offset - kelvin) < Decimal("1e-12")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("6.8 metres", "22.3 feet"), ("3.2 km", "2 miles"), ("4,800 pounds", "2,177 kg"),
        ("38.3°C", "101°F"), ("210 hectares", "519 acres"), ("194 km/h", "121 mph"),
        ("212 litres of water per square metre", "212 mm"),
        ("2.4 tons", "2,177 kg"),
    ],
)  # fmt: skip
def test_a_measure_and_its_conversion_meet(a: str, b: str) -> None:
    left, right = one(a).canonical, one(b).canonical
    assert left is not None
    assert right is not None
    assert left.unit == right.unit
    assert None not in (left.low, left.high, right.low, right.high)
    assert max(left.low, right.low) <= min(left.high, right.high)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("text", "locale", "unit"),
    [
        ("It holds 40 tons.", "en-US", "ton"), ("It holds 40 tons.", "en_AU", "tonne"),
        ("It holds 40 gallons.", "en-GB", "imperial_gallon"),
        ("It was 38 degrees outside.", "en-US", "fahrenheit"),
        ("It was 38 degrees outside.", "en-GB", "celsius"), ("It holds 40 metric tons.", "en-US", "tonne"),
    ],
)  # fmt: skip
def test_the_country_settles_an_ambiguous_unit(text: str, locale: str, unit: str) -> None:
    assert one(text, locale).unit == unit
    assert one(text, locale).units == ()


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("It holds 40 tons.", ("ton", "tonne", "long_ton")),
        ("It holds 40 gallons.", ("gallon", "imperial_gallon")),
        ("It was 38 degrees outside.", ("celsius", "fahrenheit")), ("It holds 40 long tons.", ()),
        ("It digs 40 tons a day.", ("ton_per_day", "tonne_per_day", "long_ton_per_day")),
    ],
)  # fmt: skip
def test_an_ambiguous_unit_stays_a_set_without_a_country(text: str, options: tuple[str, ...]) -> None:
    assert one(text).units == options


def test_a_difference_of_temperatures_is_no_temperature() -> None:
    level, step = one("It was 1.5°C.").canonical, one("It warmed by 1.5°C.").canonical
    assert level is not None
    assert step is not None
    assert (level.unit, step.unit) == ("kelvin", "delta_degree_Celsius")


def test_a_difference_restated_in_brackets_is_one_too() -> None:
    values = [m.value for m in read("It warmed by 1.5°C (2.7°F).")]
    bases = [v.canonical.unit for v in values if isinstance(v, Quantity) and v.canonical]
    assert bases == ["delta_degree_Celsius", "delta_degree_Celsius"]


def test_the_units_of_news_are_read_without_pint() -> None:
    code = (
        "import sys; from claimcheck import layout; from claimcheck.model import Article;"
        "from claimcheck.normalizers import measure, numerals;"
        "doc = layout.open(Article(text='It is 5 km, 3 barrels a day and 38°C.'));"
        "assert len(list(measure.find(doc, numerals.find(doc)))) == 3; sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_unit_beyond_the_table_is_sized_by_pint() -> None:
    canonical = one("He ran five furlongs.").canonical
    assert canonical is not None
    assert canonical.unit == "meter"
    assert canonical.low is not None
    assert canonical.high is not None
    assert canonical.low < Decimal("1005.84") < canonical.high


PIECES = ("99999", "5 km ", "5 km/", "km ", "5 m x ", "5t ", "5° ", "5 degrees ", "kg per ")
RUNS = (*(piece * 10_000 for piece in PIECES), "5 " + "km/" * 10_000)


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run[:6])
def test_hostile_runs_are_read_to_the_end(run: str) -> None:
    assert all(0 <= m.start < m.end <= len(run) for m in read(run))
