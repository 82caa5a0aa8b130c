"""What was read and extracted before, kept on disk by content; a broken entry is made anew."""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

import claimcheck
from claimcheck.model import Article, Claim, Note
from claimcheck.readers.collecting import load_with
from claimcheck.readers.reading import Reading

FOLDER: Final = "CLAIMCHECK_CACHE_DIR"
MARK: Final = b"claimcheck\x01"
SUM: Final = 16
SHARD_BYTES: Final = 16_000_000  # for each of 16 shards
STALE: Final = 3600  # seconds by which a half-written file must be older than its neighbours
REMEMBERED: Final = 4000
MANY: Final = 40  # articles from which worker processes pay
LONG: Final = 400_000  # and characters
SOURCES: Final = ("*.py", "readers/*.py", "normalizers/*.py", "context/*.py", "lexicon/**/*.*")

T = TypeVar("T")
Step = Callable[[int], None]


def extract(article: Article) -> list[Claim]:
    """The claims of an article; what reads them is loaded when something is to be read."""
    from claimcheck.extraction import extract as read

    return read(article)


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(list[Claim])


class Cache:
    """Extraction that remembers: in memory, and in a folder unless that is None.

    `complaints` are the lines to be said of it; without `folder` it extracts as ever.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.complaints: list[str] = []
        self._memory: dict[str, list[Claim]] = {}
        self._readings: dict[str, Reading] = {}
        self._written: set[str] = set()

    def extract(self, article: Article) -> list[Claim]:
        """The claims of an article, extracted only where they are not known."""
        key = key_of(article)
        known = self._known(key)
        return known if known is not None else self._keep(key, extract(article))

    def load(self, name: str, data: bytes, path: str, stem: str) -> Reading:
        """What a reader makes of a file, kept like the claims."""
        key = _digest(b"\0".join((name.encode(), *(os.fsencode(part) for part in (path, stem)), data)))
        if key in self._readings:
            return self._readings[key]
        kept = self._kept(key, _unpacked) if self.folder else None
        if kept is not None:
            return _remember(self._readings, key, kept)
        reading = load_with(name, data, path, stem)
        self._store(key, lambda: _packed(reading))
        return _remember(self._readings, key, reading)

    def warm(self, articles: Sequence[Article], jobs: int = 1, step: Step | None = None) -> None:
        """Extract what is not known yet, in worker processes where that pays; `step` hears of progress."""
        missing = {key: a for a in articles if self._known(key := key_of(a)) is None}
        if step:
            step(len(articles) - len(missing))
        many = len(missing) >= MANY or sum(len(a.text) for a in missing.values()) >= LONG
        if jobs > 1 and many and len(missing) > 1:
            found: Iterable[list[Claim]] = _spread(list(missing.values()), jobs)
        else:
            found = map(extract, missing.values())
        for key, claims in zip(missing, found, strict=True):
            self._keep(key, claims)
            if step:
                step(1)

    def _known(self, key: str) -> list[Claim] | None:
        if key in self._memory or self.folder is None:
            return self._memory.get(key)
        claims: list[Claim] | None = self._kept(key, _DECODER.decode)
        return claims if claims is None else _remember(self._memory, key, claims)

    def _keep(self, key: str, claims: list[Claim]) -> list[Claim]:
        self._store(key, lambda: _ENCODER.encode(claims))
        return _remember(self._memory, key, claims)

    def _kept(self, key: str, unpack: Callable[[bytes], T]) -> T | None:
        """What an entry holds; None where there is none, or it is torn or foreign."""
        try:
            data = self._file(key).read_bytes()
        except OSError:
            return None
        body = data[len(MARK) + SUM :]
        if data.startswith(MARK + _sum(body)):
            try:
                return unpack(body)
            except (msgspec.MsgspecError, TypeError, ValueError):
                pass
        self._say(f"{self._file(key)}: broken cache entry, made anew")
        return None

    def _store(self, key: str, pack: Callable[[], bytes]) -> None:
        if self.folder is not None:
            body = pack()
            self._write(key, MARK + _sum(body) + body)

    def _write(self, key: str, data: bytes) -> None:
        """Put an entry in its place at once; the first failure ends all writing, and is said."""
        file = self._file(key)
        beside = file.with_name(f"{file.name}.{os.getpid()}.{threading.get_ident()}.part")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(data)
                beside.replace(file)
            finally:
                beside.unlink(missing_ok=True)
            self._written.add(key[0])
        except OSError as error:
            self._say(
                f"{self.folder}: cache not written: {error.strerror or error} (--no-cache does without)"
            )
            self.folder = None

    def _file(self, key: str) -> Path:
        return (self.folder or Path()) / key[0] / key

    def _say(self, line: str) -> None:
        self.complaints.append(line)

    def trim(self) -> None:
        """Remove the oldest entries of the shards that grew in this run past their bound."""
        for shard in sorted(self._written) if self.folder else ():
            _trim((self.folder or Path()) / shard)
        self._written.clear()


def _remember(memory: dict[str, T], key: str, value: T) -> T:
    """The value, kept in a memory that loses the oldest first."""
    while len(memory) >= REMEMBERED:
        memory.pop(next(iter(memory)), None)
    memory[key] = value
    return value


def _spread(articles: Sequence[Article], jobs: int) -> Iterable[list[Claim]]:
    """The claims of articles in their order, by worker processes."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    chunk = max(1, min(16, len(articles) // (jobs * 2)))
    with ProcessPoolExecutor(jobs, get_context("spawn"), _leave_interrupts) as pool:
        for data in pool.map(encoded, articles, chunksize=chunk):
            yield _DECODER.decode(data)


def _leave_interrupts() -> None:
    """Ctrl-C is for the parent process, which then ends us."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def encoded(article: Article) -> bytes:
    """The claims of an article as a worker process hands them over."""
    return _ENCODER.encode(extract(article))


def _trim(shard: Path) -> None:
    try:
        found = [(entry.stat(), entry.path) for entry in os.scandir(shard) if entry.is_file()]
    except OSError:
        return
    found.sort(key=lambda item: (-item[0].st_mtime_ns, item[1]))
    total = 0
    for n, (stat, path) in enumerate(found):
        total += stat.st_size
        late = found[0][0].st_mtime - stat.st_mtime
        if (n and total > SHARD_BYTES) or (path.endswith(".part") and late > STALE):
            Path(path).unlink(missing_ok=True)


def key_of(article: Article) -> str:
    """What an entry is found by: the article without its place, and all that reads it."""
    return _digest(_ENCODER.encode(replace(article, path=None, url=None, offset=0, line=1)))


def _digest(data: bytes) -> str:
    return blake2b(data, key=_reader(), digest_size=20).hexdigest()


def _sum(body: bytes) -> bytes:
    return blake2b(body, digest_size=SUM).digest()


@cache
def _reader() -> bytes:
    """A digest of the version and of the modules and words that make claims of texts."""
    home = Path(__file__).parent
    sums = blake2b(claimcheck.__version__.encode(), digest_size=32)
    for file in sorted({file for pattern in SOURCES for file in home.glob(pattern) if file.is_file()}):
        if not file.name.endswith(".pyc"):
            sums.update(file.read_bytes())
    return sums.digest()


def folder() -> Path:
    """The folder of the cache: CLAIMCHECK_CACHE_DIR, or the user's own for this program."""
    if named := os.environ.get(FOLDER):
        return Path(named).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path("claimcheck", appauthor=False)


class _Packed(Struct, frozen=True):
    """A reading as bytes; the day of publication, which may be a day or a moment, as it is written."""

    articles: tuple[dict[str, str | int | None], ...]
    notes: tuple[Note, ...]


def _packed(reading: Reading) -> bytes:
    articles = tuple({**asdict(a), "published": _written(a)} for a in reading.articles)
    return _ENCODER.encode(_Packed(articles, reading.notes))


def _unpacked(body: bytes) -> Reading:
    found = msgspec.msgpack.decode(body, type=_Packed)
    rows: Iterable[dict[str, Any]] = ({**row, "published": _day(row["published"])} for row in found.articles)
    return Reading(tuple(Article(**row) for row in rows), found.notes)


def _written(article: Article) -> str | None:
    return article.published.isoformat() if article.published else None


def _day(written: str | int | None) -> dt.date | dt.datetime | None:
    if not isinstance(written, str):
        return None
    return dt.datetime.fromisoformat(written) if "T" in written else dt.date.fromisoformat(written)
