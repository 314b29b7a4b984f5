"""行政处罚的特别程序: what may run beside the main line (记录制度4, field guide A.2)."""

from sunlit.parts.assignment.recusal_steps import RECUSAL
from sunlit.parts.extension.steps import EXTENSION
from sunlit.parts.party.steps import PARTY_ADDITION
from sunlit.parts.suspension.steps import SUSPENSION
from sunlit.procedures.penalty.steps.transfer import TRANSFER

EPISODES = (RECUSAL, PARTY_ADDITION, SUSPENSION, EXTENSION, TRANSFER)
