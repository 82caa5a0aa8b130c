"""The protocol's side: documents in, diagnostics, hovers and code actions out."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

import claimcheck
from claimcheck.cache import Cache
from claimcheck.errors import ClaimcheckError
from claimcheck.lsp.desk import Desk, Mark, Seen, claim_at, hover, suppression
from claimcheck.report.places import Cited, remark

PAUSE: Final = 0.04  # seconds of quiet after a change before the draft is checked
LARGEST: Final = 2_000_000
SEVERITIES: Final = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "note": lsp.DiagnosticSeverity.Information,
}


class Lines:
    """A text's offsets as the protocol's positions, in the units that the client counts in."""

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self.encoding = encoding
        self.starts = [0, *(n + 1 for n, sign in enumerate(text) if sign == "\n")]

    def position(self, offset: int) -> lsp.Position:
        """The position of an offset."""
        line = bisect_right(self.starts, offset) - 1
        return lsp.Position(line, self._units(self.text[self.starts[line] : offset]))

    def offset(self, position: lsp.Position) -> int:
        """The offset of a position, or of the end of its line."""
        line = min(position.line, len(self.starts) - 1)
        start = self.starts[line]
        stop = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)
        left = position.character
        for at in range(start, stop):
            if left <= 0:
                return at
            left -= self._units(self.text[at])
        return stop

    def range(self, start: int, end: int) -> lsp.Range:
        """The range of [start, end)."""
        return lsp.Range(self.position(start), self.position(end))

    def _units(self, text: str) -> int:
        if self.encoding == lsp.PositionEncodingKind.Utf32:
            return len(text)
        if self.encoding == lsp.PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(ord(sign) > 0xFFFF for sign in text)


class Server(LanguageServer):
    """A language server with its desk and what it last saw of each document."""

    def __init__(self, cache: Cache) -> None:
        super().__init__("claimcheck", claimcheck.__version__)
        self.desk = Desk(cache)
        self.seen: dict[str, tuple[Seen, Lines]] = {}
        self.said = ""
        self.busy = asyncio.Lock()

    @property
    def encoding(self) -> str:
        """The units in which the client counts columns."""
        return str(self.workspace.position_encoding or lsp.PositionEncodingKind.Utf16)

    async def check(self, uri: str) -> None:
        """Check a document once nothing more is typed, and publish what is found; one check at a time."""
        version = self._version(uri)
        await asyncio.sleep(PAUSE)
        async with self.busy:
            if version is None or self._version(uri) != version:
                return
            text = self.workspace.get_text_document(uri).source
            if len(text) > LARGEST:
                self._say(f"{_path(uri)}: larger than {LARGEST // 1_000_000} MB, not checked")
                return
            try:
                seen = await asyncio.to_thread(self.desk.check, _path(uri), text)
            except (ClaimcheckError, OSError) as error:
                self._say(str(error))
                return
        self.said = ""
        if self._version(uri) == version:
            lines = Lines(seen.text, self.encoding)
            self.seen[uri] = (seen, lines)
            self._publish(uri, version, [diagnostic(mark, lines, self.encoding) for mark in seen.marks])

    def _version(self, uri: str) -> int | None:
        """The version of an open document; None once it is closed."""
        document = self.workspace.text_documents.get(uri)
        return document.version if document else None

    def forget(self, uri: str) -> None:
        """Take back what was published on a document."""
        self.seen.pop(uri, None)
        self._publish(uri, None, [])

    def _publish(self, uri: str, version: int | None, found: list[lsp.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    def _say(self, line: str) -> None:
        """Show an error, once while it lasts."""
        if line != self.said:
            self.said = line
            self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"claimcheck: {line}"))


def diagnostic(mark: Mark, lines: Lines, encoding: str) -> lsp.Diagnostic:
    """A mark as the protocol has it, with the other sides as related information."""
    related = [_related(cited, encoding) for cited in mark.related if cited.article.path]
    return lsp.Diagnostic(
        range=lines.range(mark.start, mark.end), message=mark.message, severity=SEVERITIES[mark.severity],
        code=mark.rule, source="claimcheck", related_information=related or None,
        tags=[lsp.DiagnosticTag.Unnecessary] if mark.idle else None,
    )  # fmt: skip


def _related(cited: Cited, encoding: str) -> lsp.DiagnosticRelatedInformation:
    uri = Path(cited.article.path or "").absolute().as_uri()
    where = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
    if cited.article.line:
        where = Lines(cited.article.text, encoding).range(cited.claim.start, cited.claim.end)
        for end in (where.start, where.end):
            end.line += cited.article.line - 1
    return lsp.DiagnosticRelatedInformation(lsp.Location(uri, where), remark(cited))


def _path(uri: str) -> str:
    """The file of a URI; a document that has none yet is a draft in no folder."""
    parts = urlsplit(uri)
    return unquote(parts.path) if parts.scheme == "file" else "untitled.md"


def make(cache: Cache) -> Server:
    """A server with its features, ready to be started."""
    server = Server(cache)

    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        given: Any = params.initialization_options or {}
        against = given.get("against", []) if isinstance(given, dict) else []
        root = Path(_path(params.root_uri)) if params.root_uri else Path()
        server.desk.against = tuple(str(root / str(path)) for path in against)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        await server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        await server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        await server.check(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        return _hover(server, params)

    options = lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, options)
    def asked(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return _actions(server, params)

    return server


def _hover(server: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    if params.text_document.uri not in server.seen:
        return None
    seen, lines = server.seen[params.text_document.uri]
    claim = claim_at(seen, lines.offset(params.position))
    if claim is None:
        return None
    where = lines.range(claim.start + seen.shift, claim.end + seen.shift)
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, hover(claim)), where)


def _actions(server: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    uri = params.text_document.uri
    if uri not in server.seen:
        return []
    seen, lines = server.seen[uri]
    start, end = lines.offset(params.range.start), lines.offset(params.range.end)
    found = []
    for mark in seen.marks:
        placed = suppression(seen, mark)
        if placed and mark.start <= end and start <= mark.end:
            found.append(_action(uri, mark, lines, server.encoding, *placed))
    return found


def _action(uri: str, mark: Mark, lines: Lines, encoding: str, at: int, words: str) -> lsp.CodeAction:
    edit = lsp.TextEdit(lines.range(at, at), words)
    return lsp.CodeAction(
        title=f"Ignore {mark.rule} on this line", kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(mark, lines, encoding)], edit=lsp.WorkspaceEdit(changes={uri: [edit]}),
    )  # fmt: skip
