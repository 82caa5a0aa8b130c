"""The language server as an editor drives it: open, change, diagnostics, hover, code action, shutdown."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

STEEL = "Builders of the Orlow bridge used 4,312 tonnes of steel."
OTHER = "Builders of the Orlow bridge used 4,912 tonnes of steel, the ministry said.\n"
SERVER = [sys.executable, "-m", "claimcheck", "lsp", "--no-cache"]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "wire").mkdir()
    (tmp_path / "wire" / "agency.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "draft.md").write_text(
        f"---\nsource: The Daily\n---\n\n\U0001f309 {STEEL}\n", encoding="utf-8"
    )
    (tmp_path / "claimcheck.toml").write_text(
        '[[events]]\nname = "bridge"\ndrafts = ["*.md"]\nagainst = ["wire/"]\n', encoding="utf-8"
    )
    return tmp_path


@pytest_lsp.fixture(config=ClientServerConfig(server_command=SERVER, server_env=dict(os.environ)))
async def client(lsp_client: LanguageClient, desk: Path):
    await lsp_client.initialize_session(
        lsp.InitializeParams(
            process_id=None,
            root_uri=desk.as_uri(),
            capabilities=pytest_lsp.client_capabilities("visual-studio-code"),
        )
    )
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, file: Path, text: str | None = None) -> str:
    """The URI of a file that the client has opened."""
    uri = file.as_uri()
    words = file.read_text(encoding="utf-8") if text is None else text
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, lsp.LanguageKind.Markdown, 1, words))
    )
    return uri


async def found(client: LanguageClient, uri: str) -> list[lsp.Diagnostic]:
    await client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(client.diagnostics[uri])


def replaced(client: LanguageClient, uri: str, version: int, text: str) -> None:
    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            lsp.VersionedTextDocumentIdentifier(version, uri),
            [lsp.TextDocumentContentChangeWholeDocument(text)],
        )
    )


@pytest.mark.asyncio
async def test_a_conflict_is_marked_at_the_mention_and_points_to_the_other_side(client, desk):
    uri = opened(client, desk / "draft.md")
    (mark,) = await found(client, uri)
    assert (mark.source, mark.code, mark.severity) == (
        "claimcheck",
        "value-conflict",
        lsp.DiagnosticSeverity.Error,
    )
    before = len("\U0001f309 Builders of the Orlow bridge used ") + 1  # the bridge is two units of UTF-16
    assert mark.range == lsp.Range(lsp.Position(4, before), lsp.Position(4, before + len("4,312 tonnes")))
    (other,) = mark.related_information
    assert other.location.uri == (desk / "wire" / "agency.txt").as_uri()
    start = OTHER.index("4,912")
    assert other.location.range.start == lsp.Position(0, start)
    assert "4,912 tonnes" in other.message


@pytest.mark.asyncio
async def test_a_change_that_mends_the_draft_clears_it_without_a_save(client, desk):
    uri = opened(client, desk / "draft.md")
    assert await found(client, uri)
    replaced(client, uri, 2, (desk / "draft.md").read_text(encoding="utf-8").replace("4,312", "4,912"))
    assert await found(client, uri) == []
    replaced(client, uri, 3, (desk / "draft.md").read_text(encoding="utf-8"))
    assert await found(client, uri)


@pytest.mark.asyncio
async def test_hovering_over_a_figure_tells_how_it_was_read(client, desk):
    uri = opened(client, desk / "draft.md")
    (mark,) = await found(client, uri)
    ask = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), mark.range.start)
    told = await client.text_document_hover_async(ask)
    assert told.range == mark.range
    assert "4312" in told.contents.value.replace(",", "")
    assert "ton" in told.contents.value
    nowhere = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(4, 0))
    assert await client.text_document_hover_async(nowhere) is None


@pytest.mark.asyncio
async def test_the_code_action_inserts_a_suppression_that_is_heeded(client, desk):
    uri = opened(client, desk / "draft.md")
    (mark,) = await found(client, uri)
    document = lsp.TextDocumentIdentifier(uri)
    (action,) = await client.text_document_code_action_async(
        lsp.CodeActionParams(document, mark.range, lsp.CodeActionContext([mark]))
    )
    (edit,) = action.edit.changes[uri]
    lines = (desk / "draft.md").read_text(encoding="utf-8").split("\n")
    assert edit.range.start == edit.range.end == lsp.Position(4, len(lines[4]) + 1)
    lines[4] += edit.new_text
    assert edit.new_text.startswith(" <!-- claimcheck: ignore[value-conflict]")
    replaced(client, uri, 2, "\n".join(lines))
    assert await found(client, uri) == []


@pytest.mark.asyncio
async def test_a_suppression_that_nothing_obeys_is_marked(client, desk):
    text = (
        "Nothing here. <!-- claimcheck: ignore[value-conflict] old -->\n<!-- claimcheck: ignore[vale] x -->\n"
    )
    uri = opened(client, desk / "draft.md", text)
    marks = await found(client, uri)
    assert [(mark.code, mark.range.start.line) for mark in marks] == [
        ("unused-suppression", 0),
        ("unknown-rule", 1),
    ]
    assert list(marks[0].tags) == [lsp.DiagnosticTag.Unnecessary]


@pytest.mark.asyncio
async def test_a_broken_configuration_is_said_and_the_server_lives(client, desk):
    (desk / "claimcheck.toml").write_text('fail-onn = "error"\n', encoding="utf-8")
    opened(client, desk / "draft.md")
    await client.wait_for_notification(lsp.WINDOW_SHOW_MESSAGE)
    assert "did you mean 'fail-on'?" in client.messages[-1].message
    (desk / "claimcheck.toml").unlink()
    uri = opened(client, desk / "second.md", f"{STEEL}\n\nThe inspection was on Tuesday, 12 June 2025.\n")
    assert [mark.code for mark in await found(client, uri)] == ["weekday-off-date"]


@pytest.mark.asyncio
async def test_closing_a_document_takes_its_marks_back(client, desk):
    uri = opened(client, desk / "draft.md")
    assert await found(client, uri)
    client.text_document_did_close(lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(uri)))
    assert await found(client, uri) == []
