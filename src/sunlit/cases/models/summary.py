"""案件概要: what lists show of a case, derived from its facts, so that a list is one query."""

from datetime import date

from django.db import models
from django.db.models import QuerySet

from sunlit.cases.models.case import Case
from sunlit.duties.models import NO_DAY
from sunlit.people.models import Office, Person


class SummaryQuerySet(QuerySet["CaseSummary"]):
    """Summaries by what a list asks for."""

    def overdue(self, day: date) -> "SummaryQuerySet":
        """Those whose next step is past its day."""
        return self.filter(due_on__lt=day)


class CaseSummary(models.Model):
    """案件概要: party and name as last corrected, officers, stage, the next step and its day.

    A cache of conclusions, like `duties`: `sunlit duties --check` derives it again. Without a next
    step nothing is left to do and there is no stage; `ended_by` is the step that ended the case.
    """

    case = models.OneToOneField(
        Case, models.PROTECT, primary_key=True, related_name="summary", verbose_name="案件"
    )
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="+", verbose_name="承办科室", db_index=False
    )
    kind = models.CharField("执法类别", max_length=20)
    year = models.PositiveSmallIntegerField("年份")
    party_name = models.CharField("当事人名称", max_length=200)
    title = models.TextField("案件名称")
    lead = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    second = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    stage = models.CharField("办理阶段", max_length=20, blank=True)
    ended_by = models.CharField("以哪一步终结", max_length=40, blank=True)
    next_step = models.CharField("下一步", max_length=100, blank=True)
    deadline = models.CharField("期限代码", max_length=30, blank=True)
    due_on = models.DateField("到期日", null=True)
    due_at = models.DateTimeField("到期时刻", null=True)
    sort_on = models.DateField("排序日", default=NO_DAY)
    provisional = models.BooleanField("暂算", default=False)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        verbose_name = "案件概要"
        indexes = [
            models.Index(fields=["sort_on", "case"], name="cases_by_due_day"),
            models.Index(fields=["office", "sort_on", "case"], name="cases_of_an_office_by_day"),
            models.Index(fields=["stage", "-case"], name="cases_at_a_stage"),
            models.Index(fields=["lead", "-case"], name="cases_of_a_lead"),
            models.Index(fields=["second", "-case"], name="cases_of_a_second"),
        ]

    def __str__(self) -> str:
        return self.title
