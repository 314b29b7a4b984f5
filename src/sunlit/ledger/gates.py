"""Gates: constraints between rows of two tables, held by triggers on both databases.

A condition that standard SQL can say is written once, with `refuse_when`; `NEW` is the row being
inserted. A boolean column is used bare (`NEW.urgent`), never compared with a number.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Gate:
    """A trigger on `table`: the statements inside it, for each database.

    `sqlite_sql`: statements of a trigger body. `postgresql_sql`: PL/pgSQL before RETURN NEW.
    """

    name: str
    table: str
    sqlite_sql: str
    postgresql_sql: str
    when: str = "BEFORE INSERT"


def refuse_when(name: str, table: str, condition: str, sentence: str) -> Gate:
    """Return the gate that refuses a new row with `sentence` when `condition` holds."""
    said = sentence.replace("'", "''")
    return Gate(
        name=name,
        table=table,
        sqlite_sql=f"SELECT RAISE(ABORT, '{said}') WHERE {condition};",
        postgresql_sql=(
            f"IF {condition} THEN RAISE EXCEPTION USING "
            f"MESSAGE = '{said}', ERRCODE = 'integrity_constraint_violation'; END IF;"
        ),
    )


_EVIDENCE_CLOSED = "作出决定以后，不能再加入证据（审核制度第六条）。"

GATES: tuple[Gate, ...] = (
    refuse_when(
        "decision_needs_clearance",
        "cases_decision",
        "EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id AND d.is_major"
        " AND NOT EXISTS (SELECT 1 FROM cases_clearance c WHERE c.id = NEW.clearance_id"
        " AND c.draft_id = d.id AND c.content_hash = d.content_hash))",
        "重大行政执法决定未经法制审核或者审核未通过，不得作出（审核制度第五条）。",
    ),
    refuse_when(
        "decision_is_of_its_newest_draft",
        "cases_decision",
        "NOT EXISTS (SELECT 1 FROM cases_decisiondraft d"
        " WHERE d.id = NEW.draft_id AND d.case_id = NEW.case_id"
        " AND NOT EXISTS (SELECT 1 FROM cases_decisiondraft newer"
        " WHERE newer.case_id = d.case_id AND newer.version > d.version))",
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
        "EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id AND d.is_major"
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
        " JOIN cases_serviceofdocument s ON s.document_id = n.document_id"
        " WHERE n.id = NEW.notice_id AND n.case_id = NEW.case_id"
        " AND s.served_on <= NEW.decided_on"
        " AND NOT EXISTS (SELECT 1 FROM cases_serviceofdocument c WHERE c.corrects_id = s.id)"
        " AND NOT EXISTS (SELECT 1 FROM cases_advancenotice newer"
        " WHERE newer.case_id = n.case_id AND newer.id > n.id))",
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
        " AND later.seq > s.seq AND later.code IN ('check_publication', 'return_publication')))",
        "公示稿没有经另一人核对，或者核对以后已经退回，不能公示（公示制度第八条）。",
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
        "EXISTS (SELECT 1 FROM cases_decision d WHERE d.case_id = NEW.case_id)",
        _EVIDENCE_CLOSED,
    ),
    refuse_when(
        "evidence_files_of_a_decided_case_are_closed",
        "cases_evidencefile",
        "EXISTS (SELECT 1 FROM cases_decision d WHERE d.case_id = NEW.case_id)",
        _EVIDENCE_CLOSED,
    ),
)
