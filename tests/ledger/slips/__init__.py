"""A little app of the tests: tables whose rows the log records."""
