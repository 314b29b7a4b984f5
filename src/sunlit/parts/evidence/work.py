"""调查取证: what code does at each of its steps."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from sunlit.cases.opening import TakesFiles
from sunlit.cases.work import Opened, Work
from sunlit.parts.evidence.evidence_items import described
from sunlit.parts.evidence.services.collect_evidence import collect_evidence, why_not_collected
from sunlit.parts.evidence.services.inspect_site import inspect_site
from sunlit.parts.evidence.services.interview import interview
from sunlit.parts.evidence.services.investigate import investigate

_RIGHTS_TOLD = (
    "您有权对本次调查陈述、申辩；认为执法人员与本案有直接利害关系的，有权申请回避。"
    "您应当如实回答询问，协助调查，不得拒绝或者阻挠。对方表示："
)


def _rights(_opened: Opened) -> dict[str, Any]:
    """The rights that whoever is inspected or questioned is told."""
    return {"rights_told": _RIGHTS_TOLD}


WORK: Mapping[str, Work] = {
    "investigate": Work(investigate, describes=partial(described, "investigate")),
    "inspect_site": Work(inspect_site, _rights, describes=partial(described, "inspect_site")),
    "interview": Work(interview, _rights, describes=partial(described, "interview")),
    "collect_evidence": Work(
        lambda act: collect_evidence(act, ()),
        page="evidence",
        describes=partial(described, "collect_evidence"),
        files=TakesFiles(
            collect_evidence,
            why_not_collected,
            lead="照片、录音录像、扫描件等随证据一并存入；改动一个字节也能查出。",
            after="已经拟定的决定书稿和法制审核意见随之失效，应当重新拟定、送审。",
            to_an_item=True,
        ),
    ),
}
