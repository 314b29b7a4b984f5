"""What comes back to the officers of the demonstration on paper: of a bank, and signed.

They look as such papers do, and say at their foot that bank, seal and names are invented.
"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from sunlit.cases.acting import Act
from sunlit.cases.handed_in import HandedIn
from sunlit.cases.models import Case
from sunlit.cases.papers.parts import cause
from sunlit.cases.queries import CaseFacts
from sunlit.catalogue.organ import current_house
from sunlit.commands.demonstration.plan import Plan
from sunlit.documents.fonts import missing_fonts
from sunlit.documents.models import Document
from sunlit.documents.rendering import render
from sunlit.documents.wording import date_in_words, yuan_in_figures, yuan_in_words
from sunlit.records.services.put_bytes import put_bytes

_PDF = "application/pdf"
_PAPERS = Path(__file__).parent / "papers"
_BANK = "示例银行"


def proofs(act: Act, step: str, plan: Plan) -> list[HandedIn]:
    """Return what came back on paper and is handed in with the act; nothing where fonts lack."""
    maker = _MAKERS.get(step)
    if maker is None or missing_fonts() or (step != "record_payment" and not plan.scans):
        return []
    day = timezone.localdate(act.happened_at)
    template, name, content = maker(CaseFacts(Case.objects.get(pk=act.case.pk)), act.content, day)
    pdf = render(template, {**content, "title": name}, day, _PAPERS)
    return [HandedIn(put_bytes(pdf, name=f"{name}.pdf"), f"{name}.pdf", _PDF)]


def _bank_receipt(
    facts: CaseFacts, paid: Mapping[str, Any], day: date
) -> tuple[str, str, dict[str, Any]]:
    decision = facts.decision
    serial = f"{day:%Y%m%d}{facts.case.pk:08d}"
    content = {
        "bank": _BANK,
        "serial": serial,
        "day": f"{day:%Y-%m-%d}",
        "payer": paid["payer"],
        "payer_account": f"6200 **** **** {facts.case.pk:04d}",
        "payer_bank": f"{_BANK}阳泉支行",
        "payee": "阳泉市财政局（非税收入专户）",
        "payee_account": "0400 **** **** 0001",
        "payee_bank": f"{_BANK}阳泉市分行营业部",
        "amount_words": yuan_in_words(paid["amount_fen"]),
        "amount_figures": yuan_in_figures(paid["amount_fen"]),
        "receipt_number": paid["receipt_number"],
        "purpose": f"罚款；执收单位：{current_house().name}；{decision.document.number}",
        "flow": f"EB{serial}",
        "check": f"{facts.case.pk * 7919 % 10000:04d}",
    }
    return "bank_receipt.typ", f"银行电子回单（{paid['receipt_number']}）", content


def _receipt_of_notice(
    facts: CaseFacts, served: Mapping[str, Any], day: date
) -> tuple[str, str, dict[str, Any]]:
    if facts.notice is None:
        raise AssertionError("the table lets no notice be served that is not there")
    return _signed_receipt(facts.notice.document, facts, served, day)


def _receipt_of_decision(
    facts: CaseFacts, served: Mapping[str, Any], day: date
) -> tuple[str, str, dict[str, Any]]:
    return _signed_receipt(facts.decision.document, facts, served, day)


def _signed_receipt(
    document: Document, facts: CaseFacts, served: Mapping[str, Any], day: date
) -> tuple[str, str, dict[str, Any]]:
    content = {
        "organ": current_house().name,
        "cause": cause(facts),
        "recipient": facts.party.name,
        "document_title": document.title,
        "document_number": str(document.number),
        "place": facts.party.address,
        "served_at": date_in_words(day),
        "receiver": served["receiver"],
        "relation": f"与受送达人关系：{served['receiver_relation']}",
        "hand_day": f"{day.year}.{day.month}.{day.day}",
        "servers": [
            {"name": one.person.name, "certificate": one.certificate_number}
            for one in facts.officers
        ],
    }
    return "signed_receipt.typ", f"送达回证（{document.title}，已签收）", content


_MAKERS: Mapping[
    str, Callable[[CaseFacts, Mapping[str, Any], date], tuple[str, str, dict[str, Any]]]
] = {
    "record_payment": _bank_receipt,
    "serve_notice": _receipt_of_notice,
    "serve": _receipt_of_decision,
}
