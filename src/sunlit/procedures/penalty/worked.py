"""The ordinary penalty as it is worked here: its table of law bound to what code does in it."""

from sunlit.archive.part import ARCHIVING
from sunlit.cases.opening import Opening
from sunlit.cases.work import Meaning, Part, WorkedProcedure
from sunlit.disclosure.part import DISCLOSURE
from sunlit.parts.assignment.part import assigning
from sunlit.parts.correction.part import correcting
from sunlit.parts.deliberation.part import deliberating
from sunlit.parts.evidence.part import EVIDENCE
from sunlit.parts.extension.part import EXTENDING
from sunlit.parts.party.part import PARTIES
from sunlit.parts.proving.part import PROVING
from sunlit.parts.serving.part import serving
from sunlit.parts.suspension.part import STANDSTILL
from sunlit.parts.voiding.part import voiding
from sunlit.procedures.penalty import beside, bounds, ended, facts, goods, ninety_days
from sunlit.procedures.penalty.check import penalty_faults
from sunlit.procedures.penalty.joint import why_not_whole
from sunlit.procedures.penalty.mending import MENDING
from sunlit.procedures.penalty.papers import CONTENT
from sunlit.procedures.penalty.payment_panel import payment_panel
from sunlit.procedures.penalty.prefill import account_of_the_draft, report_of_the_draft
from sunlit.procedures.penalty.publishing import PUBLISHING
from sunlit.procedures.penalty.services.register_lead import register_lead
from sunlit.procedures.penalty.table import ORDINARY_PENALTY
from sunlit.procedures.penalty.work import WORK
from sunlit.review.part import reviewing

PENALTY = WorkedProcedure(
    table=ORDINARY_PENALTY,
    meaning=Meaning(
        branch=facts.branch,
        concerns=facts.concerns,
        ends=facts.ends,
        checkers=facts.checkers,
        act_ended_on=facts.act_ended_on,
        birthday=facts.birthday,
        establishes=facts.establishes,
        filed=ended.filed,
        dossier=ended.dossier,
        result=ended.result,
        stated=facts.stated,
        decided=ended.decided,
    ),
    opening=Opening(
        register_lead,
        heading="登记案件来源",
        lead="获取违法线索后登记；全过程记录从这里开始。",
        follow="有随附的材料（信件、照片、录音、移送函等）",
        hint="登记后接着存入文件。",
    ),
    public=PUBLISHING,
    parts=(
        reviewing("investigate", account_of_the_draft, report_of_the_draft),
        Part(
            work=WORK,
            papers=CONTENT,
            mending=MENDING,
            faults=penalty_faults,
            holds=why_not_whole,
            bars=goods.bars,
            warns=ninety_days.warned,
            marks=ninety_days.marked,
            panels=payment_panel,
        ),
        PARTIES,
        assigning(bounds.UNDECLARED),
        deliberating(report_of_the_draft, beside.draft),
        EVIDENCE,
        serving(("serve_notice", "serve")),
        PROVING,
        STANDSTILL,
        EXTENDING,
        DISCLOSURE,
        voiding(bounds.VOIDING),
        correcting(bounds.WAITING_FOR_A_CORRECTION),
        ARCHIVING,
    ),
)
"""The order of the parts is that in which a case waits for them and `verify` asks them; of what is
in the way of a step the first is said."""
