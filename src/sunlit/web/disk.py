"""Why nothing could be written: the disk is full, or it can only be read."""

import errno
from enum import StrEnum

from django.db import DatabaseError


class DiskFault(StrEnum):
    """What is wrong with the disk, as far as an exception tells."""

    FULL = "full"
    READ_ONLY = "read only"


_BY_NUMBER = {
    errno.ENOSPC: DiskFault.FULL,
    errno.EDQUOT: DiskFault.FULL,
    errno.EROFS: DiskFault.READ_ONLY,
}
_BY_WORDS = {
    "is full": DiskFault.FULL,
    "No space left": DiskFault.FULL,
    "readonly database": DiskFault.READ_ONLY,
    "read-only": DiskFault.READ_ONLY,
}


def disk_fault(error: BaseException | None) -> DiskFault | None:
    """Return what of the disk kept the work from being done; None when it was something else."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in _BY_NUMBER:
            return _BY_NUMBER[error.errno]
        if isinstance(error, DatabaseError):
            for words, fault in _BY_WORDS.items():
                if words in str(error):
                    return fault
        error = error.__cause__ or error.__context__
    return None
