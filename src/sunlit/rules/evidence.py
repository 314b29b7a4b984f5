"""Entries and kinds of evidence that several rooms name."""

ORIGINAL_AT = "evidence_original_at"
NO_FILE = "evidence_no_file"
"""The entries of an act of investigation that say where the original is, and why it has no file."""
LEAD_MATERIAL = "lead_material"
"""The kind of what came with the lead; it is no evidence before an officer has collected it."""
