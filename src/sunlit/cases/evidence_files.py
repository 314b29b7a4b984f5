"""A file of the evidence that was put in by mistake: how a correction says so."""

from sunlit.cases.models import EvidenceFile

FILE = "file_"
WRONG = "wrong"


def file_field(one: EvidenceFile) -> str:
    """Return the name under which a correction says that the file was put in by mistake."""
    return f"{FILE}{one.uuid.hex}"
