# Needs Python 3.11 or newer, and make. Everything else goes into .venv and node_modules.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

BIN := .venv/bin
DENO := $(BIN)/deno
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

# Trust the machine's certificates too, for a network with its own authority.
export DENO_TLS_CA_STORE ?= system,mozilla
export DENO_NO_UPDATE_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test check bench format lock clean

help: ## list the targets
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST)

setup: .venv/dev.stamp static/dist/app.js ## install everything into .venv and build the page

run: .venv/run.stamp static/dist/app.js ## serve the page on http://HOST:PORT (127.0.0.1:8000)
	$(BIN)/backstep serve --host $(HOST) --port $(PORT)

test: check ## run every test
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest

check: setup ## lint, format and types of Python and page, and the page's unit tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(DENO) fmt --check
	$(DENO) lint
	$(DENO) check static/src tests/page
	$(DENO) test tests/page

bench: setup ## print the benchmarks
	$(BIN)/python -m benchmarks

format: setup ## format the sources, and fix what the linters can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(DENO) fmt
	$(DENO) lint --fix

# UPGRADE=--upgrade moves every pin to the newest release.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command 'make lock' $(UPGRADE)

lock: setup ## pin what pyproject.toml and deno.json ask for
	$(PIP) install uv
	$(COMPILE) pyproject.toml --output-file requirements/run.txt
	$(COMPILE) --group build --output-file requirements/build.txt
	$(COMPILE) pyproject.toml --group dev --constraint requirements/run.txt \
		--constraint requirements/build.txt --output-file requirements/dev.txt
	$(DENO) install --frozen=false

clean: ## remove everything that make has made
	rm -rf .venv node_modules static/dist dist .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Hashes are required, so what is installed is what was tested.
.venv/run.stamp: pyproject.toml requirements/run.txt requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Backstep needs Python 3.11 or newer: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.txt
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

static/dist/app.js: .venv/run.stamp hatch_build.py deno.json deno.lock $(shell find static/src -type f)
	$(BIN)/python hatch_build.py
