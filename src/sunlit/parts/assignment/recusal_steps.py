"""回避, as rows that run beside the main line (处罚法43; CF-G02).

The investigation goes on while it is open; no opinion of the review and no decision is given.
Who reviews, endorses or decides stands aside by their own word: others hold the same role, so that
nobody has to be replaced first, and nothing waits. Law asks a declaration of nobody who has no
relation to the case (decision 0030).
"""

from sunlit.parts.assignment.forms import RECUSAL_FORMS
from sunlit.rules import landmarks
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Episode, Need, Role, Step
from sunlit.rules.step import with_forms

STAND_ASIDE = "stand_aside"
REQUEST, DECIDE = "request_recusal", "decide_recusal"
RECUSAL = "recusal"
"""The code of the episode."""


def recusal_steps(*, opened: str, filed: str) -> tuple[Step, ...]:
    """Return the rows; `opened` is the step that opens a case, `filed` the one by which it is."""
    return with_forms(
        (
            Step(
                code=STAND_ASIDE,
                name="自行回避",
                stage="filing",
                role=Role.LEADER,
                others=(Role.OFFICE_HEAD, Role.REVIEWER, Role.REVIEW_HEAD, Role.COUNSEL),
                citations=(cite("处罚法43"),),
                needs=(Need((opened,), "案件来源登记以后，才能回避。", cite("处罚法43")),),
                papers=("D02-声明",),
                guards=("CF-G02",),
                optional=True,
                repeatable=True,
            ),
            Step(
                code=REQUEST,
                name="登记回避申请",
                stage="filing",
                role=Role.OFFICE_HEAD,
                citations=(cite("处罚法43"),),
                needs=(Need((filed,), "立案以后，才能登记回避申请。", cite("处罚法43")),),
                papers=("D26",),
                guards=("CF-G02",),
                closed_by=(landmarks.DECIDE,),
                optional=True,
            ),
            Step(
                code=DECIDE,
                name="决定是否回避",
                stage="filing",
                role=Role.LEADER,
                citations=(cite("处罚法43"),),
                needs=(Need((REQUEST,), "登记回避申请后，才能决定。", cite("处罚法43")),),
                papers=("D26-决定",),
                guards=("CF-G02",),
                voids=(REQUEST,),
                optional=True,
                repeatable=True,
            ),
        ),
        RECUSAL_FORMS,
    )


def recusal_episode(*, blocks: tuple[str, ...], ended_by: tuple[str, ...]) -> Episode:
    """Return the episode: while it is open nobody takes what it `blocks` (处罚法43)."""
    return Episode(
        code=RECUSAL,
        name="回避审查",
        citations=(cite("处罚法43"),),
        opened_by=(REQUEST,),
        closed_by=(DECIDE, *ended_by),
        blocks=blocks,
    )
