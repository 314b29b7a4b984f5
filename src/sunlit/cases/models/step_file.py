"""凭证文件: what was handed in with an act, or later for it, to prove it."""

import uuid

from django.db import models

from sunlit.cases.models.case import Case, Step
from sunlit.records.models import StoredFile


class StepFile(models.Model):
    """凭证文件: a file that proves an act: a receipt of a payment, a signed waiver, a slip of mail.

    It came with the act `step`, which is the act `about` that it proves, or a later one. Its
    `media_type` is what its bytes are, whatever the name says.
    """

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, models.PROTECT, related_name="step_files")
    step = models.ForeignKey(Step, models.PROTECT, related_name="+")
    about = models.ForeignKey(Step, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField("文件名", max_length=255)
    media_type = models.CharField("媒体类型", max_length=100)

    class Meta:
        verbose_name = "凭证文件"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
