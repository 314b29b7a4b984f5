"""Which service of this app takes which step."""

from collections.abc import Callable, Mapping

from sunlit.cases.acting import Act
from sunlit.cases.models import Step
from sunlit.cases.services.apply_to_file import apply_to_file
from sunlit.cases.services.approve_correction import approve_correction
from sunlit.cases.services.ask_police_again import ask_police_again
from sunlit.cases.services.assign_officers import assign_officers
from sunlit.cases.services.check_lead import check_lead
from sunlit.cases.services.close import close
from sunlit.cases.services.collect_evidence import collect_evidence
from sunlit.cases.services.conclude_investigation import conclude_investigation
from sunlit.cases.services.decide import decide
from sunlit.cases.services.decide_recusal import decide_recusal
from sunlit.cases.services.decline_correction import decline_correction
from sunlit.cases.services.decline_to_file import decline_to_file
from sunlit.cases.services.deliberate import deliberate
from sunlit.cases.services.draft_decision import draft_decision
from sunlit.cases.services.end_invitation import end_invitation
from sunlit.cases.services.execute import execute
from sunlit.cases.services.file_case import file_case
from sunlit.cases.services.hear_statement import hear_statement
from sunlit.cases.services.inspect_site import inspect_site
from sunlit.cases.services.interview import interview
from sunlit.cases.services.investigate import investigate
from sunlit.cases.services.invite_counsel import invite_counsel
from sunlit.cases.services.notify import notify
from sunlit.cases.services.propose_correction import propose_correction
from sunlit.cases.services.record_payment import record_payment
from sunlit.cases.services.record_transfer_answer import record_transfer_answer
from sunlit.cases.services.reexamine import reexamine
from sunlit.cases.services.report_closing import report_closing
from sunlit.cases.services.request_recusal import request_recusal
from sunlit.cases.services.serve import serve
from sunlit.cases.services.take_step import take_step
from sunlit.rules.penalty_correction import APPROVALS

SERVICES: Mapping[str, Callable[[Act], Step]] = {
    "check_lead": check_lead,
    "apply_to_file": apply_to_file,
    "file_case": file_case,
    "decline_to_file": decline_to_file,
    "assign_officers": assign_officers,
    "request_recusal": request_recusal,
    "decide_recusal": decide_recusal,
    "investigate": investigate,
    "inspect_site": inspect_site,
    "interview": interview,
    "invite_counsel": invite_counsel,
    "end_invitation": end_invitation,
    "collect_evidence": lambda act: collect_evidence(act, ()),
    "conclude_investigation": conclude_investigation,
    "police_files": lambda act: record_transfer_answer(act, "police_files"),
    "police_declines": lambda act: record_transfer_answer(act, "police_declines"),
    "judiciary_returns": lambda act: record_transfer_answer(act, "judiciary_returns"),
    "ask_police_again": ask_police_again,
    "notify": notify,
    "serve_notice": lambda act: serve(act, "serve_notice"),
    "hear_statement": hear_statement,
    "reexamine": reexamine,
    "draft_decision": draft_decision,
    "deliberate": deliberate,
    "deliberate_against": deliberate,
    "decide": decide,
    "serve": lambda act: serve(act, "serve"),
    "record_payment": record_payment,
    "execute": execute,
    "report_closing": report_closing,
    "close": close,
    "propose_correction": propose_correction,
    **dict.fromkeys(APPROVALS, approve_correction),
    "decline_correction": decline_correction,
}


def service_of(code: str) -> Callable[[Act], Step]:
    """Return the service of a step: its own, or the general one."""
    return SERVICES.get(code) or (lambda act: take_step(act, code))
