"""What stands against the instance now, for everybody who must be told without asking."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from sunlit.assurance.hand_out import last_differences, ways
from sunlit.assurance.models import Part, VerificationRound
from sunlit.ledger.lacking import lacking
from sunlit.ledger.models import Log, LogOrigin, PendingEvent
from sunlit.ledger.put_back import signed_after
from sunlit.ledger.services.acknowledge_clock import CLOCK_ACKNOWLEDGED
from sunlit.ledger.side_log import side_log_fault
from sunlit.people.given import standing

NEW_FOR = timedelta(days=30)
_LATE = timedelta(hours=3)
"""What goes out each hour is late after three."""
_LATE_MAIL = timedelta(days=2)


@dataclass(frozen=True)
class Alarm:
    """One thing somebody must look into; `grave` when evidence is not as it should be."""

    sentence: str
    grave: bool = True


def last_rounds() -> dict[str, VerificationRound]:
    """Return the last round of each part that came to its end."""
    found = {}
    for part in Part:
        last = VerificationRound.objects.filter(part=part).order_by("-pk").first()
        if last is not None:
            found[part.value] = last
    return found


def alarms(now: datetime) -> Iterator[Alarm]:
    """Yield everything that stands against the instance at `now`, real time; the gravest first."""
    yield from (Alarm(str(held)) for held in lacking())
    yield from (Alarm(sentence) for sentence in last_differences())
    yield from told_alarms(now)


def told_alarms(now: datetime) -> Iterator[Alarm]:
    """Yield what the last rounds found and what is late, without comparing anything anew."""
    rounds = last_rounds()
    for part in Part:
        last = rounds.get(part.value)
        if last is not None and last.found:
            yield Alarm(
                f"核对{part.label}发现 {last.found} 个问题"
                f"（{timezone.localtime(last.ended_at):%Y-%m-%d %H:%M}）：{last.findings[0]}"
            )
    yield from _clock_put_back(now)
    yield from _late_rounds(rounds, now)
    for origin in LogOrigin.objects.filter(generation__gt=1, opened_at__gt=now - NEW_FOR):
        yield Alarm(
            f"{Log(origin.log).label}在 {timezone.localtime(origin.opened_at):%Y-%m-%d %H:%M}"
            f" 开启了第 {origin.generation} 代：此前的日志在那时中断，请核对原因。",
            grave=False,
        )
    for way in ways():
        late = _LATE_MAIL if way.name == "电子邮件" else _LATE
        if way.error:
            yield Alarm(f"检查点没有送到 {way.name}：{way.error}", grave=False)
        elif way.sent_at is not None and now - way.sent_at > late:
            yield Alarm(f"检查点很久没有送到 {way.name}。", grave=False)
    yield from (Alarm(sentence, grave=False) for sentence in standing(now))
    fault = side_log_fault()
    if fault:
        yield Alarm(fault, grave=False)


def _clock_put_back(now: datetime) -> Iterator[Alarm]:
    """Yield an alarm while this machine's time lies before what it has signed already."""
    signed = None if settings.CLOCK else signed_after(now)
    if signed is not None:
        minutes = int((signed - now).total_seconds()) // 60
        yield Alarm(
            f"本机时钟比最近一次签过的时间早 {minutes} 分钟：时钟被拨回，校准以前不能办理。"
        )
    gone_on = PendingEvent.objects.filter(event=CLOCK_ACKNOWLEDGED, recorded_at__gt=now - NEW_FOR)
    for at in gone_on.order_by("recorded_at").values_list("recorded_at", flat=True):
        yield Alarm(
            f"{timezone.localtime(at):%Y-%m-%d %H:%M} 本机时钟改早以后继续办理，"
            "原因写在日志里，请核对。",
            grave=False,
        )


def _late_rounds(rounds: dict[str, VerificationRound], now: datetime) -> Iterator[Alarm]:
    """Yield the parts whose last round ended more than two periods ago.

    An older instance is checked by itself only since this room has been there.
    """
    longest = timedelta(hours=2 * settings.VERIFY_HOURS)
    first = LogOrigin.objects.order_by("opened_at").values_list("opened_at", flat=True).first()
    here = MigrationRecorder.Migration.objects.filter(app="assurance").earliest("applied")
    if first is None:
        return
    for part in Part:
        last = rounds.get(part.value)
        since = last.ended_at if last else max(first, here.applied)
        if now - since > longest:
            hours = int((now - since).total_seconds()) // 3600
            yield Alarm(f"{part.label}已经 {hours} 小时没有核对完。", grave=False)
