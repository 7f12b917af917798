"""From units to provisions: each unit gets its address, each address is given once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.model import ParsedProvision, Ref
from ingest.structure.stream import Stream, flow
from ingest.structure.tree import Unit
from knowledge.address import Address
from knowledge.errors import AddressError

_LEVELS = {"ayat": "ayat", "huruf": "huruf", "huruf)": "huruf", "angka": "angka", "angka)": "angka"}
_LABEL_WORDS = 4


@dataclass
class Emitter:
    """Collects provisions of one regulation; ``slug`` starts every address."""

    slug: str
    stream: Stream
    provisions: list[ParsedProvision] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def unit(self, unit: Unit, ref: Ref, path: str = "") -> None:
        """A unit that ``ref`` addresses, with everything nested in it."""
        self._add(unit, ref, path or unit.path)
        self.children(unit, ref, path or unit.path)

    def children(self, unit: Unit, ref: Ref, path: str) -> None:
        """What is nested in a unit, each under the next free level of its address."""
        for child in unit.children:
            if child.level == "bagian":
                self._section(child, ref, path)
                continue
            self.unit(child, _below(ref, child), path)

    def _section(self, child: Unit, ref: Ref, path: str) -> None:
        label = section_label(child)
        inner = replace(
            ref, bagian=label if not self._taken(replace(ref, bagian=label)) else f"{ref.bagian or 'bagian'}-{label}"
        )
        below = f"{path} > {child.marker}" if path else child.marker
        self._add(child, inner, below)
        self.children(child, inner, below)

    def _taken(self, ref: Ref) -> bool:
        return print_address(self.slug, ref) in self._seen

    def _add(self, unit: Unit, ref: Ref, path: str) -> None:
        text = unit.whole()
        if not text:
            return
        ref, address = self._unique(ref)
        page = self.stream.page(unit.start)
        self.provisions.append(ParsedProvision(ref, address, path, text, page, flow(unit.lead), leaf=not unit.children))

    def _unique(self, ref: Ref) -> tuple[Ref, str]:
        """The address, made unique by ``butir`` where the text repeats a number."""
        address = print_address(self.slug, ref)
        base, n = ref, 2
        while address in self._seen:
            ref = replace(base, butir=f"{base.butir}{_letters(n)}" if base.butir and base.butir.isdigit() else str(n))
            address = print_address(self.slug, ref)
            n += 1
            if n > 27 and base.butir:
                base = replace(base, butir=None)
        self._seen.add(address)
        return ref, address


def _letters(n: int) -> str:
    return chr(96 + min(n, 26))


def _below(ref: Ref, unit: Unit) -> Ref:
    """The next free level for a nested unit: its own name first, then the other list level, then ``butir``."""
    level = _LEVELS.get(unit.level, "butir")
    label = unit.label
    if not label:
        return replace(ref, butir="1")
    if level != "butir" and getattr(ref, level) is None and _fits(level, label):
        return replace(ref, **{level: label})  # type: ignore[arg-type]  # level is a string field here
    number = label if re.fullmatch(r"[0-9]+[a-z]?", label) else str(ord(label[0]) - 96) if label[0].isalpha() else "1"
    if ref.butir is None:
        return replace(ref, butir=number)
    return replace(ref, butir=f"{re.sub(r'[a-z]', '', ref.butir)}{_letters(int(re.sub(r'[^0-9]', '', number) or 1))}")


def _fits(level: str, label: str) -> bool:
    return bool(re.fullmatch(r"[a-z]{1,2}[0-9]?" if level == "huruf" else r"[0-9]+[a-zA-Z]{0,1}", label))


def section_label(unit: Unit) -> str:
    """A section's short title with hyphens, or its number when the title is long or missing."""
    words = re.findall(r"[a-z0-9]+", unit.path.lower())
    if 1 <= len(words) <= _LABEL_WORDS:
        return "-".join(words)
    return unit.label.lower()


def print_address(slug: str, ref: Ref) -> str:
    """The printed address of a ref; an odd label is dropped rather than printed wrongly."""
    levels = {
        k: getattr(ref, k) for k in ("lampiran", "bagian", "penjelasan", "pasal", "ayat", "huruf", "angka", "butir")
    }
    try:
        return Address(slug, **levels).text
    except AddressError:
        words = [slug]
        for level, value in levels.items():
            if value:
                words += [level] if value is True else [level, "-".join(str(value).split())]
        return " ".join(words)


def paragraphs(text: str, size: int = 1200) -> Iterator[str]:
    """Running text cut at sentence ends into stretches of at most about ``size`` characters."""
    stretch = ""
    for sentence in re.split(r"(?<=[.;])\s+", flow(text)):
        if stretch and len(stretch) + len(sentence) > size:
            yield stretch
            stretch = ""
        stretch = f"{stretch} {sentence}".strip()
    if stretch:
        yield stretch
