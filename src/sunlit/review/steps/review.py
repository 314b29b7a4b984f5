"""送审 and 法制审核意见: the rows of a review of a draft (审核制度五至八)."""

from sunlit.review.forms.referral import FORMS
from sunlit.review.steps.codes import AGREES, ASK_RECHECK, OBJECTS, REFER
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import DECIDE, DRAFT
from sunlit.rules.procedure import Fact, Need, Role, Step
from sunlit.rules.step import with_forms


def review_steps(draft_falls: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the rows; after an objection `draft_falls` stands no more."""
    return with_forms(
        (
            Step(
                code=REFER,
                name="送法制审核",
                stage="review",
                role=Role.OFFICER,
                citations=(cite("审核制度5"), cite("审核制度6"), cite("处罚法58")),
                needs=(
                    Need(
                        (DRAFT,),
                        "先拟定决定书稿：法制审核的对象是书稿和证据清单。",
                        cite("审核制度6"),
                    ),
                ),
                papers=("D13-送审",),
                starts=("FS-REVIEW",),
                asked_if=Fact.MAJOR,
                closed_by=(DECIDE,),
                lets_in=(Role.REVIEWER,),
            ),
            Step(
                code=AGREES,
                name="法制审核同意",
                task="出具法制审核意见",
                stage="review",
                role=Role.REVIEWER,
                citations=(cite("审核制度7"), cite("审核制度8(1)"), cite("处罚法58")),
                needs=(Need((REFER,), "承办科室送审后，才能出具审核意见。", cite("审核制度6")),),
                papers=("D13",),
                stops=("FS-REVIEW", "FS-RECHECK"),
                asked_if=Fact.MAJOR,
                voids=(ASK_RECHECK,),
                closed_by=(DECIDE,),
                group="review",
            ),
            Step(
                code=OBJECTS,
                name="法制审核不同意",
                task="出具法制审核意见",
                stage="review",
                role=Role.REVIEWER,
                citations=(cite("审核制度7"), cite("审核制度8"), cite("处罚法58")),
                needs=(Need((REFER,), "承办科室送审后，才能出具审核意见。", cite("审核制度6")),),
                papers=("D13",),
                stops=("FS-REVIEW",),
                asked_if=Fact.MAJOR,
                voids=draft_falls,
                repeatable=True,
                closed_by=(AGREES, ASK_RECHECK, DECIDE),
            ),
        ),
        FORMS,
    )
