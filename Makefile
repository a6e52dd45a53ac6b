.PHONY: demo test quality bench pictures lighthouse lint lock clean install

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
# One more than there are cores: browsers and workers of newsrooms wait a good part of the time.
WORKERS ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )))

# Serves the demo newsroom on loopback (PORT, 8000 unless told).
demo: $(VENV)/runtime.stamp
	@exec $(BIN)/python manage.py demo

# All tests, with SQLite; then those that hang on the kind of database, on a throw-away PostgreSQL (or a line that
# says why not).
test: $(VENV)/test.stamp
	$(BIN)/python -m pytest -n $(WORKERS)
	$(BIN)/python -m tests.postgres -- $(BIN)/python -m pytest -n $(WORKERS) -m database

# How well pages are read and derivations told, on the folders INTAKE and DERIVATION (../shared unless told).
quality: $(VENV)/test.stamp
	@$(BIN)/python -m tests.quality

# Look-up among a million kept texts, and a thousand polled feeds.
bench: $(VENV)/test.stamp
	@$(BIN)/python -m tests.bench

# The README's pictures, into .readme, from a demo newsroom of their own.
pictures: $(VENV)/test.stamp
	@$(BIN)/python -m tests.look pictures

# Scores of the readers' pages, where the machine has lighthouse (npm install --global lighthouse).
lighthouse: $(VENV)/test.stamp
	@$(BIN)/python -m tests.look lighthouse

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports

install: $(VENV)/test.stamp

# Compiles pyproject.toml to the hashed lock files; uv lives in a folder of its own for as long as it takes.
lock: $(VENV)/bin/python
	@uv=$$(mktemp -d) && trap 'rm -rf "$$uv"' EXIT && $(BIN)/python -m venv "$$uv" && "$$uv/bin/pip" install -q uv && \
	compile="$$uv/bin/uv pip compile -q --universal --python-version 3.12 --generate-hashes --no-emit-index-url --no-annotate --no-header" && \
	$$compile $(UPGRADE) pyproject.toml -o requirements.txt && \
	$$compile $(UPGRADE) --extra test -c requirements.txt pyproject.toml -o requirements-test.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@python="$(PYTHON)"; [ -n "$$python" ] || python=$$(.ci/find-python) || exit 1; \
	echo "Making $(VENV) with $$python"; "$$python" -m venv $(VENV)

# pip compiles on one core what compileall does on all; a file that cannot be compiled is left as pip leaves it.
INSTALL = $(BIN)/python -m pip install -q --disable-pip-version-check --no-compile --require-hashes
COMPILE = { $(BIN)/python -m compileall -qq -j 0 $(VENV)/lib || true; }

# A stamp is newer than its lock when what the lock names is installed.
$(VENV)/runtime.stamp: requirements.txt | $(BIN)/python
	@echo "Installing what requirements.txt names; the first time this takes a minute."
	@$(INSTALL) -r requirements.txt && $(COMPILE)
	@touch $@

$(VENV)/test.stamp: requirements-test.txt | $(BIN)/python
	@echo "Installing what requirements-test.txt names; the first time this takes a minute."
	@$(INSTALL) -r requirements-test.txt && $(COMPILE)
	@touch $(VENV)/runtime.stamp $@
