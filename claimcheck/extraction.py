"""From an article to its claims: lay it out, find the mentions, read the context of each."""

from __future__ import annotations

from claimcheck import context, layout, normalizers
from claimcheck.context import pairs, scene
from claimcheck.model import Article, Claim, Span


def extract(article: Article) -> list[Claim]:
    """The claims of an article in text order; their ids count within it."""
    doc = layout.open(article)
    mentions = normalizers.find(doc)
    stage = scene.read(doc, mentions)
    tied = pairs.tie(doc, mentions)
    claims = []
    for i, mention in enumerate(mentions):
        sentence = doc.sentence_of(mention.first)
        if sentence is None:
            continue
        around = context.read(stage, tied.get(i, i), sentence)
        claims.append(
            Claim(
                id=claim_id(article, i),
                article=article.id,
                start=mention.start,
                end=mention.end,
                text=article.text[mention.start : mention.end],
                sentence=Span(sentence.start, sentence.end),
                kind=mention.kind,
                value=mention.value,
                about=around.about,
                when=around.when,
                speaker=around.speaker,
                role=around.role,
                trace=mention.trace,
                pair=claim_id(article, tied[i]) if i in tied else None,
                subject=around.subject,
            )
        )
    return claims


def claim_id(article: Article, i: int) -> str:
    """The id of an article's i-th mention."""
    return f"{article.id}#{i + 1}"
