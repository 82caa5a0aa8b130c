"""From an article to its claims: lay it out, find the mentions, read the context of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from claimcheck import context, layout, normalizers
from claimcheck.context import Setting, pairs, scene, trends
from claimcheck.context.scene import Scene
from claimcheck.model import Article, Claim, Mention, Span


def extract(article: Article) -> list[Claim]:
    """The claims of an article in text order; ids count within it, movements without a figure last."""
    doc = layout.open(article)
    mentions = normalizers.find(doc)
    stage = scene.read(doc, mentions)
    tied = pairs.tie(doc, mentions)
    claims = []
    for sentence, members in stage.sentences():
        setting = context.settle(stage, sentence, members)
        claims += [_claim(stage, i, tied.get(i), setting) for i in members]
    moved = trends.find(stage)
    return sorted([*claims, *_moved(stage, moved)], key=lambda c: c.start) if moved else claims


def _moved(stage: Scene, moved: list[Mention]) -> Iterator[Claim]:
    """The claims of movements without a figure, which are no part of what others are read by."""
    begin = len(stage.mentions)
    firsts = [mention.first for mention in stage.mentions]
    whole = replace(stage, mentions=[*stage.mentions, *moved])
    for sentence, members in stage.doc.by_sentence([mention.first for mention in moved]):
        beside = range(bisect_left(firsts, sentence.first), bisect_left(firsts, sentence.last))
        setting = context.settle(whole, sentence, beside)
        yield from (_claim(whole, begin + n, None, setting) for n in members)


def _claim(stage: Scene, i: int, pair: int | None, setting: Setting) -> Claim:
    """The claim that mention i makes, in the context of the mention before it that it converts if it does."""
    article, mention, sentence = stage.doc.article, stage.mentions[i], setting.sentence
    apart = pair is None or stage.mentions[pair].first < sentence.first
    around = context.read(stage, i if pair is None or apart else pair, setting)
    return Claim(
        id=claim_id(article, i), article=article.id, start=mention.start, end=mention.end,
        text=article.text[mention.start : mention.end], sentence=Span(sentence.start, sentence.end),
        kind=mention.kind, value=mention.value, about=around.about, when=around.when,
        speaker=around.speaker, role=around.role, trace=mention.trace,
        pair=None if pair is None else claim_id(article, pair), subject=around.subject,
    )  # fmt: skip


def claim_id(article: Article, i: int) -> str:
    """The id of an article's i-th mention."""
    return f"{article.id}#{i + 1}"
