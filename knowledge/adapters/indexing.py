"""Builds what is derived from the bundled knowledge: vectors in Chroma and the fitted classifier.

Texts are stored under the hash of their content, so a second build embeds nothing and a changed card embeds its own
texts. The pointer ``current.json`` is replaced last: an interrupted build leaves the previous index in use.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from knowledge import language
from knowledge.adapters.chroma import VectorStore
from knowledge.adapters.examples import examples, named_by
from knowledge.adapters.heads import LabelHead
from knowledge.adapters.matching import Example, HybridMatcher, wording_of
from knowledge.adapters.sentences import Encoder, HashingEncoder, SentenceEncoder
from knowledge.adapters.turns import Array
from knowledge.adapters.weights import ensure_model, revision
from knowledge.catalog import DATA, load_library
from knowledge.catalog.language import load_glossary, load_routes
from knowledge.errors import IndexNotReady, IndexUnavailable
from knowledge.language.mending import Glossary
from knowledge.library import Library
from knowledge.model import Provision
from knowledge.settings import EngineSettings

FORMAT = 6
# What was learnt offline from every known way to ask: changes of the encoder, and the classifier's head on top of it.
DELTA = DATA / "encoder" / "delta.safetensors"
HEAD = DATA / "encoder" / "head.safetensors"
HELD_OUT = DATA / "encoder" / "held-out.json"
# What brings a text to the form it is stored in.
_READERS = Path(language.__file__).parent
FAKE = "hashing"
_STEP = 256
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Built:
    """What a build did: texts embedded now, texts held in all."""

    embedded: int
    held: int
    fitted: bool


def make_encoder(settings: EngineSettings) -> Encoder:
    """The configured embedding model, once a process; ``hashing`` is the fake that needs no weights."""
    return _encoder(settings.embedding_model, settings.model_cache)


@lru_cache(maxsize=2)
def _encoder(model: str, cache: Path) -> Encoder:
    if model == FAKE:
        return HashingEncoder()
    if model:
        return SentenceEncoder(model, _slug(model))
    return SentenceEncoder(ensure_model(cache, DELTA), revision(DELTA))


def open_vectors(settings: EngineSettings, encoder: Encoder) -> VectorStore:
    """Chroma where the settings say it is."""
    return VectorStore(settings.index_dir / "chroma", settings.chroma_url, encoder)


def build(settings: EngineSettings, progress: Progress = lambda *_: None, data: Path = DATA) -> Built:
    """Bring the derived data up to date with the bundled knowledge; quick when nothing changed."""
    encoder = make_encoder(settings)
    head = _shipped_head(encoder)
    mark = fingerprint(data, encoder.name, head)
    in_use = _pointer(settings.index_dir)
    if in_use.get("index") == mark:
        return Built(0, in_use["held"], fitted=False)
    library = load_library(data)
    glossary = load_glossary(data / "glossary.yaml", library)
    taught = examples(library, load_routes(data / "routes.yaml"), glossary)
    learnt = taught if head is None else _not_in(head, library, glossary)
    law = {provision_key(p): passage(library, p) for p in library.provisions.values()}
    try:
        settings.index_dir.mkdir(parents=True, exist_ok=True)
        store = open_vectors(settings, encoder)
        ways = ways_of(learnt)
        new = _embed(store, ways_name(encoder), ways, "kalimat", progress)
        new += _embed(store, law_name(encoder), law, "ketentuan", progress)
        progress("menyesuaikan pengenal", 0, 1)
        vectors = store.vectors(ways_name(encoder), [key(e.text) for e in learnt])
        matcher = _matcher(head, taught, learnt, vectors, encoder)
        _publish(settings.index_dir, mark, len(ways) + len(law), matcher)
        progress("menyesuaikan pengenal", 1, 1)
        for name, texts in ((ways_name(encoder), ways), (law_name(encoder), law)):
            store.delete(name, sorted(store.ids(name) - set(texts)))
        return Built(new, len(ways) + len(law), fitted=True)
    except OSError as exc:
        raise IndexUnavailable(f"Folder indeks tidak dapat ditulis: {exc.strerror or exc}.") from exc


def _shipped_head(encoder: Encoder) -> LabelHead | None:
    """What was learnt for this model; the fake, which knows no meaning, is content with the sentences for cards."""
    if isinstance(encoder, HashingEncoder):
        return LabelHead.blank(len(encoder.encode([""], "query")[0]))
    return LabelHead.load(HEAD, encoder.name)


def _not_in(head: LabelHead, library: Library, glossary: Glossary) -> list[Example]:
    """The sentences that stand for cards written since the head was learnt."""
    known = frozenset(head.labels)
    named = named_by((*library.cards.values(), *library.clarifications.values()), glossary)
    return [example for example in named if example.label not in known]


def _matcher(
    head: LabelHead | None, taught: Sequence[Example], learnt: Sequence[Example], vectors: Array, encoder: Encoder
) -> HybridMatcher:
    """With the shipped head where there is one for this model; the cards of ``learnt`` get rows of their own in it.

    Any other model has its head fitted here, from every way to ask.
    """
    if head is None:
        return HybridMatcher.fit(taught, vectors, encoder)
    rows: dict[str, list[int]] = {}
    for i, example in enumerate(learnt):
        rows.setdefault(example.label, []).append(i)
    whole = head.knowing({label: vectors[at] for label, at in rows.items()}) if rows else head
    return HybridMatcher(whole, wording_of(taught), encoder)


def ways_of(taught: Sequence[Example]) -> dict[str, str]:
    """Texts by the ids they are stored under."""
    return {key(e.text): e.text for e in taught}


def embedded(store: VectorStore, name: str, taught: Sequence[Example], progress: Progress = lambda *_: None) -> Array:
    """Unit query vectors of all these texts, kept in the collection ``name``: what is known is not embedded again."""
    _embed(store, name, ways_of(taught), "kalimat", progress)
    return store.vectors(name, [key(e.text) for e in taught])


def _embed(store: VectorStore, name: str, texts: dict[str, str], what: str, progress: Progress) -> int:
    held = store.ids(name)
    missing = [i for i in texts if i not in held]
    for at in range(0, len(missing), _STEP):
        progress(what, at, len(missing))
        store.add(name, {i: texts[i] for i in missing[at : at + _STEP]}, "query" if what == "kalimat" else "passage")
    progress(what, len(missing), len(missing))
    return len(missing)


def _publish(index_dir: Path, mark: str, held: int, matcher: HybridMatcher) -> None:
    scratch = index_dir / f"{mark}.new"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    matcher.save(scratch)
    shutil.rmtree(index_dir / mark, ignore_errors=True)
    os.replace(scratch, index_dir / mark)
    previous = _current(index_dir)
    pointer = index_dir / "current.json.new"
    pointer.write_text(json.dumps({"index": mark, "held": held}), encoding="utf-8")
    os.replace(pointer, index_dir / "current.json")
    for folder in index_dir.iterdir():
        if folder.is_dir() and folder.name not in {mark, previous, "chroma"}:
            shutil.rmtree(folder, ignore_errors=True)


def load_matcher(settings: EngineSettings, encoder: Encoder) -> HybridMatcher:
    """The classifier in use; raises ``IndexNotReady`` when there is none for this model."""
    mark = _current(settings.index_dir)
    folder = settings.index_dir / (mark or "none")
    if mark is None or not (folder / "head.safetensors").exists() or not mark.endswith(_short(encoder.name)):
        raise IndexNotReady("Indeks belum dibangun. Jalankan: python -m ingest build")
    try:
        return HybridMatcher.load(folder, encoder)
    except (OSError, ValueError, KeyError) as exc:
        raise IndexNotReady("Indeks rusak atau setengah jadi. Jalankan: python -m ingest build") from exc


def fingerprint(data: Path, model: str, head: LabelHead | None) -> str:
    """Changes when a bundled text, the way texts are read, the model, what was learnt, or the format changes."""
    digest = hashlib.sha256(f"{FORMAT}|{model}".encode())
    if head is not None:
        digest.update(head.weights.tobytes() + head.prototypes.tobytes())
    texts = (p for folder in ("kaidah", "regulations", ".") for p in (data / folder).glob("*.yaml"))
    for path in (*sorted(texts), *sorted((data / "kaidah").rglob("*.jsonl")), *sorted(_READERS.glob("*.py"))):
        digest.update(path.read_bytes())
    return f"{digest.hexdigest()[:16]}-{_short(model)}"


def ways_name(encoder: Encoder) -> str:
    """The collection of the sentences of cards the head does not know, or of every way to ask where none is shipped."""
    return f"kalimat-{_short(encoder.name)}"


def taught_name(encoder: Encoder) -> str:
    """The collection of every way to ask, for measuring and training."""
    return f"latihan-{_short(encoder.name)}"


def law_name(encoder: Encoder) -> str:
    """The collection of bundled provisions."""
    return f"ketentuan-{_short(encoder.name)}"


def published_name(encoder: Encoder) -> str:
    """The collection of passages of published documents."""
    return f"naskah-{_short(encoder.name)}"


def passage(library: Library, provision: Provision) -> str:
    """The text a provision is found by."""
    regulation = library.regulations[provision.address.slug]
    return f"{regulation.short_name}. {provision.text or provision.norm or ''} {' '.join(provision.topics)}"


def provision_key(provision: Provision) -> str:
    """Address and content: a changed norm is a new passage."""
    return f"{provision.address.text}#{key(provision.text or provision.norm or '')[:10]}"


def key(text: str) -> str:
    """The id of a text: the hash of its content."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _current(index_dir: Path) -> str | None:
    return _pointer(index_dir).get("index")


def _pointer(index_dir: Path) -> dict[str, Any]:
    """Which index is in use and how many texts it holds; empty where there is none."""
    try:
        found: dict[str, Any] = json.loads((index_dir / "current.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found


def _short(model: str) -> str:
    return hashlib.sha256(model.encode()).hexdigest()[:8]


def _slug(model: str) -> str:
    return "-".join(model.lower().split())
