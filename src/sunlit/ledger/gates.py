"""Gates: constraints between rows of two tables, held by triggers on both databases."""
# ruff: noqa: S608 - all SQL of this file is written in this file

from sunlit.ledger.gate import Gate, refuse_when, refuse_when_either
from sunlit.ledger.gates_of_meetings import MEETING_GATES
from sunlit.ledger.gates_of_papers import PAPER_GATES
from sunlit.ledger.of_party import DECIDED, NOT_SAID, referred, same
from sunlit.rules.second_person import DECIDING

__all__ = ["GATES", "Gate", "refuse_when", "refuse_when_either"]

_DECIDING = ", ".join(f"'{role.value}'" for role in sorted(DECIDING))
_CONFIRMED = (
    "(EXISTS (SELECT 1 FROM people_roleanswer y WHERE y.assignment_id = a.id)"
    " OR NOT EXISTS (SELECT 1 FROM people_roleproposal p WHERE p.person_id = a.person_id"
    " AND p.role = a.role AND p.since <= a.since AND p.proposed_by_id = a.granted_by_id))"
)
"""An assignment `a` is confirmed, or older than the confirmation: no proposal belongs to it."""


_EVIDENCE_CLOSED = "作出决定以后，不能再加入证据（审核制度第六条）。"

GATES: tuple[Gate, ...] = (
    *(
        refuse_when(
            f"{table}_says_of_whom",
            table,
            NOT_SAID,
            "本案有几名当事人，没有写明是对哪一名的（行政处罚法第四十四条）。",
        )
        for table in ("cases_decisiondraft", "cases_decision")
    ),
    refuse_when(
        "a_party_is_decided_on_once",
        "cases_decision",
        f"EXISTS (SELECT 1 FROM cases_decision d WHERE d.case_id = NEW.case_id"
        f" AND {same('d', 'NEW')})",
        "本案对这名当事人已经作出决定，不能再作一次（行政处罚法第五十七条）。",
    ),
    refuse_when(
        "decision_needs_clearance",
        "cases_decision",
        "EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id"
        f" AND (d.is_major OR {referred('d')})"
        " AND NOT EXISTS (SELECT 1 FROM cases_clearance c WHERE c.id = NEW.clearance_id"
        " AND c.draft_id = d.id AND c.content_hash = d.content_hash))",
        "重大行政执法决定未经法制审核或者审核未通过，不得作出（审核制度第五条）。",
    ),
    refuse_when(
        "draft_of_a_referred_case_is_major",
        "cases_decisiondraft",
        f"NOT NEW.is_major AND {referred('NEW')}",
        "本案已经送法制审核，以后的决定书稿都应当审核（审核制度第五条）。",
    ),
    refuse_when(
        "decision_is_of_its_newest_draft",
        "cases_decision",
        "NOT EXISTS (SELECT 1 FROM cases_decisiondraft d"
        f" WHERE d.id = NEW.draft_id AND d.case_id = NEW.case_id AND {same('d', 'NEW')}"
        " AND NOT EXISTS (SELECT 1 FROM cases_decisiondraft newer"
        f" WHERE newer.case_id = d.case_id AND newer.version > d.version"
        f" AND {same('newer', 'd')}))",
        "决定依据的不是本案最新的决定书稿（审核制度第五条）。",
    ),
    refuse_when(
        "clearance_is_for_its_content",
        "cases_clearance",
        "NOT EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id"
        " AND d.content_hash = NEW.content_hash)",
        "审核通过的不是这一版决定书稿（审核制度第五条）。",
    ),
    refuse_when(
        "clearance_follows_a_whole_opinion",
        "cases_clearance",
        "NOT EXISTS (SELECT 1 FROM review_opinion o"
        " JOIN review_referral r ON r.id = o.referral_id"
        " WHERE o.uuid = NEW.opinion AND r.draft_id = NEW.draft_id"
        " AND o.reviewer_id = NEW.cleared_by_id"
        " AND CAST(o.opinions AS text) = '[\"agree\"]'"
        " AND (SELECT COUNT(*) FROM review_finding f WHERE f.opinion_id = o.id"
        " AND f.outcome <> 'fails' AND NOT f.characterization_wrong) = 8)",
        "没有审核人员对这一版书稿逐项审核、同意的意见，不能记为审核通过（审核制度第八条）。",
    ),
    refuse_when(
        "clearance_is_signed_by_its_reviewer",
        "cases_clearance",
        "NOT EXISTS (SELECT 1 FROM cases_stepsignature g JOIN cases_step s ON s.id = g.step_id"
        " JOIN cases_decisiondraft d ON d.case_id = s.case_id"
        f" WHERE d.id = NEW.draft_id AND s.code = 'review_agrees' AND {same('s', 'd')}"
        " AND s.recorded_at = NEW.recorded_at AND g.signer_id = NEW.cleared_by_id)",
        "审核意见没有审核人员本人的签署，不能记为审核通过（审核制度第十条）。",
    ),
    refuse_when(
        "clearance_is_of_a_reviewer",
        "cases_clearance",
        "NOT EXISTS (SELECT 1 FROM people_roleassignment a"
        " WHERE a.person_id = NEW.cleared_by_id AND a.role = 'reviewer'"
        f" AND {_CONFIRMED})",
        "审核通过只能由法制审核人员作出（审核制度第四条）。",
    ),
    refuse_when(
        "signature_is_of_who_acted",
        "cases_stepsignature",
        "NOT EXISTS (SELECT 1 FROM cases_step s"
        " WHERE s.id = NEW.step_id AND s.actor_id = NEW.signer_id)",
        "签署的人不是办理这一步的人（审核制度第十条）。",
    ),
    refuse_when(
        "decision_is_signed_by_its_leader",
        "cases_decision",
        "NOT EXISTS (SELECT 1 FROM cases_stepsignature g JOIN cases_step s ON s.id = g.step_id"
        " WHERE s.id = NEW.step_id AND s.case_id = NEW.case_id AND s.code = 'decide'"
        f" AND {same('s', 'NEW')}"
        " AND g.signer_id = s.actor_id)",
        "没有负责人本人签署的批准，不得作出决定（行政处罚法第五十七条）。",
    ),
    refuse_when(
        "decision_is_of_a_leader",
        "cases_decision",
        "NOT EXISTS (SELECT 1 FROM cases_step s JOIN people_roleassignment a"
        " ON a.person_id = s.actor_id WHERE s.id = NEW.step_id AND a.role = 'leader'"
        f" AND {_CONFIRMED})",
        "决定只能由行政机关负责人作出（行政处罚法第五十七条）。",
    ),
    refuse_when_either(
        "draft_columns_say_what_its_content_says",
        "cases_decisiondraft",
        "json_extract(NEW.content, '$.fine_fen') IS NOT NEW.fine_fen"
        " OR json_extract(NEW.content, '$.outcome') IS NOT NEW.outcome",
        "(NEW.content->>'fine_fen') IS DISTINCT FROM NEW.fine_fen::text"
        " OR (NEW.content->>'outcome') IS DISTINCT FROM NEW.outcome",
        "决定书稿登记的处理结果或者罚款与书稿内容不一致（审核制度第五条）。",
    ),
    refuse_when(
        "decision_says_what_its_draft_says",
        "cases_decision",
        "NOT EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id"
        " AND d.outcome = NEW.outcome AND d.fine_fen = NEW.fine_fen)",
        "决定的处理结果或者罚款与决定书稿不一致（审核制度第五条）。",
    ),
    refuse_when(
        "draft_without_penalty_imposes_nothing",
        "cases_decisiondraft",
        "NEW.outcome <> 'penalty' AND NEW.fine_fen <> 0",
        "不予行政处罚的，不能罚款（行政处罚法第五十七条）。",
    ),
    refuse_when(
        "deliberation_is_of_its_content",
        "cases_collectivedeliberation",
        "NOT EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id"
        " AND d.content_hash = NEW.content_hash)",
        "集体讨论的不是这一版决定书稿（行政处罚法第五十七条）。",
    ),
    refuse_when(
        "deliberation_follows_clearance",
        "cases_collectivedeliberation",
        "EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id"
        f" AND (d.is_major OR {referred('d')})"
        " AND NOT EXISTS (SELECT 1 FROM cases_clearance c WHERE c.draft_id = d.id))",
        "重大行政执法决定通过法制审核以后，才能集体讨论（审核制度第五条）。",
    ),
    refuse_when(
        "decision_needs_deliberation",
        "cases_decision",
        "EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id AND d.deliberates"
        " AND NOT EXISTS (SELECT 1 FROM cases_collectivedeliberation b"
        " WHERE b.id = NEW.deliberation_id AND b.draft_id = d.id"
        " AND b.content_hash = d.content_hash AND b.agrees))",
        "情节复杂或者重大违法行为的处罚，没有集体讨论决定，不得作出（行政处罚法第五十七条）。",
    ),
    refuse_when(
        "decision_needs_served_notice",
        "cases_decision",
        "NEW.outcome = 'penalty' AND NOT EXISTS (SELECT 1 FROM cases_advancenotice n"
        " JOIN cases_step t ON t.id = n.step_id"
        " JOIN cases_serviceofdocument s ON s.document_id = n.document_id"
        f" WHERE n.id = NEW.notice_id AND n.case_id = NEW.case_id AND {same('t', 'NEW')}"
        " AND s.served_on <= NEW.decided_on"
        " AND NOT EXISTS (SELECT 1 FROM cases_serviceofdocument c WHERE c.corrects_id = s.id)"
        " AND NOT EXISTS (SELECT 1 FROM cases_advancenotice newer"
        " JOIN cases_step u ON u.id = newer.step_id"
        f" WHERE newer.case_id = n.case_id AND newer.id > n.id AND {same('u', 't')}))",
        "没有向当事人送达事先告知书，不得作出处罚决定（行政处罚法第四十四条）。",
    ),
    refuse_when(
        "decision_not_heavier_than_notice",
        "cases_decision",
        "EXISTS (SELECT 1 FROM cases_advancenotice n WHERE n.id = NEW.notice_id"
        " AND n.fine_fen < NEW.fine_fen)",
        "罚款不得高于事先告知的数额（行政处罚法第四十五条）。",
    ),
    refuse_when(
        "publication_was_checked_by_another",
        "disclosure_publication",
        "NOT EXISTS (SELECT 1 FROM disclosure_publicationcheck c"
        " JOIN cases_step s ON s.id = c.step_id"
        " WHERE c.copy_id = NEW.copy_id AND c.checked_by_id <> NEW.published_by_id"
        " AND NOT EXISTS (SELECT 1 FROM cases_step later WHERE later.case_id = s.case_id"
        f" AND {same('later', 's')} AND later.seq > s.seq AND later.code IN"
        " ('check_publication', 'return_secrecy', 'return_publication')))",
        "公示稿没有经另一人核对，或者核对以后已经退回，不能公示（公示制度第八条）。",
    ),
    refuse_when(
        "publication_was_examined_for_secrets",
        "disclosure_publication",
        "NOT EXISTS (SELECT 1 FROM disclosure_publicationcheck c"
        " JOIN cases_step s ON s.id = c.step_id WHERE c.copy_id = NEW.copy_id"
        " AND (c.secrecy_reviewer_id IS NOT NULL OR EXISTS (SELECT 1 FROM cases_step r"
        " JOIN cases_stepsignature g ON g.step_id = r.id AND g.signer_id = r.actor_id"
        " WHERE r.case_id = s.case_id AND r.seq > s.seq AND r.code = 'review_secrecy'"
        f" AND {same('r', 's')}"
        " AND r.actor_id <> c.checked_by_id)))",
        "公示稿没有经承办人员保密审查并签署，不能公示（公示制度第八条）。",
    ),
    refuse_when(
        "publication_was_looked_at_by_another",
        "disclosure_publication",
        "EXISTS (SELECT 1 FROM disclosure_hiddenpassage h"
        " LEFT JOIN disclosure_passageshown w ON w.hidden_id = h.id"
        " JOIN cases_step s ON s.id = NEW.step_id WHERE h.decision_id = NEW.decision_id"
        " AND (h.hidden_by_id IN (NEW.published_by_id, s.actor_id)"
        " OR w.shown_by_id IN (NEW.published_by_id, s.actor_id)))",
        "公示稿里有发布人手工隐去或者恢复的文字，没有经另一人审核，不能公示（公示制度第八条）。",
    ),
    refuse_when(
        "role_that_decides_was_proposed",
        "people_roleassignment",
        f"NEW.role IN ({_DECIDING})"
        " AND EXISTS (SELECT 1 FROM ledger_pendingevent e"
        " WHERE e.event = 'people.second_person_begun')"
        " AND NOT EXISTS (SELECT 1 FROM people_roleproposal p WHERE p.person_id = NEW.person_id"
        " AND p.role = NEW.role AND p.since <= NEW.since AND p.proposed_by_id = NEW.granted_by_id"
        " AND p.proposed_by_id <> p.person_id"
        " AND NOT EXISTS (SELECT 1 FROM people_roleanswer y WHERE y.proposal_id = p.id))",
        "审批、审核、决定、公示的角色没有人提出等第二个人确认，不能授予。",
    ),
    refuse_when(
        "role_is_confirmed_by_a_second_person",
        "people_roleanswer",
        "NEW.assignment_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM people_roleproposal p"
        " JOIN people_roleassignment a ON a.id = NEW.assignment_id WHERE p.id = NEW.proposal_id"
        " AND a.person_id = p.person_id AND a.role = p.role"
        " AND NEW.answered_by_id NOT IN (p.person_id, p.proposed_by_id)"
        " AND EXISTS (SELECT 1 FROM people_roleassignment o WHERE o.person_id = NEW.answered_by_id"
        " AND o.role IN ('leader', 'secadmin', 'auditor')))",
        "提出的人和本人都不能确认角色，由局领导、另一位安全管理员或者审计员确认。",
    ),
    refuse_when(
        "role_answer_is_signed",
        "people_roleanswer",
        "NOT EXISTS (SELECT 1 FROM people_rolesignature g"
        " WHERE g.proposal_id = NEW.proposal_id AND g.signer_id = NEW.answered_by_id)",
        "对提出的角色的答复没有答复的人本人的签署。",
    ),
    refuse_when(
        "exempt_decision_is_not_published",
        "disclosure_publication",
        "EXISTS (SELECT 1 FROM disclosure_exemption e WHERE e.decision_id = NEW.decision_id"
        " AND NOT EXISTS (SELECT 1 FROM disclosure_exemptionreview r"
        " WHERE r.exemption_id = e.id AND r.ends))",
        "本决定依法不予公开，不能公示（公示制度第七条）。",
    ),
    refuse_when(
        "evidence_of_a_decided_case_is_closed",
        "cases_evidence",
        DECIDED,
        _EVIDENCE_CLOSED,
    ),
    refuse_when(
        "evidence_files_of_a_decided_case_are_closed",
        "cases_evidencefile",
        DECIDED,
        _EVIDENCE_CLOSED,
    ),
    refuse_when(
        "who_stood_aside_takes_no_step",
        "cases_step",
        "EXISTS (SELECT 1 FROM cases_recusal r"
        " WHERE r.case_id = NEW.case_id AND r.person_id = NEW.actor_id)",
        "已经回避的人不再办理本案（行政处罚法第四十三条）。",
    ),
    refuse_when(
        "recusal_is_declared_or_decided",
        "cases_recusal",
        "NOT EXISTS (SELECT 1 FROM cases_step s WHERE s.id = NEW.step_id"
        " AND s.case_id = NEW.case_id AND (s.code = 'decide_recusal'"
        " OR s.code = 'stand_aside' AND s.actor_id = NEW.person_id))",
        "回避由本人声明，或者由机关负责人决定（行政处罚法第四十三条）。",
    ),
    *MEETING_GATES,
    *PAPER_GATES,
)
