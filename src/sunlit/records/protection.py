"""Stored files are written once."""

from sunlit.ledger.protected import Protected, Protection

PROTECTION = Protection(
    protected=(Protected("records_storedfile", "已存文件的指纹"),),
)
