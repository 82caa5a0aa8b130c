"""For each mention: what it is about, the role it plays, the period it holds for, who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from claimcheck.context import about, figure, period, speaker, subject
from claimcheck.context.scene import Scene
from claimcheck.document import Sentence
from claimcheck.model import Period, Subject

NOBODY: Final = Subject()


class Context(Struct, frozen=True):
    """What surrounds one mention."""

    about: str
    subject: Subject
    role: str
    when: Period | None
    speaker: str | None


class Setting(Struct, frozen=True):
    """What the mentions of one sentence share."""

    sentence: Sentence
    seen: subject.Survey
    dates: period.Dates
    said: speaker.Said


def settle(scene: Scene, sentence: Sentence, members: Sequence[int]) -> Setting:
    """The setting of a sentence whose mentions are `members`."""
    seen, dates = subject.survey(scene, sentence), period.dates(scene, members)
    return Setting(sentence, seen, dates, speaker.read(scene, sentence))


def read(scene: Scene, i: int, setting: Setting) -> Context:
    """The context of mention i in its sentence; of a name, which tells no fact, only who says it."""
    mention, sentence = scene.mentions[i], setting.sentence
    if mention.kind == "name":
        return Context("", NOBODY, "level", None, setting.said.of(mention.first))
    played = figure.read(scene, mention, sentence)
    found = subject.read(scene, i, setting.seen, played.direction)
    dated = mention.kind in ("date", "time")
    when = None if dated else period.read(scene, i, sentence, setting.dates, played.role)
    return Context(about.read(scene, i, sentence), found, played.role, when, setting.said.of(mention.first))
