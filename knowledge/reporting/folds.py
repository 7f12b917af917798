"""The card classifier on whole seeds held out, and what happens when the card that answers is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from knowledge.adapters.experiments import Outcome, card_folds, right, score, seed_folds
from knowledge.adapters.matching import Example
from knowledge.adapters.sentences import Encoder
from knowledge.adapters.turns import Array
from knowledge.judging.candidates import card_id_of
from knowledge.judging.ruling import Calibration
from knowledge.library import Library
from knowledge.reporting.markdown import counted, share, table

CURVE = (0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True)
class FoldFigures:
    """Counts over held-out texts; a curve point is (floor, answered, confidently wrong).

    ``own``: of the phrasings that were varied from a seed: how many, the card first, and within three.
    """

    texts: int
    first: int
    within_three: int
    first_rightly: int
    own: tuple[int, int, int]
    groups: dict[str, tuple[int, int, int]]
    absent: int
    curve: tuple[tuple[float, int, int], ...]
    present: tuple[tuple[float, int, int], ...]
    floor: float

    def as_json(self) -> dict[str, object]:
        """For the cache."""
        return asdict(self)


def measure_folds(
    taught: Sequence[Example], vectors: Array, encoder: Encoder, library: Library, calibration: Calibration
) -> FoldFigures:
    """Classifier and n-gram weights are fitted again inside each fold; the encoder is not."""
    held = [o for o in seed_folds(taught, vectors, encoder) if card_id_of(o.truth) in library.cards]
    gone = [o for o in card_folds(taught, vectors, encoder) if card_id_of(o.truth) in library.cards]
    floors = tuple(sorted({*CURVE, round(calibration.floor, 3)}))
    return FoldFigures(
        texts=len(held),
        first=sum(_cards(o)[:1] == [o.wanted] for o in held),
        within_three=sum(o.wanted in _cards(o)[:3] for o in held),
        first_rightly=sum(right(o.top, o.truth, library) for o in held),
        own=_counted([o for o in held if not o.asked]),
        groups=_by_group(held, library),
        absent=len(gone),
        curve=_curve(gone, floors, library, calibration),
        present=_curve(held, floors, library, calibration),
        floor=calibration.floor,
    )


def _cards(outcome: Outcome) -> list[str]:
    return [i for i in outcome.ranking if not i.startswith("route:")]


def _by_group(held: Sequence[Outcome], library: Library) -> dict[str, tuple[int, int, int]]:
    rows: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in held:
        rows[library.cards[card_id_of(outcome.truth)].group].append(outcome)
    return {group: _counted(found) for group, found in sorted(rows.items())}


def _counted(held: Sequence[Outcome]) -> tuple[int, int, int]:
    """How many, how many with the card first, and within three."""
    first = sum(_cards(o)[:1] == [o.wanted] for o in held)
    return len(held), first, sum(o.wanted in _cards(o)[:3] for o in held)


def _curve(
    outcomes: Sequence[Outcome], floors: Sequence[float], library: Library, calibration: Calibration
) -> tuple[tuple[float, int, int], ...]:
    """A text whose weight lies mostly on routes or on a clarification is not answered from a card."""
    weighed = [(score(o, library, calibration), o) for o in outcomes if o.ranking[0] in library.cards]
    return tuple(
        (
            floor,
            sum(s >= floor for s, _ in weighed),
            sum(s >= floor and not right(o.top, o.truth, library) for s, o in weighed),
        )
        for floor in floors
    )


def folds_section(found: FoldFigures, tuned: bool) -> list[str]:
    """Tables of both folds; a tuned encoder has seen the held-out texts."""
    mark = " **Optimistis**: encoder disesuaikan pada semua kalimat, termasuk yang disimpan di sini." if tuned else ""
    texts, first, three = found.own
    rows = [
        ("kalimat kartu sendiri (tiap kalimat ragam dari satu benih): pertama", counted(share(first, texts))),
        ("kalimat kartu sendiri: dalam tiga teratas", counted(share(three, texts))),
        ("kartu yang benar, pertama", counted(share(found.first, found.texts))),
        ("kartu yang benar, dalam tiga teratas", counted(share(found.within_three, found.texts))),
        (
            "pertama: kartu itu, atau putusan sama atas dasar yang sama",
            counted(share(found.first_rightly, found.texts)),
        ),
    ]  # fmt: skip
    groups = [(g, n, counted(share(a, n)), counted(share(b, n))) for g, (n, a, b) in found.groups.items()]
    return [
        f"Benih utuh disimpan, benih lain kartu itu tetap; bobot disesuaikan ulang tiap lipatan.{mark}",
        "",
        *table(("Pengenal kartu", "Hasil"), rows),
        *table(("Kelompok", "kalimat", "pertama", "tiga teratas"), groups),
        "Abstensi: kolom kiri bila kartu yang menjawab **dihapus** (lipatan per kartu), kanan bila kartu ada (lipatan "
        "per benih). “Yakin keliru” = dijawab dari kartu lain dengan putusan atau dasar lain. "
        f"Ambang: {found.floor:g}.",
        "",
        *table(
            ("Ambang", "dijawab tanpa kartunya", "yakin keliru", "dijawab dengan kartunya", "yakin keliru "),
            [
                (f"{floor:g}", counted(share(a, found.absent)), counted(share(w, found.absent)),
                 counted(share(b, found.texts)), counted(share(v, found.texts)))
                for (floor, a, w), (_, b, v) in zip(found.curve, found.present, strict=True)
            ],
        ),
    ]  # fmt: skip
