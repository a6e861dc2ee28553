# The project's commands. `make run` is all that a visitor needs.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
PACKAGES := chromium fonts-noto-cjk
INSTALL := apt-get install --yes --no-install-recommends $(PACKAGES)

.PHONY: run test test-long check bench screenshots clean chromium

run: .venv/product
	$(BIN)/python -m dashboard run $(ARGS)

test: .venv/development chromium
	$(BIN)/python -m pytest $(ARGS)

# Everything, with the long tests that `make test` only samples.
test-long: .venv/development chromium
	$(BIN)/python -m pytest -m '' $(ARGS)

check: .venv/development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy dashboard pages benchmarks app.py serve.py
	$(BIN)/python -m pytest --numprocesses 0 --quiet tests/test_layers.py

bench: .venv/development
	$(BIN)/python -m benchmarks $(ARGS)

# Every page in both themes on four screens, into screenshots/; ARGS="overview --screen wall" takes a part.
screenshots: .venv/development chromium
	$(BIN)/python -m benchmarks.screenshots $(ARGS)

# The store in data/ stays: it is the city's.
clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results screenshots
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/product: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "需要 Python 3.11 或更新的版本；已装在别处时请写 make run PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(PIP) --requirement requirements.txt
	@touch $@

.venv/development: .venv/product requirements-dev.txt
	$(PIP) --requirement requirements-dev.txt
	@touch $@

chromium:
	@if { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
	  && fc-list :lang=zh | grep -q .; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update --quiet && DEBIAN_FRONTEND=noninteractive $(INSTALL); \
	elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then \
	  sudo apt-get update --quiet && sudo DEBIAN_FRONTEND=noninteractive $(INSTALL); \
	else \
	  echo "浏览器测试需要 Chromium 和中文字体，请先执行：sudo apt-get update && sudo $(INSTALL)"; exit 1; \
	fi
