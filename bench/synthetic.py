"""News made up by rule: stories of several voices whose figures agree or differ, in any number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import claimcheck
from claimcheck.model import Claim

VOICES = 4
PLACES = (
    "Arlen Brixton Corvale Dunmore Eastwick Farrow Glenholt Harwick Islemere Jarrow Kelsby Lowmoor Marden"
    " Norwell Ostley Penrith Quarley Rothbury Selwick Tarvin Ulverton Varley Wexcombe Yarrow"
).split()
THINGS = (
    "bridge hospital school factory tunnel harbour airport museum stadium library dam railway mine farm"
    " warehouse prison tower market theatre laboratory refinery orchard"
).split()
EVENTS = "closed opened burned flooded collapsed reopened expanded stopped moved failed".split()


def claims(least: int) -> list[Claim]:
    """The claims of as many made-up stories as give `least` of them, cut there."""
    found: list[Claim] = []
    for article in articles():
        found += claimcheck.extract(article)
        if len(found) >= least:
            return found[:least]
    return found


def articles() -> Iterator[claimcheck.Article]:
    """Articles without end, story after story, each told by several voices."""
    for story in count():
        for voice in range(VOICES):
            yield claimcheck.Article(text=_text(story, voice), id=f"{story}-{voice}", source=f"Voice {voice}")


def _text(story: int, voice: int) -> str:
    """A story as one voice tells it; every seventh telling is off by one."""
    place, thing, event = PLACES[story % 24], THINGS[story % 22], EVENTS[story // 3 % 10]
    year, killed, hurt, cost = 2015 + story % 11, 2 + story % 89, 5 + story % 397, 11 + story % 983
    off = (story + voice) % 7 == 0
    return (
        f"The {place} {thing} {event} in March {year}, officials said. {killed + off} workers died and"
        f" {hurt} people were injured in {place}.\n\n"
        f"Repairs of the {thing} will cost ${cost} million, {3 + off} % more than planned,"
        f" and take {hurt % 17 + 2} months."
    )
