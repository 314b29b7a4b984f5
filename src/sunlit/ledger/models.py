"""The log's tables. All but the queue are written once and never changed."""

import uuid

from django.db import models
from django.db.models.functions import Now


class Log(models.TextChoices):
    """日志: `publicity` is public entry by entry; of `record` only the checkpoints are."""

    PUBLICITY = "publicity", "公示日志"
    RECORD = "record", "记录日志"


class LogOrigin(models.Model):
    """日志的一代: one tree with its own name; a restored log goes on in a new one."""

    log = models.CharField("日志", max_length=16, choices=Log.choices)
    generation = models.PositiveIntegerField("第几代")
    name = models.CharField("名称", max_length=200, unique=True)
    vkey = models.CharField("验证公钥", max_length=400)
    opened_at = models.DateTimeField("开启时间")
    continues_note = models.TextField("所接续的检查点", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "日志的一代"
        constraints = [
            models.UniqueConstraint(fields=["log", "generation"], name="ledger_one_generation")
        ]

    def __str__(self) -> str:
        return self.name


class PendingEvent(models.Model):
    """事件: the canonical bytes and the salt that its leaf commits to."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    log = models.CharField("日志", max_length=16, choices=Log.choices)
    event = models.CharField("事件", max_length=80)
    subject = models.UUIDField("对象")
    form_version = models.PositiveSmallIntegerField("格式版本")
    recorded_at = models.DateTimeField("登记时间")
    actor = models.PositiveIntegerField("办理人", null=True)
    canonical = models.BinaryField("规范字节")
    salt = models.BinaryField("盐", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "事件"
        indexes = [
            models.Index(fields=["subject", "event"], name="ledger_event_of_subject"),
            models.Index(fields=["recorded_at", "id"], name="ledger_event_by_time"),
            models.Index(fields=["actor", "recorded_at", "id"], name="ledger_event_by_actor"),
            models.Index(fields=["event", "recorded_at", "id"], name="ledger_event_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.subject}"


class QueuedEvent(models.Model):
    """待覆盖的事件: not yet covered by a checkpoint. A work list, not evidence: rows leave it."""

    pending = models.OneToOneField(
        PendingEvent, models.PROTECT, primary_key=True, related_name="queued"
    )
    log = models.CharField("日志", max_length=16, choices=Log.choices)
    queued_at = models.DateTimeField("排队时间", db_default=Now())

    class Meta:
        verbose_name = verbose_name_plural = "待覆盖的事件"

    def __str__(self) -> str:
        return str(self.pending_id)


class LogEntry(models.Model):
    """日志的叶: one event at its place."""

    origin = models.ForeignKey(LogOrigin, models.PROTECT, db_index=False, related_name="entries")
    index = models.PositiveBigIntegerField("序号")
    leaf = models.BinaryField("叶")
    pending = models.OneToOneField(PendingEvent, models.PROTECT, related_name="entry")

    class Meta:
        verbose_name = verbose_name_plural = "日志的叶"
        constraints = [
            models.UniqueConstraint(fields=["origin", "index"], name="ledger_one_entry_per_index")
        ]

    def __str__(self) -> str:
        return f"{self.origin_id}:{self.index}"


class LogNode(models.Model):
    """散列树的节点: the root of a complete subtree of 2^level leaves."""

    origin = models.ForeignKey(LogOrigin, models.PROTECT, db_index=False, related_name="nodes")
    level = models.PositiveSmallIntegerField("层")
    index = models.PositiveBigIntegerField("序号")
    hash = models.BinaryField("散列")

    class Meta:
        verbose_name = verbose_name_plural = "散列树的节点"
        constraints = [
            models.UniqueConstraint(fields=["origin", "level", "index"], name="ledger_one_node")
        ]

    def __str__(self) -> str:
        return f"{self.origin_id}:{self.level}/{self.index}"


class LogCheckpoint(models.Model):
    """检查点: the signed size and root of a tree."""

    origin = models.ForeignKey(
        LogOrigin, models.PROTECT, db_index=False, related_name="checkpoints"
    )
    size = models.PositiveBigIntegerField("叶数")
    root = models.BinaryField("根")
    note = models.TextField("签名文本")
    signed_at = models.DateTimeField("签发时间")

    class Meta:
        verbose_name = verbose_name_plural = "检查点"
        constraints = [
            models.UniqueConstraint(fields=["origin", "size"], name="ledger_one_checkpoint_a_size")
        ]

    def __str__(self) -> str:
        return f"{self.origin_id}:{self.size}"


class ReadingKind(models.TextChoices):
    """查阅种类: what was opened."""

    CASE = "case", "案件"
    PAPER = "paper", "文书"
    EVIDENCE = "evidence", "证据文件"
    LIST = "list", "列表"


class Reading(models.Model):
    """查阅记录: who read what, written before it was shown; `read_at` is the database's own time.

    `subject` is the uuid of what was opened (none of a list), `case` that of the case.
    """

    reader = models.PositiveBigIntegerField("查阅人")
    read_at = models.DateTimeField("查阅时间", db_default=Now())
    kind = models.CharField("查阅种类", max_length=10, choices=ReadingKind.choices)
    subject = models.UUIDField("对象", null=True)
    case = models.UUIDField("所属案件", null=True)
    what = models.CharField("查阅内容", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "查阅记录"
        indexes = [
            models.Index(fields=["reader", "id"], name="ledger_readings_of_a_reader"),
            models.Index(fields=["case", "id"], name="ledger_readings_of_a_case"),
            models.Index(fields=["read_at"], name="ledger_readings_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.reader} {self.kind} {self.what}"


class ReadingSeal(models.Model):
    """查阅记录的封存: the digest of a stretch of readings, as the record log keeps it."""

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    first = models.PositiveBigIntegerField("首行")
    last = models.PositiveBigIntegerField("末行")
    count = models.PositiveIntegerField("行数")
    digest = models.CharField("查阅记录指纹", max_length=64)
    sealed_at = models.DateTimeField("封存时间")

    class Meta:
        verbose_name = verbose_name_plural = "查阅记录的封存"

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"
