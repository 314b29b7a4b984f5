"""告知, 决定书稿, 审核通过, 决定, 送达."""

import uuid

from django.db import models

from sunlit.cases.models.case import Case, Party, Step
from sunlit.documents.models import Document
from sunlit.people.models import Person
from sunlit.rules.penalty_outcomes import PenaltyOutcome
from sunlit.rules.service import ServiceMethod

OUTCOMES = [(outcome.value, outcome.label) for outcome in PenaltyOutcome]


class AdvanceNotice(models.Model):
    """事先告知: served on the party before any decision (处罚法44); it can never be waived."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="notices")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    hearing_right = models.BooleanField("告知听证权利")
    fine_fen = models.BigIntegerField("拟罚款（分）")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "事先告知"


class DecisionDraft(models.Model):
    """决定书稿: one immutable version of what would be decided, and the hash that review binds to.

    `content` is party, facts, evidence, characterization, provisions, discretion, disposition and
    remedies, without number, day, signature and seal (definition 4 of the clauses). Whether it is
    major, and by which row of the catalogue, is stored on the version, and so is whether the heads
    of the organ must deliberate on it (处罚法57.2).
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="decision_drafts")
    version = models.PositiveIntegerField("版次")
    of_party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="所对的当事人",
        db_index=False,
    )
    content = models.JSONField("内容")
    content_hash = models.CharField("内容指纹", max_length=64)
    outcome = models.CharField("处理结果", max_length=20, choices=OUTCOMES)
    fine_fen = models.BigIntegerField("罚款（分）")
    is_major = models.BooleanField("重大行政执法决定")
    major_row = models.CharField("符合目录清单第几项", max_length=40, blank=True)
    deliberates = models.BooleanField("应当集体讨论")
    made_by = models.ForeignKey(Person, models.PROTECT)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "决定书稿"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "of_party", "version"], name="cases_draft_versions_count"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} v{self.version}"


class Clearance(models.Model):
    """法制审核通过: for this content and no other (审核制度5); written on behalf of `review`."""

    draft = models.OneToOneField(DecisionDraft, models.PROTECT, related_name="clearance")
    content_hash = models.CharField("内容指纹", max_length=64)
    opinion = models.UUIDField("审核意见", unique=True)
    cleared_by = models.ForeignKey(Person, models.PROTECT)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "审核通过"


class Decision(models.Model):
    """决定: the day the leader approves is the day of the decision.

    `outcome` and `fine_fen` are the draft's; only a penalty needs a served notice. A case has one
    for each of its parties; those of a joint draft share the `document` and its number.
    """

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    of_party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="所对的当事人",
        db_index=False,
    )
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    draft = models.OneToOneField(DecisionDraft, models.PROTECT, related_name="decision")
    clearance = models.OneToOneField(Clearance, models.PROTECT, null=True, related_name="decision")
    deliberation = models.OneToOneField(
        "cases.CollectiveDeliberation", models.PROTECT, null=True, related_name="decision"
    )
    notice = models.OneToOneField(AdvanceNotice, models.PROTECT, null=True, related_name="decision")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    decided_on = models.DateField("决定日期")
    outcome = models.CharField("处理结果", max_length=20, choices=OUTCOMES)
    fine_fen = models.BigIntegerField("罚款（分）")

    class Meta:
        verbose_name = "决定"
        constraints = [
            models.UniqueConstraint(fields=["case", "of_party"], name="cases_one_decision_a_party")
        ]
        indexes = [models.Index(fields=["-decided_on", "-id"], name="cases_decisions_by_day")]

    def __str__(self) -> str:
        return str(self.uuid)


class ServiceOfDocument(models.Model):
    """送达: which paper reached whom, when and how (处罚法61, 民诉法85–95).

    A mistake is mended by a later row that `corrects` it.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="services")
    step = models.ForeignKey(Step, models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    method = models.CharField(
        "送达方式",
        max_length=20,
        choices=[(method.value, method.label) for method in ServiceMethod],
    )
    receiver = models.CharField("签收人", max_length=60, blank=True)
    served_on = models.DateField("送达日期")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="correction")

    class Meta:
        verbose_name = "送达"
