"""The wording legs after a publication: the new is found at once, nobody waits until the whole is indexed."""

from __future__ import annotations

import threading

from knowledge.adapters.growing import GrowingIndex, Texts
from knowledge.adapters.lexical import LexicalIndex

OLD = {f"uu-1-2020 pasal {n}": f"pegawai wajib mengurus perkara nomor{n} menurut tata cara" for n in range(1, 200)}
PAPER = {"se-1-2026 angka 1": "pegawai dilarang memasang spanduk calon di pagar kantor"}


class Indexer:
    """Builds as the real one; a build of many texts waits for the test's leave once ``slow``."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.slow = False
        self.leave = threading.Event()

    def __call__(self, texts: Texts) -> LexicalIndex:
        self.sizes.append(len(texts))
        if self.slow and len(texts) > 100:
            assert self.leave.wait(10)
        return LexicalIndex(texts, str)


def _best(index: GrowingIndex, texts: Texts, question: str) -> list[str]:
    return [hit.id for hit in index.search(texts, [question], 5)[0]]


def test_a_new_paper_is_found_while_the_whole_is_still_being_indexed() -> None:
    build = Indexer()
    index = GrowingIndex(build)
    assert _best(index, OLD, "perkara nomor7")[0] == "uu-1-2020 pasal 7"
    build.slow = True
    both = {**OLD, **PAPER}
    assert _best(index, both, "spanduk di pagar kantor")[0] == "se-1-2026 angka 1"
    assert _best(index, both, "perkara nomor7")[0] == "uu-1-2020 pasal 7"
    assert build.sizes[:2] == [199, 51]
    build.leave.set()
    index.settle()
    assert build.sizes[2:] == [200]
    assert _best(index, both, "spanduk di pagar kantor")[0] == "se-1-2026 angka 1"
    assert len(build.sizes) == 3


def test_what_was_removed_or_reworded_is_not_found_by_its_old_words() -> None:
    build = Indexer()
    index = GrowingIndex(build)
    _best(index, {**OLD, **PAPER}, "spanduk")
    build.slow = True
    reworded = {**OLD, "uu-1-2020 pasal 7": "pegawai berhak atas cuti tahunan"}
    assert "se-1-2026 angka 1" not in _best(index, reworded, "spanduk di pagar kantor")
    assert "uu-1-2020 pasal 7" not in _best(index, reworded, "perkara nomor7")
    assert _best(index, reworded, "hak cuti tahunan")[0] == "uu-1-2020 pasal 7"
    build.leave.set()
    index.settle()


def test_a_change_during_the_rebuild_is_indexed_too() -> None:
    build = Indexer()
    index = GrowingIndex(build)
    _best(index, OLD, "perkara")
    build.slow = True
    _best(index, {**OLD, **PAPER}, "spanduk")
    last = {**OLD, **PAPER, "se-2-2026 angka 1": "pegawai dilarang meminjamkan kendaraan dinas"}
    assert _best(index, last, "kendaraan dinas dipinjam")[0] == "se-2-2026 angka 1"
    build.leave.set()
    index.settle()
    assert build.sizes[-1] == 201
    assert _best(index, last, "kendaraan dinas dipinjam")[0] == "se-2-2026 angka 1"
