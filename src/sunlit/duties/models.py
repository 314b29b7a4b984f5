"""What is due: one row a duty, derived from the facts, stored so that a list is one query."""

from datetime import date

from django.db import models
from django.db.models import QuerySet

from sunlit.people.models import Office, Person


class DutyQuerySet(QuerySet["Duty"]):
    """Duties by what they ask of a person."""

    def open(self) -> "DutyQuerySet":
        """Those not yet done."""
        return self.filter(closed_on=None)

    def overdue(self, day: date) -> "DutyQuerySet":
        """Those of the organ that are open after their last day; a party's right just lapses."""
        return self.open().exclude(role="party").filter(due_on__lt=day)


class Duty(models.Model):
    """待办: who must do what, by when and why.

    "Late" is never stored: it is today against `due_on`. `code` is the step to take (`step:…`) or
    the deadline that runs (`deadlines.py`); `subject` is the case's uuid.
    """

    subject = models.UUIDField("对象")
    code = models.CharField("代码", max_length=60)
    step = models.CharField("步骤", max_length=40, blank=True)
    deadline = models.CharField("期限代码", max_length=30, blank=True)
    title = models.CharField("要办的事", max_length=100)
    number = models.CharField("案号", max_length=40)
    about = models.CharField("关于", max_length=300)
    why = models.CharField("为什么", max_length=300)
    role = models.CharField("角色", max_length=20)
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="duties")
    assignee = models.ForeignKey(Person, models.PROTECT, null=True, related_name="duties")
    start = models.DateTimeField("发生时间")
    counted_from = models.DateField("起算日", null=True)
    raw_on = models.DateField("原末日", null=True)
    target_on = models.DateField("目标日", null=True)
    due_on = models.DateField("到期日", null=True)
    due_at = models.DateTimeField("到期时刻", null=True)
    provisional = models.BooleanField("暂算", default=False)
    actionable = models.BooleanField("现在可办", default=True)
    closed_on = models.DateField("办结日", null=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = "待办"
        constraints = [
            models.UniqueConstraint(fields=["subject", "code", "start"], name="duties_one_a_start")
        ]
        indexes = [
            models.Index(
                fields=["role", "due_on", "id"],
                condition=models.Q(closed_on=None, actionable=True),
                name="duties_work_list",
            ),
            models.Index(fields=["subject"], name="duties_of_a_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.due_on or ''}"
