"""Stored files: one row for each content, whoever handed it in and however often."""

import uuid

from django.db import models


class StoredFile(models.Model):
    """已存文件: bytes in the store, named by their SHA-256.

    The name and media type are those given when the content first came in; a paper or a piece
    of evidence that has its own name keeps it in its own row.
    """

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("字节数")
    media_type = models.CharField("媒体类型", max_length=100)
    original_name = models.CharField("原文件名", max_length=255)
    stored_at = models.DateTimeField("存入时间")

    class Meta:
        verbose_name = "已存文件"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.original_name}（{self.sha256[:12]}）"
