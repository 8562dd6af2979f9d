# All the commands there are. `make` alone lists them.

PYTHON ?= python3
UV ?= uv
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
RUN := $(VENV)/.run-installed
DEV := $(VENV)/.dev-installed
WORLD := examples/small_world/pages
DEMO := build/demo

EVALUATE :=

.PHONY: help install demo serve test check format lint types contract evaluate bench licences lock clean
.DELETE_ON_ERROR:

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

install: $(RUN) ## Install into .venv; the command is then .venv/bin/onrecord

$(RUN): requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "onrecord needs Python 3.11 or newer; \"$(PYTHON)\" is: $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12 install" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "\"$(PYTHON)\" comes without its venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Installing into $(VENV) (exact versions, checked by digest) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	@echo "Installing the tools for tests and checks …"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

demo: $(RUN) ## Check the small world's press reports against its official pages
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(BIN)/onrecord check $(WORLD) --record $(DEMO)/record --knowledge examples/knowledge --fail-on never
	@echo
	@echo "The record is $(DEMO)/record; what the small world is: examples/small_world/README.md"
	@echo "Next:"
	@echo "  $(BIN)/onrecord explain Q01                       what a finding means, and does not mean"
	@echo "  $(BIN)/onrecord check FILE... --record record     your own pages, drafts, crawls, addresses"
	@echo "  make serve                                       the same record as pages to read, in the browser"

serve: $(RUN) ## Serve the demo's record, made first where it is not there
	@test -d $(DEMO)/record || $(MAKE) --no-print-directory demo
	@$(BIN)/onrecord serve --record $(DEMO)/record --knowledge examples/knowledge

test: $(DEV) ## Run the tests
	@$(BIN)/python -m pytest -q -n auto

check: format lint types test ## Format, lint, strict types; tests, with import contract and sizes among them

format: $(DEV)
	@$(BIN)/ruff format --check .

lint: $(DEV)
	@$(BIN)/ruff check .

types: $(DEV)
	@$(BIN)/python -m mypy

contract: $(DEV) ## The architecture alone: imports, sizes, documents, licences
	@$(BIN)/python -m pytest -q tests/architecture

evaluate: $(DEV) ## Score the stages on the gold; fails below a floor (EVALUATE=--quick leaves out what takes ten minutes)
	@$(BIN)/python -m evaluation.run $(EVALUATE)

bench: $(DEV) ## Measure speed, growth and memory, beside rivals
	@$(BIN)/python -m benchmarks.run

licences: $(DEV) ## List what is installed at run time with its licence; fails on one that is not allowed
	@$(BIN)/python -m tests.architecture.licences

lock: ## Write the locks in requirements/ again (needs uv)
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  --python-version 3.11 pyproject.toml --extra build --output-file requirements/run.txt
	$(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  --python-version 3.11 pyproject.toml --extra build --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt

clean: ## Remove what was built; the installation stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
