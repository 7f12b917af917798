"""Measures pages per second from files to a queryable library, beside the usual LangChain recipe on the same weights.

``python -m ingest.speed_report FILE.pdf ...`` runs both ways in turn, three times. OCR is left out on both sides,
and so is what a process does once: imports, the weights, opening an empty library.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

_RUNS = 3
_CHUNK, _OVERLAP = 1000, 200
OURS, USUAL, BARE = "tanyanetral", "langchain", "bare model, our passages"
# Prepares in an empty folder, off the clock; what it returns is timed.
Way = Callable[[Path, Sequence[Path]], Callable[[], None]]


def main(argv: Sequence[str] | None = None) -> int:
    """Print pages per second of every way: median, spread, the bare model's own limit, and how near we are to it."""
    parser = argparse.ArgumentParser(prog="python -m ingest.speed_report", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    files: list[Path] = parser.parse_args(argv).files
    os.environ.update(ANONYMIZED_TELEMETRY="False", HF_HUB_OFFLINE="1", LANGSMITH_TRACING="false")
    pages = sum(map(_pages, files))
    warm_up()
    ways: dict[str, Way] = {OURS: ours, USUAL: usual, BARE: bare}
    took = {name: statistics.median(seconds) for name, seconds in _alternating(ways, files, pages).items()}
    sys.stdout.write(
        f"{took[USUAL] / took[OURS]:.2f} times the recipe; the bare model alone allows {took[USUAL] / took[BARE]:.2f}, "
        f"of which {took[BARE] / took[OURS]:.0%} is reached ({pages} pages, {_RUNS} runs in turn)\n"
    )
    return 0


def _alternating(ways: dict[str, Way], files: Sequence[Path], pages: int) -> dict[str, list[float]]:
    """Seconds of every run; the ways take turns, so that a busy machine slows all alike."""
    took: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(_RUNS):
        for name, way in ways.items():
            with tempfile.TemporaryDirectory() as folder:
                add = way(Path(folder), files)
                started = time.perf_counter()
                add()
                took[name].append(time.perf_counter() - started)
    for name, seconds in took.items():
        _print(name, pages, seconds)
    return took


def ours(folder: Path, files: Sequence[Path]) -> Callable[[], None]:
    """An open library; adding reads, parses, stores, embeds and publishes, as ``python -m ingest add --yes`` does."""
    from ingest.opening import open_library
    from ingest.settings import IngestSettings
    from knowledge.adapters.passages import open_passages
    from knowledge.editing import Source

    settings = IngestSettings(var_dir=folder, database_url="", chroma_url="")
    library = open_library(settings.database, lambda: open_passages(settings), _no_fetch, settings=settings)

    def add() -> None:
        for file in files:
            preview = library.editor.prepare(Source(file, file.name), "speed")
            library.editor.publish(preview.draft_id, "speed")
        library.stores.database.close()

    return add


def usual(folder: Path, files: Sequence[Path]) -> Callable[[], None]:
    """PyPDF loader's reading, recursive splitter, HuggingFaceEmbeddings, Chroma: the recipe of every tutorial."""
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter
    from pypdf import PdfReader

    embeddings = HuggingFaceEmbeddings(model_name=_weights(), encode_kwargs={"normalize_embeddings": True})
    splitter = RecursiveCharacterTextSplitter(chunk_size=_CHUNK, chunk_overlap=_OVERLAP)

    def add() -> None:
        pages = [
            Document(page.extract_text(), metadata={"source": str(file), "page": number})
            for file in files
            for number, page in enumerate(PdfReader(file).pages)
        ]
        Chroma.from_documents(splitter.split_documents(pages), embeddings, persist_directory=str(folder))

    return add


def bare(_folder: Path, files: Sequence[Path]) -> Callable[[], None]:
    """The model alone over the texts that we embed: adding these files cannot be faster than this."""
    from ingest.library.describing import describe, passages
    from ingest.opening import parser
    from ingest.settings import load_settings

    parse = parser(load_settings().bounds)
    texts: list[str] = []
    for file in files:
        document = parse(file, lambda *_: None)
        units = describe(document, document.regulation.slug, None).units
        texts += [text for _, _, text in passages(enumerate(units))]
    encoder = _encoder()
    return lambda: encoder.encode(texts, "passage")


def warm_up() -> None:
    """Libraries and weights are in memory for both before the clock starts."""
    import langchain_chroma
    import langchain_huggingface
    import langchain_text_splitters
    import pypdf

    del langchain_chroma, langchain_huggingface, langchain_text_splitters, pypdf
    _encoder().encode(["pemanasan"], "query")


def _encoder() -> Any:
    from knowledge.adapters.indexing import make_encoder
    from knowledge.settings import EngineSettings

    return make_encoder(EngineSettings())


def _weights() -> str:
    from knowledge.adapters.indexing import DELTA
    from knowledge.adapters.weights import ensure_model
    from knowledge.settings import EngineSettings

    settings = EngineSettings()
    return settings.embedding_model or str(ensure_model(settings.model_cache, DELTA))


def _pages(file: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(file).pages)


def _no_fetch(url: str, folder: Path) -> Path:
    raise FileNotFoundError(url)


def _print(name: str, pages: int, seconds: Sequence[float]) -> None:
    rates = sorted(pages / s for s in seconds)
    sys.stdout.write(
        f"{name:32} {statistics.median(rates):8.1f} pages/s (from {rates[0]:.1f} to {rates[-1]:.1f}), "
        f"{statistics.median(seconds):.1f} s\n"
    )


if __name__ == "__main__":
    sys.exit(main())
