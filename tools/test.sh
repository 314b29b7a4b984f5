#!/bin/sh
# Every test that `make check` has not run. Two processes take the next file from one queue.
set -eu
$BIN/pytest -n 2 --dist loadfile --no-loadscope-reorder tests \
    --ignore=tests/conventions --ignore=tests/rules
