"""The configuration of a project: its shape, where it is found, and what contradicts itself in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta, Struct

from claimcheck import tomlfile
from claimcheck.config import FailOn
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Severity
from claimcheck.tomlfile import Source

FILE: Final = "claimcheck.toml"
PROJECT: Final = "pyproject.toml"

Words = Annotated[tuple[str, ...], Meta(min_length=2)]
Paths = Annotated[tuple[str, ...], Meta(min_length=1)]
Locale = Annotated[str, Meta(pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$")]


class RuleSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """What a project changes of one rule: how grave it is, and the numbers that its test asks for."""

    severity: Severity | None = None
    settings: dict[str, str | int | float] = {}


class Event(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Drafts of one event and the sources that they are held against: files, folders or globs."""

    name: str
    drafts: Paths
    against: tuple[str, ...] = ()


class House(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Words of a newsroom's own: interchangeable ones, spellings of one name, and units."""

    synonyms: tuple[Words, ...] = ()
    names: tuple[Words, ...] = ()
    units: dict[str, str] = {}


class Settings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A configuration file; each option of the command line goes before it."""

    fail_on: FailOn | None = None
    formats: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules_folder: str | None = None
    baseline: str | None = None
    rates: str | None = None
    ecb_rates: bool = False
    locale: Locale | None = None
    cache: bool = True
    jobs: Annotated[int, Meta(ge=0, le=64)] = 0
    rules: dict[str, RuleSettings] = {}
    events: tuple[Event, ...] = ()
    house: House = House()


class Project(Struct, frozen=True):
    """Settings, the folder that their paths are relative to, and the file they came from."""

    settings: Settings = Settings()
    folder: Path = Path()
    source: Source | None = None
    table: tuple[str, ...] = ()

    def fault(self, slug: str, message: str, key: tuple[str | int, ...], mend: str) -> ClaimcheckError:
        """An error at a key of this configuration."""
        source = self.source
        path = (*self.table, *key)
        return ClaimcheckError(
            slug, message, key=tomlfile.dotted(path), mend=mend,
            file=source.path if source else None, line=source.line(path) if source else None,
        )  # fmt: skip

    def path(self, name: str) -> str:
        """A path of the configuration as the running program must open it."""
        here = Path(name)
        return str(here if here.is_absolute() else self.folder / here)


def find(start: Path) -> Project:
    """The nearest configuration at or above a folder; an empty one where there is none."""
    top = start.absolute()
    for up, folder in enumerate([top, *top.parents]):
        near = Path(*[".."] * up) if start == Path() else folder
        found = [project for name in (FILE, PROJECT) if (project := _read(near, name))]
        if len(found) > 1:
            message = f"{FILE} and [tool.claimcheck] of {PROJECT} both configure this folder"
            raise ClaimcheckError("two-configs", message, file=str(near), mend="keep one of them")
        if found:
            return found[0]
    return Project()


def load(file: Path) -> Project:
    """The configuration of a file."""
    project = _read(file.parent, file.name)
    if project is None and file.name == PROJECT and file.is_file():
        raise ClaimcheckError("no-config", "no [tool.claimcheck] in it", file=str(file), mend="add the table")
    if project is None:
        raise ClaimcheckError("no-config", "no such file", file=str(file), mend="run claimcheck init")
    return project


def _read(folder: Path, name: str) -> Project | None:
    file = folder / name
    if not file.is_file():
        return None
    table = ("tool", "claimcheck") if name == PROJECT else ()
    if table and b"claimcheck" not in file.read_bytes():
        return None
    source = tomlfile.parse(file)
    if table and "claimcheck" not in source.data.get("tool", {}):
        return None
    project = Project(tomlfile.convert(source, Settings, table), folder, source, table)
    for fault in _contradictions(project):
        raise fault
    return project


def _contradictions(project: Project) -> Iterator[ClaimcheckError]:
    """What a configuration asks for and forbids at once."""
    settings = project.settings
    for n, rule in enumerate(settings.ignore):
        if rule in settings.select:
            yield project.fault(
                "contradiction", f"{rule!r} is selected and ignored", ("ignore", n), "choose one"
            )
    names: dict[str, int] = {}
    for n, event in enumerate(settings.events):
        if event.name in names:
            yield project.fault(
                "contradiction", f"two events are named {event.name!r}", ("events", n, "name"), "rename one"
            )
        names[event.name] = n
