# Everything a newcomer needs. Each target installs what it lacks into .venv/ and nowhere else.
.POSIX:
.DEFAULT_GOAL := help
SHELL = /bin/sh
BIN = .venv/bin
RABTA = $(BIN)/rabta
ARGS =
TESTS = tests
UV = $(shell command -v uv)

.PHONY: help demo test check prove bench lock setup setup-test browser clean

help: ## list the commands
	@echo "rabta: One count. One identity. Nothing leaks."; echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1 \2/p' Makefile | awk '{ c = $$2; $$1 = $$2 = ""; printf "  make %-8s%s\n", c, $$0 }'

demo: setup ## start the demo: database, console and example reports (ARGS="--reset --data DIR --port N")
	@exec $(RABTA) demo $(ARGS)

test: setup-test browser check ## everything CI runs: style, types, imports, tests (TESTS=tests/rules for a part)
	@$(BIN)/python -m pytest -q -n 3 --dist loadfile --no-loadscope-reorder $(TESTS)

prove: setup-test ## the proofs: what one reader must never learn, the shape of the house, four more example years
	@$(RABTA) prove leaks --worlds 12
	@RABTA_PROVE=1 RABTA_MUTANTS=1 $(BIN)/python -m pytest -q tests/leaks tests/shape tests/rooms/test_upgrading.py \
	  tests/doors/web/test_largest_overlap.py
	@$(RABTA) bench campaign --seed 7 11 23 99

bench: setup-test ## measure this machine: start, memory, reading, counting
	@for name in $$($(RABTA) bench --names); do echo "== $$name"; $(RABTA) bench $$name || exit 1; done

lock: ## write the lock files anew from requirements*.in (needs uv)
	@test -n "$(UV)" || { echo "make lock needs uv on the PATH."; exit 1; }
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --quiet \
	  -o requirements.txt requirements.in
	uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --quiet \
	  -o requirements-test.txt requirements-test.in

check: setup-test
	@$(BIN)/ruff check --quiet rabta tests
	@$(BIN)/mypy --strict --no-error-summary rabta/*/rules rabta/cli/installation rabta/cli/main.py
	@$(BIN)/lint-imports --no-cache >/dev/null || $(BIN)/lint-imports --no-cache

clean: ## remove .venv and caches; the data in var/ stays
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache rabta/vocabulary/compiled \
	  rabta/web/static/rabta/maplibre/*.gz rabta/web/static/rabta/coast/*.gz

# A stamp holds the checksums of what was installed, and where: nothing is installed twice, a moved clone is mended.
setup:
	@PATH="$$PATH" sh .ci/setup run

setup-test: setup
	@PATH="$$PATH" sh .ci/setup test

# Browser tests drive Debian's chromium. Root with apt gets it; others without one see NOT RUN and why.
browser:
	@sh .ci/setup browser
