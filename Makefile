# A target sets up .venv when it is missing or older than the lock that it goes by.
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
# Every tool by its module: the launchers in a .venv break where the path of a clone holds a quote.
PY := .venv/bin/python
# What building the site needs; that, and what only editors' commands need; that, and the tests'.
SITE := .venv/.site
DESK := .venv/.desk
DEV := .venv/.dev
# A complete lock, and no resolver: an older pip takes newer releases for those in the lock.
# Shows how far it has come on a terminal, and is quiet in a pipe.
PIP = $(PY) -m pip install --disable-pip-version-check --no-compile --no-deps $$([ -t 1 ] || echo --quiet)
UPGRADE ?=

# The theme's notice about MkDocs 2 would drown what a build has to say.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site offline serve check desk test other fuzz lint bench schema catalogue guide citation lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

# A .venv that was left half made is made again. Of its own, Python 3.11 adds setuptools, for nothing.
define SET_UP
@echo "Setting up .venv from $<: once, a minute or less."
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one: make PYTHON=...")'
@$(PY) -m pip --version >/dev/null 2>&1 || { $(PYTHON) -m venv --clear .venv \
  && $(PY) -m pip uninstall --quiet --yes setuptools 2>/dev/null; }
@$(PIP) --require-hashes --requirement $<
@$(PIP) --no-build-isolation --editable .
endef

$(SITE): requirements.lock pyproject.toml
	$(SET_UP)
	@touch $@

$(DESK): requirements-desk.lock pyproject.toml
	$(SET_UP)
	@touch $(SITE) $@

$(DEV): requirements-dev.lock pyproject.toml
	$(SET_UP)
	@touch $(SITE) $(DESK) $@

site: $(SITE) ## generate build/docs and build the site into build/site
	@mkdir -p build/docs
	$(PY) -m mkdocs build --strict

offline: $(SITE) ## build a copy into build/offline that opens from the file system
	@mkdir -p build/docs
	$(PY) -m mkdocs build --strict --config-file mkdocs.offline.yml

serve: $(SITE) ## preview that follows each save (PORT=8001 for another port)
	@mkdir -p build/docs
	$(PY) -m mkdocs serve --dirty --dev-addr 127.0.0.1:$(PORT)

check: $(SITE) ## check the records and pages, and that the citation is theirs
	$(PY) -m generator check
	$(PY) -m generator citation --check

desk: $(DESK) ## add what links, verify, import and new --from need

lint: $(DEV) ## code style, types and import rules
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
	.venv/bin/zizmor --offline --quiet .github generator/starter/project/_github/workflows/*.yml

# Coverage costs a third of the time, and is measured once a week.
test: $(DEV) lint ## everything: style, types, tests; with coverage where WEEKLY is set
	$(PY) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(if $(WEEKLY),--cov --cov-fail-under 95)

other: $(DEV) ## the quick tests with each content of tests/contents in place of content/
	$(PY) -m tests.other --numprocesses auto --dist loadfile --no-loadscope-reorder

fuzz: $(DEV) ## look for inputs that break something, with new ones each time (EXAMPLES=2000)
	EXAMPLES=$(or $(EXAMPLES),2000) $(PY) -m pytest --numprocesses auto \
	  $$(grep -l "^@given" -r tests --include='test_*.py') tests/test_promise.py

bench: $(DEV) ## speed and growth beside peers in the same run (BENCH="--sizes 1,1000,10000 --against FILE")
	$(PY) -m tests.bench
	$(PY) -m tests.bench_exports
	$(PY) -m tests.bench_site $(BENCH)

schema: $(SITE) ## write the JSON Schemas of the records
	$(PY) -m generator schema

catalogue: $(SITE) ## write the catalogue of the interface's words
	$(PY) -m generator catalogue

guide: $(SITE) ## write the tables of fields and issue codes into CONTRIBUTING.md
	$(PY) -m generator guide

citation: $(SITE) ## write CITATION.cff and .zenodo.json, by which the data are cited
	$(PY) -m generator citation

# Releases of the last week wait: a planted one is mostly found by then.
LOCK = $(PY) -m uv pip compile --quiet --universal --generate-hashes --no-header --annotation-style line \
  --no-emit-index-url --no-emit-find-links --python-version 3.11 --exclude-newer "1 week" $(UPGRADE) pyproject.toml

lock: $(DEV) ## renew the locks for pyproject.toml (UPGRADE=--upgrade for newer releases)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --output-file requirements-desk.lock --constraints requirements.lock --extra desk
	$(LOCK) --output-file requirements-dev.lock --constraints requirements-desk.lock --extra desk --group dev
	cp requirements-desk.lock generator/starter/requirements.lock

clean: ## remove what can be made again
	rm -rf .venv
	find build -mindepth 1 ! -path build/docs ! -path build/docs/.generated -delete
