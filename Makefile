# Needs Python 3.11 or newer, and make. Everything else goes into .venv and node_modules.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

BIN := .venv/bin
DENO := $(BIN)/deno
# With hashes, so that what is installed is what was tested. Python compiles what it comes to use.
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-compile

# Trust the machine's certificates too, for a network with an authority of its own.
DENO_TLS_CA_STORE ?= system,mozilla
DENO_NO_UPDATE_CHECK := 1
export DENO_TLS_CA_STORE DENO_NO_UPDATE_CHECK

# The libraries of other software; PyTorch is smaller where it is built for the CPU alone.
FORMATS ?= h5py ipykernel jax jupyterlab keras nbclient onnxruntime pandas scikit-learn torch

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test check chaos formats firefox bench screenshots format lock clean

help: ## list what make can do here
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/dev.stamp static/dist/manifest.json ## install everything into .venv and build the page

run: .venv/run.stamp static/dist/manifest.json ## serve the page on http://127.0.0.1:8000 (HOST=… PORT=…)
	$(BIN)/backstep serve --host $(HOST) --port $(PORT)

test: check ## run every test
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: setup ## the quick part of test: lint, format, types, and the page's unit tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(DENO) fmt --check
	$(DENO) lint
	$(DENO) check --quiet static/src tests/page
	$(DENO) test --no-check tests/page

firefox: setup ## try the page in the machine's Firefox
	$(BIN)/pytest -m firefox tests/firefox

chaos: setup ## kill, hang and flood it: replicas behind nginx, a class of a thousand, mutated requests; two images compared
	$(BIN)/pytest -m chaos

formats: setup ## test the formats against the libraries whose they are (FORMATS=… where to get those)
	$(INSTALL) $(FORMATS)
	$(BIN)/pytest -m formats

bench: setup ## print the benchmarks
	$(BIN)/python -m benchmarks

screenshots: setup ## take the pictures of the documents anew, and every state of the page
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.screenshots

format: setup ## format the sources, and mend what the linters can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(DENO) lint --fix
	$(DENO) fmt

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command 'make lock' $(UPGRADE)

lock: .venv/run.stamp ## pin what pyproject.toml and deno.json ask for (UPGRADE=--upgrade: newer Python packages)
	$(INSTALL) uv
	$(COMPILE) pyproject.toml --output-file requirements/run.txt
	$(COMPILE) --group build --output-file requirements/build.txt
	$(COMPILE) pyproject.toml --group dev --constraint requirements/run.txt \
		--constraint requirements/build.txt --output-file requirements/dev.txt
	$(DENO) install --frozen=false

clean: ## remove all that make has made
	rm -rf .venv node_modules static/dist dist .hypothesis .mypy_cache .pytest_cache .ruff_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Backstep needs Python 3.11 or newer: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@# Debian keeps venv in a package of its own.
	$(PYTHON) -m venv .venv || { [ "$$(id -u)" = 0 ] && command -v apt-get && apt-get update -qq \
		&& apt-get install -y -qq python3-venv && $(PYTHON) -m venv .venv; }

.venv/run.stamp: pyproject.toml requirements/run.txt requirements/build.txt | .venv/bin/python
	$(INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements/dev.txt | .venv/run.stamp
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

static/dist/manifest.json: hatch_build.py static/bundle.ts static/subset_fonts.py deno.json deno.lock requirements/build.txt \
		$(shell find static/src -type f) | .venv/run.stamp
	$(BIN)/python hatch_build.py
