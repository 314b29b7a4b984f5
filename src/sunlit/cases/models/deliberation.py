"""集体讨论: the persons in charge of the organ discuss one draft (处罚法57.2)."""

from django.db import models

from sunlit.cases.models.case import Step
from sunlit.cases.models.decision import DecisionDraft


class CollectiveDeliberation(models.Model):
    """集体讨论: of this content and no other; it opens the gate only when it agrees."""

    draft = models.OneToOneField(DecisionDraft, models.PROTECT, related_name="deliberation")
    content_hash = models.CharField("内容指纹", max_length=64)
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    agrees = models.BooleanField("同意")

    class Meta:
        verbose_name = "集体讨论"
