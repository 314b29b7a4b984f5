"""Where the shared parts meet the steps of the ordinary penalty: what waits, what is closed."""

from sunlit.parts.voiding.voiding import Bounds

UNDECLARED = frozenset({"tell_reporter", "propose_correction"})
"""What an officer does without a declaration: it decides nothing (处罚法43)."""
WAITING_FOR_A_CORRECTION = frozenset(
    {
        *("file_case", "decline_to_file", "review_agrees", "review_objects"),
        *("decide", "report_closing", "close", "compile_dossier"),
    }
)
"""Nobody approves what may be wrong."""
VOIDING = Bounds(
    waits=frozenset(
        {
            *("file_case", "decline_to_file", "notify", "serve_notice", "send_transfer"),
            *("review_agrees", "review_objects", "decide", "close"),
        }
    ),
    told={
        "serve_notice": "行政处罚事先告知书已经送达当事人，不能作废；"
        "不应当处罚的，重新终结调查，依法作出不予处罚的决定。",
        "send_transfer": "案件已经移送公安机关，不能作废；按公安机关的答复继续办理。",
        "decide": "决定已经作出，不能作废；决定有错误的，应当依法撤销或者变更。",
    },
)
