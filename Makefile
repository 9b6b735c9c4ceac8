# The two commands: `make run` and `make test`. They need Python 3.11 to 3.13 and make; everything else they fetch once.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# By hash, and nothing is compiled: a build from source would fetch what no lock names.
LOCKED := --require-hashes --only-binary :all:
WANTED := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
# Give another one by `make PYTHON=/path/to/python3.12 run`.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11; do \
	if $$name -c '$(WANTED)' 2>/dev/null; then command -v $$name; break; fi; done)

.DEFAULT_GOAL := help
.PHONY: help run stop test check lock-check lint format types imports unit contracts graph api golden faults faults-all browser evaluate bench-extract bench-ingest bench-rival lock clean

help:  ## this list
	@awk -F ':.*##  *' '/^[a-z -]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.installed  ## start everything: local Neo4j, examples, API; ends with Ctrl-C
	@$(BIN)/parley run

stop:  ## stop the local Neo4j
	@if [ -x $(BIN)/parley ]; then $(BIN)/parley neo4j stop; fi

test: $(VENV)/.installed-dev lock-check lint types imports  ## all checks and all tests; .ci/run calls it
	@$(BIN)/pytest -q tests

check: lock-check lint types imports  ## what needs no database: locks, lint, types, import walls

lock-check: $(VENV)/.installed-dev  ## the locks pin all that pyproject.toml asks for, by hash and without addresses
	@$(BIN)/pytest -q -p no:cacheprovider tests/contracts/test_locks.py

lint: $(VENV)/.installed-dev  ## ruff: rules and format
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "make format puts this right"; exit 1; }

format: $(VENV)/.installed-dev  ## put imports and layout right
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

types: $(VENV)/.installed-dev  ## mypy, strict
	@$(BIN)/mypy

imports: $(VENV)/.installed-dev  ## the walls between the packages
	@$(BIN)/lint-imports

unit contracts graph api golden faults browser: $(VENV)/.installed-dev  ## one folder of tests
	@$(BIN)/pytest -q tests/$@

# An install that was interrupted is taken up again, because the stamp is written last.
$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what requirements.lock names into $(VENV) (550 MB on disk, once)"
	@$(PIP) install $(LOCKED) -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what requirements-dev.lock names into $(VENV) (700 MB on disk, once)"
	@$(PIP) install $(LOCKED) -r requirements-dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $(VENV)/.installed $@

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Parley needs Python 3.11, 3.12 or 3.13 with venv (Debian: apt install python3-venv)." >&2; exit 1; fi
	@echo "Making $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv $(VENV)

# Universal: one lock for every system and Python version. The dev lock takes the versions of the other one.
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
faults-all: $(VENV)/.installed-dev  ## all of tests/faults: ten kills, not two; a full disk (where a tmpfs can be mounted); a backup
	@PARLEY_FAULTS=all $(BIN)/pytest -q tests/faults

evaluate: $(VENV)/.installed-dev  ## extraction quality on the annotated texts, md and sm model (MODEL=md for one of them)
	@$(BIN)/python -m bench.evaluate --model $(or $(MODEL),both)

bench-extract: $(VENV)/.installed-dev  ## speed and memory of extraction, set against the bare model (bench/README.md)
	@$(BIN)/python -m bench.extract --model $(or $(MODEL),md)

$(VENV)-rival/.installed: bench/rival.lock | $(BIN)/python
	@$(BIN)/python -m venv $(VENV)-rival
	@$(VENV)-rival/bin/python -m pip --disable-pip-version-check --no-input install --quiet $(LOCKED) -r bench/rival.lock
	@touch $@

bench-rival: $(VENV)/.installed-dev $(VENV)-rival/.installed  ## whole ingest beside neo4j-graphrag's SimpleKGPipeline, in one run
	@$(BIN)/python -m bench.ingest --only rival --model $(or $(MODEL),sm)

bench-ingest: $(VENV)/.installed-dev  ## speed and memory of whole ingest, set against the bare model; starts a Neo4j in a folder of its own
	@$(BIN)/python -m bench.ingest --model $(or $(MODEL),sm)

lock: $(VENV)/.installed-dev  ## renew both locks from pyproject.toml (UPGRADE=--upgrade takes newer versions)
	@$(COMPILE) $(UPGRADE) --extra build --output-file requirements.lock pyproject.toml
	@$(COMPILE) $(UPGRADE) --extra build --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock pyproject.toml
	@echo neo4j-graphrag | $(COMPILE) $(UPGRADE) --no-annotate --output-file bench/rival.lock -

clean:  ## remove .venv and caches; the graph and the jars stay (parley neo4j status says where)
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
