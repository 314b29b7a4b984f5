"""The lines of the log: what happened and where, and nothing of what somebody entered.

An exception's own words may quote a row or a form, so only its kind and the lines of code stay. A
query string may hold a name that somebody looked for. A run of eleven digits or more may be the
number of a person, a telephone or an account.
"""

import logging
import re
import traceback
from types import TracebackType

_QUERY = re.compile(r"(?<=[\w/])\?[^\s'\"]+")
_LONG_NUMBER = re.compile(r"\d{11,}[Xx]?")
_Exception = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class LogLines(logging.Formatter):
    """Format a record without what people entered."""

    def formatException(self, ei: _Exception) -> str:  # noqa: N802 - the name logging calls
        """Return the lines of code that led to the fault, and its kind."""
        kind, error, trace = ei
        if error is None or kind is None:
            return ""
        lines = traceback.format_list(traceback.extract_tb(trace))
        chain = [_name(kind)]
        cause = error.__cause__ or error.__context__
        while cause is not None:
            chain.append(_name(type(cause)))
            cause = cause.__cause__ or cause.__context__
        return "".join(lines) + " ← ".join(chain)

    def format(self, record: logging.LogRecord) -> str:
        """Return the whole line, with query strings and long numbers taken out."""
        line = super().format(record)
        return _LONG_NUMBER.sub("（号码略）", _QUERY.sub("?…", line))


def _name(kind: type[BaseException]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"
