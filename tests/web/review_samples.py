"""Sample contexts of a legal review and of the check before a publication."""

from types import SimpleNamespace as Row

from sunlit.web.parts import Event, Fact, Tag
from web.frame_samples import SOON, TODAY, desk

REVIEW = desk("法制审核", number="阳发改罚〔2026〕9号") | {
    "case_url": "/desk/case",
    "party": "阳泉晟达矿业有限公司",
    "cause": "未办理节能审查擅自开工",
    "round_line": "第 1 轮审核，11月20日送审",
    "due": SOON,
    "gate_line": "审核未完成，承办科室不能作出决定（审核制度第五条）。",
    "materials": [
        Row(label="处理建议意见", url="/desk/review", tag=Tag("齐", "good"), note="", current=True),
        Row(label="情况说明", url="/desk/review", tag=Tag("齐", "good"), note="", current=False),
        Row(
            label="证据及证明对象（9）",
            url="/desk/review",
            tag=Tag("齐", "good"),
            note="第 4 号证据没有录音",
            current=False,
        ),
        Row(label="听证笔录", url="", tag=Tag("不涉及"), note="当事人没有申请听证", current=False),
    ],
    "material": Row(
        title="处理建议意见",
        facts=[Fact("制作人", "张志强"), Fact("日期", "2026-11-19")],
        page_images=[],
        pdf_url="/desk/document",
        paragraphs=[
            Row(
                head="一、违法事实",
                text="经查，当事人于 2026 年 3 月至 8 月期间，未办理节能审查即开工建设。",
            ),
            Row(head="二、处理建议", text="责令停止建设，限期改正；罚款人民币 5 万元。"),
        ],
    ),
    "findings": [
        Row(
            code="subject",
            number=1,
            title="执法主体及执法人员是否适格",
            hint="两名执法人员证件是否有效",
            value="pass",
            note="张志强、李敏，两证有效",
            saved=True,
            error="",
            points=[],
            save_url="/desk/review",
        ),
        Row(
            code="facts",
            number=2,
            title="认定事实是否清楚，证据是否确实、充分",
            hint="",
            value="fail",
            note="",
            saved=False,
            error="不符合的，请写明理由。",
            save_url="",
            points=[Row(code="facts_character", title="定性有误", value="fail")],
        ),
        Row(
            code="law",
            number=3,
            title="适用依据是否正确",
            hint="",
            value="",
            note="",
            saved=False,
            error="",
            points=[],
            save_url="",
        ),
    ],
    "opinions": [
        Row(
            code="agree",
            label="同意",
            checked=False,
            disabled=True,
            why="第 2 项不符合，不能同意。",
        ),
        Row(
            code="investigate",
            label="继续调查或者不予作出决定",
            checked=True,
            disabled=False,
            why="",
        ),
        Row(code="amend", label="变更", checked=False, disabled=False, why=""),
        Row(code="procedure", label="纠正程序", checked=False, disabled=False, why=""),
        Row(code="transfer", label="移送", checked=False, disabled=False, why=""),
    ],
    "opinion_text": "",
    "opinion_text_error": "请写明意见和理由。",
    "progress_line": "已审 2 / 8 项，还差 6 项",
    "signing": {
        "name": "signing_password",
        "label": "登录密码",
        "help": "请再次输入登录密码，确认由您本人签署；密码不会保存。",
        "error": "",
    },
    "may_issue": False,
    "error_summary": None,
    "action_url": "/desk/review",
    "read_only": False,
    "trail": [Event("送审", "2026-11-20 09:10", "张志强", "六项材料", Tag("送审"))],
}

PUBLISH = desk("公示", number="阳发改罚〔2026〕7号") | {
    "page_heading": "核对公示稿",
    "case_url": "/desk/case",
    "party": "张某某",
    "due": TODAY,
    "due_line": "今天是作出决定之后的第 7 个工作日。",
    "changed_line": "6 项内容，2 项作了技术处理",
    "rows": [
        Row(
            label="决定文号",
            original="阳发改罚〔2026〕7号",
            public="阳发改罚〔2026〕7号",
            changed=False,
            why="",
        ),
        Row(
            label="当事人",
            original="张某甲",
            public="张某某",
            changed=True,
            why="隐去个人姓名（公示制度第六条）",
        ),
        Row(
            label="身份证号",
            original="1403************12",
            public="",
            changed=True,
            why="个人隐私，不公开",
        ),
        Row(
            label="事由",
            original="阻挠粮食流通监督检查",
            public="阻挠粮食流通监督检查",
            changed=False,
            why="",
        ),
    ],
    "pdf_url": "/desk/document",
    "public_pdf_url": "/desk/document",
    "form_heading": "逐项核对（公示制度第七条）",
    "trail": [Event("梳理", "2026-11-23 10:00", "李敏", "拟公示，技术处理 2 项")],
}
