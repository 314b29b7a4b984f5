"""The stations as the page shows them: with addresses, accounts and what was already done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.utils import timezone

from sunlit.cases.models import Case
from sunlit.catalogue.organ import current_calendar
from sunlit.rules.citations import cite
from sunlit.walk.found import (
    explained_duty,
    last_taken,
    late_on,
    newest_publication,
    seven_working_days_after,
    some_stored_file,
    waiting_for,
)
from sunlit.walk.stations import STATIONS, Station, Visit

_SHOWN = 8
_ROLES = {
    "officer": "执法人员 officer1",
    "office_head": "科室负责人 officehead",
    "reviewer": "法制审核人员 reviewer",
    "review_head": "法规科负责人 reviewhead",
    "leader": "局领导 leader1",
    "discloser": "公示信息员 discloser",
    "archivist": "档案员 archivist",
}


@dataclass(frozen=True)
class ShownVisit:
    """One page to open; without a `url` there is nothing to see, and `said` says why."""

    label: str
    url: str
    username: str
    to_do: tuple[str, ...]
    said: str = ""


@dataclass(frozen=True)
class Command:
    """A line to type, and what it is for."""

    text: str
    code: str


@dataclass(frozen=True)
class ShownStation:
    """One station, numbered; the line `first` is typed before its pages are opened."""

    number: int
    system: str
    title: str
    visits: tuple[ShownVisit, ...]
    notice: tuple[str, ...]
    citations: str
    first: tuple[Command, ...] = ()
    commands: tuple[Command, ...] = ()
    late_title: str = ""
    late: tuple[str, ...] = ()


def shown_stations(today: date) -> list[ShownStation]:
    """Return all stations as the data stand on that day."""
    return [_station(number, one, today) for number, one in enumerate(STATIONS, 1)]


def _station(number: int, station: Station, today: date) -> ShownStation:
    first: tuple[Command, ...] = ()
    commands: tuple[Command, ...] = ()
    late: tuple[str, ...] = ()
    late_title = ""
    if station.special == "clock":
        moment = seven_working_days_after(today, current_calendar())
        first = (_clock(moment),)
        commands = (Command("看完按 Ctrl+C，回到真实的今天：", "make demo"),)
        late = tuple(_late(moment.date()))
        late_title = f"到 {moment:%Y}年{moment.month}月{moment.day}日，如果没有人办，变红的有："
    elif station.special == "byte":
        commands = tuple(_one_byte())
    return ShownStation(
        number,
        station.system,
        station.title,
        tuple(_visit(one) for one in station.visits),
        station.notice,
        "、".join(str(cite(one)) for one in station.citations),
        first,
        commands,
        late_title,
        late,
    )


def _visit(visit: Visit) -> ShownVisit:
    case, said = _case(visit) if visit.step else (None, "")
    known: dict[str, object] = {"case": case.uuid} if case else {}
    if "{public_id}" in visit.address + "".join(visit.to_do) and (
        publication := newest_publication()
    ):
        known["public_id"] = publication.public_id
    if "{due}" in visit.address and (duty := explained_duty(visit.username)):
        known["due"] = duty.pk
    try:
        address = visit.address.format(**known)
        to_do = tuple(line.format(**known) for line in visit.to_do)
    except KeyError:
        return ShownVisit(visit.label, "", visit.username, (), "现在没有可看的，先走别的站。")
    return ShownVisit(visit.label, _url(address, visit.username), visit.username, to_do, said)


def _case(visit: Visit) -> tuple[Case | None, str]:
    """Return the case a visit is about, and a sentence where it is not the step's turn now."""
    waiting = None if visit.done else waiting_for(visit.step)
    if waiting is not None:
        return waiting, ""
    if visit.after and (before := waiting_for(visit.after)):
        return before, "要等上面那一步办完才轮到；现在打开，看到的是为什么还不能办。"
    taken = last_taken(visit.step)
    if taken is None or visit.done:
        return (taken.case if taken else None), ""
    day = f"{timezone.localtime(taken.recorded_at):%m-%d}"
    return taken.case, f"这一步已经有人办过（{day}），打开的是办过的那一件。"


def _url(address: str, username: str) -> str:
    if not username:
        return address
    return f"/desk/sign-in/?{urlencode({'next': address, 'as': username})}"


def _late(day: date) -> Iterator[str]:
    duties = list(late_on(day)[: _SHOWN + 1])
    for duty in duties[:_SHOWN]:
        who = _ROLES.get(duty.role, duty.role)
        due = f"{duty.due_on.month}月{duty.due_on.day}日到期" if duty.due_on else ""
        yield f"{who}：{duty.title}（{duty.number}），{due}。{duty.why}。"
    if len(duties) > _SHOWN:
        yield "还有别的，工作台上都看得到。"


def _clock(moment: datetime) -> Command:
    return Command(
        "在启动演示的终端（敲命令的窗口）按 Ctrl+C 停下，"
        f"把时钟拨到今天起第七个工作日（{moment.month}月{moment.day}日），再输入（端口等设置照原来的写）：",
        f"SUNLIT_CLOCK={moment.isoformat(timespec='minutes')} make demo",
    )


def _one_byte() -> Iterator[Command]:
    program = ".venv/bin/sunlit --instance instance"
    yield Command("另开一个终端，在同一个目录里核对一遍，没有发现问题：", f"{program} verify")
    if not (stored := some_stored_file()):
        return
    place = f"instance/{stored}"
    yield Command("先留一份，再往一份存好的文书后面加一个字节：", f"cp -p {place} kept.pdf")
    yield Command("", f"chmod u+w {place} && printf x >> {place}")
    yield Command("再核对一遍：点名说出是哪个文件变了。", f"{program} verify")
    yield Command("放回原样：", f"cp -pf kept.pdf {place} && rm -f kept.pdf")
