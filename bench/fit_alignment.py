"""Fit the weights of alignment's levels on labelled clusters: python -m bench.fit_alignment GOLD_DIR.

Prints, for pairs of claims whose values agree and for pairs whose values differ, by which factor the labels
would change the weight of each level, by logistic regression: over the pairs of labelled mentions that agree,
and over all pairs that differ, for a figure that nobody labelled is of another fact. The weights
are in `claimcheck/align/score.py`, rounded; where the labels tell nothing they stay at a round prior.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from math import exp, log
from pathlib import Path

import claimcheck
from claimcheck import align, rates
from claimcheck.align import blocks, matching, traits
from claimcheck.extraction import extract
from claimcheck.model import Claim

RATE, ROUNDS, RIDGE = 0.05, 4000, 0.002

Row = tuple[dict[str, float], bool]


def main(folder: Path) -> None:
    """Print the fitted weights for claims that agree and for claims that differ."""
    rows: dict[str, list[Row]] = {"agree": [], "differ": []}
    for gold in sorted(folder.glob("*/gold.json")):
        for relation, row in _pairs(gold):
            rows[relation].append(row)
    for relation, found in rows.items():
        sys.stdout.write(f"{relation}: {len(found)} pairs, {sum(same for _, same in found)} of one fact\n")
        for name, factor in fit(found).items():
            sys.stdout.write(f"  {name:20} {factor:+.2f}\n")


def _pairs(gold: Path) -> Iterator[tuple[str, Row]]:
    """The pairs of one cluster that are fitted, each with the levels that claimcheck gives it."""
    labels = json.loads(gold.read_text(encoding="utf-8"))
    texts = {a["id"]: claimcheck.read(gold.parent / a["file"])[0] for a in labels["articles"]}
    claims = [claim for article in texts.values() for claim in extract(article)]
    facts = _labelled(labels, texts, claims)
    known = traits.read(claims)
    ties = align.tied(claims, range(len(claims)), known)
    scores = matching.match(known, blocks.pairs(known), ties, rates.settle(claims), claims)
    for (i, j), score in scores.items():
        relation = "differ" if score.relation == "differ" else "agree"
        if relation == "differ" or (i in facts and j in facts):
            levels = {name: float(bits) for name, bits in score.levels}
            yield relation, (levels, bool(facts.get(i, set()) & facts.get(j, set())))


def _labelled(labels: dict, texts: dict, claims: list[Claim]) -> dict[int, set[str]]:
    """The facts of each claim that covers a labelled mention."""
    facts: dict[int, set[str]] = defaultdict(set)
    for fact in labels["facts"]:
        for mention in fact["mentions"]:
            article = texts[mention["article"]]
            quote = article.text.find(mention["quote"])
            start = article.text.find(mention["mention"], quote) if quote >= 0 else -1
            end = start + len(mention["mention"])
            for i, claim in enumerate(claims):
                if start >= 0 and claim.article == article.id and claim.start < end and start < claim.end:
                    facts[i].add(fact["id"])
    return facts


def fit(rows: list[Row]) -> dict[str, float]:
    """The factor of each level, and the intercept in bits: logistic regression by gradient descent."""
    names = sorted({name for levels, _ in rows for name in levels})
    weights = dict.fromkeys(["intercept", *names], 0.0)
    for _ in range(ROUNDS):
        slope = dict.fromkeys(weights, 0.0)
        for levels, same in rows:
            odds = weights["intercept"] + sum(weights[n] * bits for n, bits in levels.items())
            miss = same - 1 / (1 + exp(-max(-30.0, min(30.0, odds * log(2)))))
            slope["intercept"] += miss
            for name, bits in levels.items():
                slope[name] += miss * bits
        for name in weights:
            weights[name] += RATE * (slope[name] / len(rows) - RIDGE * weights[name])
    return weights


if __name__ == "__main__":
    main(Path(sys.argv[1]))
