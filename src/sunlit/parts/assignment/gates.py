"""Gates of standing aside (行政处罚法第四十三条)."""

from sunlit.ledger.gate import Gate, refuse_when

GATES: tuple[Gate, ...] = (
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
)
