"""The settings an office can set, read from the environment, each with its help text.

The settings page of the manual is made from `REGISTER`; a test keeps the two equal.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, what it does (Chinese, for the manual), its default."""

    name: str
    help: str
    default: str


REGISTER: dict[str, Setting] = {}


def read(name: str, default: str, help_text: str) -> str:
    """Return the value of the environment variable `name` and put it into the register."""
    REGISTER[name] = Setting(name, help_text, default)
    return os.environ.get(name, default)


def read_as(name: str, default: str, help_text: str, parse: Callable[[str], T]) -> T:
    """Return the value as `parse` makes it.

    :raises ValueError: names the variable when its value cannot be parsed.
    """
    text = read(name, default, help_text)
    try:
        return parse(text)
    except ValueError as error:
        raise ValueError(f"{name}={text!r}: {error}") from error
