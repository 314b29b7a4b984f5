"""Why a backup or a restoration is refused; each carries the sentence the administrator reads."""


class BackupRefusedError(Exception):
    """The backup cannot be made, or not be restored here."""


class BackupDamagedError(BackupRefusedError):
    """A file of the backup is missing, altered or unknown to its manifest."""
