"""调查取证 and 调查终结: what is entered while the facts are found."""

from sunlit.parts.evidence import forms as records
from sunlit.procedures.penalty.forms.proposal import (
    DISPOSITION,
    DISPOSITION_SECTIONS,
    NEW_FACTS,
    ONE_FINE,
)
from sunlit.rules.evidence import EVIDENCE_KINDS, NO_FILE, ORIGINAL_AT
from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.marking import STATE_SECRET, Marking
from sunlit.rules.redaction import Personal

MARKINGS = (
    *((one.value, one.label) for one in Marking if one is not Marking.REPORTER),
    (STATE_SECRET, "国家秘密"),
)
PROGRAMS_DECLARED = Field(
    "programs",
    "这是程序文件（作为证据原件保存）",
    Kind.YES_NO,
    required=False,
    help="程序、脚本和带宏的文件，勾选以后才能存入；只供下载，不在系统内打开。",
)
_IF_NEW = "新的证据必填"


def _of_device(name: str, label: str, kind: Kind) -> Field:
    return Field(name, label, kind, required=False, when="使用了的必填")


MONITORING = (
    Field(
        "monitored",
        "使用了电子技术监控设备收集、固定证据",
        Kind.YES_NO,
        help="设备应当经过法制和技术审核，设置地点应当向社会公布（《行政处罚法》第四十一条）。",
    ),
    _of_device("monitor_reviewed_on", "法制和技术审核通过日期", Kind.DATE),
    _of_device("monitor_published_on", "设置地点公布日期", Kind.DATE),
    _of_device("monitor_site", "设置地点和公布方式", Kind.TEXT),
)

ORIGINAL = (
    Field(
        ORIGINAL_AT,
        "原件（原物）存放处",
        required=False,
        when="没有电子文件的必填",
        help="例如：涉案物品仓库2号架；当事人留存，复制件附卷。",
    ),
    Field(
        NO_FILE,
        "没有电子文件的原因",
        required=False,
        when="没有电子文件的必填",
        help="例如：实物，不宜拍照；账册较多，调查终结前扫描存入。",
    ),
)

FORMS: dict[str, StepForm] = {
    "investigate": StepForm(
        (
            Field(
                "act",
                "调查方式",
                Kind.CHOICE,
                choices=(("collect", "调取证据"), ("other", "其他")),
                help="现场检查（勘验）和询问另有各自的笔录。",
            ),
            *records.TIMES,
            records.CERTIFICATES_SHOWN,
            Field(
                "present",
                "在场人员",
                help="当事人、见证人等。",
                personal=Personal.PEOPLE,
                correctable=True,
            ),
            Field("content", "调查情况", Kind.LONG_TEXT, size=5000, correctable=True),
            Field("party_view", "当事人意见", Kind.LONG_TEXT, size=1000),
            Field("evidence_name", "取得的证据", correctable=True),
            Field(
                "evidence_kind", "证据种类", Kind.CHOICE, choices=EVIDENCE_KINDS, correctable=True
            ),
            Field("evidence_source", "证据来源", correctable=True),
            Field("evidence_proves", "证明对象", size=300, correctable=True),
            *ORIGINAL,
            *MONITORING,
        )
    ),
    **records.FORMS,
    "collect_evidence": StepForm(
        (
            Field("evidence", "归入哪项证据", required=False, size=20),
            Field("evidence_name", "新证据的名称", required=False, when=_IF_NEW, correctable=True),
            Field(
                "evidence_kind",
                "新证据的种类",
                Kind.CHOICE,
                required=False,
                when=_IF_NEW,
                choices=EVIDENCE_KINDS,
                correctable=True,
            ),
            Field(
                "evidence_source", "新证据的来源", required=False, when=_IF_NEW, correctable=True
            ),
            Field(
                "evidence_proves",
                "新证据的证明对象",
                required=False,
                when=_IF_NEW,
                size=300,
                correctable=True,
            ),
            Field(
                "note",
                "文件说明",
                required=False,
                size=300,
                help="例如：拍摄的时间、地点和拍摄人，复制件与原件核对的情况。",
            ),
            PROGRAMS_DECLARED,
            Field(
                "marking",
                "密级",
                Kind.CHOICE,
                choices=MARKINGS,
                help="标明以后，只有办理、审核、决定本案的人员及其负责人能够查看这些文件。",
            ),
            *MONITORING,
        )
    ),
    "conclude_investigation": StepForm(
        (*DISPOSITION, NEW_FACTS, *ONE_FINE),
        sections={
            **DISPOSITION_SECTIONS,
            "new_facts": "重新终结调查的",
            "fined_before": "一事不再罚",
        },
        asks_when=False,
    ),
}
