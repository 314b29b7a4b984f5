"""Which service of this app takes which step."""

from collections.abc import Callable, Mapping

from sunlit.cases.acting import Act
from sunlit.cases.models import Step
from sunlit.cases.services.apply_to_file import apply_to_file
from sunlit.cases.services.collect_evidence import collect_evidence
from sunlit.cases.services.conclude_investigation import conclude_investigation
from sunlit.cases.services.decide import decide
from sunlit.cases.services.draft_decision import draft_decision
from sunlit.cases.services.execute import execute
from sunlit.cases.services.file_case import file_case
from sunlit.cases.services.hear_statement import hear_statement
from sunlit.cases.services.investigate import investigate
from sunlit.cases.services.notify import notify
from sunlit.cases.services.serve import serve
from sunlit.cases.services.take_step import take_step

SERVICES: Mapping[str, Callable[[Act], Step]] = {
    "apply_to_file": apply_to_file,
    "file_case": file_case,
    "investigate": investigate,
    "collect_evidence": lambda act: collect_evidence(act, ()),
    "conclude_investigation": conclude_investigation,
    "notify": notify,
    "serve_notice": lambda act: serve(act, "serve_notice"),
    "hear_statement": hear_statement,
    "draft_decision": draft_decision,
    "decide": decide,
    "serve": lambda act: serve(act, "serve"),
    "execute": execute,
}


def service_of(code: str) -> Callable[[Act], Step]:
    """Return the service of a step: its own, or the general one."""
    return SERVICES.get(code) or (lambda act: take_step(act, code))
