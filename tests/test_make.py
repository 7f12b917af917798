"""The commands of the Makefile, with a Python that only writes down what it is asked."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# Stands in for `python`: makes an environment whose python writes down what it is asked and echoes what is piped to it.
FAKE_PYTHON = """#!/bin/sh
case "$1 $2" in
"-m venv") mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; echo "noise of venv" ;;
"-m pip") echo "noise of pip"; [ -z "$PIP_FAILS" ] && shift 3 && echo "pip $*" >> asked.txt ;;
"-m ingest") echo "noise of build"; mkdir -p var "$XDG_CACHE_HOME"; echo "build" >> asked.txt ;;
"-m tests.drills.soak") shift 2; echo "soak $*" >> asked.txt ;;
"-m knowledge"|"-m knowledge.bench") shift; echo "$*" >> asked.txt ;;
"-m bot") cat; exit "${BOT_EXIT:-0}" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A fresh checkout as far as make sees it, and a Python of ours."""
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    fake = tmp_path / "fake-python"
    fake.write_text(FAKE_PYTHON, encoding="utf-8")
    fake.chmod(0o755)
    return tmp_path


def make(folder: Path, *args: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make as a user would, away from the make that may be running us."""
    clean = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "TORCH_INDEX")}
    return subprocess.run(
        ["make", *args], cwd=folder, input=stdin, env=clean | environment, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip


def asked(folder: Path) -> list[str]:
    path = folder / "asked.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def test_make_run_sets_up_on_stderr_and_leaves_stdin_and_stdout_to_the_bot(checkout: Path) -> None:
    done = make(checkout, "run", "PYTHON=./fake-python", stdin="boleh like?\nboleh share?\n")
    assert (done.returncode, done.stdout) == (0, "boleh like?\nboleh share?\n")
    assert "noise of venv" in done.stderr
    assert "noise of build" in done.stderr


def test_the_second_make_run_installs_nothing(checkout: Path) -> None:
    make(checkout, "run", "PYTHON=./fake-python")
    first = asked(checkout)
    make(checkout, "run", "PYTHON=./fake-python")
    assert [line for line in asked(checkout)[len(first) :] if line.startswith("pip")] == []


def test_running_installs_no_test_tools_and_testing_does(checkout: Path) -> None:
    make(checkout, "run", "PYTHON=./fake-python")
    assert not any("[dev]" in line for line in asked(checkout))
    make(checkout, "setup-dev", "PYTHON=./fake-python")
    assert any("[dev]" in line for line in asked(checkout))


def test_a_failed_set_up_says_one_sentence_and_the_next_run_recovers(checkout: Path) -> None:
    broken = make(checkout, "run", "PYTHON=./fake-python", stdin="halo\n", PIP_FAILS="1")
    assert broken.returncode != 0
    assert broken.stdout == ""
    assert "Penyiapan belum selesai" in broken.stderr
    assert make(checkout, "run", "PYTHON=./fake-python", stdin="halo\n").stdout == "halo\n"


def test_torch_alone_comes_from_the_index_a_user_names(checkout: Path) -> None:
    make(checkout, "setup", "PYTHON=./fake-python", "TORCH_INDEX=https://torch.example/simple")
    named = [line for line in asked(checkout) if "torch.example" in line]
    assert len(named) == 1
    assert named[0].endswith("--no-deps --index-url https://torch.example/simple torch")


def test_a_machine_without_python_is_told_what_to_install(checkout: Path) -> None:
    done = make(checkout, "run", "PYTHON=")
    assert done.returncode != 0
    assert "Python 3.11 atau lebih baru tidak ditemukan" in done.stderr


def test_the_exit_of_the_bot_reaches_the_caller_of_make(checkout: Path) -> None:
    assert make(checkout, "run", "PYTHON=./fake-python", BOT_EXIT="2").returncode == 2


def test_an_unknown_drill_lists_those_there_are(checkout: Path) -> None:
    (checkout / "tests/drills").mkdir(parents=True)
    (checkout / "tests/drills/soak.py").touch()
    done = make(checkout, "drill", "PYTHON=./fake-python", "NAME=nothing")
    assert done.returncode == 2
    assert "soak" in done.stderr


def test_a_drill_is_run_with_the_sizes_it_is_given(checkout: Path) -> None:
    (checkout / "tests/drills").mkdir(parents=True)
    (checkout / "tests/drills/soak.py").touch()
    done = make(checkout, "drill", "PYTHON=./fake-python", "NAME=soak", "ARGS=--updates 5")
    assert done.returncode == 0, done.stderr
    assert asked(checkout)[-1] == "soak --updates 5"


def test_eval_answers_the_shared_questions_where_they_are_and_otherwise_our_own(checkout: Path) -> None:
    (checkout / ".ci").mkdir()
    (checkout / ".ci/eval").write_text((ROOT / ".ci/eval").read_text(encoding="utf-8"), encoding="utf-8")
    shared = checkout / "shared"
    own = make(checkout, "eval", "PYTHON=./fake-python", f"SHARED_DIR={shared}")
    assert (own.returncode, own.stdout) == (0, "own questions, graded by knowledge/grading.py:\n")
    (shared / "evals").mkdir(parents=True)
    (shared / "evals/grade.py").touch()
    both = make(checkout, "eval", "PYTHON=./fake-python", f"SHARED_DIR={shared}")
    assert both.stdout == "questions of the shared development set, graded by its grade.py:\n"
    assert [line for line in asked(checkout) if line.startswith("knowledge evaluate")] == [
        f"knowledge evaluate {questions} --out var/answers.jsonl --date 2026-11-22"
        for questions in ("knowledge/data/evals/questions.jsonl", f"{shared}/evals/dev-questions.jsonl")
    ]


def test_bench_is_run_with_the_sizes_it_is_given(checkout: Path) -> None:
    assert make(checkout, "bench", "PYTHON=./fake-python", "ARGS=--questions 5").returncode == 0
    assert asked(checkout)[-1] == "knowledge.bench --questions 5"


@pytest.fixture
def cloned(checkout: Path) -> Path:
    """The checkout as a repository with one commit."""
    (checkout / ".ci").mkdir()
    (checkout / ".ci/bench-setup").write_text((ROOT / ".ci/bench-setup").read_text(encoding="utf-8"), encoding="utf-8")
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "All of it"]):
        subprocess.run(["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *words], cwd=checkout, check=True)
    return checkout


def test_the_set_up_is_measured_in_a_clone_with_caches_of_its_own(cloned: Path, tmp_path: Path) -> None:
    done = make(cloned, "bench-setup", "PYTHON=./fake-python", TMPDIR=str(tmp_path), HOME=str(tmp_path / "home"))
    assert done.returncode == 0, done.stderr
    lines = [re.sub(r"\d+", "N", line) for line in done.stdout.splitlines()]
    assert lines == [
        *("make setup: N s", "make index: N s") * 2, "N MB .venv", "N MB var", "N MB cache",
    ]  # fmt: skip
    assert not (cloned / ".venv").exists()
    assert not (tmp_path / "home").exists()
