"""The router's exemplars: enough of each kind, each text under one route only."""

from collections import Counter
from pathlib import Path

import yaml

from knowledge.catalog import load_library
from knowledge.model import Route

DATA = Path(__file__).parents[2] / "knowledge" / "data"
ROUTES = yaml.safe_load((DATA / "routes.yaml").read_text(encoding="utf-8"))["routes"]
LARGE = {"kepegawaian_lain", "hukum_lain"}
SMALL = {
    *("sapaan", "terima_kasih", "bantuan", "saran_memilih", "menilai_orang", "menyusun_kampanye"),
    *("data_pribadi", "serangan", "ngawur", "pengelakan", "surat_setempat"),
}


def test_every_route_has_enough_exemplars() -> None:
    asked = load_library().asked
    sizes = {e["route"]: len(e["texts"]) + len(asked.get(f"route:{e['route']}", ())) for e in ROUTES}
    assert set(sizes) == LARGE | SMALL
    assert [r for r in LARGE if sizes[r] < 60] == []
    assert [r for r in SMALL if sizes[r] < 40] == []


def test_every_entry_is_answered_by_a_route_of_the_model() -> None:
    extra = {"pengelakan": Route.MENYUSUN_KAMPANYE, "surat_setempat": Route.ALAMAT}
    for entry in ROUTES:
        name = entry["route"]
        assert Route(entry.get("as", name)) is (extra[name] if name in extra else Route(name))


def test_no_text_stands_twice() -> None:
    texts = Counter(text.lower() for entry in ROUTES for text in entry["texts"])
    assert [text for text, count in texts.items() if count > 1] == []
    assert all(isinstance(text, str) and text.strip() == text for entry in ROUTES for text in entry["texts"])
