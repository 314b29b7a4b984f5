"""The procedures that are worked here: the settings name them, the first use reads them.

The kernel knows none of them by name, and imports none: each binds its table of law to what code
does at the steps, as `cases/work.py` says.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from sunlit.rules.procedure import Procedure

if TYPE_CHECKING:
    from sunlit.cases.work import WorkedProcedure


@cache
def _worked() -> Mapping[str, "WorkedProcedure"]:
    procedures = (import_string(path) for path in settings.PROCEDURES)
    return {one.table.code: one for one in procedures}


def worked(procedure: str) -> "WorkedProcedure":
    """Return what code does in that procedure.

    :raises KeyError: when no such procedure is worked here.
    """
    return _worked()[procedure]


class _Tables(Mapping[str, Procedure]):
    """The table of law of each procedure, by its code."""

    def __getitem__(self, code: str) -> Procedure:
        return worked(code).table

    def __iter__(self) -> Iterator[str]:
        return iter(_worked())

    def __len__(self) -> int:
        return len(_worked())


PROCEDURES: Mapping[str, Procedure] = _Tables()


@cache
def proven_steps() -> tuple[str, ...]:
    """Return the steps that files may come with, to prove them."""
    rows = (step for table in PROCEDURES.values() for step in table.steps)
    return tuple(step.code for step in rows if step.form and step.form.files)
