"""更正."""

from django.db import models
from django.db.models import F, Q

from sunlit.cases.models.case import Case, Step
from sunlit.people.models import Person


class Correction(models.Model):
    """更正: one entry of an act, as it was written and as it reads from now on.

    The act keeps what was written; `CaseFacts.content` reads both. `step` is the approval.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="corrections")
    step = models.ForeignKey(Step, models.PROTECT, related_name="corrections")
    corrected_step = models.ForeignKey(Step, models.PROTECT, related_name="corrected_by")
    field = models.CharField("更正的项目", max_length=40)
    old = models.JSONField("原填写", null=True)
    new = models.JSONField("更正为", null=True)
    reason = models.CharField("更正理由", max_length=200)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "更正"
        constraints = [
            models.UniqueConstraint(
                fields=["step", "field"], name="cases_an_entry_is_corrected_once_an_act"
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by=F("approved_by")),
                name="cases_a_correction_has_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.field}"
