"""Web pages: the main content as lines of text, tables row by row; scripts and navigation never."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from ingest.errors import BrokenFile, EmptyFile, TooLarge
from ingest.model import Page, ReadDocument, Table
from ingest.reading.bounds import Bounds
from ingest.reading.plain import decode
from ingest.reading.rows import row_line

_DROP = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "nav",
    "footer",
    "header",
    "aside",
    "svg",
    "canvas",
    "button",
    "select",
    "textarea",
    "datalist",
    "head",
]
_BLOCK = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "br",
        "section",
        "article",
        "table",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "main",
        "center",
        # WebForms wraps whole pages in a form, so a form is text like any other block.
        "form",
    ]
)
# "font-size:0.9rem" is small, not hidden.
_NO_SIZE = re.compile(r"font-size:0(?:px|pt|em|rem|%)?(?:;|!|$)")
_ROLES = ("navigation", "banner", "contentinfo", "search", "menu")


def read_html(data: bytes, bounds: Bounds) -> ReadDocument:
    """The page's own text; nothing is fetched and nothing is run."""
    if len(data) > bounds.text:
        raise TooLarge(f"Halaman ini {len(data) // 1_000_000} MB; paling besar {bounds.text // 1_000_000} MB.")
    root = _parse(_declared(data))
    for node in list(root.iter(*_DROP)):
        _remove(node)
    for node in [n for n in root.iter() if isinstance(n.tag, str) and _hidden(n)]:
        _remove(node)
    tables = tuple(_tables(root))
    body = root.find(".//body")
    text = _text(body if body is not None else root)
    if not text.strip():
        raise EmptyFile("Halaman web ini tidak memuat teks.")
    return ReadDocument("html", (Page(1, text, tables=tables),))


def _declared(data: bytes) -> str:
    m = re.search(rb"charset=[\"']?([\w-]{3,20})", data[:4096])
    if m:
        try:
            return data.decode(m.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _parse(text: str) -> lxml_html.HtmlElement:
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as exc:
        raise BrokenFile("Halaman web ini rusak sehingga tidak dapat dibaca.") from exc
    return root


def _remove(node: lxml_html.HtmlElement) -> None:
    if node.getparent() is not None:
        node.drop_tree()


def _hidden(node: lxml_html.HtmlElement) -> bool:
    style = "".join((node.get("style") or "").split()).lower()
    return (
        node.get("hidden") is not None
        or node.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
        or _NO_SIZE.search(style) is not None
        or (node.get("role") or "").lower() in _ROLES
    )


def _text(root: lxml_html.HtmlElement) -> str:
    """Text with a line for every block and a line for every table row."""
    out: list[str] = []
    stack: list[tuple[lxml_html.HtmlElement, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            out.append("\n" if tag in _BLOCK else " | " if tag in {"td", "th"} else "")
            out.append(_inline(node.tail))
            continue
        if tag in _BLOCK:
            out.append("\n")
        if tag == "tr" and (cells := _short_cells(node)):
            out.append(row_line(cells) + "\n")
            out.append(_inline(node.tail))
            continue
        out.append(_inline(node.text))
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))
    text = "".join(out)
    text = re.sub(r"[ \t]*\|[ \t]*(?=\n|$)", "", text)
    return re.sub(r"\n\s*\n+", "\n", text)


def _short_cells(row: lxml_html.HtmlElement) -> list[str]:
    """Cells of a row of data; empty for a row that only lays out long text."""
    cells = [" ".join(c.text_content().split()) for c in row if c.tag in {"td", "th"}]
    if len(cells) < 2 or sum(map(len, cells)) > 3000 or next(row.iter("table"), None) is not None:
        return []
    return cells


def _inline(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _tables(root: lxml_html.HtmlElement) -> list[Table]:
    found = []
    for table in root.iter("table"):
        if any(table.iterancestors("table")):
            continue
        rows = tuple(
            tuple(" ".join(c.text_content().split()) for c in row.iter("td", "th")) for row in table.iter("tr")
        )
        rows = tuple(r for r in rows if any(r))
        if len(rows) > 1 and max(map(len, rows)) > 1:
            found.append(Table(rows))
    return found
