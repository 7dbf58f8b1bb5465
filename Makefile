# Every target sets up .venv when it is missing or older than the files that describe it.
.DEFAULT_GOAL := help
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
READY := .venv/.ready
# Shows how far it has come on a terminal, and is quiet in a pipe.
PIP = $(BIN)/python -m pip install --disable-pip-version-check $$([ -t 1 ] || echo --quiet)

# The theme's notice about MkDocs 2 would drown what a build has to say.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site offline serve check test lint bench schema catalogue guide admin lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): requirements.lock pyproject.toml
	@echo "Setting up .venv: this takes a few minutes, once."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

site: $(READY) ## generate build/docs and build the site into build/site
	$(BIN)/mkdocs build --strict

offline: $(READY) ## build a copy into build/offline that opens from the file system
	$(BIN)/mkdocs build --strict --config-file mkdocs.offline.yml

serve: $(READY) ## preview that follows each save, without search (PORT=8001 for another port)
	$(BIN)/mkdocs serve --dirty --dev-addr 127.0.0.1:$(PORT)

check: $(READY) ## check the records and pages
	$(BIN)/generator check

lint: $(READY) ## code style, types and import rules
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/zizmor --offline --quiet .github

test: $(READY) lint ## everything: style, types, tests with coverage
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile --cov --cov-fail-under 95

bench: $(READY) ## speed, with ratios against peers in the same run
	$(BIN)/python -m tests.bench

schema: $(READY) ## write the JSON Schemas of the records
	$(BIN)/generator schema

admin: ## fetch the form for editing in the browser (needs node; then set `admin: true`)
	npm ci --ignore-scripts --no-audit --no-fund

catalogue: $(READY) ## write the catalogue of the interface's words
	$(BIN)/generator catalogue

guide: $(READY) ## write the tables of fields and issue codes into CONTRIBUTING.md
	$(BIN)/generator guide

lock: ## renew requirements.lock (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header \
	  --python-version 3.11 --group dev pyproject.toml --output-file requirements.lock

clean: ## remove what can be made again
	rm -rf .venv build
