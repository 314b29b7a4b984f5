"""线索材料: what came with a lead, and what of it may be named where others read."""

from collections.abc import Iterable

from sunlit.cases.models import Evidence, EvidenceFile
from sunlit.rules.evidence import LEAD_MATERIAL
from sunlit.rules.marking import Marking

SECRET_MATERIAL = "线索材料（涉及举报人，保密）"  # noqa: S105 - the words for it, no password


def names_reporter(item: Evidence, files: Iterable[EvidenceFile]) -> bool:
    """Whether the item shows who gave the lead: its name and those of its files are kept back."""
    return item.kind == LEAD_MATERIAL and any(one.marking == Marking.REPORTER for one in files)
