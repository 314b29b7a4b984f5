"""The files that prove an act, as links beside it."""

from collections.abc import Iterator

from sunlit.cases.attached import proof_called
from sunlit.cases.models import Step
from sunlit.cases.visible_records import VisibleRecords
from sunlit.web.parts import Link


def proof_links(seen: VisibleRecords, step: Step, url: str) -> Iterator[Link]:
    """Yield a link to each file that may be read; `url` is the address of the case."""
    for one in filter(seen.proof, seen.facts.proofs_of(step)):
        yield Link(f"{proof_called(seen.facts, step)}：{one.name}", f"{url}attachments/{one.uuid}/")
