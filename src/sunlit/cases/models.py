"""A case as facts: what was done, by whom, when; whom it concerns; what was decided.

Every table here but `Draft` is append-only. The position of a case, its current party and what is
still missing are derived (`queries.py`), never stored.
"""

import uuid

from django.db import models
from django.db.models import Q

from sunlit.catalogue.models import Matter
from sunlit.documents.models import Document
from sunlit.people.models import Office, Person
from sunlit.records.models import StoredFile
from sunlit.rules.house.model import PartyKind


class Case(models.Model):
    """案件: one matter in hand, under one procedure."""

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    number = models.CharField("案号", max_length=40, unique=True)
    procedure = models.CharField("程序", max_length=40)
    kind = models.CharField("执法类别", max_length=20)
    title = models.CharField("案件名称", max_length=300)
    office = models.ForeignKey(Office, models.PROTECT, verbose_name="承办科室")
    matter = models.ForeignKey(Matter, models.PROTECT, verbose_name="事项")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "案件"
        indexes = [models.Index(fields=["office", "-id"], name="cases_of_an_office")]

    def __str__(self) -> str:
        return self.number


class Party(models.Model):
    """当事人: whom the case concerns. A mistake is mended by a later row that `corrects` it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="parties")
    kind = models.CharField(
        "类别", max_length=20, choices=[(kind.value, kind.label) for kind in PartyKind]
    )
    name = models.CharField("名称（姓名）", max_length=200)
    code = models.CharField("统一社会信用代码（身份证号）", max_length=18)
    address = models.CharField("住所", max_length=200)
    representative = models.CharField("法定代表人（负责人）", max_length=60, blank=True)
    telephone = models.CharField("电话", max_length=40, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True)
    reason = models.CharField("更正理由", max_length=200, blank=True)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "当事人"

    def __str__(self) -> str:
        return self.name


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

    `happened_at` is stated and never in the future: law counts from it. `recorded_at` is the
    server's: the order of proof.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="steps")
    seq = models.PositiveIntegerField("序号")
    code = models.CharField("步骤", max_length=40)
    actor = models.ForeignKey(Person, models.PROTECT, verbose_name="经办人")
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


class CaseOfficer(models.Model):
    """主办、协办人员: assigned with the certificate that was valid that day (处罚法42)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="officers")
    step = models.ForeignKey(Step, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    position = models.CharField(
        "分工", max_length=10, choices=[("lead", "主办"), ("second", "协办")]
    )
    certificate_number = models.CharField("执法证号", max_length=20)

    class Meta:
        verbose_name = "办案人员"
        constraints = [
            models.UniqueConstraint(
                fields=["step", "position"], name="cases_one_officer_a_position"
            ),
            models.UniqueConstraint(fields=["step", "person"], name="cases_two_distinct_officers"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.position}"


class Evidence(models.Model):
    """证据: one item, with where it comes from and what it proves (处罚法46)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence")
    step = models.ForeignKey(Step, models.PROTECT, related_name="evidence")
    name = models.CharField("证据名称", max_length=200)
    kind = models.CharField("证据种类", max_length=20)
    source = models.CharField("来源", max_length=200)
    proves = models.CharField("证明对象", max_length=300)

    class Meta:
        verbose_name = "证据"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class EvidenceFile(models.Model):
    """证据文件: a file of an item of evidence, under the name with which it was handed in.

    `media_type` is what its bytes are, whatever the name says.
    """

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence_files")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="files")
    step = models.ForeignKey(Step, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField("文件名", max_length=255)
    media_type = models.CharField("媒体类型", max_length=100)
    note = models.CharField("文件说明", max_length=300, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, verbose_name="登记人")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "证据文件"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Draft(models.Model):
    """草稿: what one person has typed for one step and not yet signed. Mutable, private."""

    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="drafts")
    step = models.CharField("步骤", max_length=40)
    author = models.ForeignKey(Person, models.CASCADE)
    content = models.JSONField("内容")
    saved_at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = "草稿"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "step", "author"],
                name="cases_one_draft_a_step",
                nulls_distinct=False,
            )
        ]


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
    major, and by which row of the catalogue, is stored on the version.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="decision_drafts")
    version = models.PositiveIntegerField("版次")
    content = models.JSONField("内容")
    content_hash = models.CharField("内容指纹", max_length=64)
    is_major = models.BooleanField("重大行政执法决定")
    major_row = models.CharField("符合目录清单第几项", max_length=40, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "决定书稿"
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="cases_draft_versions_count")
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
    """行政处罚决定: the day the leader approves is the day of the decision."""

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    case = models.OneToOneField(Case, models.PROTECT, related_name="decision")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    draft = models.OneToOneField(DecisionDraft, models.PROTECT, related_name="decision")
    clearance = models.OneToOneField(Clearance, models.PROTECT, null=True, related_name="decision")
    notice = models.OneToOneField(AdvanceNotice, models.PROTECT, related_name="decision")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    decided_on = models.DateField("决定日期")
    fine_fen = models.BigIntegerField("罚款（分）")

    class Meta:
        verbose_name = "决定"
        indexes = [models.Index(fields=["-decided_on", "-id"], name="cases_decisions_by_day")]

    def __str__(self) -> str:
        return str(self.uuid)


class ServiceOfDocument(models.Model):
    """送达: which paper reached whom, when and how (处罚法61, 民诉法85–95)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="services")
    step = models.ForeignKey(Step, models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    method = models.CharField(
        "送达方式",
        max_length=20,
        choices=[
            ("direct", "直接送达"),
            ("leaving", "留置送达"),
            ("post", "邮寄送达"),
            ("electronic", "电子送达"),
        ],
    )
    receiver = models.CharField("签收人", max_length=60)
    served_on = models.DateField("送达日期")

    class Meta:
        verbose_name = "送达"
