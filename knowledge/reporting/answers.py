"""The tables of one question set: figures beside their floors, by kind, style and verdict, misses, latency, words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from knowledge import texts
from knowledge.grading import Grade, Item, Report, grade, report
from knowledge.reporting.floors import Floors
from knowledge.reporting.markdown import counted, share, table
from knowledge.reporting.sets import Answered

_WORST = 30
_QUOTED = re.compile(rf" \((?:{texts.KUTIPAN}|{texts.RINGKASAN})\): ")
_NAMES = {
    "whole": "utuh (putusan, dasar, isi)",
    "lenient": "putusan diterima",
    "strict": "putusan yang diutamakan",
    "refs": "dasar yang tepat",
    "refs_no_skb": "dasar selain SKB",
    "must": "isi yang wajib disebut",
    "refused": "di luar cakupan ditolak",
    "over_refusal": "menolak yang seharusnya dijawab",
    "over_forbid": "melarang yang boleh",
    "forbidden_text": "isi yang tidak boleh ada",
    "dangerous": "membolehkan yang dilarang",
    "soft_danger": "“boleh” di luar label",
}


def answer_section(answered: Answered, floors: Floors | None) -> list[str]:
    """Everything about one set."""
    found = report(answered.items, answered.answers)
    graded = _graded(answered)
    return [
        *_figures(found, [explained(a["text"]) for a in answered.answers], floors),
        *_grouped(answered, graded),
        *_confusion(answered),
        *_misses(answered, graded),
        *_latency(answered),
    ]


def _graded(answered: Answered) -> list[tuple[Item, Item, Grade]]:
    said = {a["id"]: a for a in answered.answers}
    return [(q, said.get(q["id"], {}), grade(q, said.get(q["id"], {}))) for q in answered.items]


def explained(text: str) -> int:
    """Words of the prose of an answer: what the word budget counts, without quotations, bases and footers."""
    words, prose = 0, True
    for line in text.split("\n"):
        if line.startswith(f"{texts.DASAR}: "):
            prose = False
        elif not line:
            prose = True  # the next part of the message
        elif prose and not _QUOTED.search(line):
            words += len(line.split())
    return words


def _figures(found: Report, prose: Sequence[int], floors: Floors | None) -> list[str]:
    rows = [(title, counted(found.shares[name]), _bound(name, floors)) for name, title in _NAMES.items()]
    words, cited = found.words, found.cited
    rows += [
        ("kata per jawaban, median dan p95", f"{words[0]} dan {words[1]}", _bound("words_median", floors)),
        ("di antaranya penjelasan, tanpa kutipan, dasar, dan kaki: median", f"{median(prose):g}", ""),
        ("rujukan per jawaban, median dan terbanyak", f"{cited[0]} dan {cited[1]}", _bound("refs_median", floors)),
    ]
    since = f"Batas ditetapkan {floors.date} dengan `{floors.command}`." if floors else "Belum ada batas."
    return [*table(("Ukuran", "Hasil", "Batas"), rows), since, ""]


def _bound(name: str, floors: Floors | None) -> str:
    if floors and name in floors.least:
        return f"≥ {floors.least[name]:g}"
    return f"≤ {floors.most[name]:g}" if floors and name in floors.most else ""


def _grouped(answered: Answered, graded: list[tuple[Item, Item, Grade]]) -> Iterator[str]:
    keys = (("kind", "Jenis"), ("style", "Gaya"), ("verdict", "Putusan yang diutamakan"))
    for key, title in keys:
        rows: dict[str, list[Grade]] = defaultdict(list)
        for question, _, mark in graded:
            name = question[key] if isinstance(question[key], str) else question[key][0]
            rows[name].append(mark)
        yield from table(
            (title, "soal", "putusan diterima", "utuh"),
            [
                (name, len(marks), counted(share(sum(m.lenient for m in marks), len(marks))),
                 counted(share(sum(m.whole for m in marks), len(marks))))
                for name, marks in sorted(rows.items())
            ],
        )  # fmt: skip


def _confusion(answered: Answered) -> list[str]:
    """Rows: the preferred label; columns: what was said. An accepted other label counts as itself, off the diagonal."""
    said = {a["id"]: a["verdict"] for a in answered.answers}
    pairs = Counter((q["verdict"][0], said.get(q["id"], "-")) for q in answered.items)
    names = sorted({name for pair in pairs for name in pair})
    rows = [(one, *(pairs[one, other] or "·" for other in names)) for one in names if any(pairs[one, o] for o in names)]
    return [
        "Kekeliruan (baris: yang diutamakan, kolom: yang dijawab):",
        "",
        *table(("", *names), rows),
    ]


def _misses(answered: Answered, graded: list[tuple[Item, Item, Grade]]) -> list[str]:
    wrong = sorted((row for row in graded if not row[2].whole), key=_gravity)
    rows = [
        (
            q["question"] if answered.set.open else f"{q['id']} ({q['style']}, {q['topic']})",
            " / ".join(q["verdict"]), a.get("verdict"), _why(mark), a.get("card") or a.get("route"),
        )
        for q, a, mark in wrong[:_WORST]
    ]  # fmt: skip
    head = f"Meleset {len(wrong)} soal; yang terburuk lebih dulu:"
    return [head, "", *table(("Soal", "label", "dijawab", "sebab", "kartu"), rows)]


def _gravity(row: tuple[Item, Item, Grade]) -> tuple[bool, ...]:
    mark = row[2]
    return (not mark.dangerous, not mark.soft_danger, not mark.over_forbid, mark.lenient, not mark.over_refusal)


def _why(mark: Grade) -> str:
    if mark.dangerous:
        return "berbahaya"
    if not mark.lenient:
        return "putusan"
    points = (("dasar", mark.refs is False), ("isi", mark.must is False), ("isi terlarang", mark.forbidden_text))
    return ", ".join(name for name, off in points if off)


def _latency(answered: Answered) -> list[str]:
    took = sorted(float(a["latency_ms"]) for a in answered.answers)
    if not took:
        return []
    p50, p95 = (took[min(len(took) - 1, int(len(took) * part))] for part in (0.5, 0.95))
    return [f"Latensi dalam proses: median {p50:.0f} ms, p95 {p95:.0f} ms (di samping embedding: `make bench`).", ""]
