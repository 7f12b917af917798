"""The small parts of the admin half: dates, numbers, cards as files, grouping, effects."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import perf_counter
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from bot.admin.card_files import dump_card, dump_cards, load_card, load_cards, mark_of
from bot.admin.dates import number, read_day, read_span
from bot.admin.drafts import id_of
from bot.admin.effects import Saved, effects, saved_questions
from bot.admin.grouping import Grouping
from bot.admin.numbers import collect, table_of
from bot.admin.office import Tried
from bot.admin.outdated import outdated
from bot.admin.stages import read_dates
from bot.admin.uploads import _safe
from bot.charts import draw
from ingest.library.describing import describe
from ingest.model import NumberYear, ParsedDocument, ParsedProvision, Ref, RegulationMeta
from knowledge.adapters.sentences import HashingEncoder
from knowledge.catalog import load_library
from knowledge.errors import DataError, EditRefused
from knowledge.model import Verdict
from knowledge.records import AskedQuestion, CardOverlay, KeptQuestion
from tests.bot.small_library import small_library

JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    "text",
    ["22 September 2024", "22 Sept 2024", "22-9-2024", "22/09/2024", "22.9.2024", "2024-09-22", " 22 sep 2024 "],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert read_day(text) == date(2024, 9, 22)


@pytest.mark.parametrize("text", ["", "besok", "31 Februari 2024", "22-9-24", "2024", "22 Setember"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert read_day(text) is None


def test_a_span_has_two_days_and_any_usual_word_between() -> None:
    expected = (date(2030, 9, 25), date(2030, 11, 23))
    for joint in (" - ", " – ", " sampai ", " s.d. ", " hingga "):
        assert read_span(f"25 September 2030{joint}23-11-2030") == expected


def test_numbers_are_written_the_indonesian_way() -> None:
    assert number(1234567) == "1.234.567"
    assert number(12345.678, 1) == "12.345,7"


def test_stages_out_of_order_are_named() -> None:
    with pytest.raises(EditRefused, match="pemungutan suara sebelum penetapan calon"):
        read_dates("penetapan: 2 Januari 2030\npemungutan: 1 Januari 2030")


def test_every_bundled_card_survives_the_way_to_yaml_and_back() -> None:
    cards = list(load_library().cards.values())
    assert [load_card(dump_card(card)) for card in cards] == cards
    assert load_cards(dump_cards(cards[:20])) == cards[:20]


@pytest.mark.parametrize(
    "text",
    [
        "cards: [",
        "- 1\n- 2",
        "cards:\n- id: x",
        "a: &a [1]\nb: *a",
        "cards:\n- {id: 5, group: x, verdict: entah}",
        "cards: 2026-02-30",
    ],
)
def test_a_file_that_is_no_card_file_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(DataError):
        load_cards(text)


def test_a_changed_bundled_card_below_an_overlay_is_noticed() -> None:
    library = small_library()
    card = library.cards["baca-berita"]
    now = datetime(2026, 11, 24, tzinfo=UTC)
    fresh = CardOverlay(card.id, dump_card(card), mark_of(card), "tg:1", now)
    stale = CardOverlay("foto-keluarga", "", mark_of(card), "tg:1", now)
    own = CardOverlay("milik-sendiri", "", None, "tg:1", now)
    assert outdated([fresh, stale, own], library) == [stale]


def test_a_new_card_gets_an_id_of_its_own() -> None:
    assert id_of("Memberi “like” pada unggahan calon!", {}) == "memberi-like-pada-unggahan-calon"
    assert id_of("???", {"kaidah"}) == "kaidah-2"


def test_the_effect_of_a_card_names_what_gets_better_worse_and_dangerous() -> None:
    saved = [Saved(t, (Verdict.TIDAK_BOLEH,)) for t in "abcd"]
    no, yes, none = Tried(Verdict.TIDAK_BOLEH, "x"), Tried(Verdict.BOLEH, "y"), Tried(Verdict.TIDAK_DITEMUKAN, None)
    found = effects(saved, [no, none, no, no], [no, no, yes, none])
    assert [(e.saved.text, e.better, e.worse, e.dangerous) for e in found] == [
        ("c", False, True, True),
        ("d", False, True, False),
        ("b", True, False, False),
    ]
    assert len(saved_questions()) >= 60


def test_questions_alike_meet_and_strangers_do_not() -> None:
    texts = ["boleh like postingan caleg", "boleh like postingan caleg?", "boleh ga like postingan caleg", "cuti haji"]
    encoder = HashingEncoder()
    grouping = Grouping(lambda t: encoder.encode(t, "query").tolist(), lambda: ["apa saja boleh", "aturan cuti dinas"])
    groups = grouping.groups([_kept(i, t) for i, t in enumerate(texts, 1)])
    assert [[q.id for q in g.questions] for g in groups] == [[1, 2, 3], [4]]


def test_a_full_queue_of_strangers_is_grouped_before_a_press_feels_slow() -> None:
    vectors = np.random.default_rng(7).normal(size=(500, 384))
    grouping = Grouping(lambda texts: [vectors[int(t)].tolist() for t in texts], lambda: ["0", "1"])
    kept = [_kept(n, str(n)) for n in range(500)]
    started = perf_counter()
    groups = grouping.groups(kept, alike=0.99)
    assert perf_counter() - started < 2
    assert [g.id for g in groups] == list(range(500))


def test_figures_count_by_the_day_of_the_askers_and_the_table_opens_in_a_spreadsheet() -> None:
    late = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)  # already the 23rd in Jakarta
    kept = [_kept(1, "a", late), _kept(2, "b", late)]
    numbers = collect(kept, small_library(), date(2026, 11, 22), 2, JAKARTA)
    assert [d.asked for d in numbers.days] == [0, 2]
    assert table_of(numbers).decode("utf-8-sig").split("\r\n")[1:3] == ["22/11/2026;0;0;;", "23/11/2026;2;2;12,5;12,5"]
    picture = draw(numbers)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 1080


def test_a_file_name_never_leads_out_of_its_folder() -> None:
    assert _safe("../../etc/passwd") == "passwd"
    assert _safe("..\\..\\boot.ini") == "boot.ini"
    assert _safe("...") == "berkas"


def test_a_hundred_thousand_provisions_are_refused_in_a_sentence() -> None:
    units = tuple(ParsedProvision(Ref(angka=str(n)), f"x angka {n}", "", "teks", 1) for n in range(100_000))
    meta = RegulationMeta("x", "Surat Edaran", "1", (NumberYear("1", 2025),), 2025, "Judul", "Bawaslu")
    with pytest.raises(EditRefused, match="100000 ketentuan"):
        describe(ParsedDocument(meta, units, 0, None, 0, pages=1), "se-bawaslu-1-2025")


def _kept(number_: int, text: str, at: datetime = datetime(2026, 11, 24, tzinfo=UTC)) -> KeptQuestion:
    asked = AskedQuestion("a", "h", text, "tidak_ditemukan", "pertanyaan", None, None, (), 12.5, False)
    return KeptQuestion(number_, at, asked)
