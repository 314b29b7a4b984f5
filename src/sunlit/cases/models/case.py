"""案件, whom it concerns, and the acts by which it moves on."""

import uuid

from django.db import models
from django.db.models import Q

from sunlit.catalogue.models import Matter
from sunlit.documents.models import Document
from sunlit.people.models import Office, Person
from sunlit.rules.house.model import PartyKind
from sunlit.rules.party_codes import LONGEST_CODE, CodeKind, derived_code_kind, is_of_person


class Case(models.Model):
    """案件: one matter in hand, under one procedure."""

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    number = models.CharField("案号", max_length=40, unique=True)
    procedure = models.CharField("程序", max_length=40)
    kind = models.CharField("执法类别", max_length=20)
    title = models.TextField("案件名称")
    office = models.ForeignKey(Office, models.PROTECT, verbose_name="承办科室", db_index=False)
    matter = models.ForeignKey(Matter, models.PROTECT, verbose_name="事项")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "案件"
        indexes = [models.Index(fields=["office", "-id"], name="cases_of_an_office")]

    def __str__(self) -> str:
        return self.number


class Party(models.Model):
    """当事人: whom the case concerns. A mistake is mended by a later row that `corrects` it.

    `code_kind` is empty in rows of before it was asked for: `identified_by` answers for all.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="parties")
    kind = models.CharField(
        "类别", max_length=20, choices=[(kind.value, kind.label) for kind in PartyKind]
    )
    name = models.CharField("名称（姓名）", max_length=200)
    code_kind = models.CharField(
        "证件类型",
        max_length=20,
        blank=True,
        default="",
        choices=[(kind.value, kind.label) for kind in CodeKind],
    )
    code = models.CharField("证件号码", max_length=LONGEST_CODE, blank=True)
    address = models.CharField("住所", max_length=200)
    representative = models.CharField("法定代表人（负责人）", max_length=60, blank=True)
    telephone = models.CharField("电话", max_length=40, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True)
    reason = models.CharField("更正理由", max_length=200, blank=True)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "当事人"
        indexes = [models.Index(fields=["code"], name="cases_parties_by_code")]

    def __str__(self) -> str:
        return self.name

    @property
    def identified_by(self) -> CodeKind:
        """What `code` is the number of; derived from it where nobody was asked."""
        if self.code_kind:
            return CodeKind(self.code_kind)
        return derived_code_kind(self.kind, self.code)

    @property
    def is_person(self) -> bool:
        """Whether number and address are a natural person's, in whatever kind of party."""
        return is_of_person(self.kind, self.identified_by)


class Reporter(models.Model):
    """举报人: who gave the lead. Only those who handle the case may read it; no paper names it."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="reporter")
    name = models.CharField("姓名", max_length=60)
    contact = models.CharField("联系方式", max_length=100, blank=True)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "举报人"


class Step(models.Model):
    """办案步骤: one act, signed. `content` is what the person wrote, in the fields of its form.

    `of_party` is whom alone it concerns, by the row that first named them: what is each party's
    own, and a correction of it. None where it concerns the case, and in acts of before a case could
    have several parties.

    `happened_at` is stated and never in the future: law counts from it. `recorded_at` is the
    server's: the order of proof.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="steps", db_index=False)
    seq = models.PositiveIntegerField("序号")
    code = models.CharField("步骤", max_length=40)
    actor = models.ForeignKey(Person, models.PROTECT, verbose_name="经办人")
    of_party = models.ForeignKey(
        Party,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="所对的当事人",
        db_index=False,
    )
    happened_at = models.DateTimeField("发生时间")
    recorded_at = models.DateTimeField("登记时间")
    content = models.JSONField("内容")

    class Meta:
        verbose_name = "步骤"
        ordering = ["case", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="cases_one_step_at_a_time"),
            models.CheckConstraint(
                condition=Q(happened_at__lte=models.F("recorded_at")),
                name="cases_no_step_in_the_future",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq} {self.code}"


class StepPaper(models.Model):
    """The paper a step left behind."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="papers")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "步骤文书"


class Draft(models.Model):
    """草稿: what one person has typed for one step and not yet signed. Mutable, private."""

    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="drafts")
    step = models.CharField("步骤", max_length=40)
    author = models.ForeignKey(Person, models.CASCADE)
    of_party = models.ForeignKey(Party, models.CASCADE, null=True, related_name="+", db_index=False)
    content = models.JSONField("内容")
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = "草稿"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "step", "author", "of_party"],
                name="cases_one_draft_a_step",
                nulls_distinct=False,
            )
        ]
