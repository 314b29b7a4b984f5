"""Papers: their numbers, what they say, and the files made from them. Nothing here changes."""

import uuid

from django.db import models

from sunlit.documents.numbering import format_number
from sunlit.records.models import StoredFile


class DocumentNumber(models.Model):
    """文号: one number of one series; a series begins anew each year and leaves out nothing."""

    word = models.CharField("机关代字", max_length=20)
    year = models.PositiveSmallIntegerField("年份")
    serial = models.PositiveIntegerField("序号")
    allocated_at = models.DateTimeField("取号时间")

    class Meta:
        verbose_name = "文号"
        ordering = ["word", "year", "serial"]
        constraints = [
            models.UniqueConstraint(
                fields=["word", "year", "serial"],
                name="a_document_number_is_used_once",
                violation_error_message="这个文号已经用过。",
            ),
            models.CheckConstraint(
                condition=models.Q(serial__gte=1), name="a_document_number_starts_at_one"
            ),
        ]

    def __str__(self) -> str:
        return format_number(self.word, self.year, self.serial)


class VoidedNumber(models.Model):
    """作废文号: a number that no paper will carry, and why."""

    number = models.OneToOneField(
        DocumentNumber, models.PROTECT, verbose_name="文号", related_name="voided"
    )
    reason = models.TextField("作废原因")
    by = models.BigIntegerField("作废人")
    at = models.DateTimeField("作废时间")

    class Meta:
        verbose_name = "作废文号"

    def __str__(self) -> str:
        return f"{self.number}（作废）"


class Document(models.Model):
    """文书: what an issued paper says.

    `subject` is the UUID of the matter (a case, an inspection …) that the paper belongs to:
    rooms above know papers, papers know none of them.
    """

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4, editable=False)
    subject = models.UUIDField("所属事项", db_index=True)
    form = models.CharField("文书种类", max_length=20)
    title = models.CharField("标题", max_length=200)
    number = models.OneToOneField(
        DocumentNumber,
        models.PROTECT,
        null=True,
        verbose_name="文号",
        related_name="document",
    )
    content = models.JSONField("内容")
    content_hash = models.CharField("内容哈希", max_length=64, db_index=True)
    issued_on = models.DateField("成文日期")
    made_by = models.BigIntegerField("制作人")
    recorded_at = models.DateTimeField("记入时间")

    class Meta:
        verbose_name = "文书"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.title} {self.number}" if self.number else self.title


class Rendition(models.Model):
    """文书文件: the PDF made from a paper, by which engine and from which fonts."""

    document = models.ForeignKey(
        Document, models.PROTECT, verbose_name="文书", related_name="renditions"
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, verbose_name="文件", related_name="renditions"
    )
    engine = models.CharField("制作程序", max_length=100)
    fonts_fingerprint = models.CharField("字体指纹", max_length=64)
    made_at = models.DateTimeField("制作时间")

    class Meta:
        verbose_name = "文书文件"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "file"], name="a_paper_names_a_file_once"),
        ]

    def __str__(self) -> str:
        return f"{self.document} PDF"
