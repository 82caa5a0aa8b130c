"""The edge at which the desk reads the clock: when a change was made is a fact about the editor."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """The present moment in UTC."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251 - the one place that may


def stamp(moment: dt.datetime) -> str:
    """A moment as events keep it: ISO 8601 in UTC, to the second."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
