"""What a work list says where nothing is in it: what that means, and what one may do now."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from sunlit.cases.models import Case
from sunlit.rules.procedure import Role
from sunlit.web.parts import Empty, Link

if TYPE_CHECKING:
    from sunlit.desk.presenters.work_page import WorkPage

_HEADINGS = ((Role.LEADER, "等我批准的事"), (Role.SUPERVISOR, "各科室的期限"))
_CASES = Link("看案件", "/desk/cases/")
_NEW_CASE = Link("登记案件来源", "/desk/cases/new/")
_OF_COUNSEL = Empty(
    "没有交给您的审核", "法规科请您参加审核的案件会出现在这里；您只看得到交给您的案件。"
)
_FIRST_TIMES = {
    Role.OFFICER: Empty(
        "现在没有要您办的事",
        "指派给您的案件、本科室还没有指派的线索，轮到办理时会出现在这里。",
        _NEW_CASE,
    ),
    Role.OFFICE_HEAD: Empty(
        "现在没有要您审核的事",
        "本科室提交审核、等待指派或者等待发布的，会出现在这里。",
        Link("看本科室在办的", "/desk/?whose=all"),
    ),
    Role.REVIEWER: Empty("没有待审核的书稿", "承办科室送审以后，会带着剩余的工作日出现在这里。"),
    Role.REVIEW_HEAD: Empty("没有待审核的书稿", "承办科室送审以后，会带着剩余的工作日出现在这里。"),
    Role.LEADER: Empty(
        "没有等您批准的事",
        "提请立案、决定、结案等审批，以及需要集体研究的，会出现在这里。",
        Link("看全机关在办的", "/desk/?whose=all"),
    ),
    Role.DISCLOSER: Empty("没有待公示的决定", "决定送达以后要公示的，会按期限出现在这里。", _CASES),
    Role.ARCHIVIST: Empty(
        "没有待归档的案卷",
        "承办科室立好的案卷交来以后出现在这里；还没有立好的，在“还不能办的”里看。",
        Link("看还没有立好的", "/desk/?when=waits"),
    ),
}
_PARTS = {
    "overdue": Empty("没有超期的事", "到期以前办完的，不会到这里来。"),
    "today": Empty("今天没有到期的事"),
    "soon": Empty("3 个工作日内没有到期的事"),
    "later": Empty("以后没有要办的事"),
    "handed": Empty(
        "没有交给别人还没办的事", "您提交审核、送审或者指派以后，在对方办完以前会列在这里。"
    ),
    "waits": Empty("没有在等别人的事", "要等前面步骤办完才轮到您的，会写明在等谁、从哪天起等。"),
}


def heading_of(roles: Collection[Role], *, shows_all: bool) -> str:
    """Return the heading of the work list of whoever holds these roles."""
    if shows_all and Role.SUPERVISOR not in roles:
        return "全机关在办的事" if Role.LEADER in roles else "本科室在办的事"
    return next((words for role, words in _HEADINGS if role in roles), "今天要办的事")


def empty_list(page: "WorkPage") -> Empty:
    """Return the words for an empty list of this person, this part, these filters."""
    if not page.roles:
        return Empty("还没有给您指定岗位", "请安全管理员在系统里为您指定岗位。")
    if page.only_looks_on and page.looked_after is None:
        return _OF_COUNSEL
    if page.is_filtered:
        everything = Link("看全部", page.asked.path)
        return Empty("没有符合条件的事", "可以去掉上面的一个条件再看。", everything)
    if not page.has_any_work and not Case.objects.exists():
        return _first_day(page.roles)
    return _PARTS.get(page.when) or _nothing_at_all(page)


def _nothing_at_all(page: "WorkPage") -> Empty:
    if page.shows_all:
        return Empty("没有在办的事", "每一件案件都办完了，没有人要办什么。", _CASES)
    return next(words for role, words in _FIRST_TIMES.items() if role in page.roles)


def _first_day(roles: Collection[Role]) -> Empty:
    """Return what to do in an instance without any case."""
    if Role.OFFICER in roles:
        return Empty(
            "系统里还没有案件", "从登记第一条案件来源开始；全过程记录从那里算起。", _NEW_CASE
        )
    return Empty("系统里还没有案件", "执法人员登记案件来源以后，每一步要谁办、几时到期，都列出来。")
