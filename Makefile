# Everything a contributor runs. `make help` lists the targets; docs/development.md
# says more. Written for GNU Make 3.81 (macOS) and a POSIX shell, and only with
# paths relative to this directory, so a clone may lie anywhere.

PORT ?= 8000
PYTEST_ARGS ?= -n auto
BENCH_ARGS ?=
CORPUS ?=
SEARCH_BENCH_ARGS ?=
SCREENSHOTS_ARGS ?=

PY := .venv/bin/python
PORTAL := .venv/bin/portal
UV := uv==0.13.9

# A stamp says "this was installed, from these files, into a checkout at this
# path": console scripts and the editable install hold the path, so a checkout
# that was moved has no stamp and is set up anew.
WHERE := $(shell pwd -P | cksum | cut -d ' ' -f 1)
VENV_STAMP := .venv/.stamp-venv-$(WHERE)
RUN_STAMP := .venv/.stamp-run-$(WHERE)
TEST_STAMP := .venv/.stamp-test-$(WHERE)
BENCH_STAMP := .venv/.stamp-bench-$(WHERE)
WEBLATE_STAMP := .venv-weblate/.stamp-$(WHERE)

# Wheels only: building a source package would bring in unpinned, unchecked
# build tools. With --require-hashes pip refuses anything the file does not name.
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check \
	--require-hashes --no-deps --only-binary :all:

.DEFAULT_GOAL := help
.PHONY: help setup serve site check test bench search-bench screenshots constraints clean distclean

help:
	@echo 'make serve      show the reference portal on http://127.0.0.1:$(PORT)/ while it is written (PORT=...)'
	@echo 'make site       build the reference portal'
	@echo 'make check      check the sources of the reference portal'
	@echo 'make test       run all tests; finds or installs Chromium, Pango, nginx and packages for Node (PYTEST_ARGS=...)'
	@echo 'make bench      run the benchmark (BENCH_ARGS=...)'
	@echo 'make search-bench CORPUS=...  measure how well readers find what they mean (SEARCH_BENCH_ARGS=...)'
	@echo 'make screenshots  take pictures of every kind of page (SCREENSHOTS_ARGS=...)'
	@echo 'make setup      only create .venv and install into it what the tests need'
	@echo 'make constraints  renew the pinned packages from pyproject.toml'
	@echo 'make clean      remove what was built; make distclean also removes .venv*'

setup: $(TEST_STAMP)
	@echo '.venv is ready.'

serve: $(RUN_STAMP)
	$(PORTAL) serve --port $(PORT)

site: $(RUN_STAMP)
	$(PORTAL) build

check: $(RUN_STAMP)
	$(PORTAL) check

test: $(TEST_STAMP) $(WEBLATE_STAMP)
	$(PY) -m tests.browser.chromium --ensure
	$(PY) -m tests.pango --ensure
	$(PY) -m tests.node --ensure
	$(PY) -m tests.sveltia --ensure
	$(PY) -m tests.nginx --ensure
	$(PY) -m pytest $(PYTEST_ARGS)

bench: $(BENCH_STAMP)
	$(PY) -m tests.bench $(BENCH_ARGS)

search-bench: $(TEST_STAMP)
	@test -n '$(CORPUS)' || { echo 'Name the folder of a corpus: make search-bench CORPUS=DIR (docs/search-benchmarks.md shows its form)'; exit 2; }
	$(PY) -m tests.browser.chromium --ensure
	$(PY) -m tests.search_bench '$(CORPUS)' $(SEARCH_BENCH_ARGS)

screenshots: $(TEST_STAMP)
	$(PY) -m tests.browser.chromium --ensure
	$(PY) -m tests.browser.screenshots $(SCREENSHOTS_ARGS)

# --- Set-up ----------------------------------------------------------------

# Prints the first Python that is new enough and can make a virtual environment;
# "old" or "novenv" if there is none. Each is run, not only looked up: a version
# manager's stand-in may be on PATH without a Python behind it.
define FIND_PYTHON
find_python() { \
	best=old; \
	if [ -n "$${PYTHON:-}" ]; then set -- "$$PYTHON"; \
	else set -- python3.13 python3.12 python3.11 python3.14 python3 python; fi; \
	for python in "$$@"; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		if "$$python" -c 'import ensurepip, venv' >/dev/null 2>&1; \
		then echo "$$python"; return; fi; \
		best=novenv; \
	done; \
	echo "$$best"; \
}
endef

# On Debian and Ubuntu the venv module is a package of its own.
define INSTALL_PYTHON
install_python() { \
	command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] || return 0; \
	echo 'Installing python3 and python3-venv with apt-get ...' >&2; \
	export DEBIAN_FRONTEND=noninteractive; \
	apt-get update -qq >&2 && apt-get install -y -qq python3 python3-venv >&2 || true; \
}
endef

# A .venv whose Python has gone (an upgrade of the system's, say) is made anew.
ifneq ($(shell test ! -e .venv || $(PY) -c '' 2>/dev/null || echo broken),)
.PHONY: $(VENV_STAMP)
endif

$(VENV_STAMP):
	@$(FIND_PYTHON); $(INSTALL_PYTHON); \
	python=$$(find_python); \
	case "$$python" in old|novenv) install_python; python=$$(find_python);; esac; \
	case "$$python" in \
	old) \
		echo 'No Python 3.11 or newer was found. Install one and run make again:'; \
		echo '  Debian, Ubuntu:  sudo apt-get install python3 python3-venv'; \
		echo '  macOS:           brew install python@3.13   (or the installer of python.org)'; \
		echo 'or name one that is not on PATH:  make PYTHON=/path/to/python3 ...'; \
		exit 2;; \
	novenv) \
		echo 'Python is new enough, but its venv module is not installed. Type:'; \
		echo '  sudo apt-get install python3-venv'; \
		echo '(for a Python that is not the system'"'"'s own, its package: python3.13-venv, say)'; \
		echo 'and run make again.'; \
		exit 2;; \
	esac; \
	echo "Creating .venv with $$("$$python" --version) ..."; \
	"$$python" -m venv --clear .venv
	@touch $@

$(RUN_STAMP): $(VENV_STAMP) pyproject.toml constraints.txt
	@echo 'Installing the pinned packages ...'
	@$(INSTALL) -r constraints.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(TEST_STAMP): $(RUN_STAMP) constraints-test.txt
	@echo 'Installing what the tests need ...'
	@$(INSTALL) -r constraints-test.txt
	@touch $@

$(BENCH_STAMP): $(RUN_STAMP) constraints-bench.txt
	@echo 'Installing what the benchmark needs ...'
	@$(INSTALL) -r constraints-bench.txt
	@touch $@

# Weblate needs other releases of packages than we do.
$(WEBLATE_STAMP): $(VENV_STAMP) constraints-weblate.txt
	@echo 'Installing Weblate for its checks ...'
	@$(PY) -m venv --clear .venv-weblate
	@$(subst $(PY),.venv-weblate/bin/python,$(INSTALL)) -r constraints-weblate.txt
	@touch $@

# --- Renewing the pins -----------------------------------------------------

# Resolves once for every platform and every Python from 3.11.0 on. Each further
# file is held to the files before it, so that all of them install together.
COMPILE = "$$tmp/bin/uv" pip compile --quiet --no-config --upgrade --universal \
	--python-version 3.11 --fork-strategy fewest --generate-hashes \
	--custom-compile-command 'make constraints'
# What the clients of S3 refuse the newest release of.
HELD = python-dateutil<3
LIST = "$$tmp/bin/python" -c 'import sys, tomllib; \
	data = tomllib.load(open("pyproject.toml", "rb")); \
	extras = data["project"]["optional-dependencies"]; \
	lists = extras | {"build": data["build-system"]["requires"]}; \
	print("\n".join(one for name in sys.argv[1:] for one in lists[name]))'

constraints: $(VENV_STAMP)
	@set -e; tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; \
	echo 'Resolving the newest releases that pyproject.toml allows ...'; \
	$(PY) -m venv "$$tmp"; \
	"$$tmp/bin/python" -m pip install --quiet --disable-pip-version-check '$(UV)'; \
	{ $(LIST) build; echo '$(HELD)'; } | $(COMPILE) pyproject.toml - -o constraints.txt; \
	$(LIST) pdf search s3 cluster test | $(COMPILE) - -c constraints.txt -o constraints-test.txt; \
	$(LIST) bench | $(COMPILE) - -c constraints.txt -c constraints-test.txt \
		-o constraints-bench.txt; \
	$(LIST) weblate | $(COMPILE) --override tests/weblate/left-out.txt - \
		-o constraints-weblate.txt; \
	echo 'Wrote all constraints*.txt.'

# --- Cleaning --------------------------------------------------------------

clean:
	rm -rf site build dist .cache .pytest_cache .hypothesis
	find . -name '.venv*' -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf .venv .venv-weblate
