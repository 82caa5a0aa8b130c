"""HTML as plain text, one block a line, and the facts a page states about itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

HIDDEN: Final = frozenset((
    "script", "style", "head", "template", "noscript", "svg", "iframe", "object", "form", "button", "select",
    "nav", "textarea",
))  # fmt: skip
BLOCKS: Final = frozenset((
    "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "section",
    "article", "header", "footer", "aside", "main", "figure", "figcaption", "table", "tr", "pre",
    "hr", "dl", "dt", "dd", "details", "summary", "address", "body",
))  # fmt: skip


def tree(html: str) -> Any:
    """The parsed page; None where there is nothing to parse."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(html.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def plain(html: str) -> str:
    """The text of HTML, a blank line between its blocks and a dash before its list items."""
    page = tree(html) if html.strip() else None
    if page is None:
        return ""
    rows = "".join(_pieces(page)).split("\n")
    return "\n\n".join(row for row in (" ".join(row.split()) for row in rows) if row.strip("- "))


def _pieces(page: Any) -> Iterator[str]:
    """The strings of a page in order, with line breaks round blocks; no recursion, whatever the depth."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]

    walker = iterwalk(page, events=("start", "end"))
    for event, node in walker:
        if event == "start":
            yield "\n" if node.tag in BLOCKS else ""
            if node.tag in HIDDEN:
                walker.skip_subtree()
            else:
                yield ("- " if node.tag == "li" else "") + _flat(node.text)
        else:
            yield {"td": " ", "th": " "}.get(node.tag, "\n" if node.tag in BLOCKS else "")
            yield _flat(node.tail) if node is not page else ""


def _flat(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""
