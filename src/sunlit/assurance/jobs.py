"""What comes by itself: every byte read again within the period, checkpoints out each hour."""

import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from sunlit.assurance.hand_out import hand_out
from sunlit.assurance.models import Part
from sunlit.assurance.services.end_round import MOST_KEPT, end_round
from sunlit.assurance.whole import check_database, file_line
from sunlit.jobs.registry import job
from sunlit.jobs.run import NotYet, Run
from sunlit.ledger.side_log import catch_up, side_log_fault
from sunlit.records.check import check_after, count_files
from sunlit.rules.since import Remark

PERIOD = timedelta(hours=settings.VERIFY_HOURS)
_LATER = timedelta(minutes=10)
"""Whoever starts the program works with it first."""
_SLICE_SECONDS = 20.0
_REST = timedelta(seconds=20)
_AT_ONCE = 50


@job("assurance.hand_out", "送出检查点", every=timedelta(hours=1), after=timedelta(minutes=1))
def hand_out_checkpoints(run: Run) -> None:
    if side_log_fault():
        catch_up()
    differs = hand_out(run.now())
    run.words = f"外面留存的有 {len(differs)} 处对不上。" if differs else "已送出，与留存的相符。"


@job("assurance.check_database", "核对日志和数据库", every=PERIOD, after=_LATER)
def check_the_database(run: Run) -> None:
    begun = run.now()

    def give_way(_what: str, _done: int, _total: int) -> None:
        run.give_way()

    lines: list[str] = []
    remarks: list[str] = []
    found = _take(lines, 0, _apart(check_database(give_way), remarks))
    end_round(
        Part.DATABASE,
        begun_at=begun,
        now=run.now(),
        lines=lines,
        found=found,
        remarks=remarks,
    )
    run.words = _words(found)


@job("assurance.check_files", "核对存储的文件", every=PERIOD, after=_LATER)
def check_the_files(run: Run) -> None:
    """Read some files, rest, go on after them: other work and other readers of the disk come in."""
    at: dict[str, Any] = run.cursor or {
        "begun": run.now().isoformat(),
        "after": 0,
        "done": 0,
        "found": 0,
        "lines": [],
    }
    total = count_files()
    until = time.monotonic() + _SLICE_SECONDS
    while checked := check_after(at["after"], _AT_ONCE, run.give_way):
        for key, finding in checked:
            at["after"] = key
            at["done"] += 1
            if finding:
                at["found"] = _take(at["lines"], at["found"], [file_line(finding)])
        run.advance(at["done"], total, at)
        if time.monotonic() > until:
            raise NotYet("核对进行中，歇一会儿再接着读。", _REST)
    begun = datetime.fromisoformat(at["begun"])
    end_round(Part.FILES, begun_at=begun, now=run.now(), lines=at["lines"], found=at["found"])
    run.words = _words(at["found"])


def _apart(lines: Iterable[str], remarks: list[str]) -> Iterator[str]:
    """Put the remarks aside and yield the findings."""
    for line in lines:
        if isinstance(line, Remark):
            remarks.append(line)
        else:
            yield line


def _take(lines: list[str], found: int, more: Iterable[str]) -> int:
    """Keep the first lines, and count them all."""
    for line in more:
        found += 1
        if len(lines) < MOST_KEPT:
            lines.append(line)
    return found


def _words(found: int) -> str:
    return f"发现 {found} 个问题。" if found else "没有发现问题。"
