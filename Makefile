# Everything a newcomer needs: `make run` and `make test`. Needs only python3 with venv and pip.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_OUT ?= out
N ?= 2000
FIRST ?= 1000000

.PHONY: run test explore check bench fuzz setup setup-dev model lock clean

run: setup
	@sh packaging/run.sh $(BIN) $(RUN_OUT)

test: setup-dev
	$(BIN)/python -m pytest -n 2

# What must hold for any input, tried on new examples, many more than `make test` takes the time for.
explore: setup-dev
	HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest -n 2 -m hypothesis

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup-dev
	$(BIN)/python bench/all.py

# Damaged files by number, through the worker; the tests read the first ones, these are others.
fuzz: setup-dev
	PYTHONPATH=tests $(BIN)/python packaging/fuzz.py $(N) --first $(FIRST)

setup: $(VENV)/installed model

setup-dev: $(VENV)/installed-dev model

# Looks whether the model was built by this very code, and builds it anew where it was not.
model: $(VENV)/installed
	@$(BIN)/python -m secondhelping.snippets.model_build >/dev/null

# `--no-deps` with every package in the lock by hash: nothing is fetched that the lock does not name.
$(VENV)/installed: requirements.lock pyproject.toml
	@sh packaging/system.sh
	@echo "Setting up in $(VENV). The first time this downloads 281 MB and takes a few minutes."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q app ui resources
	$(BIN)/python -m secondhelping_ui.compiled_support
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	@sh packaging/system.sh test
	@echo "Setting up what the tests need."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

lock:
	bash packaging/lock.sh

clean:
	rm -rf $(VENV) out build dist
