"""更正: what is entered beside the corrected entries when a correction is proposed and answered."""

from sunlit.rules.answers import DISAGREE, RETURN, agreement, objection
from sunlit.rules.forms import Field, Kind, StepForm

REASON = Field(
    "reason",
    "更正理由",
    Kind.LONG_TEXT,
    help="写明哪里填错、依据哪份材料核对。原来填的内容保留，两个都能查到。"
    "笔录已经签名的，写明签名的人是否确认；对方说的话不能更正，应当再次询问、另作笔录。",
)
APPROVED = agreement("同意更正")
DECLINED = objection((DISAGREE, "不同意更正"), (RETURN, "退回，补充后重新提请"), size=500)
_CORRECTED = ("entry", "service", "evidence", "party", "identity")

FORMS: dict[str, StepForm] = {
    "propose_correction": StepForm((REASON,), asks_when=False),
    **{f"correct_{what}": APPROVED for what in _CORRECTED},
    "decline_correction": DECLINED,
}
