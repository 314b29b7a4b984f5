"""公示和不予公开: what code does at each of its steps.

The check, the release and its return have a page of their own, which calls their services.
"""

from collections.abc import Mapping

from sunlit.cases.work import Beside, Opened, Row, Work
from sunlit.disclosure.services.end_withholding import end_withholding
from sunlit.disclosure.services.keep_withholding import keep_withholding
from sunlit.disclosure.services.propose_withholding import propose_withholding
from sunlit.disclosure.services.review_secrecy import review_secrecy
from sunlit.disclosure.services.withhold import withhold
from sunlit.disclosure.steps import (
    CHECK,
    DECLINE,
    END,
    KEEP,
    OBJECT,
    PROPOSE,
    PUBLISH,
    RETURN,
    RETURN_SECRECY,
    REVIEW_PROPOSAL,
    SECRECY,
    WITHHOLD,
)
from sunlit.rules.withholding import WithholdingGround

_PAGE = "publication"


def _proposed(opened: Opened) -> Beside:
    """Return the newest proposal to withhold something, and what the legal section said to it."""
    facts = opened.facts
    step = facts.last(PROPOSE)
    if step is None:
        return Beside("")
    words = {**step.content, "ground": WithholdingGround(step.content["ground"]).label}
    fields = facts.procedure.forms[step.code].fields
    rows = [Row(field.label, words[field.name]) for field in fields if words.get(field.name)]
    examined = facts.last(REVIEW_PROPOSAL)
    if examined and examined.seq > step.seq:
        rows.append(Row("法规科意见", f"同意。{examined.content['opinion']}"))
    rows.append(Row("提请人", step.actor.name))
    return Beside("提请不予公开的内容", tuple(rows))


WORK: Mapping[str, Work] = {
    SECRECY: Work(review_secrecy, page=_PAGE),
    RETURN_SECRECY: Work(review_secrecy, page=_PAGE),
    CHECK: Work(page=_PAGE),
    PUBLISH: Work(page=_PAGE),
    RETURN: Work(page=_PAGE),
    PROPOSE: Work(propose_withholding),
    REVIEW_PROPOSAL: Work(beside=_proposed),
    OBJECT: Work(beside=_proposed),
    WITHHOLD: Work(withhold, beside=_proposed),
    DECLINE: Work(beside=_proposed),
    KEEP: Work(keep_withholding, beside=_proposed),
    END: Work(end_withholding, beside=_proposed),
}
