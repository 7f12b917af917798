"""Teaches the encoder our field: ways to ask for one card near each other, of neighbouring cards apart.

Low-rank adapters on every layer. Three losses: supervised contrastive (Khosla et al. 2020) over batches of neighbouring
cards, positives from different seeds; the cross entropy against one proxy a label (Movshovitz-Attias et al. 2017),
which sets every card apart from all others; and the same with the proxies of one verdict taken together, because a
neighbour with another verdict is the costly mistake. Only the adapters are kept: a small file
(``lowrank``) that ``converting.convert`` adds to the base weights. Needs the ``train`` extra (peft).
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from knowledge.adapters.lowrank import ALPHA, RANK, restore_delta
from knowledge.adapters.matching import Example
from knowledge.adapters.sentences import precision
from knowledge.adapters.turns import Array

TARGETS = ["query", "key", "value", "dense"]
TEMPERATURE, RATE = 0.05, 7e-4
# What was learnt before is bent, not learnt anew.
ONWARD_RATE = 3e-4
NEIGHBOURS, PER_LABEL, BATCH = 8, 4, 64
VERDICTS = 0.5
# Every other time a text is learnt as somebody in a hurry would have typed it.
HURRY, SLIPS, GAPS = 0.5, 0.7, 0.4
# Stories are embedded apart from short questions: padding to the longest would triple the cost of a step.
CHUNK = 16
# The end of a long story seldom says more than its beginning; nothing is cut when questions are answered.
TOKENS = 96


@dataclass(frozen=True)
class Recipe:
    """``epochs`` over the examples with one ``seed``; the same recipe gives the same file on the same machine.

    ``onward``: an earlier adapter file to go on from, when cards and questions were added to what it has learnt.
    """

    epochs: int = 6
    seed: int = 0
    onward: Path | None = None


def train(
    base: Path,
    taught: Sequence[Example],
    vectors: Array,
    verdicts: Mapping[str, str],
    recipe: Recipe,
    tell: Callable[[str], None],
) -> Any:
    """The base model with trained adapters; ``vectors``: query vectors of ``taught`` where the training begins;
    ``verdicts``: by label.
    """
    import torch

    # Questions are encoded on one core each; a step of training is one pass and takes them all.
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(recipe.seed)
    dice = random.Random(recipe.seed)
    shelves = _shelves(taught)
    names = list(shelves)
    centres = _centres(names, taught, vectors)
    near = _neighbours(names, centres)
    student = _Student(base)
    model = _adapted(student.bert, recipe.onward)
    proxies = torch.nn.Parameter(torch.tensor(centres))
    groups = _groups([verdicts[name] for name in names])
    place = {name: i for i, name in enumerate(names)}
    steps = max(1, recipe.epochs * len(taught) // BATCH)
    optimiser, schedule = _optimiser(model, proxies, ONWARD_RATE if recipe.onward else RATE, steps)
    model.train()
    for step in range(steps):
        texts, labels = _batch(shelves, near, dice)
        embedded = student.embed([_worn(text, dice) if dice.random() < HURRY else text for text in texts])
        loss = _contrast(embedded, labels) + _apart(embedded, proxies, [place[label] for label in labels], groups)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if step % 20 == 0:
            tell(f"langkah {step}/{steps}, rugi {loss.item():.3f}")
    model.eval()
    return model


def _adapted(bert: Any, onward: Path | None) -> Any:
    """The encoder with adapters on every layer: fresh ones, or those of an earlier training."""
    from peft import LoraConfig, get_peft_model

    model = get_peft_model(bert, LoraConfig(r=RANK, lora_alpha=ALPHA, target_modules=TARGETS))
    if onward:
        restore_delta(model, onward)
    return model


def _optimiser(model: Any, proxies: Any, rate: float, steps: int) -> tuple[Any, Any]:
    """Adapters and proxies at one rate, which rises for a tenth of the ``steps`` and then falls."""
    import torch

    weights = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": weights, "weight_decay": 0.01}, {"params": [proxies], "weight_decay": 0.0}], lr=rate
    )
    return optimiser, torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.1)


class _Student:
    """The encoder with gradients; ``bert`` is the part that is trained."""

    def __init__(self, base: Path) -> None:
        import torch
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(
            str(base), device="cpu", local_files_only=True, model_kwargs={"dtype": torch.float32}
        )
        self.bert: Any = model[0].auto_model
        self._tokenizer: Any = model.tokenizer

    def embed(self, texts: Sequence[str]) -> Any:
        """Unit vectors (texts, dimensions); prefix and mean pooling as in use."""
        import torch

        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        parts = [self._page([texts[i] for i in order[at : at + CHUNK]]) for at in range(0, len(order), CHUNK)]
        return torch.cat(parts)[torch.argsort(torch.tensor(order))]

    def _page(self, texts: Sequence[str]) -> Any:
        import torch

        tokens = self._tokenizer(
            [f"query: {text}" for text in texts], padding=True, truncation=True, max_length=TOKENS, return_tensors="pt"
        )
        # Half precision where the processor multiplies in it, which takes two fifths off a step.
        with torch.autocast("cpu", torch.bfloat16, enabled=precision() is torch.bfloat16):
            hidden = self.bert(input_ids=tokens["input_ids"], attention_mask=tokens["attention_mask"])[0].float()
        mask = tokens["attention_mask"][:, :, None].float()
        return torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)


def _shelves(taught: Sequence[Example]) -> dict[str, dict[str, list[str]]]:
    """Texts by label and seed; a label with one seed has no positives to learn from."""
    shelves: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for example in taught:
        shelves[example.label][example.seed].append(example.text)
    return {label: dict(seeds) for label, seeds in shelves.items() if len(seeds) > 1}


def _centres(names: list[str], taught: Sequence[Example], vectors: Array) -> Array:
    """Unit mean vector of each label, the mean of all labels taken off."""
    rows = defaultdict(list)
    for example, vector in zip(taught, vectors, strict=True):
        rows[example.label].append(vector)
    centres = np.stack([np.mean(rows[name], axis=0) for name in names])
    centres -= centres.mean(axis=0)
    unit: Array = (centres / np.linalg.norm(centres, axis=1, keepdims=True)).astype(np.float32)
    return unit


def _neighbours(names: list[str], centres: Array) -> dict[str, list[str]]:
    order = np.argsort(-(centres @ centres.T), axis=1)[:, :NEIGHBOURS]
    return {name: [names[j] for j in order[i]] for i, name in enumerate(names)}


def _batch(
    shelves: dict[str, dict[str, list[str]]], near: dict[str, list[str]], dice: random.Random
) -> tuple[list[str], list[str]]:
    """Two neighbourhoods, up to four texts of different seeds a label."""
    chosen = dict.fromkeys(n for _ in range(2) for n in near[dice.choice(list(near))])
    texts: list[str] = []
    labels: list[str] = []
    for label in chosen:
        seeds = list(shelves[label].values())
        dice.shuffle(seeds)
        for rows in seeds[:PER_LABEL]:
            texts.append(dice.choice(rows))
            labels.append(label)
    return texts, labels


def _worn(text: str, dice: random.Random) -> str:
    """As somebody in a hurry would have typed it."""
    words = text.split()
    if len(words) > 4 and dice.random() < GAPS:
        del words[dice.randrange(len(words))]
    if dice.random() < SLIPS:
        i = max(range(len(words)), key=lambda j: len(words[j]) * dice.random())
        words[i] = _slipped(words[i], dice)
    return " ".join(words)


def _slipped(word: str, dice: random.Random) -> str:
    if len(word) < 4:
        return word
    at = dice.randrange(1, len(word) - 1)
    kinds = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return dice.choice(kinds)


def _groups(verdicts: Sequence[str]) -> Any:
    """The number of each label's verdict."""
    import torch

    found = sorted(set(verdicts))
    return torch.tensor([found.index(v) for v in verdicts])


def _apart(vectors: Any, proxies: Any, places: list[int], groups: Any) -> Any:
    import torch

    near = vectors @ torch.nn.functional.normalize(proxies, dim=1).T / TEMPERATURE
    truth = torch.tensor(places)
    chances = torch.nn.functional.log_softmax(near, dim=1)
    joined = torch.stack([chances[:, groups == g].logsumexp(1) for g in range(int(groups.max()) + 1)], dim=1)
    of_labels = torch.nn.functional.nll_loss(chances, truth)
    return of_labels + VERDICTS * torch.nn.functional.nll_loss(joined, groups[truth])


def _contrast(vectors: Any, labels: list[str]) -> Any:
    import torch

    code = torch.tensor([sorted(set(labels)).index(label) for label in labels])
    own = torch.eye(len(labels), dtype=torch.bool)
    near = (vectors @ vectors.T / TEMPERATURE).masked_fill(own, -1e9)
    same = (code[:, None] == code[None]) & ~own
    log = near - torch.logsumexp(near, 1, keepdim=True)
    some = same.any(1)
    return -((log * same).sum(1) / same.sum(1).clamp(min=1))[some].mean()
