"""What every act of investigation needs: two certified officers, certificates shown, a true time.

And what every record needs: that it was read and signed, or why not and who saw it (处罚法55).
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from sunlit.cases.queries import CaseFacts
from sunlit.cases.who import uncertified
from sunlit.rules.citations import cite
from sunlit.rules.evidence import NO_FILE, ORIGINAL_AT
from sunlit.rules.refusal import Refusal


def check_fieldwork(content: Mapping[str, Any], now: datetime, facts: CaseFacts) -> Refusal | None:
    """Return why nobody may have acted like that by now, or None (CF-G01)."""
    if not content["certificate_shown"]:
        return Refusal(
            "执法人员应当主动出示执法证件；当事人有权拒绝未出示证件的调查。",
            cite("处罚法55"),
            "certificate_shown",
        )
    started = datetime.fromisoformat(content["started_at"])
    ended = datetime.fromisoformat(content["ended_at"])
    if not started < ended <= now:
        return Refusal("结束时间应当晚于开始时间，且不晚于现在。", None, "ended_at")
    assigned = facts.assignments[0][0].step.happened_at
    if started < assigned:
        when = f"{timezone.localtime(assigned):%Y-%m-%d %H:%M}"
        return Refusal(
            f"开始时间早于指派办案人员的时间（{when}）；立案并指派办案人员后，才能调查取证。",
            cite("处罚法54"),
            "started_at",
        )
    return uncertified(facts, timezone.localdate(started), "started_at")


def check_signature(content: Mapping[str, Any]) -> Refusal | None:
    """Return why the record is not closed as a record must be, or None."""
    if content["signature"] == "signed":
        if not _said(content, "confirmation"):
            return Refusal("请照写签名人的核对意见。", cite("处罚法55"), "confirmation")
        return None
    if not _said(content, "refusal"):
        return Refusal("拒绝签名的，应当写明理由。", cite("处罚法55"), "refusal")
    if not (_said(content, "witness") or _said(content, "recording")):
        return Refusal(
            "拒绝签名的，应当有见证人，或者写明音像记录编号。", cite("处罚法55"), "witness"
        )
    return None


def check_monitoring(content: Mapping[str, Any], day: date) -> Refusal | None:
    """Return why what a monitoring device recorded is no evidence, or None (CF-G18)."""
    if not content.get("monitored"):
        return None
    for name, sentence in _MONITORING.items():
        if not _said(content, name):
            return Refusal(sentence, cite("处罚法41"), name)
    for name, sentence in _LATER.items():
        if date.fromisoformat(content[name]) > day:
            return Refusal(sentence, cite("处罚法41"), name)
    return None


def check_original(content: Mapping[str, Any]) -> Refusal | None:
    """Return why evidence that came without a file is not to be found again, or None (R9)."""
    for name, sentence in _ORIGINAL.items():
        if not _said(content, name):
            return Refusal(sentence, cite("记录制度9"), name)
    return None


_ORIGINAL = {
    ORIGINAL_AT: "这项证据没有电子文件，请写明原件（原物）存放在哪里。",
    NO_FILE: "这项证据没有电子文件，请写明原因；能够扫描、拍照的，请随后在“补充证据”中存入。",
}
_MONITORING = {
    "monitor_reviewed_on": "电子技术监控设备未经法制和技术审核的，所收集的证据不能采用；"
    "经过审核的，请写明通过日期。",
    "monitor_published_on": "电子技术监控设备的设置地点应当向社会公布；请写明公布日期。",
    "monitor_site": "请写明电子技术监控设备的设置地点和公布方式。",
}
_LATER = {
    "monitor_reviewed_on": "法制和技术审核应当在收集证据以前通过。",
    "monitor_published_on": "设置地点应当在收集证据以前公布。",
}


def _said(content: Mapping[str, Any], name: str) -> str:
    return str(content.get(name) or "").strip()
