# Two commands are all a newcomer needs: `make chat` and `make test`. Both set up what they need in this folder.

PYTHON ?= python3
UV_VERSION := 0.13.9
UV := .tools/bin/uv
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv

# What decides what a reader sees is covered whole, branch by branch.
STRICT := bot/domain/*,bot/assembly/*,bot/languages/*,bot/rendering/*,bot/store/*,bot/platforms/requests/*

.PHONY: chat test check format catalogues schemas chaos bench bench-fanout bench-week bench-intake train-names clean

chat: .venv/.runs      ## talk to Ringkas, on the built-in sample
	@.venv/bin/ringkas chat

test: .venv/.tests     ## the whole gate: format, lint, types, import contracts, tests
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/pytest -n 3 --cov --cov-report=
	@.venv/bin/coverage report --skip-covered --show-missing --fail-under=100 --include='$(STRICT)'

format: .venv/.tests   ## put the code in shape
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

catalogues: .venv/.tests  ## bring the language catalogues up to date with the texts in the code
	.venv/bin/python tests/catalogue_texts.py

schemas: .venv/.tests  ## write docs/*.schema.json anew
	for kind in records record-line briefing; do .venv/bin/ringkas schema $$kind > docs/$$kind.schema.json; done

chaos: .venv/.tests    ## deliver 10,000 digests while the bot is killed 100 times (CHAOS="--chats 200 --kills 10 --seed 2")
	PYTHONPATH=tests .venv/bin/python -m chaos $(CHAOS)

bench: .venv/.tests    ## measure answers against the raw queries (SIZES="10000 100000 1000000")
	.venv/bin/python -m tests.benchmarks.answers $(SIZES)

bench-fanout: .venv/.tests  ## measure one digest to many chats, at the platforms' limits (CHATS=10000)
	PYTHONPATH=tests .venv/bin/python -m benchmarks.fanout
	PYTHONPATH=tests .venv/bin/python -m benchmarks.digests $(CHATS)

bench-week: .venv/.tests  ## plan a week of 100,000 subscriptions, and hold it against an oracle
	PYTHONPATH=tests .venv/bin/python -m benchmarks.week

bench-intake: .venv/.tests  ## measure intake beside published numbers, on the sets in ../shared/bench (or RINGKAS_BENCH)
	.venv/bin/python -m tests.benchmarks.intake

train-names: .venv/.tests  ## train the recogniser of names anew, from the corpora in ../shared/bench (or RINGKAS_BENCH)
	PYTHONPATH=tests:. .venv/bin/python tests/train_names.py

clean:                 ## forget what was set up
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .import_linter_cache

# uv installs exactly what uv.lock names. It lives apart from .venv, which holds the project alone.
$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Ringkas needs Python 3.11 or later; run: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv .tools || { rm -rf .tools; echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@.tools/bin/python -m pip --quiet --disable-pip-version-check install uv==$(UV_VERSION)

.venv/.runs: $(UV) pyproject.toml uv.lock
	@$(UV) sync --quiet --frozen --no-dev --inexact --python $(PYTHON)
	@touch $@

.venv/.tests: $(UV) pyproject.toml uv.lock
	@$(UV) sync --quiet --frozen --python $(PYTHON)
	@touch $@ .venv/.runs
