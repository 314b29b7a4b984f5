"""One thing to do as the work list shows it: its day, why, who it waits for, what to press."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from sunlit.desk.presenters.due_words import due_words
from sunlit.duties.models import Duty
from sunlit.rules.dossier import ARCHIVE_DEADLINE
from sunlit.rules.procedure import Role
from sunlit.web.due import prose_day

if TYPE_CHECKING:
    from sunlit.desk.presenters.work_page import WorkPage

_PRESSED = {
    Role.OFFICE_HEAD: "去审核",
    Role.REVIEWER: "去审核",
    Role.LEADER: "去审批",
    Role.DISCLOSER: "去核对",
    Role.ARCHIVIST: "去归档",
}
_NEAR = frozenset({"overdue", "today", "soon"})


def work_item(duty: Duty, page: "WorkPage") -> dict[str, Any]:
    """Return the row; only what the person may do now has a button."""
    due = due_words(duty, page.now, page.calendar)
    may_act = duty.actionable and not page.shows_all and page.when != "handed"
    case, own = f"/desk/cases/{duty.subject}/", f"{duty.of_party}/" if duty.of_party else ""
    return {
        "id": duty.pk,
        "due": due,
        "tone": due.tone if due else "noted",
        "title": duty.title,
        "url": case,
        "number": duty.number,
        "party": duty.about,
        "why": duty.why,
        "counted": _counted(duty, page),
        "who": "" if may_act or not duty.actionable else _who(duty, page),
        "blocked": "" if duty.actionable else _blocked(duty, page),
        "action_label": _PRESSED.get(Role(duty.role), "去办理"),
        "action_url": f"{case}{own}{duty.step}/" if may_act else "",
        "first": bool(due and due.tone in _NEAR),
    }


def _counted(duty: Duty, page: "WorkPage") -> str:
    """Return the day of the period for archiving, which an archivist counts in days."""
    if duty.deadline != ARCHIVE_DEADLINE or not (duty.counted_from and duty.raw_on):
        return ""
    whole = (duty.raw_on - duty.counted_from).days
    return f"终结后第 {(page.today - duty.counted_from).days} 天，共 {whole} 天"


def _who(duty: Duty, page: "WorkPage") -> str:
    """Return whose turn it is, and since when."""
    names = "、".join(one.name for one in (duty.assignee, duty.second) if one)
    office = f"{duty.office.name}　" if duty.office else ""
    since = prose_day(timezone.localdate(duty.start), page.today)
    return f"{office}等{names or Role(duty.role).label}办理，{since}起"


def _blocked(duty: Duty, page: "WorkPage") -> str:
    """Return what must be done first, by whom, and since when it waits."""
    if duty.waits_since is None:
        return "前面的步骤还没有办完。"
    since = prose_day(timezone.localdate(duty.waits_since), page.today)
    return f"{duty.waits_for}，{since}起。"
