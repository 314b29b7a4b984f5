"""回避."""

from django.db import models

from sunlit.cases.models.case import Case, Step
from sunlit.people.models import Person


class Recusal(models.Model):
    """回避: a person who has stood aside and takes no further step in the case (处罚法43)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="recusals")
    step = models.OneToOneField(Step, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="回避的人员")

    class Meta:
        verbose_name = "回避"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "person"], name="cases_a_person_stands_aside_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.person_id}"
