"""The facts of a case on which the table of a procedure branches."""

from enum import StrEnum


class Fact(StrEnum):
    """A fact of the case on which the table branches."""

    REPORTED = "reported"
    MAJOR = "major"
    RAISED = "raised"
    HEARING_RIGHT = "hearing_right"
    PUNISHES = "punishes"
    STATEMENT_MADE = "statement_made"
    DELIBERATES = "deliberates"
    SECRECY_APART = "secrecy_apart"
