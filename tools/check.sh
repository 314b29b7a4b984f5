#!/bin/sh
# Style, types, templates, import rules, the conventions and the law: two minutes when warm.
set -eu
$BIN/ruff format --check --quiet src tests tools bench
$BIN/ruff check --quiet src tests tools bench
$BIN/lint-imports
$BIN/mypy
$BIN/djlint src --check
$BIN/djlint src --lint
SUNLIT_INSTANCE="$(mktemp -d)" $BIN/python -m django makemigrations --check --dry-run --settings sunlit.config.settings
$BIN/pytest --quiet -n 2 --dist loadfile tests/conventions tests/rules
