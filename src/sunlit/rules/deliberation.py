"""集体讨论 and 集体研究: what the heads of the organ decide together, and how they meet.

They deliberate on grave and complicated penalties (处罚法57.2; CF-G09), and study what a recheck of
the legal section has not settled (审核制度9).
"""

from dataclasses import dataclass

from sunlit.rules.citations import Citation, cite
from sunlit.rules.penalty_outcomes import PenaltyOutcome

LEAST_LEADERS = 2


@dataclass(frozen=True)
class View:
    """What one participant said, in the order in which they spoke."""

    name: str
    post: str
    view: str


def must_deliberate(
    outcome: PenaltyOutcome, *, grave: bool, complicated: bool, listed: bool
) -> bool:
    """Whether the outcome must be deliberated: penalties only, of grave or complicated cases.

    :param listed: the case is major by a row of the organ's list, and the organ has chosen to
        deliberate on all of these; a voluntary raise to a review is no such row.
    """
    return outcome is PenaltyOutcome.PENALTY and (grave or complicated or listed)


@dataclass(frozen=True)
class Meeting:
    """One kind of meeting of the heads: what each of its acts is called, and what asks for it.

    Somebody calls the heads (`convene`), each gives a view of their own (`give_view`), and the host
    records what was `concluding`. What stands on a signed paper the host enters `on_paper`, with
    its scan. It is about what `about` put before them, and is `held` while that step stands; none
    where its conclusion takes the question away. The entry `result` names the conclusion: the first
    of them is `carried_by` one view at least, else it is refused as `uncarried`.
    """

    name: str
    convene: str
    give_view: str
    on_paper: str
    concluding: tuple[str, ...]
    about: str
    citation: Citation
    too_early: str
    result: str
    carried_by: str
    uncarried: str
    held: str = ""

    @property
    def steps(self) -> frozenset[str]:
        """Every act of such a meeting."""
        return frozenset({self.convene, self.give_view, self.on_paper, *self.concluding})


DELIBERATION = Meeting(
    name="集体讨论",
    convene="convene",
    give_view="give_view",
    on_paper="record_paper_meeting",
    concluding=("deliberate", "deliberate_against"),
    about="endorse_decision",
    held="deliberate",
    citation=cite("处罚法57.2"),
    too_early="承办科室负责人审核书稿以后，才能集体讨论这一版书稿。",
    result="view",
    carried_by="agree",
    uncarried="到会的负责人没有一位发表同意的意见，讨论结果不能是同意；"
    "改变意见的，请本人重新发表。",
)
STUDY = Meeting(
    name="集体研究",
    convene="convene_study",
    give_view="give_study_view",
    on_paper="record_paper_study",
    concluding=("study_disagreement", "study_against_office"),
    about="recheck_maintains",
    citation=cite("审核制度9"),
    too_early="法规科出具复核意见以后，才能集体研究这一版书稿。",
    result="sides_with",
    carried_by="office",
    uncarried="到会的负责人没有一位支持承办科室，研究结果不能是支持承办科室；"
    "改变意见的，请本人重新发表。",
)
MEETINGS = (DELIBERATION, STUDY)
STUDIED_BEFORE = (
    "到会的负责人没有一位支持承办科室，当时的系统还不核对这一点；集体研究不改变法规科的意见，"
    f"再次送审、由法规科审核的结果为准（依据：{cite('审核制度9')}）。"
)
"""What is said of a study from before its result had to be the view of somebody present."""
CONCLUDING = frozenset(code for one in MEETINGS for code in one.concluding)
ON_PAPER = frozenset(one.on_paper for one in MEETINGS)
"""The acts by which the host enters what a signed paper says."""


def meeting_of(code: str) -> Meeting | None:
    """Return the kind of meeting that the step belongs to, or None."""
    return next((one for one in MEETINGS if code in one.steps), None)
