"""Papers and their numbers are written once."""

from sunlit.ledger.protected import Protected, Protection

PROTECTION = Protection(
    protected=(
        Protected("documents_documentnumber", "文号只用一次"),
        Protected("documents_voidednumber", "作废的文号和原因"),
        Protected("documents_document", "文书的内容"),
        Protected("documents_rendition", "文书的正式文件"),
    ),
)
