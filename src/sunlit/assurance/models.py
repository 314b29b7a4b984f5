"""What each round of checking found: one row a round, written once."""

import uuid

from django.db import models


class Part(models.TextChoices):
    """核对范围: what one round reads, every byte of it."""

    DATABASE = "database", "日志和数据库"
    FILES = "files", "存储的文件"


class VerificationRound(models.Model):
    """核对轮次: a round that came to its end; `findings` are its first sentences, without names.

    `remarks` are told and are no findings: what is older than the rule that it would break.
    """

    uuid = models.UUIDField("轮次标识", unique=True, default=uuid.uuid4)
    part = models.CharField("核对范围", max_length=10, choices=Part.choices)
    begun_at = models.DateTimeField("核对开始时间")
    ended_at = models.DateTimeField("核对结束时间")
    found = models.PositiveIntegerField("发现问题数")
    findings = models.JSONField("发现的问题", default=list)
    remarks = models.JSONField("说明事项", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "核对轮次"
        indexes = [models.Index(fields=["part", "-id"], name="assurance_last_of_a_part")]

    def __str__(self) -> str:
        return f"{self.part} {self.ended_at:%Y-%m-%d %H:%M}"
