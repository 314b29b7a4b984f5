"""公示: what the public sees of a decision, as a stored snapshot; HTML is only a view of it."""

import uuid

from django.db import models
from django.db.models import QuerySet

from sunlit.cases.models import Decision, Step
from sunlit.documents.models import Document
from sunlit.people.models import Person


class PublicCopy(models.Model):
    """公示稿: the decision after technical processing (技术处理), prepared for checking."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="public_copies")
    content = models.JSONField("公示内容")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(Person, models.PROTECT)
    recorded_at = models.DateTimeField("制作时间")

    class Meta:
        verbose_name = "公示稿"


class PublicationQuerySet(QuerySet["Publication"]):
    """Publications by what the public may see."""

    def public(self) -> "PublicationQuerySet":
        """Those not withdrawn."""
        return self.filter(withdrawal=None)


class Publication(models.Model):
    """已公示的决定. `snapshot` is the canonical JSON that the public log commits to.

    The columns beside it repeat what lists and searches need; `verify` holds them against it.
    """

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    public_id = models.CharField("公示编号", max_length=12, unique=True)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="publication")
    copy = models.OneToOneField(PublicCopy, models.PROTECT, related_name="publication")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    snapshot = models.BinaryField("公示内容的规范字节")
    snapshot_sha256 = models.CharField("公示内容指纹", max_length=64)
    pdf_sha256 = models.CharField("公示文书指纹", max_length=64)
    number = models.CharField("决定文号", max_length=60)
    kind = models.CharField("执法类别", max_length=20)
    party_name = models.CharField("当事人", max_length=200)
    party_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    cause = models.CharField("事由", max_length=300)
    conclusion = models.CharField("结论", max_length=300)
    office_code = models.CharField("承办科室", max_length=50)
    decided_on = models.DateField("决定日期")
    published_on = models.DateField("公示日期")
    published_at = models.DateTimeField("公示时间")
    published_by = models.ForeignKey(Person, models.PROTECT)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "公示"
        indexes = [
            models.Index(fields=["-decided_on", "-id"], name="disclosure_newest"),
            models.Index(fields=["kind", "-decided_on", "-id"], name="disclosure_by_kind"),
            models.Index(fields=["number"], name="disclosure_by_number"),
        ]

    def __str__(self) -> str:
        return self.public_id


class Withdrawal(models.Model):
    """撤下: the page gives way to a dated notice with the reason (公示制度第十一条)."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="withdrawal")
    reason = models.CharField("理由", max_length=300)
    withdrawn_at = models.DateTimeField("撤下时间")
    withdrawn_by = models.ForeignKey(Person, models.PROTECT)

    class Meta:
        verbose_name = "撤下"
