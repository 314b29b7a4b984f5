"""Sample contexts of the portal."""

from types import SimpleNamespace as Row

import segno
from django.utils.safestring import mark_safe

from sunlit.web.frame import Site
from sunlit.web.parts import Empty, Event, Fact, FilterGroup, Link, Search, pager
from web.frame_samples import INSPECTION, LICENSE, ORGAN, PENALTY

SITE = Site(
    organ_name=ORGAN,
    name="行政执法公示",
    domain="127.0.0.1",
    id_code="1403000000",
    address="阳泉市城区（示例）",
    telephone="0353-0000000",
    hours="工作日 8:00–12:00，14:30–18:00",
    icp_number="晋ICP备00000000号-1",
    police_number="晋公网安备 14030000000000号",
    party_mark_url="/party-mark",
    report_error_url="/report-error",
    site_map_url="/site-map",
    nav=(
        Link("首页", "/"),
        Link("事前公开", "/organ/"),
        Link("事后公开", "/decisions/"),
        Link("双随机抽查", "/inspections/"),
        Link("验证文书", "/verify/"),
        Link("申请更正", "/corrections/new"),
    ),
)

DECISION_ROWS = [
    Row(
        number="阳发改罚〔2026〕8号",
        url="/decisions/8/",
        kind=PENALTY,
        party="阳泉市泰安粮油储备有限公司",
        cause="未按规定执行粮食质量检验制度",
        conclusion="警告；罚款 3 万元",
        decided_on="2026-11-13",
        published_on="2026-11-24",
    ),
    Row(
        number="阳发改许〔2026〕41号",
        url="/decisions/41/",
        kind=LICENSE,
        party="阳泉市清源水务有限公司",
        cause="固定资产投资项目节能审查",
        conclusion="准予许可",
        decided_on="2026-11-04",
        published_on="2026-11-10",
    ),
    Row(
        number="阳发改检〔2026〕26号",
        url="/decisions/26/",
        kind=INSPECTION,
        party="阳泉煤气有限公司",
        cause="石油天然气管道保护检查",
        conclusion="未发现问题",
        decided_on="2026-10-28",
        published_on="2026-11-06",
    ),
]

HOME: dict[str, object] = {
    "search": Search("/decisions/", "当事人名称、决定文号或统一社会信用代码", submit="查询"),
    "decisions": DECISION_ROWS,
    "decisions_url": "/decisions/",
    "total_line": "共公示 128 件。许可、处罚 7 个工作日内公开，其他决定 20 个工作日内公开。",
    "tiles": [
        Row(title="谁在执法", text="执法主体、持证人员、监督电话", url="/organ/"),
        Row(title="凭什么执法", text="依据、权责清单、裁量基准", url="/bases/"),
        Row(title="怎么办、多久办完", text="服务指南、流程图、办理时限", url="/matters/"),
        Row(title="信息有错？", text="申请更正，网上就能办", url="/corrections/new"),
    ],
    "month_lines": ["本月无行政强制决定。", "本月无双随机抽查结果。"],
    "month_checked_on": "2026-11-24",
}

DECISIONS: dict[str, object] = {
    "page_title": "行政执法决定 第 1 页",
    "search": Search("/decisions/", "当事人名称、决定文号或统一社会信用代码", submit="查询"),
    "filters": [
        FilterGroup(
            "类别",
            (
                Link("全部", "?", current=True),
                Link("行政处罚", "?kind=penalty"),
                Link("行政许可", "?kind=license"),
                Link("行政检查", "?kind=inspection"),
            ),
        ),
        FilterGroup("年份", (Link("全部", "?", current=True), Link("2026", "?year=2026"))),
        FilterGroup("承办科室", (Link("全部", "?", current=True), Link("粮食监督检查科", "?o=1"))),
    ],
    "periods_line": "行政许可、行政处罚 7 个工作日内公开，其他决定 20 个工作日内公开",
    "decisions": DECISION_ROWS,
    "pager": pager(128, 1, 20, lambda n: f"/decisions/?page={n}"),
    "downloads": [Link("CSV", "/data/decisions.csv"), Link("JSON", "/data/decisions.json")],
}

DECISIONS_EMPTY: dict[str, object] = DECISIONS | {
    "page_title": "行政执法决定 行政检查",
    "decisions": [],
    "pager": pager(0, 1, 20, str),
    "downloads": [],
    "empty": Empty("本月无行政检查决定", "可以改选年份或类别。", Link("看全部决定", "/decisions/")),
}

DECISION: dict[str, object] = {
    "kind_title": "行政处罚决定",
    "number": "阳发改罚〔2026〕8号",
    "published_at": "2026-11-24 09:30",
    "facts": [
        Fact("执法机关", ORGAN),
        Fact("执法对象", "阳泉市泰安粮油储备有限公司"),
        Fact("统一社会信用代码", "91140300XXXXXXXXXX"),
        Fact("执法类别", "行政处罚（警告、罚款）"),
        Fact("违法事实", "未按规定执行粮食质量检验制度"),
        Fact("处罚依据", "《粮食流通管理条例》第四十五条"),
        Fact("处罚内容", "警告；罚款人民币 3 万元"),
        Fact("决定日期", "2026年11月13日"),
        Fact("公示日期", "2026年11月24日（第 7 个工作日）"),
        Fact("公示截止期", "2029年11月13日"),
    ],
    "history": [
        Event(
            "更正：统一社会信用代码", "2026-11-26 10:00", "", "原公示内容有一位数字错误，已更正。"
        ),
        Event("公示", "2026-11-24 09:30"),
    ],
    "qr_svg": mark_safe(
        segno.make("http://127.0.0.1:8000/decisions/8/").svg_inline(
            omitsize=True, title="本页二维码", svgclass=None, lineclass=None
        )
    ),
    "verify_code": "8F3K-27QD",
    "fingerprint": "9f2c41d0 77ab03e5 9f2c41d0 77ab03e5 9f2c41d0 77ab03e5 9f2c41d0 77ab03e5",
    "pdf_url": "/decisions/8.pdf",
    "proof_url": "/decisions/8.tlog-proof",
    "json_url": "/decisions/8.json",
    "verify_url": "/verify/",
    "correction_url": "/corrections/new",
    "contact_line": "也可以拨打 0353-0000000。",
}

WITHDRAWN: dict[str, object] = {
    "number": "阳发改罚〔2026〕5号",
    "notice_text": "该决定已被依法变更，原公示信息已撤下。",
    "facts": [
        Fact("撤下原因", "决定被依法变更"),
        Fact("收到法律文书", "2026年11月18日"),
        Fact("撤下日期", "2026年11月19日"),
        Fact("依据", "《行政处罚法》第四十八条第二款、公示制度第十一条"),
    ],
    "proof_url": "/decisions/5.tlog-proof",
    "contact_line": "需要了解情况的，请拨打 0353-0000000。",
}

VERIFY: dict[str, object] = {
    "steps": [
        Row(text="下载决定的日志证明文件（tlog-proof）。", code="", url="", url_label=""),
        Row(
            text="用任何一种支持 C2SP tlog-proof 的程序核对，或者用本系统的程序：",
            code="sunlit verify",
            url="",
            url_label="",
        ),
        Row(
            text="把检查点和公示栏上张贴的比一比：",
            code="",
            url="/log/publicity/checkpoint",
            url_label="检查点",
        ),
    ],
    "checkpoint_line": "日志现有 1204 条，最近一次签名 2026-11-24 09:30。",
    "log_key": "sunlit.example/publicity+d0a8d0d1+AWzB1mB6cFm0",
    "checkpoint_url": "/log/publicity/checkpoint",
}

VERIFY_BAD: dict[str, object] = VERIFY | {
    "result": Row(
        tone="bad",
        title="不一致：这不是本机关公示的文件",
        text="文件的内容和公示的决定书不同。请以公示页面上的为准。",
        facts=[Fact("您的文件指纹", "00ab 12cd"), Fact("公示的文件指纹", "9f2c 41d0")],
        page_url="/decisions/8/",
    )
}
