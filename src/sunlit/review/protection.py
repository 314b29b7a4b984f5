"""What of a review is written once, and what no major decision is made without (审核制度5)."""
# ruff: noqa: S608 - all SQL of this file is written in this file

from sunlit.cases.same_party import same
from sunlit.ledger.gate import Gate, refuse_when
from sunlit.ledger.protected import Protected, Protection
from sunlit.people.protection import CONFIRMED


def _referred(draft: str) -> str:
    """A draft of the same party was once referred to the legal section."""
    return (
        "EXISTS (SELECT 1 FROM review_referral r"
        f" JOIN cases_decisiondraft o ON o.id = r.draft_id WHERE r.case_id = {draft}.case_id"
        f" AND {same('o', draft)})"
    )


_GATES: tuple[Gate, ...] = (
    refuse_when(
        "decision_needs_clearance",
        "cases_decision",
        "EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id"
        f" AND (d.is_major OR {_referred('d')})"
        " AND NOT EXISTS (SELECT 1 FROM cases_clearance c WHERE c.id = NEW.clearance_id"
        " AND c.draft_id = d.id AND c.content_hash = d.content_hash))",
        "重大行政执法决定未经法制审核或者审核未通过，不得作出（审核制度第五条）。",
    ),
    refuse_when(
        "draft_of_a_referred_case_is_major",
        "cases_decisiondraft",
        f"NOT NEW.is_major AND {_referred('NEW')}",
        "本案已经送法制审核，以后的决定书稿都应当审核（审核制度第五条）。",
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
        f" AND {CONFIRMED})",
        "审核通过只能由法制审核人员作出（审核制度第四条）。",
    ),
    refuse_when(
        "deliberation_follows_clearance",
        "cases_collectivedeliberation",
        "EXISTS (SELECT 1 FROM cases_decisiondraft d WHERE d.id = NEW.draft_id"
        f" AND (d.is_major OR {_referred('d')})"
        " AND NOT EXISTS (SELECT 1 FROM cases_clearance c WHERE c.draft_id = d.id))",
        "重大行政执法决定通过法制审核以后，才能集体讨论（审核制度第五条）。",
    ),
)

PROTECTION = Protection(
    protected=(
        Protected("review_referral", "送审"),
        Protected("review_opinion", "审核意见"),
        Protected("review_finding", "逐项审核结论"),
        Protected("review_consultation", "向谁请示、咨询了什么"),
        Protected("review_consultationanswer", "请示、咨询的答复"),
    ),
    gates=_GATES,
)
