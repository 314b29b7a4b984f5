"""The stations as the page shows them: with addresses, accounts and what was already done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils import timezone

from sunlit.catalogue.organ import current_calendar
from sunlit.rules.citations import cite
from sunlit.walk.found import (
    explained_duty,
    last_taken,
    late_on,
    newest_publication,
    seven_working_days_after,
    turning_red,
    waiting_for,
)
from sunlit.walk.stations import STATIONS, Station, Visit
from sunlit.walk.terminal import (
    Command,
    clock_back,
    clock_moved,
    verified,
    verified_by_oneself,
)

_SHOWN = 8
_ROLES = {
    "officer": "执法人员",
    "office_head": "科室负责人",
    "reviewer": "法制审核人员",
    "review_head": "法规科负责人",
    "leader": "局领导",
    "discloser": "公示信息员",
    "archivist": "档案员",
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
class ShownStation:
    """One station, numbered; `first` is typed before its pages are opened."""

    number: int
    system: str
    title: str
    visits: tuple[ShownVisit, ...]
    notice: tuple[str, ...]
    citations: str
    first: tuple[Command, ...] = ()
    commands: tuple[Command, ...] = ()
    more: tuple[ShownVisit, ...] = ()
    more_notice: tuple[str, ...] = ()
    more_commands: tuple[Command, ...] = ()
    late_title: str = ""
    late: tuple[str, ...] = ()


@dataclass(frozen=True)
class Walk:
    """Shows the stations as the data stand on a day, to who reads them at that port."""

    today: date
    port: str = ""

    def stations(self) -> list[ShownStation]:
        """Return all stations."""
        return [self._station(number, one) for number, one in enumerate(STATIONS, 1)]

    def _station(self, number: int, station: Station) -> ShownStation:
        first: tuple[Command, ...] = ()
        commands: tuple[Command, ...] = ()
        more_commands: tuple[Command, ...] = ()
        late: tuple[str, ...] = ()
        late_title = ""
        if station.special == "clock":
            moment = seven_working_days_after(self.today, current_calendar())
            first, more_commands = clock_moved(moment, self.port), clock_back(self.port)
            late = tuple(_late(moment.date()))
            day = f"{moment.year}年{moment.month}月{moment.day}日"
            late_title = f"不想停下系统的：到 {day}，没有人办，变红的有"
        elif station.special == "byte":
            commands, more_commands = verified(), verified_by_oneself()
        return ShownStation(
            number,
            station.system,
            station.title,
            tuple(self._visit(one) for one in station.visits),
            station.notice,
            "、".join(str(cite(one)) for one in station.citations),
            first,
            commands,
            tuple(self._visit(one) for one in station.more),
            tuple(self._notices(station)),
            more_commands,
            late_title,
            late,
        )

    def _visit(self, visit: Visit) -> ShownVisit:
        known, said = _case(visit) if visit.step else ({}, "")
        known |= self._known(visit)
        try:
            address = visit.address.format(**known)
            to_do = tuple(line.format(**known) for line in visit.to_do)
        except KeyError:
            return ShownVisit(visit.label, "", visit.username, (), "现在没有可看的，先走别的站。")
        return ShownVisit(visit.label, _url(address, visit.username), visit.username, to_do, said)

    def _known(self, visit: Visit) -> dict[str, object]:
        known: dict[str, object] = {}
        if "{public_id}" in visit.address and (publication := newest_publication()):
            known["public_id"] = publication.public_id
        if "{due}" in visit.address and (duty := explained_duty(visit.username)):
            known["due"] = duty.pk
        if "{late}" in visit.address:
            day = seven_working_days_after(self.today, current_calendar()).date()
            duty = turning_red(visit.username, self.today, day) or explained_duty(visit.username)
            known |= {"late": duty.pk} if duty else {}
        return known

    def _notices(self, station: Station) -> Iterator[str]:
        publication = newest_publication()
        for line in station.more_notice:
            if publication or "{public_id}" not in line:
                yield line.format(public_id=publication.public_id if publication else "")


def _case(visit: Visit) -> tuple[dict[str, object], str]:
    """Return the case a visit is about, and a sentence where it is not the step's turn now."""
    waiting = None if visit.done else waiting_for(visit.step)
    if waiting is not None:
        return {"case": waiting.uuid}, ""
    if visit.after and (before := waiting_for(visit.after)):
        sentence = "要等上面那一步办完才轮到；现在打开，看到的是为什么还不能办。"
        return {"case": before.uuid}, sentence
    taken = last_taken(visit.step)
    if taken is None:
        return {}, ""
    known: dict[str, object] = {"case": taken.case.uuid, "seq": taken.seq}
    day = f"{timezone.localtime(taken.recorded_at):%m-%d}"
    said = "" if visit.done else f"这一步已经有人办过（{day}），打开的是办过的那一件。"
    return known, said


def _url(address: str, username: str) -> str:
    if not username:
        return address
    return f"/desk/sign-in/?{urlencode({'next': address, 'as': username})}"


def _late(day: date) -> Iterator[str]:
    duties = list(late_on(day)[: _SHOWN + 1])
    for duty in duties[:_SHOWN]:
        who = _ROLES.get(duty.role, duty.role)
        due = f"，{duty.due_on.month}月{duty.due_on.day}日到期" if duty.due_on else ""
        yield f"{who}：{duty.title}（{duty.number}）{due}。"
    if len(duties) > _SHOWN:
        yield "还有别的，工作台上都看得到。"
