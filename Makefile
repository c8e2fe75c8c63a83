# Everything a newcomer or a machine runs. Needs make, git and Python 3.11 or newer; all else is set up in $(VENV).
PYTHON ?= python3
VENV ?= .venv
JOBS ?= 2
ARGS ?=

IN := $(VENV)/bin/python
PIP := $(IN) -m pip --disable-pip-version-check
INSTALL := $(PIP) install -qq --require-hashes
PROJECT := $(PIP) install -qq --no-deps --no-build-isolation --editable .
RUNS := $(VENV)/.runs
TESTS := $(VENV)/.tests
BENCH := $(VENV)/.bench
MUTATE := $(VENV)/.mutate
LOCK := $(IN) -m uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --custom-compile-command "make lock" --group build
CACHES := /var/tmp/ccms-accounts-$(shell id -u)-*

.PHONY: run test check bench soak mutate screenshots proof docs lock clean help
.DELETE_ON_ERROR:

help:  ## what can be made (the same as this list)
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 20

run: $(RUNS)  ## a demonstration, with cases at every stage, in the terminal
	@$(IN) -m ccms_tui demo $(ARGS)

test: $(TESTS)  ## all the tests; ARGS="-k clocks" for some, JOBS=0 for one after another
	@$(IN) -m pytest --numprocesses $(JOBS) --dist worksteal $(ARGS)

check: $(TESTS)  ## style, types and who may import whom
	@$(IN) -m ruff check .
	@$(IN) -m ruff format --check .
	@$(IN) -m mypy
	@$(VENV)/bin/lint-imports

bench: $(BENCH)  ## how quick it is, measured here
	@$(IN) -m benchmarks $(ARGS)

soak: $(TESTS)  ## many people at once for a long while
	@$(IN) -m benchmarks.soak $(ARGS)

mutate: $(MUTATE)  ## clocks and calendars changed in one place after another: the tests must notice
	@nice $(IN) -m scripts.mutate $(ARGS)

screenshots: $(TESTS)  ## the pictures in docs/
	@$(IN) -m benchmarks.screenshots $(ARGS)

proof: $(TESTS)  ## the table of docs/proof.md, from the attacks themselves
	@PROOF=write $(IN) -m pytest --quiet --numprocesses 0 -k finds_an tests/services/test_attacks.py

docs: $(TESTS)  ## docs/commands.md, from the program's own help
	@$(IN) -m scripts.commands

lock: $(TESTS)  ## the locks anew from pyproject.toml; ARGS=--upgrade for newer versions
	@$(PIP) install -qq 'uv>=0.13,<0.14'
	@$(LOCK) $(ARGS) --output-file requirements.lock
	@$(LOCK) $(ARGS) --group dev --constraint requirements.lock --output-file requirements-dev.lock
	@$(LOCK) $(ARGS) --group bench --constraint requirements-dev.lock --output-file requirements-bench.lock
	@$(LOCK) $(ARGS) --group mutate --constraint requirements-dev.lock --output-file requirements-mutate.lock

clean:  ## all that was made here, except databases
	@rm -rf $(VENV) .bench_cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis mutants dist $(CACHES)

$(RUNS): requirements.lock pyproject.toml | $(IN)
	@echo "Setting up $(VENV): once, about a minute"
	@$(INSTALL) --requirement requirements.lock
	@$(PROJECT)
	@touch $@

$(TESTS): requirements-dev.lock pyproject.toml | $(IN)
	@echo "Setting up $(VENV) for tests: once, about a minute"
	@$(INSTALL) --requirement requirements-dev.lock
	@$(PROJECT)
	@touch $@ $(RUNS)

$(BENCH): requirements-bench.lock | $(TESTS)
	@echo "Setting up $(VENV) for measuring: once"
	@$(INSTALL) --requirement requirements-bench.lock
	@touch $@

$(MUTATE): requirements-mutate.lock | $(TESTS)
	@echo "Setting up $(VENV) for changing what is tested: once"
	@$(INSTALL) --requirement requirements-mutate.lock
	@touch $@

$(IN):
	@command -v $(PYTHON) >/dev/null || \
		{ echo "There is no $(PYTHON) here: install Python 3.11 or newer, or name one: make PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed, and $(PYTHON) is not that: name another, as in make PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) cannot make environments: install its venv package (Debian, Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
