# One environment for everything: `make demo` and `make test` work in a fresh clone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LINKS := build/typecheck/reportlint

.PHONY: demo test check lint types links docs bench quality fuzz clean

# A demonstration: the sample report has faults, so the command's exit code 1 is right.
demo: $(READY)
	@$(BIN)/reportlint check docs/examples/sample-report.txt || test $$? -eq 1

test: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadgroup -q

check: lint types test

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) links
	$(BIN)/mypy
	$(BIN)/basedpyright

# The type checkers cannot see through setuptools' editable import hook.
links:
	rm -rf $(LINKS)
	mkdir -p $(LINKS)
	ln -s $(CURDIR)/core/* $(CURDIR)/grammar $(CURDIR)/plugins $(CURDIR)/rules $(LINKS)
	rm -f $(LINKS)/__pycache__

# Pages made from the rules and the format data; a test holds them to their sources.
docs: $(READY)
	$(BIN)/python -m docs.generate

bench: $(READY)
	$(BIN)/python -m tests.benchmarks.bench

# How many faults are found in reports that have one, and how many are made up; exits with 1 where
# it is not good enough. docs/quality.md explains the figures.
quality: $(READY)
	$(BIN)/python -m tests.quality

# Broken files of every type, for three minutes or for SECONDS; it needs Linux.
SECONDS ?= 180
fuzz: $(READY)
	$(BIN)/python -m tests.fuzz.fuzz --seconds $(SECONDS)

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check -U pip
	$(BIN)/python -m pip install -q --disable-pip-version-check -e . --group dev
	@touch $(READY)

clean:
	rm -rf $(VENV) build dist *.egg-info
