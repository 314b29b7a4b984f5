"""行政处罚 · 普通程序, as a table (field guide A.2; 行政处罚法第五章第三节).

The main line, from the lead to the archived file. What a row means is said in `procedure.py`.
"""

from sunlit.rules.penalty_archive import ARCHIVE_STEPS
from sunlit.rules.penalty_consultation import CONSULTATION_STEPS
from sunlit.rules.penalty_correction import CORRECTION_STEPS
from sunlit.rules.penalty_counsel import COUNSEL_STEPS
from sunlit.rules.penalty_decision import DECISION_STEPS
from sunlit.rules.penalty_declaration import DECLARATION_STEPS
from sunlit.rules.penalty_episodes import EPISODES
from sunlit.rules.penalty_execution import EXECUTION_STEPS
from sunlit.rules.penalty_intake import INTAKE_STEPS
from sunlit.rules.penalty_investigation import INVESTIGATION_STEPS
from sunlit.rules.penalty_notice import NOTICE_STEPS
from sunlit.rules.penalty_parts import PENALTY_PLAYS
from sunlit.rules.penalty_recusal import RECUSAL_STEPS
from sunlit.rules.penalty_suspension import SUSPENSION_STEPS
from sunlit.rules.penalty_transfer import TRANSFER_STEPS
from sunlit.rules.penalty_voiding import voiding_steps
from sunlit.rules.procedure import Procedure, Stage
from sunlit.rules.publication_steps import PUBLICATION_STEPS

STAGES = (
    Stage("intake", "受案"),
    Stage("filing", "立案"),
    Stage("investigation", "调查取证"),
    Stage("notice", "告知"),
    Stage("review", "法制审核"),
    Stage("decision", "决定"),
    Stage("service", "送达"),
    Stage("publication", "公示"),
    Stage("execution", "执行"),
    Stage("closing", "结案"),
    Stage("archiving", "归档"),
)

_BEFORE_THE_FILE = (
    *CORRECTION_STEPS,
    *INTAKE_STEPS,
    *DECLARATION_STEPS,
    *RECUSAL_STEPS,
    *INVESTIGATION_STEPS,
    *SUSPENSION_STEPS,
    *TRANSFER_STEPS,
    *NOTICE_STEPS,
    *COUNSEL_STEPS,
    *CONSULTATION_STEPS,
    *DECISION_STEPS,
    *PUBLICATION_STEPS,
    *EXECUTION_STEPS,
)
STEPS = (
    *_BEFORE_THE_FILE,
    *voiding_steps((*_BEFORE_THE_FILE, *ARCHIVE_STEPS)),
    *ARCHIVE_STEPS,
)

ORDINARY_PENALTY = Procedure(
    code="penalty_ordinary",
    kind="penalty",
    name="行政处罚普通程序",
    stages=STAGES,
    steps=STEPS,
    episodes=EPISODES,
    plays=PENALTY_PLAYS,
)
