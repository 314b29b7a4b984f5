"""What is to be done behind the pages: one row a job."""

import uuid

from django.db import models
from django.db.models.functions import Now


class State(models.TextChoices):
    """Where a job stands. A dead one waits for a person; a discarded one nobody wants any more."""

    QUEUED = "queued", "等候"
    RUNNING = "running", "进行中"
    DONE = "done", "完成"
    DEAD = "dead", "已停止"
    DISCARDED = "discarded", "已作废"


class Job(models.Model):
    """后台任务: a kind of work and the keys of what it is about; never personal data.

    `key` makes it one: what is asked for twice under one key is done once. `owner` and `attempt`
    are who may write; `lease_until` is until when the owner is believed to live. `cursor` is how
    far the work has come, written together with its effects.
    """

    uuid = models.UUIDField("任务编号", default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField("任务键", max_length=200, unique=True)
    kind = models.CharField("任务种类", max_length=60)
    subject = models.UUIDField("任务对象", null=True)
    payload = models.JSONField("任务参数", default=dict)
    requested_by = models.BigIntegerField("提出人", null=True)
    state = models.CharField(
        "任务状态", max_length=10, choices=State.choices, default=State.QUEUED, db_default="queued"
    )
    run_at = models.DateTimeField("最早开始时间", db_default=Now())
    attempt = models.PositiveIntegerField("第几次尝试", default=0)
    max_attempts = models.PositiveIntegerField("最多尝试次数")
    owner = models.CharField("执行者", max_length=60, blank=True)
    lease_until = models.DateTimeField("租期至", null=True)
    cursor = models.JSONField("进行到", default=dict)
    done = models.PositiveIntegerField("已完成数", default=0)
    total = models.PositiveIntegerField("总数", default=0)
    words = models.CharField("办理结果", max_length=300, blank=True)
    error = models.CharField("失败原因", max_length=300, blank=True)
    created_at = models.DateTimeField("提出时间", db_default=Now())
    finished_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        verbose_name = "后台任务"
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["run_at", "id"],
                condition=models.Q(state="queued"),
                name="jobs_queued",
            ),
            models.Index(
                fields=["lease_until"],
                condition=models.Q(state="running"),
                name="jobs_running",
            ),
            models.Index(
                fields=["id"],
                condition=models.Q(state="dead"),
                name="jobs_dead",
            ),
            models.Index(
                fields=["finished_at"],
                condition=models.Q(state__in=["done", "discarded"]),
                name="jobs_finished",
            ),
            models.Index(fields=["subject"], name="jobs_of_a_subject"),
        ]

    def __str__(self) -> str:
        return self.key
