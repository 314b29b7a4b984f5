"""What of publications is written once, and what no publication is made without."""
# ruff: noqa: S608 - all SQL of this file is written in this file

from sunlit.cases.same_party import same
from sunlit.ledger.gate import Gate, refuse_when
from sunlit.ledger.protected import Protected, Protection

_GATES: tuple[Gate, ...] = (
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
        "exempt_decision_is_not_published",
        "disclosure_publication",
        "EXISTS (SELECT 1 FROM disclosure_exemption e WHERE e.decision_id = NEW.decision_id"
        " AND NOT EXISTS (SELECT 1 FROM disclosure_exemptionreview r"
        " WHERE r.exemption_id = e.id AND r.ends))",
        "本决定依法不予公开，不能公示（公示制度第七条）。",
    ),
)

PROTECTION = Protection(
    protected=(
        Protected("disclosure_publiccopy", "公示稿"),
        Protected("disclosure_hiddenpassage", "公示稿里手工隐去的文字、情形和理由"),
        Protected("disclosure_passageshown", "手工隐去后恢复的文字"),
        Protected("disclosure_publicationcheck", "公示稿的核对和保密审查"),
        Protected("disclosure_publication", "公示"),
        Protected("disclosure_withdrawal", "撤下"),
        Protected("disclosure_exemption", "不予公开决定"),
        Protected("disclosure_exemptionreview", "不予公开的重新审查"),
    ),
    gates=_GATES,
)
