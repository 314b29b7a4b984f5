"""陈述申辩: the papers D11 and D11-复核."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from sunlit.cases.models import Step
from sunlit.cases.papers.parts import cause, officer_words, organ
from sunlit.cases.papers.wording import Content, opinion, parties_block, proposal_words
from sunlit.cases.queries import CaseFacts, taken
from sunlit.parts.evidence.papers import as_entered, certificates_shown, closing_of_record


def statement_record(step: Step, facts: CaseFacts) -> Content:
    """陈述申辩笔录 (D11): word for word when spoken, else what was received and when."""
    content = step.content
    record: Content = {
        **organ(),
        "cause": cause(facts),
        **_notice(facts),
        "party": parties_block(facts),
        "lead_officer": officer_words(facts, 0),
        "second_officer": officer_words(facts, 1),
        "recorder": facts.officers[1].person.name,
        "statement": content["statement_content"],
        **as_entered(content, "speaker", "speaker_identity", "authorization", "submitted"),
    }
    if content["manner"] == "written":
        return record | {
            "started_at": content["received_on"],
            "ended_at": content["received_on"],
            "place": "书面提交",
            "certificate_shown": "书面提出，没有当面听取。",
            "rights_told": "已在告知书中告知。",
            "confirmation": "当事人书面提出，原件附卷。",
        }
    return {
        **record,
        "certificate_shown": certificates_shown(facts, content),
        **as_entered(content, "place", "started_at", "ended_at", "rights_told"),
        **closing_of_record(content),
    }


def recheck(step: Step, facts: CaseFacts) -> Content:
    """陈述申辩复核意见书 (D11-复核)."""
    content = step.content
    heard = taken(facts, "hear_statement")
    return {
        **organ(),
        "cause": cause(facts),
        "case_number": facts.case.number,
        "party": parties_block(facts),
        "notice_number": _notice(facts)["notice_number"],
        "made_on": heard.content.get("received_on")
        or timezone.localdate(heard.happened_at).isoformat(),
        "notified_penalty": proposal_words(taken(facts, "conclude_investigation").content),
        "points": [
            {
                "point": row["point"],
                "adopted": "采纳" if row["adopted"] else "不采纳",
                "reasons": row["reasons"],
            }
            for row in content["points"]
        ],
        "conclusion": content["conclusion"],
        "proposal": content["proposal"],
        "lead_officer": officer_words(facts, 0),
        "second_officer": officer_words(facts, 1),
        "rechecker_opinion": opinion(step, content["conclusion"]),
    }


def recheck_words(step: Step) -> str:
    """Return what came of each point, as the decision says it."""
    rows = [
        f"{number}. 关于“{row['point'].rstrip('。')}”，{_ADOPTED[row['adopted']]}：{row['reasons']}"
        for number, row in enumerate(step.content["points"], 1)
    ]
    return "\n".join(["经复核：", *rows, step.content["conclusion"]])


_ADOPTED = {True: "予以采纳", False: "不予采纳"}


def _notice(facts: CaseFacts) -> Content:
    if facts.notice is None or facts.notice_service is None:
        raise AssertionError("the table lets no statement pass without a served notice")
    return {
        "notice_number": str(facts.notice.document.number),
        "notice_served_on": facts.notice_service.served_on.isoformat(),
    }


CONTENT: Mapping[str, Callable[..., Content]] = {
    "D11": statement_record,
    "D11-复核": recheck,
}
