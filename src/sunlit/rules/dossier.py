"""案卷: what a file contains and in what order, when the act has ended, how long it is kept."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from sunlit.rules.citations import Citation, cite
from sunlit.rules.periods import add_months
from sunlit.rules.refusal import Refusal

ARCHIVE_DEADLINE = "DA-ARCHIVE"
BOUND_AROUND = ("D60", "D61", "D62")
"""卷宗封面, 卷内目录 and 备考表: they hold the file together and carry no page number (F.1)."""
FOLIO_LINE = (
    "系统保存的文书和文件不改动，各页上没有印卷内页号。装订时按目录的页号打印或者书写在每页有字的一面："
    "一般正面右上角、背面左上角，档案主管部门另有规定的从其规定。"
)
"""Where the page numbers stand: each material is a file of its own, which stays as it was (F.1)."""
NOT_FILED = "not_filed"
TRANSFERRED = "transferred"
VOIDED = "voided"
_FOR_EVER = "永久"
_YEARS = re.compile(r"(30|10)年")


class Volume(StrEnum):
    """正卷 may be shown to the party and the court; 副卷 is internal."""

    MAIN = "main"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        """The Chinese word."""
        return {"main": "正卷", "internal": "副卷"}[self.value]


class Need(StrEnum):
    """When an item must be in the file."""

    ALWAYS = "always"
    IF_MAJOR = "if_major"
    IF_PUNISHED = "if_punished"
    IF_HEARING = "if_hearing"
    IF_PAID = "if_paid"
    IF_DELIBERATED = "if_deliberated"
    IF_HELD = "if_held"


@dataclass(frozen=True)
class DossierItem:
    """One place in the order of a file: the forms that stand there, and when one must.

    `IF_HELD` items stand there when the case has them; nothing asks for them.
    """

    code: str
    name: str
    volume: Volume
    forms: tuple[str, ...] = ()
    need: Need = Need.IF_HELD


@dataclass(frozen=True)
class DossierPlan:
    """The order of one kind of file; `ended_by` says when the act has ended (终结, 记录制度12)."""

    kind: str
    items: tuple[DossierItem, ...]
    ended_by: str
    completeness: Citation


_MAIN, _IN = Volume.MAIN, Volume.INTERNAL
_PENALTY = (
    DossierItem("filing", "立案审批表", _MAIN, ("D02",), Need.ALWAYS),
    DossierItem("decision", "行政处罚决定书", _MAIN, ("D16", "D17", "D18"), Need.ALWAYS),
    DossierItem("service", "送达回证", _MAIN, ("D19", "D20"), Need.ALWAYS),
    DossierItem("notice", "行政处罚事先告知书", _MAIN, ("D10",), Need.IF_PUNISHED),
    DossierItem("transfer", "涉嫌犯罪案件移送书", _MAIN, ("D23",)),
    DossierItem(
        "outward",
        "其他对外文书",
        _MAIN,
        ("D05", "D06", "D07", "D08", "D21", "D22", "D26-决定"),
    ),
    DossierItem("statement", "陈述申辩笔录", _MAIN, ("D11",)),
    DossierItem("hearing", "听证笔录", _MAIN, ("D12",), Need.IF_HEARING),
    DossierItem("evidence", "证据材料", _MAIN, ("D03", "D03-清单", "D04"), Need.ALWAYS),
    DossierItem("payment", "财物处理和缴款单据", _MAIN, (), Need.IF_PAID),
    DossierItem("main_other", "其他材料", _MAIN),
    DossierItem("lead", "案件来源登记表", _IN, ("D01", "D01-核查"), Need.ALWAYS),
    DossierItem("report", "调查终结报告", _IN, ("D09", "D11-复核"), Need.ALWAYS),
    DossierItem(
        "review",
        "法制审核意见书",
        _IN,
        ("D13", "D13-送审", "D13-外审", "D13-咨询", "D13-答复", "D13-取消"),
        Need.IF_MAJOR,
    ),
    DossierItem("deliberation", "集体讨论记录", _IN, ("D14",), Need.IF_DELIBERATED),
    DossierItem(
        "approvals",
        "审批表",
        _IN,
        (
            *("D02-不予", "D02-指派", "D02-声明", "D15"),
            *("D02-追加", "D25-中止", "D25-恢复", "D25-延期", "D26"),
        ),
    ),
    DossierItem("closing", "结案报告", _IN, ("D24",), Need.ALWAYS),
    DossierItem("internal_other", "其他内部材料", _IN),
)
_PENALTY_NOT_FILED = (
    DossierItem("refusal", "不予立案审批表", _MAIN, ("D02-不予",), Need.ALWAYS),
    DossierItem("evidence", "证据材料", _MAIN, ("D03", "D03-清单", "D04")),
    DossierItem("main_other", "其他材料", _MAIN),
    DossierItem("lead", "案件来源登记表", _IN, ("D01", "D01-核查"), Need.ALWAYS),
    DossierItem("internal_other", "其他内部材料", _IN),
)
_PENALTY_VOIDED = (
    DossierItem("evidence", "证据材料", _MAIN, ("D03", "D03-清单", "D04")),
    DossierItem("main_other", "其他材料", _MAIN),
    DossierItem("voiding", "作废审批表", _IN, ("D02-作废",), Need.ALWAYS),
    DossierItem("lead", "案件来源登记表", _IN, ("D01", "D01-核查"), Need.ALWAYS),
    DossierItem("internal_other", "其他内部材料", _IN),
)
_NEEDED_WHEN_TRANSFERRED = frozenset({"filing", "transfer", "evidence", "lead", "closing"})
_PENALTY_TRANSFERRED = tuple(
    replace(item, need=Need.ALWAYS if item.code in _NEEDED_WHEN_TRANSFERRED else Need.IF_HELD)
    for item in _PENALTY
)
_LICENSE = (
    DossierItem("decision", "行政许可决定书", _MAIN, ("D38", "D38-不予"), Need.ALWAYS),
    DossierItem("service", "送达回证", _MAIN, ("D19",), Need.ALWAYS),
    DossierItem("application", "申请书", _MAIN, (), Need.ALWAYS),
    DossierItem("receipt", "收件凭证", _MAIN, ("D30",), Need.ALWAYS),
    DossierItem("acceptance", "补正告知书、受理通知书", _MAIN, ("D31", "D32", "D33"), Need.ALWAYS),
    DossierItem("materials", "申请材料", _MAIN, (), Need.ALWAYS),
    DossierItem("examination", "核查笔录、评审、鉴定意见", _MAIN, ("D36",)),
    DossierItem("hearing", "听证材料", _MAIN, ("D12",), Need.IF_HEARING),
    DossierItem("time", "延期、特别程序告知书", _MAIN, ("D34", "D35", "D37")),
    DossierItem("approval", "审查审批表", _IN),
    DossierItem("review", "法制审核意见书", _IN, ("D13",), Need.IF_MAJOR),
    DossierItem("publication", "公示材料", _IN, ("D50",)),
)
_INSPECTION = (
    DossierItem("approval", "行政检查审批表、检查方案", _MAIN, ("D40",), Need.ALWAYS),
    DossierItem("notice", "行政检查通知书", _MAIN, ("D41",), Need.ALWAYS),
    DossierItem("site_record", "现场检查笔录", _MAIN, ("D42", "D03"), Need.ALWAYS),
    DossierItem("inquiries", "询问、勘验、抽样材料", _MAIN, ("D43", "D44", "D45")),
    DossierItem("evidence", "证据材料", _MAIN),
    DossierItem("result", "检查结果告知书和送达回证", _MAIN, ("D46", "D19"), Need.ALWAYS),
    DossierItem("correction", "责令改正和复查材料", _MAIN, ("D07", "D47")),
    DossierItem("transfer", "移交单", _MAIN, ("D23",)),
    DossierItem("recordings", "音像记录清单", _MAIN, ("D63",)),
)

DOSSIERS: Mapping[str, DossierPlan] = MappingProxyType(
    {
        "penalty": DossierPlan("penalty", _PENALTY, "结案获批准", cite("记录制度9")),
        f"penalty_{NOT_FILED}": DossierPlan(
            "penalty", _PENALTY_NOT_FILED, "不予立案获批准", cite("记录制度9")
        ),
        f"penalty_{TRANSFERRED}": DossierPlan(
            "penalty", _PENALTY_TRANSFERRED, "公安机关立案后结案获批准", cite("记录制度9")
        ),
        f"penalty_{VOIDED}": DossierPlan(
            "penalty", _PENALTY_VOIDED, "作废获批准", cite("记录制度9")
        ),
        "license": DossierPlan("license", _LICENSE, "决定送达或者事项办结", cite("记录制度8")),
        "inspection": DossierPlan(
            "inspection", _INSPECTION, "结果告知、复查通过或者移送", cite("记录制度10")
        ),
    }
)
"""The order of each kind of file (field guide F.2 to F.4).

A lead that was not filed has less, and so has a case that the police took over or that is void.
"""


def plan_code(kind: str, *, filed: bool, transferred: bool = False, voided: bool = False) -> str:
    """Return under which code `DOSSIERS` has the plan of a case of that kind of enforcement."""
    if voided:
        return f"{kind}_{VOIDED}"
    if not filed:
        return f"{kind}_{NOT_FILED}"
    return f"{kind}_{TRANSFERRED}" if transferred else kind


def kept_until(closed_on: date, retention: str) -> date | None:
    """Return the last day on which a file is kept, None where it is kept for ever (永久).

    `retention` is the organ's 永久, 30年 or 10年; the period starts with the closing. Its end
    opens an appraisal (鉴定), never a disposal by itself.

    :raises ValueError: for any other wording.
    """
    if retention == _FOR_EVER:
        return None
    years = _YEARS.fullmatch(retention)
    if years is None:
        raise ValueError(f"“{retention}”不是保管期限：应为永久、30年或者10年。")
    return add_months(closed_on, int(years[1]) * 12)


def place_of(kind: str, form: str, *, internal: bool = False) -> DossierItem:
    """Return where a paper stands in its file.

    What has no place of its own stands last in its volume; an `internal` paper never falls into
    the volume that a party may read.
    """
    items = DOSSIERS[kind].items
    for item in items:
        if form in item.forms:
            return item
    volume = Volume.INTERNAL if internal else Volume.MAIN
    return next((item for item in reversed(items) if item.volume is volume), items[-1])


def check_complete(
    kind: str,
    present: AbstractSet[str],
    *,
    major: bool,
    hearing: bool,
    punished: bool = True,
    paid: bool = False,
    deliberated: bool = False,
) -> list[Refusal]:
    """Return what the file lacks, item by item; empty when it may be archived.

    `present` holds the codes of the items that have at least one paper; a case is `punished` when
    its decision imposes a penalty, of which the party must have been told before (处罚法44),
    `paid` when a fine or a part of it was paid, `deliberated` when its draft had to be, or was,
    deliberated by the leaders (处罚法57).
    """
    asked = {
        Need.ALWAYS: True,
        Need.IF_MAJOR: major,
        Need.IF_PUNISHED: punished,
        Need.IF_HEARING: hearing,
        Need.IF_PAID: paid,
        Need.IF_DELIBERATED: deliberated,
        Need.IF_HELD: False,
    }
    plan = DOSSIERS[kind]
    return [
        Refusal(f"案卷缺少“{item.name}”。", plan.completeness, item.code)
        for item in plan.items
        if asked[item.need] and item.code not in present
    ]
