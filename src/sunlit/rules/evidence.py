"""Entries and kinds of evidence that several rooms name."""

ORIGINAL_AT = "evidence_original_at"
NO_FILE = "evidence_no_file"
"""The entries of an act of investigation that say where the original is, and why it has no file."""
LEAD_MATERIAL = "lead_material"
"""The kind of what came with the lead; it is no evidence before an officer has collected it."""
EVIDENCE_KINDS = (
    ("documentary", "书证"),
    ("physical", "物证"),
    ("audiovisual", "视听资料"),
    ("electronic", "电子数据"),
    ("witness", "证人证言"),
    ("party_statement", "当事人的陈述"),
    ("expert", "鉴定意见"),
    ("record", "勘验笔录、现场笔录"),
)
"""The kinds of evidence of 处罚法46.1."""
