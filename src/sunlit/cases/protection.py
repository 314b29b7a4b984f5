"""What of a case is written once, and what holds between its rows in any procedure."""
# ruff: noqa: S608 - all SQL of this file is written in this file

from sunlit.cases.same_party import same
from sunlit.ledger.gate import Gate, refuse_when, refuse_when_either
from sunlit.ledger.protected import Protected, Protection

_GATES: tuple[Gate, ...] = (
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
        "signature_is_of_who_acted",
        "cases_stepsignature",
        "NOT EXISTS (SELECT 1 FROM cases_step s"
        " WHERE s.id = NEW.step_id AND s.actor_id = NEW.signer_id)",
        "签署的人不是办理这一步的人（审核制度第十条）。",
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
)

PROTECTION = Protection(
    protected=(
        Protected("cases_case", "案件"),
        Protected("cases_party", "当事人；写错的另写一行更正"),
        Protected("cases_reporter", "举报人，只给办案人员看"),
        Protected("cases_step", "办案的每一步"),
        Protected("cases_stepsignature", "谁签署了哪一步，所签内容的指纹"),
        Protected("cases_steppaper", "每一步留下的文书"),
        Protected("cases_caseofficer", "办案人员和执法证号"),
        Protected("cases_recusal", "回避的人员"),
        Protected("cases_correction", "更正：原来填的、更正为、理由和批准人"),
        Protected("cases_evidence", "证据"),
        Protected("cases_evidencefile", "证据的文件和指纹"),
        Protected("cases_stepfile", "证明各步骤的凭证文件和指纹"),
        Protected("cases_advancenotice", "事先告知"),
        Protected("cases_decisiondraft", "送审和决定的书稿"),
        Protected("cases_clearance", "法制审核通过"),
        Protected("cases_collectivedeliberation", "集体讨论"),
        Protected("cases_decision", "行政执法决定"),
        Protected("cases_payment", "罚款的缴纳和凭证"),
        Protected("cases_serviceofdocument", "送达；写错的另写一行更正"),
    ),
    gates=_GATES,
)
