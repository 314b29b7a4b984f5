"""行政处罚的特别程序: what may run beside the main line (记录制度4, field guide A.2)."""

from sunlit.parts.assignment.recusal_steps import recusal_episode
from sunlit.parts.extension.steps import extension_episode
from sunlit.parts.party.steps import party_episode
from sunlit.parts.suspension.steps import suspension_episode
from sunlit.procedures.penalty.steps.transfer import TRANSFER

_VOID = ("void_case",)
"""A case that is void has nothing open."""
EPISODES = (
    recusal_episode(
        blocks=(
            *("review_agrees", "review_objects", "recheck_maintains"),
            *("deliberate", "deliberate_against", "decide"),
        ),
        ended_by=_VOID,
    ),
    party_episode(ended_by=_VOID),
    suspension_episode(
        blocks=(
            *("investigate", "inspect_site", "interview", "conclude_investigation"),
            *("notify", "reexamine", "draft_decision", "undo_raise"),
            *("refer", "ask_recheck", "review_agrees", "review_objects", "recheck_maintains"),
            *("study_disagreement", "study_against_office"),
            *("convene_study", "give_study_view", "endorse_decision", "convene", "give_view"),
            *("record_paper_study", "record_paper_meeting", "deliberate", "deliberate_against"),
            *("decide", "return_decision"),
        ),
        suspends=("CF-DECIDE",),
        ended_by=_VOID,
    ),
    extension_episode(ended_by=_VOID),
    TRANSFER,
)
