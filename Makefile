# What can be done here; `make help` lists it.
export UV_SYSTEM_CERTS = 1
PY ?= python3
BIN := .venv/bin
UV = VIRTUAL_ENV=$(CURDIR)/.venv $(BIN)/uv

.PHONY: help setup demo dev test bench screens messages check lock release clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: .venv/.run ## Set up the program: leaves .venv/bin/facilitator
demo: .venv/.run ## Play the main job on a sample session
	@$(BIN)/facilitator demo
# The demo's data lie in var/dev and are made once; `rm -r var/dev` makes them again.
dev: .venv/.dev ## Run the service with the demo's data; it starts again when the code changes
	@export FACILITATOR_VAR=var/dev; test -d var/dev || $(BIN)/facilitator demo >/dev/null; \
	  echo "Sign in with $$($(BIN)/facilitator moderators add owner@example.org --owner)"; \
	  $(BIN)/watchfiles --verbosity warning "$(BIN)/facilitator serve" facilitator webhooks prompts
# Five at a time on two cores: what is slow waits for servers and clocks, and not for the processor.
test: .venv/.browser ## Run the tests
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n 5 --dist worksteal
bench: .venv/.dev ## Print the scoreboard
	@$(BIN)/python -m tests.bench && $(BIN)/python -m pytest tests/linear tests/image
screens: .venv/.browser ## Take the pictures in docs/screens anew
	@$(BIN)/python -m tests.screens
# English texts stand in the code; facilitator/locale/*.toml says where. See docs/translations.md.
messages: .venv/.dev ## Bring the translations up to date with the texts in the code
	@mkdir -p build && for domain in members console; do \
	  $(BIN)/pybabel -q extract --mapping-file=facilitator/locale/$$domain.toml --no-default-keywords \
	    --keyword=_ --add-location=file --sort-output --project=facilitator --version= \
	    --output-file=build/$$domain.pot facilitator && \
	  $(BIN)/pybabel -q update --input-file=build/$$domain.pot --output-dir=facilitator/locale \
	    --domain=$$domain --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width=100 && \
	  $(BIN)/pybabel -q compile --directory=facilitator/locale --domain=$$domain || exit 1; done
check: .venv/.dev ## Formatter, linter, types, rules of the tree
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/python -m pytest -q tests/unit/test_architecture.py
lock: $(BIN)/uv ## Bring the lock files up to date with pyproject.toml
	@$(UV) pip compile -q --universal --python-version 3.11 --upgrade --generate-hashes --no-header --no-emit-index-url pyproject.toml -o requirements.lock
	@$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
release: check test ## Check that the version can be released, and tag it
	@version=$$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml); set -e; \
	  test -z "$$(git status --porcelain)" || { echo "Commit your changes first."; exit 1; }; \
	  grep -q "^## $$version (20[0-9-]*)$$" CHANGELOG.md || { \
	    echo "CHANGELOG.md has no section \"## $$version (DAY)\"."; exit 1; }; \
	  ! git rev-parse -q --verify "refs/tags/v$$version" >/dev/null || { echo "v$$version is tagged already."; exit 1; }; \
	  git tag -a "v$$version" -m "facilitator $$version" && echo "Tagged v$$version. Push it with: git push origin v$$version"
clean: ## Remove what setup made; your records in var/ stay
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

# A bare machine may have Python without venv or pip: then apt brings them.
$(BIN)/uv:
	@$(PY) -m venv .venv >/dev/null 2>&1 || { \
	  echo "python3-venv is missing; installing it"; \
	  apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null && $(PY) -m venv --clear .venv; } || { \
	  echo "Python cannot make a virtual environment here. Install python3-venv (as root: apt install python3-venv) and try again."; exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check "uv>=0.13,<0.14"

.venv/.run: requirements.lock pyproject.toml | $(BIN)/uv
	@$(UV) pip install -q --compile-bytecode --require-hashes -r requirements.lock
	@$(UV) pip install -q --no-deps -e .
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	@$(UV) pip install -q --compile-bytecode --require-hashes -r requirements-dev.lock
	@touch $@

# The tests open pages in Chromium: the machine's own, else apt's, else the one Playwright fetches.
.venv/.browser: .venv/.dev
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
	  echo "Chromium is missing; installing it"; \
	  apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || $(BIN)/playwright install chromium
	@touch $@
