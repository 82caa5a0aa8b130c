"""Word documents: their text as if every tracked change were accepted."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from claimcheck.model import Article, Note
from claimcheck.readers import markup
from claimcheck.readers.reading import Reading, declares_entities, line

LARGEST: Final = 20_000_000
TITLE: Final = re.compile(rb"<dc:title>([^<]{1,500})</dc:title>")


def read(data: bytes, path: str, stem: str) -> Reading:
    """The one article of a document. Its dates are of the file, not of publication, and are left."""
    fault = _fault(data)
    if fault:
        return Reading((), (Note(None, "unreadable", f"{path}: {fault}"),))
    import mammoth

    page = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(_no_image))
    article = Article(text=markup.plain(page.value), id=stem, path=path, line=0, title=_title(data))
    return Reading((article,), ())


def _no_image(_image: object) -> dict[str, str]:
    return {"src": ""}


def _fault(data: bytes) -> str | None:
    """Why a document is not opened: it is no archive, it would grow too large, or its XML is unsafe."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > LARGEST:
                return "it unpacks to more than 200 MB"
            parts = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
            unsafe = any(declares_entities(archive.read(name)) for name in parts)
            return "its XML declares entities" if unsafe else None
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        return f"no Word document: {error}"


def _title(data: bytes) -> str | None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/core.xml" not in archive.namelist():
            return None
        match = TITLE.search(archive.read("docProps/core.xml"))
    return line(markup.plain(match[1].decode("utf-8", errors="replace"))) if match else None
