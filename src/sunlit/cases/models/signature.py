"""签署: who signed an act, when, and the hash of what was signed."""

from django.db import models

from sunlit.cases.models.case import Step
from sunlit.people.models import Person


class StepSignature(models.Model):
    """签署: one for each act of a signing step, written when the password had just been entered.

    `digest` is the hash of the act as it was signed (`cases/signing.py`); `shown` that of the paper
    the person had before them (`cases/shown.py`), empty where a step shows none; `papers` names
    each paper shown with the hash of its content.
    """

    step = models.OneToOneField(Step, models.PROTECT, related_name="signature")
    signer = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name="签署人", db_index=False
    )
    signed_at = models.DateTimeField("签署时间")
    digest = models.CharField("所签内容的指纹", max_length=64)
    shown = models.CharField("所见文书的指纹", max_length=64, blank=True)
    papers = models.JSONField("所见文书", default=dict)

    class Meta:
        verbose_name = "签署"

    def __str__(self) -> str:
        return f"{self.step_id}: {self.signer_id}"
