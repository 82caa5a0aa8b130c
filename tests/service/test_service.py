"""The endpoint as a content system meets it: a process, a socket, JSON in and a report out."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

STEEL = "Builders of the Orlow bridge used 4,312 tonnes of steel."
OTHER = "Builders of the Orlow bridge used 4,912 tonnes of steel, the ministry said."
ASKED = {
    "drafts": [{"text": STEEL, "id": "draft"}],
    "against": [{"text": OTHER, "id": "wire", "source": "Agency"}],
}


def started(*options: str) -> tuple[subprocess.Popen[str], int]:
    """A server as a process, and its port."""
    command = [sys.executable, "-m", "claimcheck", "serve", "--port", "0", *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    match = re.search(r"http://127\.0\.0\.1:(\d+)", process.stderr.readline())
    assert match
    return process, int(match[1])


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    process, port = started("--max-size", "1", "--workers", "1")
    yield port
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0


def ask(
    port: int, body: object = ASKED, path: str = "/check", method: str = "POST", **headers: str
) -> tuple[int, str, bytes]:
    """The status, media type and body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    given = {"Content-Type": "application/json"} | {
        key.replace("_", "-"): value for key, value in headers.items()
    }
    connection.request(method, path, data if method == "POST" else None, given)
    reply = connection.getresponse()
    found = reply.read()
    connection.close()
    return reply.status, reply.headers.get_content_type(), found


def refused(reply: tuple[int, str, bytes]) -> tuple[int, str]:
    status, kind, body = reply
    assert kind == "application/json"
    return status, json.loads(body)["error"]["code"]


def test_a_draft_is_checked_against_its_sources(port: int) -> None:
    status, kind, body = ask(port)
    assert (status, kind) == (200, "application/json")
    report = json.loads(body)
    assert report["schema"] == "claimcheck/report/1"
    assert [finding["rule"] for finding in report["findings"]] == ["value-conflict"]
    assert {article["id"] for article in report["articles"]} == {"draft", "wire"}


def test_findings_between_sources_alone_are_not_the_drafts(port: int) -> None:
    asked = {"drafts": [{"text": "Nothing to count."}], "against": [{"text": STEEL}, {"text": OTHER}]}
    assert json.loads(ask(port, asked)[2])["findings"] == []


def test_the_same_request_gives_the_same_bytes(port: int) -> None:
    assert ask(port) == ask(port)


def test_a_suppression_in_the_text_is_heeded(port: int) -> None:
    text = f"{STEEL} <!-- claimcheck: ignore[value-conflict] checked -->"
    assert json.loads(ask(port, ASKED | {"drafts": [{"text": text}]})[2])["findings"] == []


@pytest.mark.parametrize(
    ("form", "kind"), [("sarif", "application/sarif+json"), ("html", "text/html"), ("concise", "text/plain")]
)
def test_a_report_comes_in_the_format_asked_for(port: int, form: str, kind: str) -> None:
    status, found, body = ask(port, ASKED | {"format": form})
    assert (status, found) == (200, kind)
    assert b"value-conflict" in body


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "bad-request"),
        (b"\xff", "bad-request"),
        ({}, "bad-request"),
        ({"drafts": []}, "bad-request"),
        (ASKED | {"darfts": []}, "bad-request"),
        ({"drafts": [{"text": ""}]}, "bad-request"),
        ({"drafts": [{"text": 5}]}, "bad-request"),
        ({"drafts": [{"text": "x", "published": "soon"}]}, "bad-date"),
        ({"drafts": [{"text": "x", "id": "a"}, {"text": "y", "id": "a"}]}, "same-id"),
        (ASKED | {"select": ["valu-conflict"]}, "unknown-rule"),
        (ASKED | {"format": "pdf"}, "unknown-format"),
        (b"[" * 100_000, "bad-request"),
    ],
)
def test_what_is_wrong_in_a_request_is_said(port: int, body: object, code: str) -> None:
    assert refused(ask(port, body)) == (400, code)


def test_a_request_meant_for_another_host_is_refused(port: int) -> None:
    assert refused(ask(port, Host="evil.example:80")) == (403, "not-here")
    assert refused(ask(port, Host="127.0.0.1.evil.example")) == (403, "not-here")
    assert refused(ask(port, Origin="https://evil.example")) == (403, "not-here")
    assert ask(port, Host=f"localhost:{port}", Origin=f"http://localhost:{port}")[0] == 200


def test_only_json_is_taken(port: int) -> None:
    assert refused(ask(port, Content_Type="text/plain")) == (415, "not-json")


def test_a_request_past_the_limit_is_refused_unread(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(
            b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: 1000000000\r\n\r\n"
        )
        assert b" 413 " in line.recv(65536)


def test_a_body_of_unknown_length_is_refused(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(
            b"POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        )
        assert b" 411 " in line.recv(65536)


def test_there_is_nothing_else(port: int) -> None:
    assert refused(ask(port, path="/etc/passwd")) == (404, "not-found")
    assert refused(ask(port, path="/check", method="GET")) == (404, "not-found")


def test_the_description_is_openapi_and_names_every_setting(port: int) -> None:
    status, _, body = ask(port, path="/openapi.json", method="GET")
    told = json.loads(body)
    OpenAPIV31SpecValidator(told).validate()
    assert status == 200
    request = told["components"]["schemas"]["Request"]
    assert set(request["properties"]) == {"drafts", "against", "select", "ignore", "severity", "format"}
    assert "post" in told["paths"]["/check"]


def test_a_check_that_takes_too_long_is_ended_and_the_next_one_answered() -> None:
    process, port = started("--timeout", "0.1", "--workers", "1")
    try:
        many = " ".join(
            f"In 2024 the {n} mills of Orlow made {n}{n % 7}5 tonnes of steel." for n in range(20_000)
        )
        assert refused(ask(port, {"drafts": [{"text": many}]})) == (504, "too-slow")
        assert refused(ask(port, b"{"))[0] in (400, 504)  # a worker that starts anew may be late once more
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
