.PHONY: run test clients hostile bench bench-large lint install lock

BIN := .venv/bin
CLIENT := hub/web/client
PAGE_SOURCES := $(shell find $(CLIENT) \( -name node_modules -o -name __pycache__ \) -prune -o -type f -print) hub/web/complaints.toml

run: install
	@$(BIN)/hub up

test: install
	@$(BIN)/python -m pytest -q --numprocesses=auto --dist=loadscope --no-loadscope-reorder

clients: install
	@$(BIN)/python -m tests.clients

hostile: install
	@$(BIN)/python -m tests.hostile

bench: install
	@$(BIN)/python -m tests.benchmarks

bench-large: install
	@$(BIN)/python -m tests.benchmarks.large

lint: install
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/python scripts/density.py

install: $(BIN)/.installed hub/web/page/.stamp

# The package comes after its page: its own build would make the page too, but silently.
$(BIN)/.installed: pyproject.toml $(BIN)/.locked | hub/web/page/.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

hub/web/page/.stamp: $(PAGE_SOURCES) | $(BIN)/.locked
	@echo "Building the page"
	@$(BIN)/python $(CLIENT)/build.py
	@touch $@

$(BIN)/.locked: requirements.lock
	@for python in python3 python3.13 python3.12 python3.11 python; do \
	  $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; \
	done; \
	test "$$python" || { echo "Python 3.11 or newer is needed" >&2; exit 1; }; \
	echo "Installing the libraries into .venv"; \
	test -x $(BIN)/python || $$python -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
	  --requirement requirements.lock
	@touch $@

lock:
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.8
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --group dev \
	  --no-header --no-annotate --generate-hashes pyproject.toml --output-file requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	  --no-header --no-annotate --generate-hashes tests/clients/python/requirements.in \
	  --output-file tests/clients/python/requirements.lock
