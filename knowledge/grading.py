"""Grades answers against questions of known verdict; the figures are those of the shared grader."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]

# Verdicts that must rest on a source; refs and required words are looked at only for these.
_ON_SOURCES = frozenset(("boleh", "tidak_boleh", "bersyarat", "informasi"))
_TURNED_AWAY = frozenset(("di_luar_cakupan", "tidak_ditemukan"))
_SHARES = (
    *("whole", "lenient", "strict", "refs", "refs_no_skb", "must"),
    *("refused", "over_refusal", "over_forbid", "forbidden_text"),
)


@dataclass(frozen=True, slots=True)
class Grade:
    """How one answer did; ``None`` where a point does not apply to it."""

    lenient: bool
    strict: bool
    refs: bool | None
    refs_no_skb: bool | None
    must: bool | None
    refused: bool | None
    over_refusal: bool
    over_forbid: bool
    forbidden_text: bool
    dangerous: bool
    soft_danger: bool
    words: int
    cited: int

    @property
    def whole(self) -> bool:
        """Right in verdict, and in sources and words where they count."""
        return self.lenient and self.refs is not False and self.must is not False and not self.forbidden_text


@dataclass(frozen=True, slots=True)
class Share:
    """A share of ``count`` answers; ``nan`` of none."""

    value: float
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one run."""

    shares: Mapping[str, Share]
    words: tuple[int, int]
    cited: tuple[int, int]
    by: Mapping[str, Mapping[str, Share]]
    missing: tuple[str, ...]

    def lines(self) -> list[str]:
        """The table as it is printed."""
        table = [f"{name:15s} {share.value:.3f}  (n={share.count})" for name, share in self.shares.items()]
        table.append(f"words p50 {self.words[0]} p95 {self.words[1]}; refs p50 {self.cited[0]} max {self.cited[1]}")
        for key, parts in self.by.items():
            shown = {name: f"{share.value:.2f}/{share.count}" for name, share in parts.items()}
            table.append(f"{key} {shown}")
        if self.missing:
            table.append(f"missing {len(self.missing)} {list(self.missing[:10])}")
        return table


def grade(question: Item, answer: Item) -> Grade:
    """One answer against its question, both in the form of the evaluation files."""
    verdict, accepted = answer.get("verdict"), question["verdict"]
    refs = list(answer.get("refs") or ())
    text = re.sub(r"\s+", " ", answer.get("text") or "").lower()
    sourced = verdict in _ON_SOURCES
    hard = [ref for ref in question["refs_any"] if not ref.startswith("skb-")]
    must_refuse = question["kind"] == "out_of_scope" and accepted == ["di_luar_cakupan"]
    return Grade(
        lenient=verdict in accepted,
        strict=verdict == accepted[0],
        refs=_cites(refs, question["refs_any"]) if question["refs_any"] and sourced else None,
        refs_no_skb=_cites(refs, hard) if hard and sourced else None,
        must=_says(text, str(verdict), question["must_say"]),
        refused=verdict == "di_luar_cakupan" if must_refuse else None,
        over_refusal=question["kind"] in ("verdict", "clarify", "lookup")
        and verdict in _TURNED_AWAY
        and verdict not in accepted,
        over_forbid=accepted[0] == "boleh" and verdict == "tidak_boleh" and "tidak_boleh" not in accepted,
        forbidden_text=any(words.lower() in text for words in question["must_not_say"]),
        dangerous=accepted == ["tidak_boleh"] and verdict == "boleh",
        soft_danger="boleh" not in accepted and verdict == "boleh",
        words=len(text.split()),
        cited=len(refs),
    )


def _cites(refs: Sequence[str], wanted: Sequence[str]) -> bool:
    """A citation meets a wanted one when it is the same or finer."""
    return any(re.match(rf"{re.escape(want.lower())}(?!\w)", ref.lower()) for ref in refs for want in wanted)


def _says(text: str, verdict: str, groups: Sequence[Sequence[str]]) -> bool | None:
    """One word of every group; a clarification has to ask something instead."""
    if verdict == "perlu_klarifikasi":
        return "?" in text
    wanted = [group for group in groups if list(group) != ["?"]]
    if not wanted or verdict not in _ON_SOURCES:
        return None
    return all(any(words.lower() in text for words in group) for group in wanted)


def report(questions: Sequence[Item], answers: Iterable[Item]) -> Report:
    """All figures of a run; a question without an answer counts as answered wrongly."""
    by_id = {answer["id"]: answer for answer in answers}
    graded = {question["id"]: grade(question, by_id.get(question["id"], {})) for question in questions}
    shares = {name: _share(getattr(g, name) for g in graded.values()) for name in _SHARES}
    hard = [graded[q["id"]] for q in questions if q["verdict"] == ["tidak_boleh"]]
    shares["dangerous"] = Share(sum(g.dangerous for g in hard) / max(1, len(hard)), len(hard))
    shares["soft_danger"] = _share(g.soft_danger for g in graded.values())
    words, cited = sorted(g.words for g in graded.values()), sorted(g.cited for g in graded.values())
    return Report(
        shares,
        (_at(words, 0.5), _at(words, 0.95)),
        (_at(cited, 0.5), cited[-1] if cited else 0),
        {key: _parts(key, questions, graded) for key in ("kind", "style")},
        tuple(q["id"] for q in questions if q["id"] not in by_id),
    )


def _share(values: Iterable[bool | None]) -> Share:
    counted = [value for value in values if value is not None]
    return Share(sum(counted) / len(counted), len(counted)) if counted else Share(float("nan"), 0)


def _at(ordered: Sequence[int], part: float) -> int:
    return ordered[int(len(ordered) * part)] if ordered else 0


def _parts(key: str, questions: Sequence[Item], graded: Mapping[str, Grade]) -> dict[str, Share]:
    parts: dict[str, list[bool]] = defaultdict(list)
    for question in questions:
        parts[question[key]].append(graded[question["id"]].lenient)
    return {name: _share(values) for name, values in sorted(parts.items())}
