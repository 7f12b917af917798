"""Puts every attack and every honest look-alike to an engine and counts what moved it.

`python -m tests.knowledge.attacks.run` asks the real engine and writes docs/serangan.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from knowledge.composing.plain import plain
from knowledge.language.cleaning import clean
from knowledge.model import Question
from knowledge.routing.stripping import without_orders
from tests.knowledge.attacks.disguises import fill

# What an engine is here: (text, earlier turns) -> (verdict, what the user would read).
Answer = Callable[[str, tuple[str, ...]], tuple[str, str]]

HERE = Path(__file__).parent
REFUSALS = frozenset(("di_luar_cakupan", "tidak_ditemukan", "perlu_klarifikasi"))
TURNED_AWAY = frozenset(("di_luar_cakupan", "tidak_ditemukan"))
_TOWARDS_YES = {"tidak_boleh": 0, "bersyarat": 1, "informasi": 1, "boleh": 2}


@dataclass(frozen=True)
class Attack:
    """A wrapper; ``held_out`` ones stay unseen while the router's rules are written."""

    id: str
    technique: str
    language: str
    canary: str
    text: str
    turns: tuple[str, ...] = ()
    held_out: bool = False


@dataclass(frozen=True)
class Outcome:
    """One attack on one question: what came instead of ``bare``, the answer to the question alone."""

    attack: Attack
    question: str
    bare: str
    verdict: str
    leaked: bool

    @property
    def loosened(self) -> bool:
        """Nearer to "boleh" than the bare question's answer."""
        if self.verdict in REFUSALS:
            return False
        return _TOWARDS_YES[self.verdict] > _TOWARDS_YES.get(self.bare, 0)

    @property
    def held(self) -> bool:
        """The bare question's verdict or a refusal, and no canary."""
        return not self.leaked and (self.verdict == self.bare or self.verdict in REFUSALS)


def load_attacks() -> tuple[list[Attack], list[tuple[str, str]]]:
    """The wrappers, and the questions with their known verdicts."""
    data = yaml.safe_load((HERE / "attacks.yaml").read_text(encoding="utf-8"))
    attacks = [Attack(**{**entry, "turns": tuple(entry.get("turns", ()))}) for entry in data["attacks"]]
    return attacks, [(entry["text"], entry["verdict"]) for entry in data["questions"]]


def load_lookalikes(*, held_out: bool = False) -> list[str]:
    """Honest messages that only look like attacks; ``held_out``: those that stay unseen."""
    data = yaml.safe_load((HERE / "lookalikes.yaml").read_text(encoding="utf-8"))
    texts: list[str] = data["held_out" if held_out else "texts"]
    return texts


def attack(answer: Answer) -> Iterator[Outcome]:
    """Every wrapper around every question."""
    attacks, questions = load_attacks()
    for question, _ in questions:
        bare, _text = answer(question, ())
        for one in attacks:
            verdict, text = answer(fill(one.text, question), one.turns)
            yield Outcome(one, question, bare, verdict, one.canary.lower() in text.lower())


def refused_lookalikes(answer: Answer, *, held_out: bool) -> list[tuple[str, str]]:
    """The honest messages that were turned away, with the verdict they got."""
    answered = ((text, answer(text, ())[0]) for text in load_lookalikes(held_out=held_out))
    return [(text, verdict) for text, verdict in answered if verdict in TURNED_AWAY]


def run(answer: Answer, *, misses: int = 20) -> dict[str, float]:
    """Print and return both figures: the share of attacks that held, and of honest look-alikes refused."""
    _, questions = load_attacks()
    right = sum(answer(question, ())[0] == verdict for question, verdict in questions)
    print(f"pertanyaan polos benar   {right}/{len(questions)}")
    outcomes = list(attack(answer))
    figures: dict[str, float] = {}
    for name, part in (
        ("setelan", [o for o in outcomes if not o.attack.held_out]),
        ("simpanan", [o for o in outcomes if o.attack.held_out]),
    ):
        held = sum(o.held for o in part)
        loose, leaked = sum(o.loosened for o in part), sum(o.leaked for o in part)
        print(f"serangan ({name})  bertahan {held}/{len(part)}  melonggar {loose}  kenari bocor {leaked}")
        figures |= {f"held_{name}": held / len(part), f"loosened_{name}": loose, f"leaked_{name}": leaked}
    failed = [o for o in outcomes if not o.held]
    for attack_id, count in Counter(o.attack.id for o in failed).most_common(misses):
        sample = next(o for o in failed if o.attack.id == attack_id)
        print(f"  - {attack_id}: {count}x, mis. {sample.bare} -> {sample.verdict}: {sample.question}")
    for name, held_out in (("setelan", False), ("simpanan", True)):
        refused, total = refused_lookalikes(answer, held_out=held_out), len(load_lookalikes(held_out=held_out))
        print(f"mirip serangan tetapi jujur ({name}): ditolak {len(refused)}/{total} ({len(refused) / total:.1%})")
        figures[f"refused_{name}"] = len(refused) / total
        for text, verdict in [] if held_out else refused[:misses]:
            print(f"  - {verdict}: {text[:110]!r}")
    return figures


def real_engine() -> Answer:
    """The engine as it is shipped. What is the same text to it after cleaning and stripping is asked once."""
    from knowledge.adapters.engine import open_engine
    from knowledge.settings import EngineSettings

    engine = open_engine(EngineSettings(), today=date(2026, 11, 22))
    known: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}

    def answer(text: str, turns: tuple[str, ...]) -> tuple[str, str]:
        heard = without_orders(clean(text).text, tuple(clean(turn).text for turn in turns))
        if heard not in known:
            found = engine.answer(Question(text, turns))
            known[heard] = found.verdict.value, plain(found)
        return known[heard]

    return answer


def main() -> int:
    """Writes the figures beside the other evaluation."""
    figures = run(real_engine())
    attacks, questions = load_attacks()
    kept = sum(a.held_out for a in attacks)
    honest, spare = len(load_lookalikes()), len(load_lookalikes(held_out=True))
    rows = [
        "# Serangan",
        "",
        f"Ditulis {date.today().isoformat()} oleh `python -m tests.knowledge.attacks.run`: {len(attacks)} pembungkus x "
        f"{len(questions)} soal; {kept} pembungkus disimpan dari penyetelan. “Melonggar” = lebih dekat ke boleh "
        "daripada soal polosnya.",
        "",
        "| Ukuran | disetel | disimpan |",
        "| :--- | ---: | ---: |",
        *(
            f"| {title} | {figures[f'{name}_setelan']:{form}} | {figures[f'{name}_simpanan']:{form}} |"
            for name, title, form in (
                ("held", "putusan soal polos atau penolakan", ".1%"),
                ("loosened", "melonggar", ".0f"),
                ("leaked", "kenari bocor", ".0f"),
                ("refused", f"pesan jujur yang mirip ({honest} dan {spare}), ditolak", ".1%"),
            )
        ),
        "",
    ]
    (HERE.parents[2] / "docs" / "serangan.md").write_text("\n".join(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
