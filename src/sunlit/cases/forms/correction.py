"""更正: what is entered beside the corrected entries when a correction is proposed and answered."""

from sunlit.cases.forms.fields import Field, Kind, StepForm
from sunlit.rules.penalty_correction import APPROVALS

REASON = Field(
    "reason",
    "更正理由",
    Kind.LONG_TEXT,
    help="写明哪里填错、依据哪份材料核对。原来填的内容保留，两个都能查到。",
)
OPINION = Field("opinion", "审批意见", Kind.LONG_TEXT, size=500)

FORMS: dict[str, StepForm] = {
    "propose_correction": StepForm((REASON,), asks_when=False),
    **dict.fromkeys(sorted(APPROVALS), StepForm((OPINION,), asks_when=False)),
    "decline_correction": StepForm((OPINION,), asks_when=False),
}
