"""The systems under measure, each as a function of a text; imported in an environment that has it alone."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable

Read = Callable[[str], object]


def claimcheck() -> Read:
    """All claims of a text, with their context."""
    from claimcheck import Article, extract

    return lambda text: extract(Article(text=text, id="bench"))


def quantulum3() -> Read:
    """The quantities of a text."""
    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    from quantulum3 import parser

    return parser.parse


def recognizers() -> Read:
    """The currencies, dimensions, temperatures, ages, percentages and numbers of a text."""
    warnings.simplefilter("ignore")
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    numbers, measures = NumberRecognizer(Culture.English), NumberWithUnitRecognizer(Culture.English)
    models = (
        measures.get_currency_model(), measures.get_dimension_model(), measures.get_temperature_model(),
        measures.get_age_model(), numbers.get_percentage_model(), numbers.get_number_model(),
    )  # fmt: skip
    return lambda text: [model.parse(text) for model in models]


def recognizers_dated() -> Read:
    """The same with dates and times, which claimcheck reads too."""
    import datetime as dt

    from recognizers_date_time import DateTimeRecognizer
    from recognizers_text import Culture

    quantities = recognizers()
    dates = DateTimeRecognizer(Culture.English).get_datetime_model()
    day = dt.datetime(2025, 6, 1)
    return lambda text: (quantities(text), dates.parse(text, day))


SYSTEMS: dict[str, Callable[[], Read]] = {
    "claimcheck": claimcheck,
    "quantulum3": quantulum3,
    "recognizers": recognizers,
    "recognizers-dated": recognizers_dated,
}
