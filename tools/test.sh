#!/bin/sh
# Every test that `make check` has not run: the scenarios beside the rest, for two cores.
set -eu
scenarios="$(mktemp)"
$BIN/pytest tests/scenarios >"$scenarios" 2>&1 &
beside=$!
failed=0
$BIN/pytest tests --ignore=tests/scenarios --ignore=tests/conventions --ignore=tests/rules || failed=1
wait "$beside" || failed=1
cat "$scenarios"
rm "$scenarios"
exit "$failed"
