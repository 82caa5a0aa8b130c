"""For each mention: what it is about, the role it plays, the period it holds for, who says so."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from claimcheck.context import about, figure, period, speaker, subject
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence
from claimcheck.model import Period, Subject


class Context(Struct, frozen=True):
    """What surrounds one mention."""

    about: str
    subject: Subject
    role: str
    when: Period | None
    speaker: str | None


def read(scene: Scene, i: int, sentence: Sentence) -> Context:
    """The context of mention i in its sentence."""
    mention = scene.mentions[i]
    played = figure.read(scene, mention, sentence)
    found = replace(subject.read(scene, i, sentence), direction=played.direction)
    when = None if mention.kind in ("date", "time") else period.read(scene, i, sentence)
    return Context(about.read(scene, i, sentence), found, played.role, when, speaker.read(scene, sentence))
