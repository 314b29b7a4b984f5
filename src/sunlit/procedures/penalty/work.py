"""What code does at each step of the ordinary penalty: its service, and what its form is given.

A step without a row is an act that leaves no facts but its entries. What a step of a part does is
bound in that part.
"""

from collections.abc import Mapping

from sunlit.cases.opening import TakesFiles
from sunlit.cases.requested import request
from sunlit.cases.work import Proof, Work
from sunlit.procedures.penalty import asked, beside, prefill
from sunlit.procedures.penalty.joint import together
from sunlit.procedures.penalty.services.add_lead_material import add_lead_material, why_not_added
from sunlit.procedures.penalty.services.apply_to_file import apply_to_file
from sunlit.procedures.penalty.services.ask_police_again import ask_police_again
from sunlit.procedures.penalty.services.ask_procuratorate import ask_procuratorate
from sunlit.procedures.penalty.services.check_lead import check_lead
from sunlit.procedures.penalty.services.close import close
from sunlit.procedures.penalty.services.conclude_investigation import conclude_investigation
from sunlit.procedures.penalty.services.decide import decide
from sunlit.procedures.penalty.services.decide_transfer import decide_transfer
from sunlit.procedures.penalty.services.decline_to_file import decline_to_file
from sunlit.procedures.penalty.services.draft_decision import draft_decision
from sunlit.procedures.penalty.services.execute import execute
from sunlit.procedures.penalty.services.file_case import file_case
from sunlit.procedures.penalty.services.hear_statement import hear_statement
from sunlit.procedures.penalty.services.identify_party import identify_party
from sunlit.procedures.penalty.services.notify import notify
from sunlit.procedures.penalty.services.receive_goods import receive_goods
from sunlit.procedures.penalty.services.record_payment import record_payment
from sunlit.procedures.penalty.services.record_transfer_answer import record_transfer_answer
from sunlit.procedures.penalty.services.reexamine import reexamine
from sunlit.procedures.penalty.services.report_closing import report_closing
from sunlit.procedures.penalty.services.undo_raise import undo_raise

_FILING = request("apply_to_file", endorsed="endorse_filing")
_CLOSING = request("report_closing", endorsed="endorse_closing")

WORK: Mapping[str, Work] = {
    # 线索、立案
    "add_lead_material": Work(
        lambda act: add_lead_material(act, ()),
        page="evidence",
        files=TakesFiles(
            add_lead_material,
            why_not_added,
            lead="随线索来的信件、照片、录音、移送材料存在这里；改动一个字节也能查出。",
            after="线索材料不是证据，不写进给当事人的文书；能证明违法事实的，立案以后由办案人员取证。",
        ),
    ),
    "identify_party": Work(identify_party, prefill.from_the_lead),
    "check_lead": Work(check_lead),
    "apply_to_file": Work(apply_to_file, prefill.from_the_check),
    "endorse_filing": Work(beside=request("apply_to_file")),
    "file_case": Work(file_case, beside=_FILING),
    "decline_to_file": Work(decline_to_file, beside=_FILING),
    "return_filing": Work(beside=_FILING),
    # 调查终结
    "conclude_investigation": Work(
        conclude_investigation, prefill.from_the_catalogue, beside.frame, asks=asked.disposition
    ),
    # 移送涉嫌犯罪案件
    "report_crime": Work(prefill=prefill.for_the_police),
    "approve_transfer": Work(lambda act: decide_transfer(act, "approve_transfer")),
    "decline_transfer": Work(lambda act: decide_transfer(act, "decline_transfer")),
    "send_transfer": Work(prefill=prefill.from_the_report),
    "ask_procuratorate": Work(ask_procuratorate),
    "police_files": Work(lambda act: record_transfer_answer(act, "police_files")),
    "police_declines": Work(lambda act: record_transfer_answer(act, "police_declines")),
    "judiciary_returns": Work(lambda act: record_transfer_answer(act, "judiciary_returns")),
    "ask_police_again": Work(ask_police_again),
    # 告知、陈述申辩
    "notify": Work(notify),
    "hear_statement": Work(hear_statement, proof=Proof("陈述申辩、放弃的凭证", "statement")),
    "reexamine": Work(reexamine, prefill.from_the_statement),
    # 拟定
    "draft_decision": Work(
        draft_decision, prefill.from_the_proposal, beside.frame, asks=asked.draft
    ),
    "undo_raise": Work(undo_raise),
    # 决定
    "endorse_decision": Work(beside=beside.draft, joined=together),
    "decide": Work(decide, beside=beside.draft, asks=asked.lateness, joined=together),
    "return_decision": Work(beside=beside.draft),
    # 执行、结案
    "record_payment": Work(
        record_payment,
        prefill.from_the_fine,
        beside.payments,
        asks=asked.paying,
        proof=Proof("缴款凭证", "payment"),
    ),
    "receive_goods": Work(
        receive_goods, prefill.goods_waited_for, proof=Proof("没收财物的交接清单", "payment")
    ),
    "execute": Work(execute, prefill.from_the_decision, asks=asked.carrying_out),
    "report_closing": Work(report_closing, prefill.from_what_happened),
    "endorse_closing": Work(beside=request("report_closing")),
    "close": Work(close, beside=_CLOSING),
    "return_closing": Work(beside=_CLOSING),
}
