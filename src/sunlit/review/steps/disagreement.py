"""申请复核 and 集体研究: what follows an objection of the legal section (审核制度九).

A recheck puts the same draft before the legal section again, once; while it is open nobody
endorses the draft. What the recheck has not settled the heads of the organ study as they
deliberate: one calls them, each gives a view of their own or has signed it on paper, the host
records the outcome. Their
word opens no gate: where they side with the office, the draft is referred for a further round.
"""

from sunlit.review.forms.disagreement import FORMS
from sunlit.review.steps.codes import (
    AGAINST_OFFICE,
    ASK_RECHECK,
    MAINTAINS,
    OBJECTS,
    REFER,
    STUDIED,
)
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import DECIDE, DRAFT
from sunlit.rules.procedure import Need, Role, Step
from sunlit.rules.step import with_forms

_ARTICLE = (cite("审核制度9"),)
_NOT_SETTLED = Need(
    (MAINTAINS,),
    "经法规科复核以后仍不同意的，才能报送局领导集体研究。",
    cite("审核制度9"),
)


def disagreement_steps(draft_falls: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the rows; if the heads side with the legal section, `draft_falls` stands no more."""
    return with_forms(
        (
            Step(
                code=ASK_RECHECK,
                name="申请复核",
                stage="review",
                role=Role.OFFICER,
                citations=_ARTICLE,
                needs=(
                    Need(
                        (OBJECTS,),
                        "法规科对这一版书稿没有不同意的审核意见，不能申请复核。",
                        cite("审核制度9"),
                    ),
                ),
                papers=("D13-送审",),
                starts=("FS-RECHECK",),
                voids=(OBJECTS,),
                restores=(DRAFT, REFER),
                optional=True,
                closed_by=(DECIDE,),
            ),
            Step(
                code=MAINTAINS,
                name="复核维持不同意",
                task="出具法制审核意见",
                stage="review",
                role=Role.REVIEWER,
                citations=(*_ARTICLE, cite("审核制度8")),
                needs=(
                    Need(
                        (ASK_RECHECK,), "承办科室申请复核后，才能出具复核意见。", cite("审核制度9")
                    ),
                    Need((REFER,), "承办科室送审后，才能出具审核意见。", cite("审核制度6")),
                ),
                papers=("D13",),
                stops=("FS-REVIEW", "FS-RECHECK"),
                voids=(DRAFT, REFER),
                optional=True,
                repeatable=True,
                closed_by=(DECIDE,),
            ),
            Step(
                code="convene_study",
                name="召集集体研究",
                stage="review",
                role=Role.LEADER,
                citations=_ARTICLE,
                needs=(_NOT_SETTLED,),
                optional=True,
                repeatable=True,
                group="deliberation",
                closed_by=(DECIDE,),
                towards=STUDIED,
            ),
            Step(
                code="give_study_view",
                name="发表集体研究意见",
                stage="review",
                role=Role.LEADER,
                citations=_ARTICLE,
                needs=(_NOT_SETTLED,),
                optional=True,
                repeatable=True,
                group="deliberation",
                closed_by=(DECIDE,),
                towards=STUDIED,
            ),
            Step(
                code="record_paper_study",
                name="登记纸面集体研究",
                stage="review",
                role=Role.LEADER,
                citations=_ARTICLE,
                needs=(_NOT_SETTLED,),
                optional=True,
                repeatable=True,
                closed_by=(DECIDE,),
            ),
            Step(
                code=STUDIED,
                name="集体研究不同意见",
                stage="review",
                role=Role.LEADER,
                citations=_ARTICLE,
                needs=(_NOT_SETTLED,),
                papers=("D14",),
                voids=(MAINTAINS,),
                restores=(DRAFT,),
                optional=True,
                repeatable=True,
                group="deliberation",
                closed_by=(DECIDE,),
            ),
            Step(
                code=AGAINST_OFFICE,
                name="集体研究支持法规科",
                answers=STUDIED,
                stage="review",
                role=Role.LEADER,
                citations=_ARTICLE,
                needs=(_NOT_SETTLED,),
                papers=("D14",),
                voids=draft_falls,
                optional=True,
                repeatable=True,
                closed_by=(DECIDE,),
            ),
        ),
        FORMS,
    )
