"""Verification of the log, part by part; `services.verify` runs them all."""
