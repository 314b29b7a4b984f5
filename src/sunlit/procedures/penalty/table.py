"""行政处罚 · 普通程序, as a table (field guide A.2; 行政处罚法第五章第三节).

The main line, from the lead to the archived file. What a row means is said in `procedure.py`.
"""

from sunlit.archive.steps import archive_steps
from sunlit.disclosure.steps import PUBLICATION_STEPS
from sunlit.parts.assignment.declaration_steps import declaration_steps
from sunlit.parts.assignment.recusal_steps import recusal_steps
from sunlit.parts.correction.steps import correction_steps
from sunlit.parts.extension.steps import extension_steps
from sunlit.parts.party.steps import party_steps
from sunlit.parts.suspension.steps import suspension_steps
from sunlit.parts.voiding.steps import voiding_steps
from sunlit.procedures.penalty.episodes import EPISODES
from sunlit.procedures.penalty.forms import FORMS
from sunlit.procedures.penalty.plays import PENALTY_PLAYS
from sunlit.procedures.penalty.steps.decision import DECISION_STEPS
from sunlit.procedures.penalty.steps.execution import EXECUTION_STEPS
from sunlit.procedures.penalty.steps.intake import INTAKE_STEPS
from sunlit.procedures.penalty.steps.investigation import (
    DRAFT_AND_REVIEW,
    INVESTIGATION_STEPS,
    PROPOSAL_AND_AFTER,
)
from sunlit.procedures.penalty.steps.notice import NOTICE_STEPS
from sunlit.procedures.penalty.steps.transfer import TRANSFER_STEPS
from sunlit.review.steps.consultation import consultation_steps
from sunlit.review.steps.counsel import COUNSEL_STEPS
from sunlit.rules.procedure import Procedure, Stage
from sunlit.rules.step import for_each_party, with_forms

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

_OPENED, _FILED = "register_lead", "file_case"
_BEFORE_THE_FILE = (
    *correction_steps(
        opened=_OPENED,
        service_falls=("hear_statement", "reexamine", *DRAFT_AND_REVIEW),
        draft_falls=DRAFT_AND_REVIEW,
        proposal_falls=PROPOSAL_AND_AFTER,
    ),
    *INTAKE_STEPS,
    *party_steps(opened=_OPENED, filed=_FILED, applied=("apply_to_file", "endorse_filing")),
    *declaration_steps(towards="investigate"),
    *recusal_steps(opened=_OPENED, filed=_FILED),
    *INVESTIGATION_STEPS,
    *suspension_steps(filed=_FILED),
    *extension_steps(filed=_FILED, extends=("CF-DECIDE",)),
    *TRANSFER_STEPS,
    *NOTICE_STEPS,
    *COUNSEL_STEPS,
    *consultation_steps(filed=_FILED),
    *DECISION_STEPS,
    *PUBLICATION_STEPS,
    *EXECUTION_STEPS,
)
_FILE = archive_steps(ending=("close", "decline_to_file", "void_case"))
_OF_EACH_PARTY = (
    "conclude_investigation",
    *(row.code for row in (*NOTICE_STEPS, *COUNSEL_STEPS, *DECISION_STEPS, *PUBLICATION_STEPS)),
    "record_payment",
    "receive_goods",
    "execute",
)
"""Each party is told, heard, decided on and served on its own, its decision published and carried
out (处罚法44、45、57、59、61、63). What comes before and after is of the case: one filing, one
investigation, one file."""
_ALIKE = (
    *("conclude_investigation", "notify", "serve_notice", "hear_statement"),
    *("draft_decision", "refer", "endorse_decision", "refuse_draft", "return_draft"),
    *("convene", "give_view", "deliberate", "deliberate_against"),
    *("decide", "refuse_decision", "return_decision", "serve"),
)
"""What one form may do for several parties with the same entries, an act for each. Not what answers
one party's own words (the re-examination), nor what is paid, carried out or published."""
STEPS = for_each_party(
    _OF_EACH_PARTY,
    (
        *_BEFORE_THE_FILE,
        *voiding_steps(
            (*_BEFORE_THE_FILE, *_FILE),
            opened=_OPENED,
            closed_by=("serve_notice", "police_files", "decide"),
        ),
        *_FILE,
    ),
    alike=_ALIKE,
)

ORDINARY_PENALTY = Procedure(
    code="penalty_ordinary",
    kind="penalty",
    name="行政处罚普通程序",
    stages=STAGES,
    steps=with_forms(STEPS, FORMS),
    episodes=EPISODES,
    plays=PENALTY_PLAYS,
)
