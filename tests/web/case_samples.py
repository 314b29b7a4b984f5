"""Sample contexts of a case, a step and a paper."""

from types import SimpleNamespace as Row

from sunlit.web.parts import Event, Fact, Link, Notice, StageMark, Tag
from web.frame_samples import LATER, PENALTY, SOON, TODAY, UNSURE, desk

TIMELINE = [
    Event("受案登记", "2026-09-02 09:14", "张志强", "粮食库存检查移送（附件 2）", Tag("线索")),
    Event("立案审批", "2026-09-04 16:20", "王建国", "批准立案", Tag("立案")),
    Event(
        "现场检查",
        "2026-09-08 10:02",
        "张志强、李敏",
        "录像 18 分 22 秒，五项内容完整",
        Tag("调查"),
        late_entry="补录于 09-09 08:30",
        links=(Link("现场笔录", "/desk/document"),),
    ),
    Event("没有录音", "2026-09-15 11:30", "李敏", "设备故障，已报告", Tag("调查", "bad"), "wrong"),
    Event("法制审核通过", "2026-10-20 15:41", "陈静（法规科）", "意见：同意", Tag("审核")),
    Event("作出行政处罚决定", "2026-11-13 17:05", "局领导集体讨论", "", Tag("决定")),
    Event(
        "公示处罚决定", "2026-11-24", "", "今天到期（第 7 个工作日）", Tag("公示", "warn"), "ahead"
    ),
    Event("立卷归档", "2026-12-13", "", "终结之日起 30 日内", Tag("归档", "warn"), "ahead"),
]

STAGES = [
    *(StageMark(name, "done") for name in ("受案", "立案", "调查取证", "法制审核", "决定", "送达")),
    StageMark("公示", "now"),
    StageMark("终结", "ahead"),
    StageMark("归档", "ahead"),
]

CASE = desk("案件", number="阳发改罚〔2026〕8号") | {
    "tags": [PENALTY, Tag("重大", "bad"), Tag("今天应公示", "warn")],
    "party": "阳泉市泰安粮油储备有限公司",
    "cause": "未按规定执行粮食质量检验制度",
    "office": "粮食监督检查科",
    "officers_line": "张志强、李敏",
    "actions": [Link("案卷目录", "/desk/document"), Link("打印", "/desk/case?print=1")],
    "stages": STAGES,
    "next_step": Row(
        title="公示行政处罚决定",
        text="今天是作出决定之后的第 7 个工作日。",
        basis="公示制度第六条（三）",
        tone="today",
        due=TODAY,
        action_label="核对公示稿",
        action_url="/desk/publish",
        waiting_for="",
        missing=[],
    ),
    "other_steps": [Link("登记陈述申辩", "/desk/step"), Link("报告未能记录", "/desk/step")],
    "events": TIMELINE,
    "deadlines": [
        Row(label="公示", due=TODAY, note=""),
        Row(label="归档", due=LATER, note=""),
        Row(label="复议期满", due=UNSURE, note=""),
        Row(label="作出决定", due=None, note="已按期办结"),
    ],
    "papers": [
        Row(label="立案审批表", url="/desk/document", tag=None),
        Row(label="现场检查笔录", url="/desk/document", tag=None),
        Row(label="送达回证", url="", tag=Tag("缺", "bad")),
    ],
    "papers_total": 12,
    "papers_url": "/desk/document",
    "missing_papers": [
        Row(label="送达回证扫描件", tag=Tag("缺", "bad")),
        Row(label="法制审核意见书", tag=Tag("有", "good")),
    ],
    "evidence": [
        Row(
            label=f"证据 {n}",
            about="视听资料　执法人员拍摄",
            files=[
                Row(
                    name=f"现场〔2026〕　{n}号.mp4",
                    url="/desk/document",
                    about="MP4 视频　18.2 MB",
                    digest="9f86 d081 884c 7d65……",
                    note="库房北门" if n == 1 else "",
                    warning="扩展名是 mp4，内容是Windows 程序" if n == 2 else "",
                )
            ],
        )
        for n in range(1, 6)
    ],
    "evidence_total": 5,
    "people": [
        Fact("当事人", "阳泉市泰安粮油储备有限公司"),
        Fact("信用代码", "91140300XXXXXXXXXX"),
        Fact("主办", "张志强（证号 SX03010122，有效）"),
        Fact("协办", "李敏（证号 SX03010145，有效）"),
    ],
    "ledger_line": "本案 14 项记录已写入日志，核对无误。",
}

STEP = desk("案件", number="阳发改罚〔2026〕9号") | {
    "page_heading": "立案审批",
    "case_url": "/desk/case",
    "party": "阳泉晟达矿业有限公司",
    "lead": "符合立案条件的，由负责人批准立案；批准之日起计算办案期限。",
    "basis": "《行政处罚法》第五十四条第二款",
    "needs": [
        Row(label="案件来源登记表", tag=Tag("有", "good"), url="/desk/document"),
        Row(label="两名持证执法人员", tag=Tag("缺", "bad"), url=""),
    ],
    "due": SOON,
    "after": ["办案期限 90 日开始计算。", "立案审批表自动编入案卷。"],
    "notices": [
        Notice("还不能提交", "先补齐右边缺的材料。", "warn", actions=(Link("去补", "/desk/step"),))
    ],
}

DOCUMENT = desk("案件", number="阳发改罚〔2026〕8号") | {
    "page_heading": "行政处罚决定书",
    "document_number": "阳发改罚〔2026〕8号",
    "case_url": "/desk/case",
    "facts": [
        Fact("制作人", "张志强"),
        Fact("日期", "2026-11-13"),
        Fact("指纹", "9f2c 41d0 77ab 03e5"),
    ],
    "page_images": [],
    "paragraphs": [
        Row(
            head="", text="当事人：阳泉市泰安粮油储备有限公司\n统一社会信用代码：91140300XXXXXXXXXX"
        ),
        Row(head="一、违法事实和证据", text="经查，当事人未按规定执行粮食质量检验制度。"),
    ],
    "pdf_url": "",
    "pdf_note": "PDF 正在制作，稍后刷新本页。",
    "versions": [Link("送审稿（11月10日）", "/desk/document")],
}
