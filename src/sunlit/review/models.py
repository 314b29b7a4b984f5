"""法制审核: what was referred, what was found, which opinion was given. Internal."""

import uuid

from django.db import models

from sunlit.cases.models import Case, DecisionDraft, Step
from sunlit.documents.models import Document
from sunlit.people.models import Person
from sunlit.review.steps.codes import ASK_RECHECK
from sunlit.rules.consultation import Consulted


class Referral(models.Model):
    """送审: one version of the draft with the six materials (审核制度第六条), signed."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="referrals")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    draft = models.ForeignKey(DecisionDraft, models.PROTECT, related_name="referrals")
    round = models.PositiveIntegerField("轮次")
    materials = models.JSONField("送审材料")
    recorded_at = models.DateTimeField("送审时间")

    class Meta:
        verbose_name = "送审"
        constraints = [
            models.UniqueConstraint(fields=["draft", "round"], name="review_rounds_count")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} 第{self.round}轮"

    @property
    def is_recheck(self) -> bool:
        """Whether the office asked with it to examine the same draft again (复核)."""
        return self.step.code == ASK_RECHECK


class Outcome(models.TextChoices):
    """结论: of one point; 不涉及 counts as satisfied."""

    CONFORMS = "conforms", "符合"
    FAILS = "fails", "不符合"
    NOT_CONCERNED = "not_concerned", "不涉及"


class OpinionRow(models.Model):
    """审核意见: given once for a referral, by a named person (审核制度第八条、第十条)."""

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    referral = models.OneToOneField(Referral, models.PROTECT, related_name="opinion")
    opinions = models.JSONField("意见类型")
    text = models.TextField("具体意见和理由")
    reviewer = models.ForeignKey(Person, models.PROTECT)
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("出具时间")

    class Meta:
        db_table = "review_opinion"
        verbose_name = "审核意见"


class FindingRow(models.Model):
    """逐项审核结论: one of the eight contents (审核制度第七条)."""

    opinion = models.ForeignKey(OpinionRow, models.PROTECT, related_name="findings")
    point = models.CharField("审核内容", max_length=20)
    outcome = models.CharField("结论", max_length=20, choices=Outcome.choices)
    characterization_wrong = models.BooleanField("定性不准确", default=False)
    reason = models.TextField("说明", blank=True)

    class Meta:
        db_table = "review_finding"
        verbose_name = "逐项审核结论"
        constraints = [
            models.UniqueConstraint(fields=["opinion", "point"], name="review_one_finding_a_point")
        ]


class Consultation(models.Model):
    """请示、咨询: what the legal section asked, of whom and how (审核制度第九条)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="consultations")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    kind = models.CharField(
        "机关类别", max_length=20, choices=[(one.value, one.label) for one in Consulted]
    )
    body = models.CharField("机关名称", max_length=100)
    way = models.CharField("请示、咨询方式", max_length=20)
    question = models.TextField("请示、咨询的问题")
    asked_on = models.DateField("请示、咨询日期")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "请示、咨询"

    def __str__(self) -> str:
        return f"{self.body}：{self.question}"


class ConsultationAnswer(models.Model):
    """请示、咨询的答复: what came back, once for each question (审核制度第九条)."""

    consultation = models.OneToOneField(Consultation, models.PROTECT, related_name="reply")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    answer = models.TextField("答复内容")
    answered_by = models.CharField("答复人", max_length=100)
    answered_on = models.DateField("答复日期")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "请示、咨询的答复"

    def __str__(self) -> str:
        return self.answer


class OpinionDraft(models.Model):
    """审核草稿: what the reviewer has entered and not yet signed. Mutable, private."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="drafts")
    author = models.ForeignKey(Person, models.CASCADE)
    content = models.JSONField("内容")
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = "审核草稿"
        constraints = [
            models.UniqueConstraint(fields=["referral", "author"], name="review_one_opinion_draft")
        ]
