# Each line is `python -m scripts VERB` or a well-known tool, so that it also runs without make.
# The first run of any target makes .venv from the lock of what the package and the site need; the first that tests or checks adds the
# rest. Another Python: make setup PYTHON=python3.13

PYTHON ?= python3
PY := .venv/bin/python
export NO_MKDOCS_2_WARNING := 1
# A dozen processes read the same modules: the first one keeps what it has compiled, whatever this machine does otherwise.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup site package package-check serve test test-data test-all test-slow test-night test-sites forge net costs mutants check format clean summary release-check texts publish release-files released helplines settings chance night

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s  %s\n", $$1, $$2}' Makefile

site: .venv/.stamp ## build the package, then the site in site/
	$(PY) -m scripts site

package: .venv/.stamp ## build datapackage/ from the figures
	$(PY) -m scripts package

serve: .venv/.stamp ## live preview of the site
	$(PY) -m scripts serve

# Two processes, or as many as a machine has cores: make test PROCESSES=4. A module stays in one of them, since its tests share what
# they have built; those with few tests, which build much, are not left to the end.
PROCESSES ?= 2
PYTEST := $(PY) -m pytest -n $(PROCESSES) --dist loadscope --no-loadscope-reorder --durations=10

test: .venv/.stamp-test ## the tests, browser tests included, but the slow ones
	$(PY) -m tests.browser_setup
	$(PYTEST) -m "not slow"

test-data: .venv/.stamp-test ## the tests that a change of figures alone can fail, without a browser
	$(PY) -m tests.readers | xargs $(PYTEST) -m "not slow and not browser"

test-all: .venv/.stamp-test ## every test
	$(PY) -m tests.browser_setup
	$(PYTEST)

test-slow: .venv/.stamp-test ## the slow tests, but those of the night
	$(PY) -m tests.browser_setup
	$(PYTEST) -m "slow and not night"

test-night: .venv/.stamp-test ## the longest tests, which the night runs
	$(PY) -m tests.browser_setup
	$(PYTEST) -m night

test-sites: .venv/.stamp-test ## the sites of made-up years, each whole, which are among all tests too
	$(PY) -m pytest -n 2 --durations=10 tests/test_frozen_sites.py

chance: .venv/.stamp-test ## half an hour of seeds that nobody chose: make chance PLAYER=intruder (or stranger, mill), with FIRST=7 from that seed on
	$(PY) -m tests.browser_setup
	$(PY) -m tests.chance "$$PLAYER" $${FIRST:+--first "$$FIRST"}

# A fault in a workflow shows here first. Another made-up year: make forge YEAR=like_2025
forge: .venv/.stamp-test ## the life of a year, played by the workflow files themselves, on this machine: half an hour
	$(PY) -m pytest -x -s tests/forge/year.py

# SINCE may be a name that somebody else chose: the shell reads it as it is.
net: .venv/.stamp-test ## what does a change do to all that is made? In words: make net, or make net SINCE=main
	$(PY) -m tests.net $${SINCE:+"$$SINCE"}

costs: .venv/.stamp ## what does the project cost: lines, bytes, seconds, memory? make costs, or beside another commit: make costs SINCE=main
	$(PY) -m tests.costs $${SINCE:+"$$SINCE"}

mutants: .venv/.stamp-test ## which small changes of a module do its tests not see? pyproject.toml names the module and the tests
	.venv/bin/mutmut run
	.venv/bin/mutmut results

check: .venv/.stamp-test ## what a pull request runs before the tests: format, lint, types, words, workflows, package is up to date
	$(PY) -m ruff format --check
	$(PY) -m ruff check
	$(PY) -m tests.type_lint
	$(PY) -m tests.word_lint
	$(PY) -m tests.workflow_lint
	$(PY) -m scripts package --check

package-check: .venv/.stamp ## is the built package what the figures give?
	$(PY) -m scripts package --check

format: .venv/.stamp-test ## bring the code and the hand-written CSV files into their canonical form
	$(PY) -m ruff format
	$(PY) -m ruff check --fix
	$(PY) -m scripts format

# BASE and TAG may be names that somebody else chose: the shell reads them as they are, make never expands them.
summary: .venv/.stamp ## what has changed since BASE, in summary/ and site/: make summary BASE=main
	$(PY) -m scripts summary "$$BASE"

# The reasons are free text: the shell reads them as they are, make never expands them.
release-check: .venv/.stamp ## are the releases those that BASE has, and a new one what its figures give? make release-check BASE=main
	$(PY) -m scripts check-releases "$$BASE"

texts: .venv/.stamp ## which texts since BASE has nobody read? make texts BASE=main
	$(PY) -m scripts texts "$$BASE"

publish: .venv/.stamp ## release what has been merged: make publish, with NEWS for the readers, with WHY_SV and WHY_EN where published figures have changed
	$(PY) -m scripts publish --why-sv "$$WHY_SV" --why-en "$$WHY_EN" --news="$$NEWS"

# The day may be left out: it is then today. Nothing but Python is needed.
helplines: ## which confirmations of helplines are old? make helplines, or with DAY=2031-02-03
	@$(NEW_ENOUGH)
	$(PYTHON) -m scripts helplines $${DAY:+--date "$$DAY"}

# With the rights of whoever is logged in (gh auth login). Nothing but Python and gh is needed.
settings: ## are the settings on GitHub as they should be, and else what to do? make settings
	@$(NEW_ENOUGH)
	$(PYTHON) -m scripts hosting "$${WHO:-person}"

night: ## does the last run of the workflow "night" let a release go on?
	@$(NEW_ENOUGH)
	$(PYTHON) -m scripts night

# The names of figures and a version: somebody else's words, as above.
release-files: .venv/.stamp ## the files for the page of each release, in release/; none of one that has a figure of WITHOUT or that the newest hides
	$(PY) -m scripts release-files --without "$$WITHOUT"

released: .venv/.stamp ## the site of the newest release, in site/: also WITHOUT=gender.women.… (names, never what they say), VERSION=1.0.0
	$(PY) -m scripts site --released --without "$$WITHOUT" --version "$$VERSION"

clean: ## remove what the build and the tools made, .venv included
	rm -rf .venv site summary release held.txt .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis mutants test-results .github/lint/node_modules
	find scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

setup: .venv/.stamp ## make .venv from the lock

NEW_ENOUGH = $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null || { echo "Python 3.11 or newer is needed: make setup PYTHON=python3.13" >&2; exit 1; }
# A build server starts a dozen processes and is gone: what none of them imports need not be compiled, a third of the time.
INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes $(if $(CI),--no-compile)

# Debian's python3 cannot make a virtual environment until python3-venv is installed.
.venv/.stamp: requirements.txt
	@test ! -L .venv || { echo ".venv is a link, and another working copy's: remove it, then run make again, which makes one here." >&2; exit 1; }
	@$(NEW_ENOUGH)
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -q && apt-get install -y -q --no-install-recommends python3-venv; \
	  else echo "$(PYTHON) cannot make a virtual environment. Install it first (Debian: sudo apt-get install python3-venv), then run make again." >&2; exit 1; fi; }
	$(PYTHON) -m venv --clear .venv
	$(INSTALL) -r requirements.txt
	@touch $@

.venv/.stamp-test: .venv/.stamp requirements-test.txt
	$(INSTALL) -r requirements-test.txt
	@touch $@
