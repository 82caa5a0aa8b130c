"""Recall of ranges and bounds: python -m bench.ranges FILE.jsonl [--misses].

The JSON lines hold `text` and `expected`: items whose `value` has `lo` and `hi`, one of them null where it
is open. An item is found when the figures of the text assert the same ends: one claim, or two claims whose
bounds close the range between them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

Ends = tuple[float | None, float | None]


def main(arguments: list[str]) -> int:
    """Print the recall; with --misses also the texts whose ranges were not found."""
    from claimcheck import Article, extract

    found = wanted = 0
    for line in Path(arguments[0]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ends = list(_asserted([claim.to_dict() for claim in extract(Article(text=row["text"]))]))
        for item in row["expected"]:
            want = (item["value"]["lo"], item["value"]["hi"])
            hit = any(_same(want, have) for have in ends)
            found, wanted = found + hit, wanted + 1
            if not hit and "--misses" in arguments:
                sys.stdout.write(f"{row['text']} | {want} | {ends}\n")
    sys.stdout.write(f"ranges found {found}/{wanted}, {100 * found / wanted:.1f} %\n")
    return 0


def _asserted(claims: list[dict[str, Any]]) -> Iterator[Ends]:
    """The ends that single claims and pairs of them assert."""
    single = [ends for claim in claims if (ends := _ends(claim["value"]))]
    yield from single
    for (low, high), (other_low, other_high) in combinations(single, 2):
        if low is not None and high is None and other_low is None:
            yield low, other_high
        if high is not None and low is None and other_high is None:
            yield other_low, high


def _ends(value: dict[str, Any]) -> Ends | None:
    """What the words of a figure bound, its rounding left aside."""
    number = value.get("number")
    if number is None:
        return None
    low, high = (map(float, number)) if isinstance(number, list) else (float(number), float(number))
    if value["relation"] in (">", ">="):
        return low, None
    return (None, high) if value["relation"] in ("<", "<=") else (low, high)


def _same(want: Ends, have: Ends) -> bool:
    return all(
        a is b or (a is not None and b is not None and abs(a - b) <= 1e-4 * max(abs(a), abs(b), 1e-9))
        for a, b in zip(want, have, strict=True)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
