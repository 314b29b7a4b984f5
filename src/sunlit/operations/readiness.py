"""What keeps this process from serving, one sentence each."""

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from sunlit.assurance.queries import alarms
from sunlit.ledger import triggers
from sunlit.ledger.models import QueuedEvent
from sunlit.operations.forwarded import is_not_believed

LEAST_FREE_BYTES = 256 * 1024 * 1024
LONGEST_LAG = timedelta(minutes=2)
ONE_ADDRESS = (
    "请求由反向代理转来，而 SUNLIT_PROXIES 是 0：所有来访者被当作同一个地址，"
    "一个人登录失败，全单位都要等候。请设定 SUNLIT_PROXIES=1（几层代理就写几）。"
)
_UP_TO_DATE: set[str] = set()
"""Databases once seen to have this version's structure: a running version asks only once."""


def hindrances(now: datetime) -> Iterator[str]:
    """Yield what keeps this process from serving at `now`, real time; nothing when it is ready."""
    try:
        connection.ensure_connection()
        yield from _structure()
        yield from _protection()
        yield from _sequencer(now)
        yield from (alarm.sentence for alarm in alarms(now) if alarm.grave)
    except DatabaseError:
        yield "数据库连不上，或者不能查询。"
    free = free_bytes()
    if free < LEAST_FREE_BYTES:
        yield f"实例目录所在的磁盘只剩 {free // 1024 // 1024} MB。"


def notices(now: datetime) -> Iterator[str]:
    """Yield what whoever watches should look into, though this process can serve."""
    yield from (alarm.sentence for alarm in alarms(now) if not alarm.grave)
    if is_not_believed():
        yield ONE_ADDRESS


def free_bytes() -> int:
    """Return how much the disk of the instance has left."""
    return shutil.disk_usage(Path(settings.INSTANCE_DIR)).free


def waiting_event_age(now: datetime) -> timedelta:
    """Return how long the oldest event waits for its place in a signed checkpoint."""
    oldest = QueuedEvent.objects.order_by("queued_at").values_list("queued_at", flat=True).first()
    return max(now - oldest, timedelta(0)) if oldest else timedelta(0)


def _structure() -> Iterator[str]:
    name = str(connection.settings_dict["NAME"])
    if name in _UP_TO_DATE:
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "数据库的结构不是这个版本的，请重新启动 sunlit serve。"
    else:
        _UP_TO_DATE.add(name)


def _protection() -> Iterator[str]:
    missing = triggers.missing(connection)
    if missing:
        yield f"数据库的保护不完整：{missing[0]}等 {len(missing)} 处。"


def _sequencer(now: datetime) -> Iterator[str]:
    lag = waiting_event_age(now)
    if lag > LONGEST_LAG:
        yield f"日志停了 {int(lag.total_seconds()) // 60} 分钟没有签发检查点。"
