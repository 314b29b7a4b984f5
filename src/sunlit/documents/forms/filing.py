"""Papers around the filing of a case: first check, no filing, assignment of officers."""

from dataclasses import replace

from sunlit.documents.forms.model import Field, Kind, PaperForm
from sunlit.documents.forms.penalty import ORGAN, PARTY
from sunlit.documents.forms.rows import (
    HEAD_OPINION,
    LEAD_OFFICER,
    OFFICE_OPINION,
    OFFICER_OPINION,
    SECOND_OFFICER,
    TEMPLATE,
    half_row,
    opinion_row,
)

PRELIMINARY_CHECK = PaperForm(
    code="D01-核查",
    title="核查记录",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("lead", "线索", Kind.TEXT),
        half_row("source", "案件来源"),
        half_row("registered_on", "登记日期", kind=Kind.DATE),
        replace(PARTY, label="核查对象", required=False, help="还不知道是谁的，不填。"),
        half_row("started_on", "核查开始", kind=Kind.DATE),
        half_row("ended_on", "核查结束", kind=Kind.DATE),
        Field("course", "核查经过", Kind.LONG_TEXT, help="时间、地点、方式，核查了哪些人和材料。"),
        Field("found", "核查情况", Kind.LONG_TEXT),
        Field("materials", "取得的材料", Kind.LONG_TEXT, required=False),
        Field(
            "conclusion",
            "核查结论",
            Kind.CHOICE,
            choices=("建议立案", "建议不予立案", "建议移送有管辖权的机关"),
        ),
        Field("reasons", "理由", Kind.LONG_TEXT),
        half_row("lead_officer", "核查人及证号"),
        half_row("second_officer", "核查人及证号"),
    ),
    signatures=("核查人签名", "核查人签名"),
    signed_by=("lead_officer", "second_officer"),
)

REFUSAL_TO_FILE = PaperForm(
    code="D02-不予",
    title="不予立案审批表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        half_row("cause", "案由"),
        half_row("source", "案件来源"),
        replace(PARTY, required=False, help="没有明确的当事人的，不填。"),
        Field("summary", "案情摘要", Kind.LONG_TEXT),
        Field("check", "核查情况", Kind.LONG_TEXT, required=False),
        Field(
            "ground",
            "不予立案的情形",
            Kind.CHOICE,
            required=False,
            choices=(
                "没有违法事实",
                "违法行为超过追责时效",
                "不属于本机关管辖",
                "当事人不满十四周岁",
                "其他依法不予立案的情形",
            ),
        ),
        Field("reason", "不予立案的理由", Kind.LONG_TEXT, help="事实和依据。"),
        Field(
            "onward",
            "线索移送",
            Kind.LONG_TEXT,
            required=False,
            help="不属于本机关管辖的，移送到哪个机关。",
        ),
        Field(
            "reporter_told",
            "告知举报人（投诉人）",
            Kind.LONG_TEXT,
            required=False,
            help="告知的方式和期限；不写举报人的身份。",
        ),
        OFFICER_OPINION,
        OFFICE_OPINION,
        HEAD_OPINION,
    ),
    left_open=("ground", "reason", "onward"),
)

VOIDING = PaperForm(
    code="D02-作废",
    title="案件作废审批表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("cause", "案由", Kind.TEXT),
        half_row("case_number", "案件编号"),
        half_row("registered_on", "登记日期", kind=Kind.DATE),
        replace(PARTY, required=False, help="没有明确的当事人的，不填。"),
        Field("ground", "作废的情形", Kind.TEXT),
        Field("reason", "理由", Kind.LONG_TEXT),
        Field("course", "已经办理的步骤", Kind.LONG_TEXT),
        OFFICER_OPINION,
        HEAD_OPINION,
    ),
    closing="作废后案号不再使用，已经形成的记录和文书保留在案卷和日志中。",
)

_SUSPENDED_BECAUSE = Field("ground", "中止的情形", Kind.TEXT)
_CLOCK = Field("clock", "办案期限", Kind.LONG_TEXT)
SUSPENSION = PaperForm(
    code="D25-中止",
    title="案件中止审批表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("cause", "案由", Kind.TEXT),
        half_row("case_number", "案件编号"),
        half_row("expected_on", "预计恢复", kind=Kind.DATE, required=False),
        replace(PARTY, required=False, help="没有明确的当事人的，不填。"),
        _SUSPENDED_BECAUSE,
        Field("reason", "理由", Kind.LONG_TEXT),
        Field("legal_basis", "中止的依据", Kind.LONG_TEXT),
        _CLOCK,
        OFFICER_OPINION,
        HEAD_OPINION,
    ),
    closing="中止期间不调查、不告知、不审核、不作决定；收到的材料照常存入案卷。",
)

RESUMPTION = PaperForm(
    code="D25-恢复",
    title="案件恢复审批表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("cause", "案由", Kind.TEXT),
        half_row("case_number", "案件编号"),
        half_row("suspended_on", "中止日期", kind=Kind.DATE),
        replace(PARTY, required=False, help="没有明确的当事人的，不填。"),
        _SUSPENDED_BECAUSE,
        Field("reason", "恢复的理由", Kind.LONG_TEXT),
        _CLOCK,
        OFFICER_OPINION,
        HEAD_OPINION,
    ),
)

EXTENSION = PaperForm(
    code="D25-延期",
    title="案件延期审批表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("cause", "案由", Kind.TEXT),
        half_row("case_number", "案件编号"),
        half_row("filed_on", "立案日期", kind=Kind.DATE),
        replace(PARTY, required=False, help="没有明确的当事人的，不填。"),
        Field("reason", "理由", Kind.LONG_TEXT),
        Field("legal_basis", "延期的依据", Kind.LONG_TEXT),
        _CLOCK,
        OFFICER_OPINION,
        HEAD_OPINION,
    ),
    closing="法律、法规、规章对办案期限另有规定的，从其规定（《行政处罚法》第六十条）。",
)

PARTY_ADDED = PaperForm(
    code="D02-追加",
    title="追加当事人审批表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("cause", "案由", Kind.TEXT),
        half_row("case_number", "案件编号"),
        half_row("filed_on", "立案日期", kind=Kind.DATE),
        Field("present", "原有当事人", Kind.LONG_TEXT),
        replace(PARTY, label="追加的当事人"),
        Field("relation", "与本案的关系", Kind.TEXT),
        Field("conduct", "涉嫌的违法行为", Kind.LONG_TEXT),
        OFFICER_OPINION,
        HEAD_OPINION,
    ),
    closing="追加以后，对这名当事人单独告知、听取陈述申辩、作出决定和送达"
    "（《中华人民共和国行政处罚法》第四十四条、第四十五条、第六十一条）。",
)

OFFICER_ASSIGNMENT = PaperForm(
    code="D02-指派",
    title="办案人员指派记录",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("case_name", "案件名称", Kind.TEXT),
        half_row("case_number", "案件编号"),
        half_row("filing_number", "立案文号", required=False),
        PARTY,
        LEAD_OFFICER,
        half_row("lead_valid_until", "证件有效期至", kind=Kind.DATE),
        SECOND_OFFICER,
        half_row("second_valid_until", "证件有效期至", kind=Kind.DATE),
        Field(
            "conflict_check",
            "回避审查",
            Kind.LONG_TEXT,
            required=False,
            help="以前的指派记录有这一项；现在由各人自己作出回避声明。",
        ),
        Field("replaced", "更换办案人员的情况", Kind.LONG_TEXT, required=False),
        opinion_row("assignment", "指派意见"),
    ),
    closing=(
        "执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，应当回避"
        "（《中华人民共和国行政处罚法》第四十三条）。"
    ),
    signatures=("主办人员签名", "协办人员签名"),
    signed_by=("lead_officer", "second_officer"),
)

DECLARATION = PaperForm(
    code="D02-声明",
    title="回避声明",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("case_name", "案件名称", Kind.TEXT),
        half_row("case_number", "案件编号"),
        half_row("duty", "在本案中的职责"),
        PARTY,
        opinion_row("declaration", "本人声明"),
        Field("relation", "关系说明", Kind.LONG_TEXT, required=False),
        Field(
            "takes_over",
            "接替办理",
            Kind.LONG_TEXT,
            required=False,
            help="审核、决定本案的人自行回避以后，由谁办理。",
        ),
    ),
    closing=(
        "执法人员与案件有直接利害关系或者有其他关系可能影响公正执法的，应当回避"
        "（《中华人民共和国行政处罚法》第四十三条）。"
    ),
    signatures=("声明人签名",),
)
