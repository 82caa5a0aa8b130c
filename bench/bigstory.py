"""One story of any size, made up by rule: a flood that every outlet covers, each in other words.

A few facts stand in most articles, many in a few (each district has its own), a quarter of the articles is
reprinted, and one telling in thirty gets a figure wrong. Nothing is drawn by chance: each choice is a
checksum of what it is for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import count
from zlib import crc32

from claimcheck import Article, extract
from claimcheck.model import Claim

Forms = tuple[str, ...]

HEADS = (
    "Ar Bel Cor Dun East Fair Glen Har Ing Jar Kel Low Mar Nor Ost Pen Quar Roth Sel Tar Ul Var Wex Yar Ash"
    " Bram Crick Dart Ell Fen Gal Hol Iver Kirk Lang Mel Neth Oak Pol Rav"
).split()
TAILS = (
    "bury combe dale ford gate ham holt ley mere mouth ness port stead stoke thorpe ton vale well wick worth"
)
DISTRICTS = [head + tail for head in HEADS for tail in TAILS.split()]
PEOPLE = "Adler Bakare Castel Duran Eriks Fabre Greco Haddad Ivanov Jansen Kimura Lopes Moreau Novak".split()
DAYS = 31  # that the story lasts
ASIDES = (
    "", "Meanwhile, ", "On Monday, ", "In a first count, ", "According to the latest figures, ",
    "By the evening, ", "In the meantime, ", "As reporters learned, ",
)  # fmt: skip

# What everybody tells; {n} is the figure.
CORE: tuple[Forms, ...] = (
    (
        "The flood killed {n} people, the interior ministry said.",
        "At least {n} people died in the flooding, according to the interior ministry.",
        "Officials put the number of dead at {n} people.",
        "{n} people lost their lives when the river burst its banks.",
    ),
    (
        "Some {n} people are still missing, rescuers said.",
        "Rescuers are searching for {n} missing people.",
        "{n} people have not been found.",
    ),
    (
        "The government released ${n} million in emergency aid on Monday.",
        "Emergency aid of ${n} million was approved by the government.",
        "The cabinet set aside ${n} million for emergency relief.",
    ),
    (
        "The river rose {n} centimetres within a day, the weather service said.",
        "Water in the river climbed by {n} centimetres in 24 hours.",
    ),
    (
        "More than {n} homes lost electricity, the grid operator said.",
        "The grid operator reported {n} homes without electricity.",
        "Power was cut to {n} homes across the valley.",
    ),
    (
        "About {n} soldiers were sent to the valley to help.",
        "The army deployed {n} soldiers to the flooded valley.",
    ),
    (
        "Rail services on {n} lines were suspended.",
        "The railway stopped trains on {n} lines.",
    ),
    (
        "Insurers expect damage of €{n} million.",
        "The damage was put at €{n} million by insurers.",
        "Insured losses will reach €{n} million, the industry association said.",
    ),
)  # fmt: skip

# What is told of one district {place}; {who} speaks.
LOCAL: tuple[Forms, ...] = (
    (
        "In {place}, {n} houses were destroyed, mayor {who} said.",
        "The flood destroyed {n} houses in {place}.",
        "Mayor {who} of {place} counted {n} destroyed houses.",
    ),
    (
        "{n} residents of {place} were evacuated to a school.",
        "Firefighters moved {n} residents out of {place} to a school.",
        "About {n} people had to leave their homes in {place}.",
    ),
    (
        "Repairs of the {place} bridge will cost ${n} million, {who} said.",
        "The bridge at {place} will be repaired for ${n} million.",
        "{who} put the cost of the {place} bridge at ${n} million.",
    ),
    (
        "The dam above {place} was built in {year} and was inspected {n} times.",
        "Inspectors had visited the {place} dam, built in {year}, {n} times.",
    ),
    (
        "Some {n} hectares of farmland round {place} are under water.",
        "Farmers near {place} lost crops on {n} hectares.",
    ),
    (
        "The {place} hospital treated {n} injured people on Sunday.",
        "{n} people were treated for injuries at the hospital in {place}.",
        "Doctors in {place} said that {n} injured people had come to the hospital.",
    ),
    (
        "The road to {place} will stay closed for {n} weeks.",
        "It will take {n} weeks to reopen the road to {place}.",
    ),
    (
        "Rainfall in {place} reached {n} millimetres, {m} percent more than usual.",
        "{place} had {n} millimetres of rain, {m} percent above the average.",
    ),
)  # fmt: skip


def claims(least: int) -> list[Claim]:
    """The claims of as many articles of the story as give `least` of them, cut there."""
    found: list[Claim] = []
    for article in articles():
        found += extract(article)
        if len(found) >= least:
            break
    return found[:least]


def articles() -> Iterator[Article]:
    """The articles of the story, without end; every fourth is the reprint of an earlier one."""
    for n in count():
        told = pick(n, "wire") % n if n % 4 == 3 else n
        published = dt.date(2024, 3, 1) + dt.timedelta(pick(told, "day") % DAYS)
        yield Article(text=_text(told), id=f"a{n:06}", source=f"Paper {n}", published=published)


def pick(*what: object) -> int:
    """A number that looks drawn by chance and is the same on every machine."""
    return crc32("/".join(map(str, what)).encode())


def _text(n: int) -> str:
    """An article: what everybody tells, then what one or two districts tell."""
    core = [_core(n, fact) for fact in range(len(CORE)) if pick(n, fact) % 2]
    near = [pick(n, "place") % _reach(n), pick(n, "other") % _reach(n)]
    told = [(place, fact) for place in near for fact in range(len(LOCAL)) if pick(n, place, fact) % 5 < 2]
    local = [_local(n, place, fact) for place, fact in told]
    return "\n\n".join((" ".join(core), " ".join(local)))


def _reach(n: int) -> int:
    """How many districts the story has come to by its nth article."""
    return min(len(DISTRICTS), 4 + n // 4)


def _core(n: int, fact: int) -> str:
    form = CORE[fact][pick(n, fact, "form") % len(CORE[fact])]
    return _aside(n, fact) + form.format(n=_told(n, "all", fact))


def _local(n: int, place: int, fact: int) -> str:
    form = LOCAL[fact][pick(n, place, fact, "form") % len(LOCAL[fact])]
    who = PEOPLE[pick(place, "who") % len(PEOPLE)]
    year = 1950 + pick(place, "year") % 60
    return _aside(n, place, fact) + form.format(
        place=DISTRICTS[place], who=who, year=year, n=_told(n, place, fact), m=_told(n, place, fact + 99)
    )


def _aside(*what: object) -> str:
    """What a sentence may begin with, so that few are printed twice word for word."""
    return ASIDES[pick(*what, "aside") % len(ASIDES)]


def _told(n: int, place: object, fact: int) -> str:
    """The figure of a fact as one article has it: one in thirty is off."""
    right = 11 + pick(place, fact, "figure") % (89, 989, 8989)[fact % 3]
    slip = pick(n, place, fact, "slip")
    wrong = (right * 10, int(str(right)[::-1]), right + 1 + slip % 7)[slip // 30 % 3]
    return f"{wrong if slip % 30 == 0 else right:,}"
