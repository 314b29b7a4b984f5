"""案卷 as it was compiled, what stood in it, and where it is kept. Every table is append-only."""

import uuid

from django.db import models

from sunlit.cases.models import Case, Evidence, EvidenceFile, Step, StepFile
from sunlit.documents.models import Document
from sunlit.people.models import Person
from sunlit.rules.dossier import Volume


class Dossier(models.Model):
    """案卷: the file of a case as compiled once; a returned one stays, the next beside it."""

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, models.PROTECT, related_name="dossiers")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    retention = models.CharField("保管期限", max_length=10)
    kept_until = models.DateField("期满日期", null=True)
    pages = models.PositiveIntegerField("总页数")
    compiled_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "案卷"
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.uuid)


class DossierMaterial(models.Model):
    """卷内材料: one material of a compiled file, at its place, with its pages and its hash.

    A paper, a file of evidence, a file that proves an act, or a piece of evidence that is kept on
    paper or as a thing; only a paper has page numbers, and only a file has a hash.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="materials")
    volume = models.CharField(
        "卷别", max_length=10, choices=[(volume.value, volume.label) for volume in Volume]
    )
    position = models.PositiveIntegerField("卷内序号")
    place = models.CharField("材料类别", max_length=40)
    title = models.TextField("题名")
    document_number = models.CharField("材料文号", max_length=60, blank=True)
    responsible = models.TextField("责任者")
    dated = models.DateField("材料日期")
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, related_name="+")
    evidence_file = models.ForeignKey(EvidenceFile, models.PROTECT, null=True, related_name="+")
    step_file = models.ForeignKey(StepFile, models.PROTECT, null=True, related_name="+")
    first_page = models.PositiveIntegerField("起页", null=True)
    last_page = models.PositiveIntegerField("止页", null=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)

    class Meta:
        verbose_name = "卷内材料"
        ordering = ["dossier", "-volume", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "volume", "position"], name="archive_one_material_a_position"
            )
        ]

    def __str__(self) -> str:
        return self.title


class DossierReceipt(models.Model):
    """归档: who received the compiled file, under which number, and where it is kept."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="receipt")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    archive_number = models.CharField("归档号", max_length=20, unique=True)
    kept_at = models.CharField("存放位置", max_length=100)
    received_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "归档"

    def __str__(self) -> str:
        return self.archive_number
