"""查阅权限."""

from datetime import date

from django.db import models
from django.db.models import F, Q, QuerySet

from sunlit.cases.models.case import Case, Step


class AccessQuerySet(QuerySet["Access"]):
    """Access by day."""

    def on(self, day: date) -> "AccessQuerySet":
        """That which holds on that day."""
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)


class Access(models.Model):
    """查阅权限: from a day on, who may open a case, until the day on which the ground ended.

    Derived from the facts of the case (`cases/access.py`), never the other way round. `until` is
    the first day without: whoever is shut out is shut out at once. `step` is the act that gave
    it; what comes with the case itself has none.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="access", db_index=False)
    principal = models.CharField("可查阅者", max_length=40)
    since = models.DateField("自")
    until = models.DateField("至", null=True)
    step = models.ForeignKey(Step, models.PROTECT, null=True, related_name="+", db_index=False)

    objects = AccessQuerySet.as_manager()

    class Meta:
        verbose_name = "查阅权限"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "principal", "since"], name="cases_one_access_a_day"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="cases_access_ends_after_it_begins",
            ),
        ]
        indexes = [models.Index(fields=["principal", "case"], name="cases_access_of_a_principal")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.principal}"
