"""Ground truth of the shared corpus: its manifest, and the structured texts to compare articles with."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from ingest.model import ParsedDocument

_TYPES = (
    ("Undang-Undang", "Undang-Undang"),
    ("UU", "Undang-Undang"),
    ("Peraturan Pemerintah", "Peraturan Pemerintah"),
    ("Permenkominfo", "Peraturan Menteri Komunikasi dan Informatika"),
    ("Peraturan Bersama", "Peraturan Bersama"),
    ("POJK", "Peraturan Otoritas Jasa Keuangan"),
    ("SEOJK", "Surat Edaran"),
    ("Surat Edaran", "Surat Edaran"),
    ("Peraturan Kepala BAPETEN", "Peraturan Kepala Badan Pengawas Tenaga Nuklir"),
    ("Peraturan Presiden", "Peraturan Presiden"),
)


@dataclass(frozen=True, slots=True)
class TruthUnit:
    """One ayat (or whole article without ayat) of a structured truth."""

    pasal: str
    ayat: str
    text: str


def corpus_folder() -> Path | None:
    """The shared corpus, when it is there."""
    folder = Path(os.environ.get("SHARED_DIR", "../shared")) / "corpus"
    return folder if (folder / "manifest.yaml").is_file() else None


def manifest(folder: Path) -> list[dict[str, Any]]:
    """All entries of the manifest."""
    entries: list[dict[str, Any]] = yaml.safe_load((folder / "manifest.yaml").read_text("utf-8"))["documents"]
    return entries


def expected_name(title: str) -> tuple[str, str, int | None]:
    """Type, number and year as a manifest title tells them."""
    kind = next((full for start, full in _TYPES if title.startswith(start)), "")
    m = re.search(r"Nomor\s+(.+?)(?=\s+(?:Tahun|tentang|dan|\()|$)(?:\s+Tahun\s+(\d{4}))?", title)
    number = m.group(1) if m else ""
    years = re.findall(r"(?:19|20)\d\d", m.group() if m else "")
    return kind, number, int(years[-1]) if years else None


def truths(folder: Path, entry: dict[str, Any]) -> list[TruthUnit]:
    """Ayat texts of the structured truth beside a document; empty when there is none or it is of another text."""
    beside = sorted((folder / entry["file"]).parent.glob("*.json"))
    for path in beside:
        data = json.loads(path.read_text("utf-8"))
        content = data.get("content", {})
        if "articles" in content:
            return list(_from_articles(content["articles"]))
        if content.get("type") == "UNDANG_UNDANG":
            return list(_from_tree(content))
    return []


def _from_articles(articles: dict[str, Any]) -> Iterator[TruthUnit]:
    for number, article in articles.items():
        parts = re.split(r"(?m)^\((\d+[a-z]?)\)\s", article["text"])
        if len(parts) == 1:
            yield TruthUnit(number, "", article["text"])
        for label, text in zip(parts[1::2], parts[2::2], strict=True):
            yield TruthUnit(number, label, text)


def _from_tree(node: dict[str, Any]) -> Iterator[TruthUnit]:
    if node.get("type") == "PERUBAHAN_PASAL" or (node.get("type") == "PASAL" and not _holds(node, "PERUBAHAN_PASAL")):
        number = next((c["text"].split()[-1] for c in node["children"] if c["type"] == "PASAL_NUMBER"), "")
        yield from _articles_of(node, number.strip('“"'))
        return
    for child in node.get("children") or []:
        if child.get("type") not in {"PENJELASAN", "OPENING", "CLOSING"}:
            yield from _from_tree(child)


def _holds(node: dict[str, Any], kind: str) -> bool:
    return any(c.get("type") == kind or _holds(c, kind) for c in node.get("children") or [])


def _articles_of(node: dict[str, Any], number: str) -> Iterator[TruthUnit]:
    for child in node["children"]:
        if child["type"] == "LIST" and _is_ayat(child):
            for item in child["children"]:
                words = _words(item)
                m = re.match(r"\((\d+[a-z]?)\)\s*(.*)", words, re.DOTALL)
                if m:
                    yield TruthUnit(number, m.group(1), m.group(2))
            return
    if not any(c["type"] == "PASAL" for c in node["children"]):
        words = " ".join(_words(c) for c in node["children"] if c["type"] != "PASAL_NUMBER")
        words = re.split(r"Agar\s+setiap\s+orang", words)[0]
        if words.strip():
            yield TruthUnit(number, "", words)


def _is_ayat(node: dict[str, Any]) -> bool:
    first = (node.get("children") or [{}])[0]
    return any(c.get("type") == "NUMBER_WITH_BRACKETS" for c in first.get("children") or [])


def _words(node: dict[str, Any]) -> str:
    if "text" in node:
        return str(node["text"])
    return " ".join(_words(c) for c in node.get("children") or [])


def plain(text: str) -> str:
    """Text as it is compared: blanks single, quotes and hyphen breaks alike."""
    text = re.sub(r"[“”\"‘’']", "", text)
    text = re.sub(r"-\s+", "-", text)
    return re.sub(r"\s+", " ", text).strip().lower()


def similarity(truth: str, found: str) -> float:
    """Ratio of equal characters; exact for short texts, by blocks for long ones."""
    a, b = plain(truth), plain(found)
    if a == b:
        return 1.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > 0.6 else matcher.quick_ratio()


def compare(document: ParsedDocument, units: list[TruthUnit]) -> list[tuple[TruthUnit, float]]:
    """For every truth unit the similarity of the provision with the same address."""
    by_place: dict[tuple[str, str], list[str]] = {}
    for p in document.provisions:
        if p.ref.pasal and not p.ref.penjelasan and p.ref.huruf is None:
            if p.ref.angka is None:
                by_place.setdefault((p.ref.pasal, p.ref.ayat or ""), []).append(p.text)
            elif p.ref.ayat is None and p.ref.butir is None:
                by_place.setdefault((p.ref.pasal, p.ref.angka), []).append(p.text)
    out = []
    for unit in units:
        candidates = by_place.get((unit.pasal, unit.ayat), [])
        out.append((unit, max((similarity(unit.text, c) for c in candidates), default=0.0)))
    return out
