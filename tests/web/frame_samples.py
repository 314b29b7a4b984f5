"""The frame of the sample pages, and the due days that they show."""

from sunlit.web.due import DueWords
from sunlit.web.frame import SignedIn, desk_frame
from sunlit.web.parts import Crumb, Link, Tag

ORGAN = "阳泉市发展和改革委员会"
PENALTY = Tag("行政处罚", "warn")
LICENSE = Tag("行政许可", "info")
INSPECTION = Tag("行政检查", "plain")
NEXT_YEAR = "（2027 年放假通知未公布，暂算）"

OVERDUE = DueWords("超期 4 天", "overdue", "11月20日", "2026-11-20", explain_url="/desk/due")
TODAY = DueWords("今天", "today", "11月24日", "2026-11-24", explain_url="/desk/due")
SOON = DueWords("还剩 1 个工作日", "soon", "11月25日", "2026-11-25", explain_url="/desk/due")
LATER = DueWords("还剩 8 个工作日", "later", "12月4日", "2026-12-04", explain_url="/desk/due")
UNSURE = DueWords(
    "还剩 33 个工作日", "later", "2027年1月12日", "2027-01-12", NEXT_YEAR, explain_url="/desk/due"
)


def desk(current: str, **page: object) -> dict[str, object]:
    """Return the context of a desk page whose nav item `current` is marked."""
    labels = {
        "工作台": "/desk/",
        "案件": "/desk/cases",
        "法制审核": "/desk/review",
        "公示": "/desk/publish",
        "档案": "/desk/archive",
        "清单": "/desk/lists",
        "监督": "/desk/oversight",
    }
    nav = [
        Link(label, url, current=label == current, count=2 if label == "工作台" else None)
        for label, url in labels.items()
    ]
    frame = desk_frame(
        ORGAN,
        SignedIn("张志强", "粮食监督检查科"),
        nav,
        crumbs=[Crumb("工作台", "/desk/"), Crumb("案件", "/desk/cases")] if page else (),
        demonstration=True,
        today_words="2026年11月24日",
    )
    return frame | page
