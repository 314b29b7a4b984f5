"""行政处罚的特别程序: what may run beside the main line (记录制度4, field guide A.2)."""

from sunlit.parts.assignment.recusal_steps import RECUSAL
from sunlit.parts.suspension.steps import SUSPENSION
from sunlit.procedures.penalty.steps.transfer import TRANSFER
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Episode, Role

EPISODES = (
    RECUSAL,
    Episode(
        code="advance_registration",
        name="先行登记保存",
        role=Role.OFFICER,
        citations=(cite("处罚法56"),),
        begins_after=("file_case",),
        ends_with="先行登记保存处理决定",
        blocks=("decide",),
        starts=("CF-PRESERVE",),
        papers=("D05",),
    ),
    Episode(
        code="hearing",
        name="听证",
        role=Role.REVIEWER,
        citations=(cite("处罚法63"), cite("处罚法64")),
        begins_after=("notify",),
        ends_with="听证结束",
        blocks=(
            "refer",
            "ask_recheck",
            "review_agrees",
            "deliberate",
            "deliberate_against",
            "decide",
        ),
        papers=("D12",),
    ),
    SUSPENSION,
    Episode(
        code="extension",
        name="延期",
        role=Role.LEADER,
        citations=(cite("记录制度4"),),
        begins_after=("file_case",),
        ends_with="作出决定",
        papers=("D25",),
    ),
    TRANSFER,
)
