"""时钟被拨回: while this machine's time lies before what was signed last, no act is dated by it.

An act carries the server's moment, so a clock put back would date acts back. What was signed last
is the newest checkpoint, and what waits for the next one. Asked for every act and by every thread
that works, this costs no query: what was signed is known from the first act on, and signing goes
on with the time. Only when the clock stands behind that, or has lost against the monotonic clock
of this process, is the database asked again.

`SUNLIT_CLOCK` shifts the time of acts in demonstrations: there nothing is compared.
"""

import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Subquery
from django.utils import timezone

from sunlit.ledger.models import LogCheckpoint, QueuedEvent
from sunlit.rules.refusal import Refusal, Refused

MAY_DIFFER = timedelta(minutes=2)
"""A clock that is set right by seconds, or the clock of another machine, has not been put back."""


class ClockPutBack(Refused):
    """Nothing is done while the clock stands before what was signed last."""

    def __init__(self, signed: datetime) -> None:
        """Say when that was."""
        at = f"{timezone.localtime(signed):%Y-%m-%d %H:%M}"
        super().__init__(
            Refusal(
                f"本机时钟比最近一次签过的时间（{at}）早，现在只能登录和查看，不能办理。"
                "请系统管理员校准时钟。"
            )
        )


@dataclass(frozen=True)
class _Known:
    """What was signed last, and what both clocks of the process said when that was asked."""

    signed: datetime | None
    asked: datetime
    ticks: float

    def latest(self) -> datetime:
        """Return what this machine's clock should show at least."""
        return self.asked + timedelta(seconds=time.monotonic() - self.ticks)

    def suffices(self, now: datetime) -> bool:
        """Whether nothing at `now` speaks for a clock that was put back since."""
        return now + MAY_DIFFER >= max(self.latest(), self.signed or self.asked)


class _Watch:
    def __init__(self) -> None:
        self.on = False
        self.known: dict[str, _Known] = {}
        self.turn = threading.Lock()


_watch = _Watch()


def watch(*, on: bool = True) -> None:
    """Compare from now on, in this process: the program does, from its first moment."""
    _watch.on = on
    _watch.known.clear()


def signed_after(now: datetime, using: str = DEFAULT_DB_ALIAS) -> datetime | None:
    """Return what was signed last when `now`, real time, lies before it; None when it does not."""
    signed = last_signed(using)
    return signed if signed is not None and now + MAY_DIFFER < signed else None


def put_back(using: str = DEFAULT_DB_ALIAS) -> datetime | None:
    """Return what was signed last while this machine's clock lies before it; otherwise None."""
    if not _watch.on or settings.CLOCK:
        return None
    # A process may turn to another database: a test does.
    name = f"{settings.INSTANCE_DIR}:{using}"
    now = timezone.now()
    known = _watch.known.get(name)
    if known is not None and known.suffices(now):
        if now > known.latest():
            # A clock that went forward meanwhile may be put back by as much.
            _watch.known[name] = _Known(known.signed, now, time.monotonic())
        return None
    with _watch.turn:
        known = _Known(last_signed(using), now, time.monotonic())
        _watch.known[name] = known
    return known.signed if known.signed is not None and now + MAY_DIFFER < known.signed else None


def last_signed(using: str = DEFAULT_DB_ALIAS) -> datetime | None:
    """Return the moment of the newest checkpoint, or of what has been queued since, if later.

    The newest by its place, not by its moment: `sunlit resume --clock` lets an earlier one follow.
    """
    queued = QueuedEvent.objects.order_by("-queued_at").values("queued_at")[:1]
    newest = LogCheckpoint.objects.using(using).order_by("-pk")
    moments = newest.values_list("signed_at", Subquery(queued)).first() or ()
    return max((moment for moment in moments if moment is not None), default=None)


def require_not_put_back(using: str = DEFAULT_DB_ALIAS) -> None:
    """Let an act go on.

    :raises ClockPutBack: while the clock stands before what was signed last.
    """
    signed = put_back(using)
    if signed is not None:
        raise ClockPutBack(signed)
