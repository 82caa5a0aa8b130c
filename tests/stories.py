"""A story told by four outlets, as a report that the desk's pictures and browser tests review."""

from __future__ import annotations

import json
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

STORY = tomllib.loads((Path(__file__).parent / "corpus" / "harbour.toml").read_text("utf-8"))
ARTICLES = {article["id"]: article for article in STORY["articles"]}


def report() -> dict[str, Any]:
    """The story's report, by the contract."""
    made: dict[str, Any] = {
        "schema": "claimcheck/report/1",
        "articles": [{**told, "path": f"{told['id']}.txt", "locale": "en",
                      "url": f"https://example.org/{told['id']}"} for told in STORY["articles"]],
        "claims": [], "facts": [], "findings": [], "notes": [],
    }  # fmt: skip
    for number, told in enumerate(STORY["findings"]):
        _add(made, number, told)
    return made


def saved(folder: Path) -> Path:
    """The story's report in a file."""
    file = folder / "story.json"
    file.write_text(json.dumps(report()), "utf-8")
    return file


def _add(made: dict[str, Any], number: int, told: dict[str, Any]) -> None:
    about, sides = told["about"], told["sides"]
    names = [
        [_claim(made, article, words, side["value"], about) for article, words in side["claims"]]
        for side in sides
    ]
    said = "; ".join(
        f"{', '.join(ARTICLES[article]['source'] for article, _ in side['claims'])}: {side['value']}"
        for side in sides
    )
    every = list(chain.from_iterable(names))
    made["facts"].append({"id": f"f{number}", "about": about, "claims": every, "links": []})
    made["findings"].append(
        {
            **{key: told[key] for key in ("rule", "kind", "severity", "because")},
            "id": f"{number:016x}", "message": f"{about[0].upper()}{about[1:]}: {said}", "fact": f"f{number}",
            "sides": [{"value": s["value"], "claims": ids} for s, ids in zip(sides, names, strict=True)],
        }
    )  # fmt: skip


def _claim(made: dict[str, Any], article: str, words: str, value: str, about: str) -> str:
    text: str = ARTICLES[article]["text"]
    start = text.index(words)
    breaks = [text.rfind(sign, 0, start) + len(sign) for sign in (". ", "\n") if sign in text[:start]]
    first = max(breaks, default=0)
    stop = text.find(".", start + len(words))
    name = f"{article}:{start}"
    made["claims"].append(
        {
            "id": name, "article": article, "start": start, "end": start + len(words), "text": words,
            "sentence": [first, stop + 1], "about": about, "when": None, "speaker": None, **_read(value),
        }
    )  # fmt: skip
    return name


def _read(value: str) -> dict[str, Any]:
    """Kind and value of a claim by its side's words."""
    number = "".join(char for char in value if char.isdigit())
    if not number or value == number:
        day = f"{number}-01-01" if number else "2025-03-06"
        end = f"{number}-12-31" if number else day
        grain = "year" if number else "day"
        return {"kind": "date", "value": {"start": day, "end": end, "grain": grain, "basis": "stated"}}
    unit = "EUR" if "euros" in value else value.rpartition(" ")[2]
    scaled = f"{number}000000" if "million" in value else number
    interval = {"low": scaled, "high": scaled, "unit": unit}
    kind = "money" if unit == "EUR" else "count"
    return {"kind": kind, "value": {"number": scaled, "relation": "=", **interval, "canonical": interval}}
