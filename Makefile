# Everything a newcomer needs. Fresh Debian 12 with Python 3.11 and make; see README.md.
PYTHON ?= python3.11
HOST ?= 127.0.0.1
PORT ?= 8000
INSTANCE ?= instance
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOP := $(VENV)/.develop

.PHONY: demo check test test-long bench mutants fonts system clean

demo: $(RUNTIME) fonts
	$(BIN)/sunlit --instance $(INSTANCE) demo
	@echo "从这里开始（十分钟看懂三项制度）：http://$(HOST):$(PORT)/walk/"
	@echo "工作台 http://$(HOST):$(PORT)/desk/ ，账号 officer1、reviewer、leader1、discloser 等，密码 sunlit-demo；门户 http://$(HOST):$(PORT)/"
	$(BIN)/sunlit --instance $(INSTANCE) serve --host $(HOST) --port $(PORT)

check: $(DEVELOP)
	BIN=$(BIN) sh tools/check.sh

test: system $(DEVELOP) fonts check
	BIN=$(BIN) sh tools/test.sh

# What `make test` does a few times, many times: kill while people work, back up, restore, upgrade.
KILLS ?= 10
test-long: system $(DEVELOP) fonts
	SUNLIT_KILLS=$(KILLS) $(BIN)/pytest -n 2 --dist loadfile tests/scenarios/faults tests/operations/test_upgrade.py

# SIZE=small (a few minutes), middle or full (100,000 open cases, 1,000,000 published decisions).
# DATABASE=sqlite or postgresql.
bench: system $(DEVELOP) fonts
	PYTHONPATH=src:tests:. $(BIN)/python -m bench --size $(or $(SIZE),small) --database $(or $(DATABASE),sqlite)

# Changes the law in one place after another, in a copy, and lists what no test notices.
mutants: $(DEVELOP)
	PYTHONPATH=src:tests:. $(BIN)/python -m tools.mutants --size $(or $(SIZE),200) --seed $(or $(SEED),11)

fonts: $(VENV)/bin/python
	@$(BIN)/python tools/fetch_fonts.py || echo "字体不全：系统照常运行，缺字体的文书暂时不能制作。"

system:
	@sh tools/system_packages.sh

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV) || { apt-get update -qq && apt-get install -y -qq python3-venv && $(PYTHON) -m venv --clear $(VENV); }

$(RUNTIME): requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOP): requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(RUNTIME)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis
