"""What is usually entered from the service to the archive, and where a case goes to the police."""

from typing import Any

from sunlit.archive.queries import next_archive_number
from sunlit.cases.acting import Act
from sunlit.disclosure.models import Publication, PublicationCheck
from sunlit.disclosure.services.check_publication import check_publication
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.disclosure.services.publish import publish
from sunlit.documents.services.render_document import render_document
from sunlit.procedures.penalty.closing import EXECUTED, NOT_PUNISHED
from sunlit.procedures.penalty.payments import owed_fen
from sunlit.procedures.penalty.story.intake import At
from sunlit.rules.withholding import WithholdingGround


def service(told: At) -> dict[str, Any]:
    """送达 into the hands of the party's head."""
    return {
        "method": "direct",
        "served_on": told.day.isoformat(),
        "receiver": told.plan.head,
        "receiver_relation": "法定代表人",
    }


def publication_check(_told: At) -> dict[str, Any]:
    """核对公示稿: no ground applies."""
    return {**dict.fromkeys((one.value for one in WithholdingGround), False), "social_impact": True}


def check(act: Act, told: At) -> PublicationCheck:
    """Prepare the public copy, set its PDF and check it."""
    copy = prepare_copy(told.facts.decision, act.actor, act.now)
    render_document(copy.document, now=act.now)
    return check_publication(act, copy)


def release(act: Act, told: At) -> Publication:
    """Publish the checked copy under a new number."""
    return publish(act, told.new_public_id())


def payment(told: At) -> dict[str, Any]:
    """登记缴款: all that is owed, on a receipt of each party's own."""
    facts = told.facts
    apart = f"-{facts.ordinal}" if facts.whom else ""
    return {
        "paid_on": told.day.isoformat(),
        "amount_fen": owed_fen(facts),
        "receipt_number": f"晋财罚示例{facts.case.pk:04d}{apart}",
        "payer": facts.party.name,
    }


def owes(told: At) -> bool:
    """Whether a fine is still to be paid, before it was said that all is done."""
    return "execute" not in told.facts.position.standing and owed_fen(told.facts) > 0


def execution(told: At) -> dict[str, Any]:
    """登记执行情况."""
    manner = "罚款已全部缴纳。" if told.plan.fine_fen else "警告已经送达。"
    return {"manner": manner, "unpaid_reason": ""}


def closing(told: At) -> dict[str, Any]:
    """提请结案."""
    if told.plan.outcome == "penalty":
        return {"manner": EXECUTED, "summary": f"{told.plan.facts}处罚已执行完毕。"}
    return {"manner": NOT_PUNISHED, "summary": f"{told.plan.facts}决定书已经送达。"}


def reception(told: At) -> dict[str, Any]:
    """核对案卷并归档."""
    return {
        "view": "agree",
        "checked": True,
        "archive_number": next_archive_number(told.facts),
        "kept_at": "档案室 3 柜 2 层",
    }


def crime_report(told: At) -> dict[str, Any]:
    """提请移送."""
    return {
        "police": "阳泉市公安局",
        "facts": told.plan.facts,
        "suspected_crime": told.plan.crime,
        "prior_measures": "已经立案调查，没有作出行政处罚。",
        "materials": _materials(told),
    }


def handing_over(told: At) -> dict[str, Any]:
    """移送公安机关."""
    return {
        "handed_over": _materials(told),
        "received_by": "示例警官",
        "receipt": "接收单位已在移送书上盖章",
        "copied_to": "阳泉市人民检察院",
    }


def _materials(told: At) -> str:
    return f"涉嫌犯罪案件情况的调查报告，1份\n{told.plan.evidence[0]}，1套"
