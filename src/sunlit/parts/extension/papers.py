"""延期审批表 (D25-延期): why, by which provision, and from which day to which."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from sunlit.cases.extended import extensions
from sunlit.cases.models import Step
from sunlit.cases.papers.parts import cause, day_words, organ
from sunlit.cases.papers.wording import Content, opinion, parties_block, said
from sunlit.cases.queries import CaseFacts, localdate_of, taken
from sunlit.parts.extension.extending import last_day, running
from sunlit.parts.extension.forms import AGAIN, BASIS, DAYS
from sunlit.parts.extension.steps import PROPOSAL


def extension_approval(step: Step, facts: CaseFacts) -> Content:
    """延期审批表 (D25-延期)."""
    asked, filed = taken(facts, PROPOSAL), facts.worked.meaning.filed(facts)
    if filed is None:
        raise AssertionError("the table lets nobody ask for more time before the case is filed")
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "filed_on": localdate_of(filed).isoformat(),
        "party": parties_block(facts),
        "reason": asked.content["reason"],
        "legal_basis": asked.content[BASIS],
        "clock": period_words(asked, facts),
        "officer_opinion": opinion(asked, "提请延期办理。"),
        "head_opinion": opinion(step, said(step, "延期办理")),
    }


def period_words(asked: Step, facts: CaseFacts) -> str:
    """Say from which day to which the period is longer, and what was added to it before."""
    days = int(asked.content[DAYS])
    clock = running(facts)
    words = f"办案期限延长{days}日"
    if clock:
        old, new = last_day(clock), last_day(clock, timedelta(days=days))
        words += f"：原来到{day_words(old)}届满，延长后到{day_words(new)}届满"
    before = sum(one.time.days for one in extensions(facts))
    if before:
        words += f"。此前已经延长{before}日，依据{asked.content[AGAIN]}再次延期"
    return f"{words}。"


CONTENT: Mapping[str, Callable[..., Content]] = {"D25-延期": extension_approval}
