"""Sample contexts of the desk's lists: made-up persons and matters."""

from types import SimpleNamespace as Row

from sunlit.web.due import DueWords
from sunlit.web.parts import Empty, FilterGroup, Link, Search, Tag, pager
from web.frame_samples import LATER, OVERDUE, PENALTY, SOON, TODAY, UNSURE, desk


def work_item(
    tone: str,
    due: DueWords | None,
    title: str,
    number: str,
    *,
    party: str,
    why: str,
    **more: object,
) -> Row:
    defaults = {
        "url": "/desk/case",
        "action_label": "去办理",
        "action_url": "/desk/step",
        "counted": "",
        "who": "",
        "first": tone in {"overdue", "today", "soon"},
        "blocked": "",
    }
    return Row(
        tone=tone, due=due, title=title, number=number, party=party, why=why, **(defaults | more)
    )


WORK_LIST = desk("工作台") | {
    "page_heading": "今天要办的事",
    "day_line": "2026年11月24日 星期二。按到期先后排列，期限由系统按工作日历计算。",
    "search": Search("/desk/", "案号、当事人或事项（按 / 键到这里）"),
    "tabs": [
        Link("全部", "/desk/", current=True, count=7),
        Link("已超期", "/desk/?due=overdue", count=1),
        Link("今天到期", "/desk/?due=today", count=1),
        Link("3 个工作日内", "/desk/?due=soon", count=2),
        Link("以后", "/desk/?due=later", count=3),
        Link("我交办的", "/desk/?when=handed", count="1000+"),
    ],
    "items": [
        work_item(
            "overdue",
            OVERDUE,
            "补录：行政检查结果未告知被检查人",
            "阳发改检〔2026〕27号",
            party="阳泉市郊区荫营热力有限公司",
            why="公示制度第六条（三）：收到检验结果之日起 3 个工作日内告知",
            action_label="去告知",
        ),
        work_item(
            "today",
            TODAY,
            "公示行政处罚决定",
            "阳发改罚〔2026〕8号",
            party="阳泉市泰安粮油储备有限公司",
            why="公示制度第六条（三）：处罚决定 7 个工作日内公开，今天到期",
            action_label="去公示",
        ),
        work_item(
            "soon",
            SOON,
            "答复法制审核意见（纠正程序）",
            "阳发改罚〔2026〕9号",
            party="阳泉晟达矿业有限公司",
            why="审核制度第九条：收到审核意见应当及时研究；未通过审核不得作出决定",
            action_label="看意见",
        ),
        work_item(
            "soon",
            SOON,
            "作出行政处罚决定",
            "阳发改罚〔2026〕10号",
            party="山西宏盛建设工程有限公司",
            why="《行政处罚法》第六十条：立案之日起九十日内作出决定",
            blocked="法制审核还没有通过（审核制度第五条）。",
        ),
        work_item(
            "later",
            LATER,
            "立卷归档",
            "阳发改许〔2026〕41号",
            party="阳泉市清源水务有限公司",
            why="记录制度第十二条：终结之日起 30 日内归档",
            action_label="去归档",
        ),
        work_item(
            "later",
            UNSURE,
            "公示双随机抽查结果",
            "2026 年第 4 批",
            party="12 家粮食收储企业",
            why="公示制度第九条：20 个工作日内公示抽查情况",
            action_label="去公示",
        ),
        work_item(
            "noted", None, "登记案件来源", "线索 2026-0031", party="匿名举报", why="记录制度第四条"
        ),
    ],
    "scopes": [
        Link("轮到我办的", "/desk/", current=True),
        Link("本科室在办的", "/desk/?whose=all"),
    ],
    "groups": [
        Link("全部事项", "/desk/", current=True),
        Link("待审核", "/desk/?what=endorse", count="1000+"),
    ],
    "filters": [FilterGroup("阶段", (Link("全部", "?", current=True), Link("调查取证", "?s=i")))],
    "chips": [Link("调查取证", "/desk/")],
    "saved": Row(
        links=[Link("我的超期", "/desk/?when=overdue", current=True)],
        page="work",
        query="stage=investigation",
        save_url="/desk/filters/",
    ),
    "panel": {
        "first": True,
        "heading": "本科室各人在办的",
        "rows": [
            Row(name="张志强", words="7 件，其中超期 1 件", url="/desk/?officer=a", is_late=True),
            Row(name="未指派", words="2 件", url="/desk/?officer=none", is_late=False),
        ],
    },
    "pager": None,
}

WORK_LIST_EMPTY: dict[str, object] = WORK_LIST | {
    "items": [],
    "panel": None,
    "empty": Empty(
        "今天没有要办的事", "新的期限到来时会出现在这里。", Link("看我的案件", "/desk/cases")
    ),
}

CASES = desk("案件") | {
    "page_title": "案件 第 1 页",
    "new_case_url": "/desk/step",
    "new_case_label": "登记案件来源",
    "search": Search("/desk/cases", "案号、当事人、统一社会信用代码", value="粮"),
    "filters": [
        FilterGroup("类别", (Link("全部", "?", current=True), Link("行政处罚", "?k=p", count=12))),
        FilterGroup("阶段", (Link("全部", "?", current=True), Link("调查取证", "?s=i", count=4))),
    ],
    "cases": [
        Row(
            number="阳发改罚〔2026〕8号",
            url="/desk/case",
            kind=PENALTY,
            due=TODAY,
            party="阳泉市泰安粮油储备有限公司",
            cause="未按规定执行粮食质量检验制度",
            officers="张志强、李敏",
            stage=Tag("公示", "info"),
            next_step="公示行政处罚决定",
        ),
        Row(
            number="来源〔2026〕31号",
            url="/desk/case",
            kind=PENALTY,
            due=None,
            party="某粮油店",
            cause="压级压价",
            officers="未指定",
            stage=Tag("受案"),
            next_step="立案审批",
        ),
    ],
    "pager": pager(1204, 3, 20, lambda n: f"/desk/cases?page={n}"),
    "downloads": [Link("CSV", "/desk/cases.csv")],
}
