"""What code does at each step of the ordinary penalty: its service, and what its form is given.

A step without a row is an act that leaves no facts but its entries. The review's opinion and the
publication have pages of their own, which call their services.
"""

from collections.abc import Mapping
from functools import partial

from sunlit.archive.services.archive_dossier import archive_dossier
from sunlit.archive.services.compile_dossier import compile_dossier
from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import concerned, leaders_on
from sunlit.cases.work import Opened, Proof, Work
from sunlit.disclosure.services.end_withholding import end_withholding
from sunlit.disclosure.services.keep_withholding import keep_withholding
from sunlit.disclosure.services.propose_withholding import propose_withholding
from sunlit.disclosure.services.review_secrecy import review_secrecy
from sunlit.disclosure.services.withhold import withhold
from sunlit.parts.assignment.conflicts import undeclared
from sunlit.parts.assignment.services.assign_officers import assign_officers
from sunlit.parts.assignment.services.decide_recusal import decide_recusal
from sunlit.parts.assignment.services.declare import declare
from sunlit.parts.assignment.services.request_recusal import request_recusal
from sunlit.parts.assignment.services.stand_aside import stand_aside
from sunlit.parts.correction.services.approve_correction import approve_correction
from sunlit.parts.correction.services.decline_correction import decline_correction
from sunlit.parts.correction.services.propose_correction import propose_correction
from sunlit.parts.correction.steps import APPROVALS
from sunlit.parts.deliberation.deliberating import silent
from sunlit.parts.deliberation.services.convene import convene
from sunlit.parts.deliberation.services.deliberate import deliberate
from sunlit.parts.deliberation.services.record_paper_meeting import record_paper_meeting
from sunlit.parts.evidence.evidence_items import described
from sunlit.parts.evidence.services.collect_evidence import collect_evidence
from sunlit.parts.evidence.services.inspect_site import inspect_site
from sunlit.parts.evidence.services.interview import interview
from sunlit.parts.evidence.services.investigate import investigate
from sunlit.parts.extension.asked import by_which_once_more
from sunlit.parts.extension.services.propose_extension import propose_extension
from sunlit.parts.party.services.admit_party import admit_party
from sunlit.parts.party.services.name_party import name_party
from sunlit.parts.party.services.propose_party import propose_party
from sunlit.parts.serving.services.serve import serve
from sunlit.parts.suspension.services.propose_suspension import propose_suspension
from sunlit.parts.voiding.services.propose_voiding import propose_voiding
from sunlit.parts.voiding.services.void_case import void_case
from sunlit.procedures.penalty import asked, beside, prefill
from sunlit.procedures.penalty.joint import together
from sunlit.procedures.penalty.services.add_lead_material import add_lead_material
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
from sunlit.review.services.ask_recheck import ask_recheck
from sunlit.review.services.consult_superior import consult_superior
from sunlit.review.services.end_invitation import end_invitation
from sunlit.review.services.invite_counsel import invite_counsel
from sunlit.review.services.record_consultation_answer import record_consultation_answer
from sunlit.review.services.refer import refer
from sunlit.review.services.study_disagreement import study_disagreement
from sunlit.rules.deliberation import DELIBERATION, STUDY

_SERVED = Proof("送达凭证", "service")
_EVIDENCE, _REVIEW, _PUBLICATION, _CORRECTIONS = "evidence", "review", "publication", "corrections"
_FILING = beside.request("apply_to_file", endorsed="endorse_filing")
_CLOSING = beside.request("report_closing", endorsed="endorse_closing")
_VOIDING = beside.request("propose_voiding")
_DELIBERATED = beside.spoken(DELIBERATION, beside.draft)


def _heads_of_the_organ(opened: Opened) -> frozenset[int]:
    return frozenset(leaders_on(opened.day).values_list("pk", flat=True)) - opened.facts.recused


def _undeclared(facts: CaseFacts) -> list[int]:
    return [one.person_id for one in undeclared(facts)]


WORK: Mapping[str, Work] = {
    # 线索、立案
    "add_lead_material": Work(lambda act: add_lead_material(act, ()), page=_EVIDENCE),
    "identify_party": Work(identify_party, prefill.from_the_lead),
    "check_lead": Work(check_lead),
    # 多名当事人
    "name_party": Work(name_party),
    "propose_party": Work(propose_party),
    "admit_party": Work(admit_party, beside=beside.request("propose_party")),
    "decline_party": Work(beside=beside.request("propose_party")),
    "apply_to_file": Work(apply_to_file, prefill.from_the_check),
    "endorse_filing": Work(beside=beside.request("apply_to_file")),
    "file_case": Work(file_case, beside=_FILING),
    "decline_to_file": Work(decline_to_file, beside=_FILING),
    "return_filing": Work(beside=_FILING),
    # 指派、回避
    "assign_officers": Work(assign_officers),
    "declare_no_conflict": Work(declare, whom=_undeclared),
    "declare_conflict": Work(declare),
    "stand_aside": Work(stand_aside, beside=beside.takes_over),
    "request_recusal": Work(
        request_recusal,
        prefill.from_the_declaration,
        people=lambda opened: concerned(opened.facts, opened.day),
    ),
    "decide_recusal": Work(decide_recusal),
    # 调查
    "investigate": Work(investigate, describes=partial(described, "investigate")),
    "inspect_site": Work(
        inspect_site, prefill.rights, describes=partial(described, "inspect_site")
    ),
    "interview": Work(interview, prefill.rights, describes=partial(described, "interview")),
    "collect_evidence": Work(
        lambda act: collect_evidence(act, ()),
        page=_EVIDENCE,
        describes=partial(described, "collect_evidence"),
    ),
    "conclude_investigation": Work(
        conclude_investigation, prefill.from_the_catalogue, beside.frame, asks=asked.disposition
    ),
    # 中止、恢复
    "propose_suspension": Work(propose_suspension),
    "suspend": Work(beside=beside.request("propose_suspension")),
    "resume": Work(beside=beside.request("propose_resumption")),
    # 延期
    "propose_extension": Work(propose_extension, asks=by_which_once_more),
    "extend": Work(beside=beside.request("propose_extension")),
    "decline_extension": Work(beside=beside.request("propose_extension")),
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
    "serve_notice": Work(lambda act: serve(act, "serve_notice"), proof=_SERVED),
    "hear_statement": Work(hear_statement, proof=Proof("陈述申辩、放弃的凭证", "statement")),
    "reexamine": Work(reexamine, prefill.from_the_statement),
    # 拟定、审核
    "draft_decision": Work(
        draft_decision, prefill.from_the_proposal, beside.frame, asks=asked.draft
    ),
    "undo_raise": Work(undo_raise),
    "refer": Work(refer, prefill.from_the_draft),
    "review_agrees": Work(page=_REVIEW),
    "review_objects": Work(page=_REVIEW),
    "recheck_maintains": Work(page=_REVIEW),
    "ask_recheck": Work(ask_recheck, beside=beside.opinion_on_the_draft),
    "convene_study": Work(
        lambda act: convene(act, STUDY),
        prefill.speakers,
        beside.both_views,
        people=_heads_of_the_organ,
    ),
    "record_paper_study": Work(
        lambda act: record_paper_meeting(act, STUDY),
        prefill.paper_meeting(STUDY),
        beside.both_views,
        people=_heads_of_the_organ,
        proof=Proof("集体研究记录的纸面签名扫描件", "deliberation", later=False),
    ),
    "give_study_view": Work(beside=beside.both_views, whom=lambda facts: silent(STUDY, facts)),
    "study_disagreement": Work(study_disagreement, beside=beside.spoken(STUDY, beside.both_views)),
    "study_against_office": Work(study_disagreement),
    "invite_counsel": Work(invite_counsel),
    "end_invitation": Work(end_invitation),
    "consult_superior": Work(consult_superior),
    "record_consultation_answer": Work(
        record_consultation_answer,
        prefill.from_the_question,
        beside.open_questions,
        asks=asked.which_question,
    ),
    # 决定
    "endorse_decision": Work(beside=beside.draft, joined=together),
    "convene": Work(
        lambda act: convene(act, DELIBERATION), prefill.speakers, people=_heads_of_the_organ
    ),
    "record_paper_meeting": Work(
        lambda act: record_paper_meeting(act, DELIBERATION),
        prefill.paper_meeting(DELIBERATION),
        people=_heads_of_the_organ,
        proof=Proof("集体讨论记录的纸面签名扫描件", "deliberation", later=False),
    ),
    "give_view": Work(whom=lambda facts: silent(DELIBERATION, facts)),
    "deliberate": Work(deliberate, beside=_DELIBERATED),
    "deliberate_against": Work(deliberate, beside=_DELIBERATED),
    "decide": Work(decide, beside=beside.draft, asks=asked.lateness, joined=together),
    "return_decision": Work(beside=beside.draft),
    "serve": Work(lambda act: serve(act, "serve"), proof=_SERVED),
    # 公示
    "review_secrecy": Work(review_secrecy, page=_PUBLICATION),
    "return_secrecy": Work(review_secrecy, page=_PUBLICATION),
    "check_publication": Work(page=_PUBLICATION),
    "publish": Work(page=_PUBLICATION),
    "return_publication": Work(page=_PUBLICATION),
    "propose_withholding": Work(propose_withholding),
    "review_withholding": Work(beside=beside.withholding),
    "object_to_withholding": Work(beside=beside.withholding),
    "withhold": Work(withhold, beside=beside.withholding),
    "decline_withholding": Work(beside=beside.withholding),
    "keep_withholding": Work(keep_withholding, beside=beside.withholding),
    "end_withholding": Work(end_withholding, beside=beside.withholding),
    # 执行、结案、归档
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
    "endorse_closing": Work(beside=beside.request("report_closing")),
    "close": Work(close, beside=_CLOSING),
    "return_closing": Work(beside=_CLOSING),
    "compile_dossier": Work(compile_dossier, prefill.from_the_file),
    "archive_dossier": Work(archive_dossier, prefill.from_the_archive),
    "attach_file": Work(asks=asked.which_act),
    # 作废、更正
    "propose_voiding": Work(propose_voiding),
    "void_case": Work(void_case, beside=_VOIDING),
    "decline_voiding": Work(beside=_VOIDING),
    **dict.fromkeys(APPROVALS, Work(approve_correction, page=_CORRECTIONS)),
    "decline_correction": Work(decline_correction, page=_CORRECTIONS),
    "propose_correction": Work(propose_correction, page=_CORRECTIONS),
}
