"""What holds in the database of a penalty: its decision, and the parts that it includes."""
# ruff: noqa: S608 - all SQL of this file is written in this file

from sunlit.cases.same_party import NOT_SAID, same
from sunlit.ledger.gate import Gate, refuse_when
from sunlit.ledger.protected import Protection
from sunlit.parts.assignment.gates import GATES as ASSIGNMENT
from sunlit.parts.deliberation.gates import GATES as DELIBERATION
from sunlit.parts.evidence.gates import GATES as EVIDENCE
from sunlit.people.protection import CONFIRMED
from sunlit.procedures.penalty.joint_gates import JOINT_GATES

_GATES: tuple[Gate, ...] = (
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
        f" AND {CONFIRMED})",
        "决定只能由行政机关负责人作出（行政处罚法第五十七条）。",
    ),
    refuse_when(
        "draft_without_penalty_imposes_nothing",
        "cases_decisiondraft",
        "NEW.outcome <> 'penalty' AND NEW.fine_fen <> 0",
        "不予行政处罚的，不能罚款（行政处罚法第五十七条）。",
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
    *JOINT_GATES,
    *ASSIGNMENT,
    *DELIBERATION,
    *EVIDENCE,
)

PROTECTION = Protection(gates=_GATES)
