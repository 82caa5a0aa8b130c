"""Physical units: their forms in text and their sizes, exact for those of news, from pint for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal
from functools import cache
from typing import Any, Final

from msgspec import Struct

from claimcheck import lexicon
from claimcheck.document import TOKEN, Document
from claimcheck.model import Canonical

NEAR: Final = Context(prec=18)
FINE: Final = Context(prec=34)
# Units of one piece, defined so in news_units.txt, though their names look like rates.
WHOLE: Final = frozenset(
    ("pound_per_square_inch", "part_per_million", "part_per_billion", "part_per_trillion")
)
POWERS: Final = frozenset("23")
LENGTHS: Final = ("", "meter", "square_meter", "cubic_meter")
BASES: Final = {
    "meter ** 2": "square_meter", "meter ** 3": "cubic_meter", "meter / second": "meter_per_second",
    "kilogram * meter ** 2 / second ** 2": "joule", "kilogram * meter ** 2 / second ** 3": "watt",
    "kilogram / meter / second ** 2": "pascal",
}  # fmt: skip


class Rates(Struct, frozen=True):
    """The words of "barrels a day"."""

    per: str
    times: str
    named: str
    heads: str


class Rare(Struct, frozen=True):
    """Unit words that pint knows, spelt out or made of prefix and root."""

    prefixes: str
    roots: str
    words: str


class Words(Struct, frozen=True):
    """units.toml: dimensions by base unit, rates, and what is ambiguous or guarded."""

    dimensions: dict[str, str]
    rates: Rates
    offsets: dict[str, Decimal]
    ambiguous: dict[str, str]
    settled: dict[str, dict[str, str]]
    guards: dict[str, str]
    rare: Rare


class Unit(Struct, frozen=True):
    """A unit's size in its dimension's base unit: base = unit * factor + offset."""

    name: str
    base: str
    factor: Decimal
    offset: Decimal = Decimal(0)


class Form(Struct, frozen=True):
    """One way to write a unit: its further tokens, and the exact spelling where case counts."""

    unit: str
    rest: tuple[str, ...]
    spelling: str | None


@cache
def words(locale: str) -> Words:
    """The unit words of a locale's language."""
    data: Words = lexicon.section(locale, "units", Words)
    return data


@cache
def guard(locale: str, name: str) -> frozenset[str]:
    """The words of one guard."""
    return frozenset(words(locale).guards[name].split())


@cache
def settled(locale: str, unit: str) -> str:
    """The unit that a word means in the article's country; "" where the locale names none."""
    countries = words(locale).settled
    return countries.get(locale.replace("_", "-"), {}).get(unit, "")


@cache
def table(locale: str) -> dict[str, Unit]:
    """The units whose exact size is in the lexicon, by name."""
    data = words(locale)
    lines = ((base, line) for base, lines in data.dimensions.items() for line in lines.splitlines() if line)
    rows = ((base, *line.split()[:2]) for base, line in lines)
    zero = Decimal(0)
    return {name: Unit(name, base, Decimal(size), data.offsets.get(name, zero)) for base, name, size in rows}


@cache
def forms(locale: str) -> dict[str, tuple[Form, ...]]:
    """All forms by their first token in lower case, the longest first."""
    data = words(locale)
    found: dict[str, list[Form]] = {}
    for name, written in _written(data):
        form = _form(name, written)
        found.setdefault(_tokens(written)[0].lower(), []).append(form)
    for name in _rare(data.rare):
        plain = name.replace("metre", "meter").replace("litre", "liter").replace("gramme", "gram")
        tokens = [name.replace("_", " "), name.replace("_", " ") + "s"]
        for first, *rest in (text.split() for text in tokens):
            found.setdefault(first, [Form(plain, tuple(rest), None)])
    return {first: tuple(sorted(group, key=_rank)) for first, group in found.items()}


@cache
def times(locale: str) -> dict[str, str]:
    """The units of time that may stand below a rate bar, by word."""
    lines = words(locale).rates.times.splitlines()
    rows = [line.split() for line in lines if line]
    return {form: row[0] for row in rows for form in row}


def match(doc: Document, i: int) -> tuple[str, int] | None:
    """The unit whose form starts at token i, and the token after it."""
    if i >= len(doc.words):
        return None
    for form in forms(doc.article.locale).get(doc.words[i], ()):
        last = _last(doc, i, form)
        if last:
            return form.unit, last
    return None


def resolve(name: str, locale: str = "en") -> Unit | None:
    """A unit by name: from the table, put together from its parts, or from pint."""
    known = table(locale).get(name)
    if known:
        return known
    if "_per_" in name:
        return _rate(name, locale)
    if name[0].isdigit():
        times, _, of = name.partition("_")
        whole = resolve(of, locale)
        return None if whole is None else Unit(name, whole.base, whole.factor * Decimal(times))
    return _from_pint(name)


def canonical(name: str, low: Decimal | None, high: Decimal | None, locale: str = "en") -> Canonical | None:
    """An interval of a unit in the base unit of its dimension."""
    unit = resolve(name, locale)
    return Canonical(_scale(low, unit), _scale(high, unit), unit.base) if unit else None


def difference(unit: Unit, low: Decimal | None, high: Decimal | None) -> Canonical:
    """A difference of temperatures: the size of the degree without the zero of its scale."""
    step = Unit(unit.name, "delta_degree_Celsius", unit.factor)
    return Canonical(_scale(low, step), _scale(high, step), step.base)


def hull(
    names: tuple[str, ...], low: Decimal | None, high: Decimal | None, locale: str = "en"
) -> Canonical | None:
    """What an interval can mean at most while its unit is any of `names`; None across dimensions."""
    each = [c for c in (canonical(name, low, high, locale) for name in names) if c]
    if not each or any(c.unit != each[0].unit for c in each):
        return None
    lows, highs = [c.low for c in each if c.low is not None], [c.high for c in each if c.high is not None]
    return Canonical(min(lows) if lows else None, max(highs) if highs else None, each[0].unit)


@cache
def registry() -> Any:
    """A registry of pint with the units of news; the import costs a quarter of a second, so only here."""
    import pint

    pints: Any = pint.UnitRegistry(on_redefinition="ignore", non_int_type=Decimal)
    pints.load_definitions(lexicon.FOLDER / "news_units.txt")
    return pints


def spell(name: str) -> str:
    """A unit's name as an expression that pint parses: "tonne_per_year" is "tonne / year"."""
    if name in WHOLE:
        return name
    return " / ".join(f"({_times(part)})" if part[0].isdigit() else part for part in name.split("_per_"))


def _times(part: str) -> str:
    return part.replace("_", " * ", 1)


@cache
def _from_pint(name: str) -> Unit | None:
    import pint

    try:
        size = registry().Quantity(Decimal(1), spell(name)).to_base_units()
    except (pint.PintError, AttributeError):
        return None
    return Unit(name, _base(str(size.units)), NEAR.create_decimal(str(size.magnitude)))


def _base(written: str) -> str:
    """A unit that pint spells "meter ** 2", by the name that the table gives it."""
    return BASES.get(written, written)


def _rate(name: str, locale: str) -> Unit | None:
    above, _, below = name.rpartition("_per_")
    top, bottom = resolve(above, locale), resolve(below, locale)
    if not top or not bottom:
        return None
    return Unit(name, _quotient(top.base, bottom.base), FINE.divide(top.factor, bottom.factor))


def _quotient(top: str, bottom: str) -> str:
    """The base unit of a rate; litres per square metre are a depth."""
    if top in LENGTHS and bottom in LENGTHS and LENGTHS.index(top) > LENGTHS.index(bottom):
        return LENGTHS[LENGTHS.index(top) - LENGTHS.index(bottom)]
    return f"{top}_per_{bottom}"


def _scale(value: Decimal | None, unit: Unit) -> Decimal | None:
    if value is None:
        return None
    return NEAR.plus(FINE.add(FINE.multiply(value, unit.factor), unit.offset))


def _written(data: Words) -> Iterator[tuple[str, str]]:
    for lines in (*data.dimensions.values(), data.rates.named):
        for line in lines.splitlines():
            name, *written = line.split() or [""]
            yield from ((name, form) for form in written if not _size(form))


def _size(form: str) -> bool:
    return form.replace(".", "", 1).isdigit()


def _rare(rare: Rare) -> Iterator[str]:
    roots = [prefix + root for root in rare.roots.split() for prefix in rare.prefixes.split()]
    yield from (*roots, *rare.words.split())


def _form(unit: str, written: str) -> Form:
    tokens = _tokens(written)
    exact = len(written) == 1 or written != written.lower()
    return Form(unit, tuple(t.lower() for t in tokens[1:]), "".join(tokens) if exact else None)


def _tokens(written: str) -> list[str]:
    return [written] if written.isalpha() else TOKEN.findall(written.replace("_", " "))


def _rank(form: Form) -> tuple[int, bool]:
    return -len(form.rest), form.spelling is None


def _last(doc: Document, i: int, form: Form) -> int:
    """The token after a form that starts at i; 0 if it does not stand there. Hyphens may join its words."""
    at = i + 1
    for word in form.rest:
        if at < len(doc.words) and doc.words[at] == "-" and word != "-":
            at += 1
        if at >= len(doc.words) or doc.words[at] != word or (word in POWERS and not doc.tight(at - 1)):
            return 0
        at += 1
    if form.spelling and _letters(doc, i, at) != form.spelling:
        return 0
    return at


def _letters(doc: Document, first: int, last: int) -> str:
    return "".join(doc.text[doc.starts[k] : doc.ends[k]] for k in range(first, last) if doc.words[k] != "-")
