# Every command of the project. `make` alone lists them.
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export PORT

# A Python that is new enough and can make environments; PYTHON=... on the command line overrules the search.
USABLE := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3.14 python3; do \
	"$$python" -c "$(USABLE)" 2>/dev/null && echo "$$python" && break; done)

CATALOGUES := $(shell find src/lantoa/translations -name '*.po')
STATIC := $(shell find src/lantoa -type f -path '*/static/*')
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help run test test-postgres test-browser check messages lock bench clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/base.stamp $(CATALOGUES:.po=.mo) var/static/staticfiles.json ## start the platform with its demo
	@exec $(BIN)/lantoa run --demo

test: $(VENV)/dev.stamp $(CATALOGUES:.po=.mo) var/build/fonts.stamp ## run the tests on SQLite
	env -u TEST_DATABASE_URL -u TEST_REDIS_URL $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m "not browser"

# The reader of documents knows no database, and what starts an installation gives it one of its own: these tests would
# only say the same again.
test-postgres: $(VENV)/dev.stamp $(CATALOGUES:.po=.mo) var/build/fonts.stamp ## run the platform's tests on PostgreSQL and Redis
	@test -n "$$TEST_DATABASE_URL" || { echo "Set TEST_DATABASE_URL, see docs/settings.md" >&2; exit 1; }
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m "not browser" --ignore=tests/vanban --ignore=tests/config/test_run.py

test-browser: $(VENV)/dev.stamp $(CATALOGUES:.po=.mo) var/build/fonts.stamp ## run the tests that need a real Chromium
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m browser

check: $(VENV)/dev.stamp $(CATALOGUES:.po=.mo) ## lint, types, layers, templates, translations, migrations, documents
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint --lint --quiet src
	$(BIN)/lantoa check --fail-level WARNING
	$(BIN)/pytest --quiet -n auto --dist loadfile --no-loadscope-reorder -m "not django_db" tests/house

messages: $(VENV)/dev.stamp ## collect what is to be translated, then compile the catalogues
	$(BIN)/python tools/messages.py update
	$(BIN)/python -m tools.overlay update
	$(BIN)/python tools/messages.py compile

lock: $(VENV)/dev.stamp ## write requirements/*.txt again from requirements/*.in
	cd requirements && $(CURDIR)/$(UV_COMPILE) base.in -o base.txt
	cd requirements && $(CURDIR)/$(UV_COMPILE) dev.in -o dev.txt
	cd requirements && $(CURDIR)/$(UV_COMPILE) --no-deps alone.in -o alone.txt

bench: $(VENV)/dev.stamp ## measure how fast reading, organisations and lists are
	$(BIN)/python -m bench

clean: ## remove what can be made again; the data under var/ stays
	rm -rf $(VENV) var/static var/build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +

# --- What the commands stand on; each is made again only when what it comes from has changed ---------------------
$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "No Python 3.11 or later with venv was found (on Debian: apt-get install python3 python3-venv)." >&2; \
		echo "Install one, or name yours: make run PYTHON=/path/to/python3.11" >&2; \
		echo "Không tìm thấy Python 3.11 trở lên có venv. Hãy cài đặt, hoặc chỉ rõ bằng lệnh ở trên." >&2; \
		exit 1; fi
	@echo "Making the environment $(VENV) with $(PYTHON); this and what follows take a minute or two, once."
	@"$(PYTHON)" -m venv $(VENV)

$(VENV)/base.stamp: requirements/base.txt requirements/alone.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the platform needs ..."
	@$(PIP_INSTALL) -r requirements/base.txt
	@$(PIP_INSTALL) --no-deps -r requirements/alone.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/base.stamp
	@echo "Installing what the tests and checks need ..."
	@$(PIP_INSTALL) -r requirements/dev.txt
	@touch $@

%.mo: %.po tools/messages.py $(VENV)/base.stamp
	@$(BIN)/python tools/messages.py compile

var/build/fonts.stamp: src/lantoa/portal/fonts.py $(VENV)/base.stamp
	@echo "Cutting the fonts ..."
	@$(BIN)/lantoa build_fonts --verbosity 0
	@touch $@

var/static/staticfiles.json: var/build/fonts.stamp $(STATIC)
	@$(BIN)/lantoa collectstatic --noinput --verbosity 0
