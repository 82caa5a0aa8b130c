# Needs Python 3.11 or newer and make; everything else goes into .venv.

PYTHON ?= python3
SHARED ?= ../shared
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
LOCK   := .venv-lock

.DEFAULT_GOAL := help
.PHONY: help demo test check score bench lock clean

help:  ## This list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

demo: $(READY)  ## The discrepancy report of the five articles in seeds/
	@$(BIN)/claimcheck check seeds --fail-on never

test: $(READY)  ## All tests
	@$(BIN)/pytest -n auto --dist loadfile

check: $(READY)  ## Lint, types, import contracts and all tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadfile

score: $(READY)  ## Accuracy on the labelled sets of ../shared, where that folder is, in one table with its goals
	@$(BIN)/python -m bench.score "$(SHARED)"

bench: $(READY)  ## Speed: beside the peers, starting up, as texts and claims grow
	@$(BIN)/python -m bench $(TABLES)

# An environment of its own, so that what resolves the versions is not among them. The sed keeps the
# address of whatever package index served them out of the files.
lock:  ## Resolve the requirements anew, with hashes
	@$(call python_is_new_enough)
	test -d $(LOCK) || $(PYTHON) -m venv $(LOCK)
	$(LOCK)/bin/python -m pip install -qq --upgrade pip pip-tools
	@for out in requirements.txt requirements-dev.txt; do \
		extras=; [ $$out = requirements.txt ] || extras=--all-extras; \
		echo "$$out"; \
		$(LOCK)/bin/pip-compile -q $$extras --upgrade --generate-hashes --allow-unsafe --strip-extras \
			--no-header --no-emit-options --annotation-style=line --output-file=$$out pyproject.toml || exit 1; \
		sed -i.old -e '/^--/d' -e '/:\/\//d' -e '/./,$$!d' $$out && rm -f $$out.old; \
	done

clean:  ## Remove what make made
	rm -rf $(VENV) $(LOCK) .bench dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find claimcheck tests -name __pycache__ -prune -exec rm -r {} +

$(READY): requirements-dev.txt pyproject.toml
	@$(call python_is_new_enough)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@touch $@

define python_is_new_enough
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	|| { echo "claimcheck needs Python 3.11 or newer; say which with: make PYTHON=python3.12 ..." >&2; exit 1; }
endef
