"""How a decision of the demonstration goes out: checked, examined for secrets, released."""

from collections.abc import Callable, Mapping
from typing import Any

from sunlit.cases.acting import Act
from sunlit.disclosure.services.check_publication import check_publication
from sunlit.disclosure.services.prepare_copy import prepare_copy
from sunlit.documents.services.render_document import render_document
from sunlit.rules.withholding import WithholdingGround

_EXAMINED = "不涉及国家秘密、商业秘密，个人信息已经隐去。"
ENTRIES: Mapping[str, Callable[[], dict[str, Any]]] = {
    "check_publication": lambda: {
        **{ground.value: False for ground in WithholdingGround},
        "social_impact": True,
    },
    "review_secrecy": lambda: {"view": "agree", "opinion": _EXAMINED},
    "publish": lambda: {"view": "agree", "opinion": "同意公示。"},
}


def check(act: Act) -> None:
    """Prepare the public copy, set its PDF and check it."""
    copy = prepare_copy(act.case.decisions.get(), act.actor, act.now)
    render_document(copy.document, now=act.now)
    check_publication(act, copy)
