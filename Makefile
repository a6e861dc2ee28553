# The project's commands. `make run` is all that a visitor needs.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-annotate --custom-compile-command "make lock"
INSTALL := apt-get install --yes --no-install-recommends
BROWSER := chromium fonts-noto-cjk
SERVER := nginx-light strace

.PHONY: run test test-long check lock bench screenshots clean chromium nginx

run: .venv/product
	$(BIN)/python -m dashboard run $(ARGS)

test: .venv/development chromium nginx
	$(BIN)/python -m pytest $(ARGS)

# Everything, with the long tests that `make test` only samples.
test-long: .venv/development chromium nginx
	$(BIN)/python -m pytest -m '' $(ARGS)

check: .venv/development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy dashboard pages benchmarks app.py serve.py
	$(BIN)/python -m pytest --numprocesses 0 --quiet tests/test_layers.py

# After a change of a .in file: pins and hashes everything that it needs, for every system.
lock: .venv/development
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --constraint requirements.txt --output-file requirements-dev.txt

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

define install
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  apt-get update --quiet && DEBIAN_FRONTEND=noninteractive $(INSTALL) $(1); \
	elif command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then \
	  sudo apt-get update --quiet && sudo DEBIAN_FRONTEND=noninteractive $(INSTALL) $(1); \
	else \
	  echo "$(2)，请先执行：sudo apt-get update && sudo $(INSTALL) $(1)"; exit 1; \
	fi
endef

chromium:
	@if { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null \
	  && fc-list :lang=zh | grep -q .; then :; else $(call install,$(BROWSER),浏览器测试需要 Chromium 和中文字体); fi

# The reverse proxy of deploy/nginx.conf and what watches the server's calls, for the tests.
nginx:
	@if PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null && command -v strace >/dev/null; then :; \
	else $(call install,$(SERVER),服务器测试需要 nginx 和 strace); fi
