"""Dossiers are written once."""

from sunlit.ledger.protected import Protected, Protection

PROTECTION = Protection(
    protected=(
        Protected("archive_dossier", "立好的案卷"),
        Protected("archive_dossiermaterial", "卷内材料的次序、页号和指纹"),
        Protected("archive_dossierreceipt", "归档"),
    ),
)
