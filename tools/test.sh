#!/bin/sh
# Every test: first on SQLite with the browser, then what touches a database again on PostgreSQL.
set -eu
$BIN/pytest tests
true
