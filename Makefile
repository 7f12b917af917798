# make run | test | check | eval | bench | drill: each does all the set-up it needs; see README.md.
# Set-up speaks on stderr: stdin and stdout belong to the conversation.
MAKEFLAGS += --no-print-directory
SHELL := /bin/sh

VENV := .venv
PY := $(VENV)/bin/python
SHARED_DIR ?= ../shared
# Another package index for torch alone, e.g. one with CPU builds; empty: the usual index.
TORCH_INDEX ?=
# Which Python makes the environment; the first of these that is 3.11 or newer.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
# Compiling every module of every library takes longer than installing them; Python compiles what it imports.
PIP = PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_CONSTRAINT=constraints.txt $(PY) -m pip install --no-compile $(shell [ -t 2 ] || echo --quiet --quiet)
# Where Python may not keep what it compiled, every start would compile the libraries anew (6 s).
unexport PYTHONDONTWRITEBYTECODE
FAILED = { echo 'Penyiapan belum selesai: periksa jaringan dan ruang disk (lihat README), lalu jalankan lagi.' >&2; exit 1; }
NAME ?=
ARGS ?=
PYTEST ?= -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: run test check eval bench bench-setup drill setup setup-dev index

run: setup index
	@exec $(PY) -m bot

test: setup-dev index
	@$(PY) -m pytest $(PYTEST) $(ARGS)

check: setup-dev
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports
	@$(PY) -m pytest tests/test_contracts.py

eval: setup index
	@SHARED_DIR='$(SHARED_DIR)' sh .ci/eval

bench: setup index
	@$(PY) -m knowledge.bench $(ARGS)

# Set-up time and size from nothing: clones the last commit to a folder of its own and sets it up there.
bench-setup:
	@TORCH_INDEX='$(TORCH_INDEX)' sh .ci/bench-setup

drill: setup-dev index
	@test -f 'tests/drills/$(NAME).py' || { \
		echo "make drill NAME=...: $$(ls tests/drills | sed -n 's/^\([a-z].*\)\.py$$/\1/p' | tr '\n' ' ')" >&2; exit 2; }
	@$(PY) -m tests.drills.$(NAME) $(ARGS)

setup: $(VENV)/run.stamp

setup-dev: $(VENV)/dev.stamp

# Quick when nothing changed: texts are held under the hash of their content.
index: setup
	@$(PY) -m ingest build </dev/null >&2

$(VENV)/made.stamp:
	@test -n '$(PYTHON)' || { echo 'Python 3.11 atau lebih baru tidak ditemukan; pasang dulu, lalu ulangi.' >&2; exit 1; }
	@echo 'Menyiapkan lingkungan Python di $(VENV) (sekali saja) ...' >&2
	@$(PYTHON) -m venv $(VENV) </dev/null >&2 || { \
		echo 'Lingkungan Python tidak dapat dibuat: pasang modul venv (Debian/Ubuntu: python3-venv) atau periksa disk.' >&2; exit 1; }
	@touch $@

$(VENV)/torch.stamp: $(VENV)/made.stamp
ifneq ($(TORCH_INDEX),)
	@echo 'Memasang torch dari $(TORCH_INDEX) ...' >&2
	@$(PIP) --no-deps --index-url '$(TORCH_INDEX)' torch </dev/null >&2 || $(FAILED)
endif
	@touch $@

$(VENV)/run.stamp: $(VENV)/torch.stamp pyproject.toml constraints.txt
	@echo 'Memasang pustaka (sekali saja, beberapa menit) ...' >&2
	@$(PIP) -e . </dev/null >&2 || $(FAILED)
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	@echo 'Memasang alat uji ...' >&2
	@$(PIP) -e '.[dev]' </dev/null >&2 || $(FAILED)
	@touch $@
