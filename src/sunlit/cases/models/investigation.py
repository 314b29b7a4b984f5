"""办案人员 and 证据."""

import uuid

from django.db import models

from sunlit.cases.models.case import Case, Step
from sunlit.people.models import Person
from sunlit.records.models import StoredFile
from sunlit.rules.evidence import NO_FILE, ORIGINAL_AT
from sunlit.rules.marking import Marking


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

    @property
    def original_at(self) -> str:
        """Where the original is kept, as its act says; empty where the file stands for it."""
        return str(self.step.content.get(ORIGINAL_AT) or "").strip()

    @property
    def no_file(self) -> str:
        """Why it has no file, as its act says."""
        return str(self.step.content.get(NO_FILE) or "").strip()


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
    marking = models.CharField(
        "密级",
        max_length=20,
        choices=[(marking.value, marking.label) for marking in Marking],
        default=Marking.NONE.value,
    )
    recorded_by = models.ForeignKey(Person, models.PROTECT, verbose_name="登记人")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "证据文件"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
