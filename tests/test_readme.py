"""Every command of the README is run here or by CI, and what it says of settings and files is so."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.settings import Settings
from ingest.settings import IngestSettings

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PY = ".venv/bin/python -m "
CIRCULAR = """SURAT EDARAN
BADAN PENGUJI NASIONAL
NOMOR 7 TAHUN 2026
TENTANG
NETRALITAS PEGAWAI BADAN PENGUJI

1. Umum
Pegawai menjaga netralitas.
2. Isi Edaran
a. Pegawai dilarang memasang stiker calon pada kendaraan dinas.
b. Pegawai boleh membaca berita tentang calon.

Ditetapkan di Jakarta
pada tanggal 5 Januari 2026
"""


def commands() -> list[str]:
    """Every line of every shell block."""
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()]


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of a command in a folder of its own."""
    return {
        "PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT), "VAR_DIR": str(folder / "var"),
        "EMBEDDING_MODEL": "hashing", "OMP_NUM_THREADS": "1",
    }  # fmt: skip


def run(folder: Path, *args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """A command of ours in a folder of its own, with the embedding that needs no weights."""
    return subprocess.run(
        [sys.executable, "-m", *args], cwd=folder, env=surroundings(folder), input=stdin, capture_output=True,
        text=True, timeout=240, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a built index, as `make run` leaves it, and a circular to add."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "surat-edaran.txt").write_text(CIRCULAR, encoding="utf-8")
    built = run(folder, "ingest", "build")
    assert built.returncode == 0, built.stderr
    return folder


def ask_by_pipe(home: Path) -> None:
    done = run(home, "bot", stdin="boleh nggak like postingan caleg?\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "boleh" in done.stdout.lower()


def ask_as_json(home: Path) -> None:
    done = run(home, "knowledge", "ask", "boleh nggak like postingan caleg?", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert {"verdict", "refs", "text", "route", "card", "score", "latency_ms", "parts"} == set(json.loads(done.stdout))


def evaluate(home: Path) -> None:
    item = (ROOT / "knowledge/data/evals/questions.jsonl").read_text(encoding="utf-8").splitlines()[0]
    (home / "soal.jsonl").write_text(item + "\n", encoding="utf-8")
    done = run(home, "knowledge", "evaluate", "soal.jsonl", "--out", "jawaban.jsonl")
    assert done.returncode == 0, done.stderr
    assert "whole" in done.stdout
    written = json.loads((home / "jawaban.jsonl").read_text(encoding="utf-8"))
    assert {"id", "verdict", "refs", "text", "route", "card", "score", "latency_ms"} == set(written)


def check_cards(home: Path) -> None:
    done = run(home, "knowledge", "check")
    assert done.returncode == 0, done.stdout


def build_again(home: Path) -> None:
    done = run(home, "ingest", "build")
    assert done.returncode == 0
    assert " 0 di antaranya" in done.stdout + done.stderr


def parse(home: Path) -> None:
    done = run(home, "ingest", "parse", "surat-edaran.txt", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["regulation"]["number"] == "7"


def add_list_undo(home: Path) -> None:
    added = run(home, "ingest", "add", "surat-edaran.txt", "--yes")
    assert added.returncode == 0, added.stderr
    assert "2026" in run(home, "ingest", "list").stdout
    assert run(home, "ingest", "undo").returncode == 0


def verify(home: Path) -> None:
    done = run(home, "ingest", "verify", "--fix")
    assert done.returncode == 0, done.stderr


def carry(home: Path) -> None:
    out = run(home, "ingest", "export", "pustaka.zip")
    assert out.returncode == 0, out.stderr
    other = home / "other-machine"
    other.mkdir(exist_ok=True)
    back = run(other, "ingest", "import", "../pustaka.zip")
    assert back.returncode == 0, back.stderr


# Each line of the README -> how it is run: here, or the test or script that runs it.
RUN_HERE: dict[str, Callable[[Path], None]] = {
    'echo "boleh nggak like postingan caleg?" | make run': ask_by_pipe,
    f'{PY}knowledge ask "boleh nggak like postingan caleg?" --json': ask_as_json,
    f"{PY}knowledge evaluate knowledge/data/evals/questions.jsonl --out var/answers.jsonl": evaluate,
    f"{PY}knowledge check": check_cards,
    f"{PY}ingest build": build_again,
    f"{PY}ingest parse surat-edaran.pdf --json": parse,
    f"{PY}ingest add surat-edaran.pdf": add_list_undo,
    f"{PY}ingest list": add_list_undo,
    f"{PY}ingest undo": add_list_undo,
    f"{PY}ingest verify --fix": verify,
    f"{PY}ingest export pustaka.zip": carry,
    f"{PY}ingest import pustaka.zip": carry,
}
# Each other line -> the file that runs it and the words there that do.
RUN_ELSEWHERE = {
    "make run": ("tests/test_make.py", 'make(checkout, "run"'),
    "make run TORCH_INDEX=https://alamat-indeks-torch-cpu/simple": ("tests/test_make.py", '"TORCH_INDEX=https'),
    "cp .env.example .env": ("tests/test_readme.py", "copied.write_bytes(example.read_bytes())"),
    f"{PY}ingest official": ("tests/ingest/test_official_command.py", 'main(["official"'),
    "make test": (".ci/run", "make test"),
    "make check": (".ci/run", "make check"),
    "make eval": ("tests/test_readme.py", '["sh", str(ROOT / ".ci/eval")]'),
    "make bench": ("tests/test_make.py", 'make(checkout, "bench"'),
    "make bench-setup": ("tests/test_make.py", 'make(cloned, "bench-setup"'),
    "make drill NAME=soak": ("tests/test_make.py", '"drill", "PYTHON=./fake-python", "NAME=soak"'),
}


def test_every_command_of_the_readme_is_run_by_something() -> None:
    assert set(commands()) == set(RUN_HERE) | set(RUN_ELSEWHERE)
    idle = [
        command
        for command, (place, words) in RUN_ELSEWHERE.items()
        if words not in (ROOT / place).read_text(encoding="utf-8")
    ]
    assert idle == []


ACTS = {act.__name__: act for act in RUN_HERE.values()}


@pytest.mark.parametrize("name", ACTS)
def test_the_commands_of_the_readme_work(name: str, home: Path) -> None:
    ACTS[name](home)


def test_eval_answers_and_grades_our_own_questions_where_no_shared_ones_are(home: Path) -> None:
    checkout = home / "checkout"
    (checkout / "var").mkdir(parents=True)
    for name in (".venv", "knowledge"):
        (checkout / name).symlink_to(ROOT / name)
    done = subprocess.run(
        ["sh", str(ROOT / ".ci/eval")], cwd=checkout, env=surroundings(home) | {"SHARED_DIR": str(home / "nowhere")},
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("own questions, graded by knowledge/grading.py:\nwhole ")
    assert len((checkout / "var/answers.jsonl").read_text(encoding="utf-8").splitlines()) == 99


@pytest.mark.parametrize("command", [("knowledge", "check"), ("ingest", "list")])
def test_output_that_nobody_reads_is_no_error(home: Path, command: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=home,
        env=surroundings(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (0, b"")


def test_bench_prints_every_figure_it_promises(home: Path) -> None:
    done = run(home, "knowledge.bench", "--repeats", "1", "--questions", "3")
    assert (done.returncode, done.stderr) == (0, "")
    assert [re.sub(r"[\d.]+", "N", line[:24]).rstrip() for line in done.stdout.splitlines()] == [
        "questions", "start to first answer", "peak memory", "latency, repeat N", "N at once",
    ]  # fmt: skip


def test_the_example_settings_are_every_setting_and_its_default(tmp_path: Path) -> None:
    example = ROOT / ".env.example"
    keys = set(re.findall(r"^([A-Z_]+)=", example.read_text(encoding="utf-8"), flags=re.MULTILINE))
    assert keys == {name.upper() for name in (*Settings.model_fields, *IngestSettings.model_fields)}
    copied = tmp_path / ".env"
    copied.write_bytes(example.read_bytes())
    assert Settings(_env_file=copied) == Settings()  # type: ignore[call-arg]  # an argument of pydantic-settings
    assert IngestSettings(_env_file=copied) == IngestSettings()  # type: ignore[call-arg]  # the same


def test_every_setting_the_readme_names_exists() -> None:
    named = set(re.findall(r"`([A-Z]+_[A-Z_]+)`", README)) - {"TORCH_INDEX", "SHARED_DIR", "TEST_DATABASE_URL"}
    assert named <= {name.upper() for name in (*Settings.model_fields, *IngestSettings.model_fields)}


def test_every_file_and_folder_the_readme_names_exists() -> None:
    linked = re.findall(r"\]\(([^)#]+)\)", README)
    quoted = re.findall(r"`((?:docs|knowledge|bot|ingest|tests|\.ci)/[\w./-]*)`", README)
    assert [path for path in [*linked, *quoted] if not path.startswith("http") and not (ROOT / path).exists()] == []


def test_the_readme_leaves_no_figure_open() -> None:
    assert re.findall(r"\bSIZE_\w+", README) == []
