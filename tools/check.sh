#!/bin/sh
# Style, types, templates, import rules, the conventions and the law: two minutes when warm.
set -eu
$BIN/ruff format --check --quiet src tests tools bench
$BIN/ruff check --quiet src tests tools bench
$BIN/lint-imports
$BIN/mypy
$BIN/djlint src --check --quiet
$BIN/djlint src --lint --quiet
SUNLIT_INSTANCE="$(mktemp -d)" $BIN/python -m django makemigrations --check --dry-run --settings sunlit.config.settings
$BIN/pytest --quiet tests/conventions tests/rules
