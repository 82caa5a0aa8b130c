"""How decimals and zones are written in the report's JSON."""

from __future__ import annotations

from decimal import Decimal


def decimal(value: Decimal | None) -> str | None:
    """A decimal string without exponent or trailing zeros; None for None."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def zone(minutes: int) -> str:
    """A distance from UTC in minutes as "+05:30"."""
    sign, size = ("-", -minutes) if minutes < 0 else ("+", minutes)
    return f"{sign}{size // 60:02d}:{size % 60:02d}"
