"""公示: what the public sees of a decision, as a stored snapshot; HTML is only a view of it."""

import uuid

from django.db import models
from django.db.models import Q, QuerySet

from sunlit.cases.models import Decision, Step
from sunlit.documents.models import Document
from sunlit.people.models import Person
from sunlit.rules.hiding import LONGEST_PASSAGE, HidingGround
from sunlit.rules.withdrawal import WithdrawalGround
from sunlit.rules.withholding import WithholdingGround


class PublicCopy(models.Model):
    """公示稿: the decision after technical processing (技术处理), prepared for checking."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="public_copies")
    content = models.JSONField("公示内容")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(Person, models.PROTECT)
    recorded_at = models.DateTimeField("制作时间")

    class Meta:
        verbose_name = "公示稿"


class HiddenPassage(models.Model):
    """手工隐去: a passage that the public copy hides beyond the masks, on which ground and why."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="hidden_passages")
    passage = models.CharField("隐去的文字", max_length=LONGEST_PASSAGE)
    ground = models.CharField(
        "情形", max_length=20, choices=[(one.value, one.label) for one in HidingGround]
    )
    reason = models.CharField("理由", max_length=300)
    hidden_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "手工隐去"

    def __str__(self) -> str:
        return self.passage


class PassageShown(models.Model):
    """恢复: a passage that was hidden by mistake stands in the public copy again."""

    hidden = models.OneToOneField(HiddenPassage, models.PROTECT, related_name="shown")
    reason = models.CharField("理由", max_length=300)
    shown_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "恢复隐去的文字"


class PublicationCheck(models.Model):
    """公示核对: who checked which public copy (公示制度八).

    The answers to the grounds of 公示制度七 are the step's content. Who examined it for secrets
    signs an act of their own; a check of before names them, and its content says what they found.
    """

    copy = models.ForeignKey(PublicCopy, models.PROTECT, related_name="checks")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    secrecy_reviewer = models.ForeignKey(
        Person, models.PROTECT, related_name="+", null=True, blank=True
    )
    checked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "公示核对"


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
    party_name = models.TextField("当事人")
    party_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    cause = models.TextField("事由")
    conclusion = models.TextField("结论")
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
            models.Index(fields=["published_on", "kind"], name="disclosure_by_month"),
        ]

    def __str__(self) -> str:
        return self.public_id


class Withdrawal(models.Model):
    """撤下: the page gives way to a dated notice with the reason (公示制度第十一条).

    Where the organ corrects itself, `received_on` is the day of its own decision.
    """

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="withdrawal")
    ground = models.CharField(
        "撤下原因", max_length=20, choices=[(one.value, one.label) for one in WithdrawalGround]
    )
    received_on = models.DateField("收到法律文书日期")
    reason = models.CharField("理由", max_length=300)
    withdrawn_at = models.DateTimeField("撤下时间")
    withdrawn_by = models.ForeignKey(Person, models.PROTECT)

    class Meta:
        verbose_name = "撤下"


class Exemption(models.Model):
    """不予公开决定: why a decision is not published, who approved, when it is examined again.

    It stands until an examination ends it, and nothing of it is public (公示制度七).
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="exemptions")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    ground = models.CharField(
        "不予公开情形",
        max_length=20,
        choices=[(one.value, one.label) for one in WithholdingGround],
    )
    reason = models.CharField("理由", max_length=1000)
    redaction_fails = models.CharField("技术处理后仍不能公开的理由", max_length=1000, blank=True)
    basis = models.CharField("规定不予公开的条文", max_length=300, blank=True)
    review_on = models.DateField("重新审查日期")
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "不予公开决定"


class ExemptionReview(models.Model):
    """重新审查: the ground still stands, until another day, or it has ended."""

    exemption = models.ForeignKey(Exemption, models.PROTECT, related_name="reviews")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    ends = models.BooleanField("情形已经消除")
    finding = models.CharField("审查情况", max_length=1000)
    review_on = models.DateField("重新审查日期", null=True)
    reviewed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "重新审查"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=True) | Q(review_on__isnull=False),
                name="disclosure_review_ends_or_is_repeated",
            )
        ]
