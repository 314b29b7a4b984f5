"""What is due: one row a duty, derived from the facts, stored so that a list is one query."""

from datetime import date

from django.db import models
from django.db.models import QuerySet

from sunlit.people.models import Office, Person

NO_DAY = date(9999, 12, 31)
"""Where what has no due day stands in a list: at its end."""


class DutyQuerySet(QuerySet["Duty"]):
    """Duties by what they ask of a person."""

    def in_order(self) -> "DutyQuerySet":
        """The earliest due first."""
        return self.order_by("sort_on", "id")

    def open(self) -> "DutyQuerySet":
        """Those not yet done."""
        return self.filter(closed_on=None)

    def overdue(self, day: date) -> "DutyQuerySet":
        """Those of the organ that are open after their last day; a party's right just lapses."""
        return self.open().exclude(role="party").filter(due_on__lt=day)


_NOW = models.Q(closed_on=None, actionable=True)


class Duty(models.Model):
    """待办: who must do what, by when and why.

    "Late" is never stored: it is today against `due_on`. `code` is the step to take (`step:…`) or
    the deadline that runs (`deadlines.py`); `subject` is the case's uuid, `of_party` which of its
    parties it concerns alone, the first is 1; 0 where it concerns all. `assignee` and `second`
    are who alone may do it, nobody when it is asked of all who hold the role; `handed_by` is who
    handed it to them. `sort_on` is the due day, `NO_DAY` without one. What is not `actionable` yet
    says in `waits_for` of whom it waits, for what; since when stands in `waits_since`.
    """

    subject = models.UUIDField("对象")
    of_party = models.PositiveSmallIntegerField("第几名当事人", default=0)
    code = models.CharField("代码", max_length=60)
    step = models.CharField("步骤", max_length=40, blank=True)
    deadline = models.CharField("期限代码", max_length=30, blank=True)
    title = models.CharField("要办的事", max_length=100)
    number = models.CharField("案号", max_length=40)
    about = models.TextField("关于")
    why = models.TextField("为什么")
    role = models.CharField("角色", max_length=20)
    office = models.ForeignKey(
        Office, models.PROTECT, null=True, related_name="duties", db_index=False
    )
    assignee = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="duties", db_index=False
    )
    second = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    handed_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", db_index=False
    )
    kind = models.CharField("执法类别", max_length=20, default="penalty")
    stage = models.CharField("办理阶段", max_length=20, blank=True)
    start = models.DateTimeField("发生时间")
    counted_from = models.DateField("起算日", null=True)
    raw_on = models.DateField("原末日", null=True)
    target_on = models.DateField("目标日", null=True)
    due_on = models.DateField("到期日", null=True)
    due_at = models.DateTimeField("到期时刻", null=True)
    sort_on = models.DateField("排序日", default=NO_DAY)
    provisional = models.BooleanField("暂算", default=False)
    actionable = models.BooleanField("现在可办", default=True)
    waits_for = models.CharField("在等什么", max_length=120, blank=True)
    waits_since = models.DateTimeField("自何时起等", null=True)
    closed_on = models.DateField("办结日", null=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = "待办"
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "code", "start", "of_party"], name="duties_one_a_start"
            )
        ]
        indexes = [
            models.Index(
                fields=["role", "sort_on", "id"],
                condition=_NOW,
                name="duties_of_a_role",
            ),
            models.Index(
                fields=["office", "role", "sort_on", "id"],
                condition=_NOW,
                name="duties_of_an_office",
            ),
            models.Index(fields=["assignee", "sort_on"], condition=_NOW, name="duties_of_a_person"),
            models.Index(fields=["second", "sort_on"], condition=_NOW, name="duties_of_a_second"),
            models.Index(fields=["handed_by", "sort_on"], condition=_NOW, name="duties_handed_on"),
            models.Index(fields=["sort_on", "id"], condition=_NOW, name="duties_by_day"),
            models.Index(
                fields=["role", "sort_on", "id"],
                condition=models.Q(closed_on=None, actionable=False),
                name="duties_that_wait",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.due_on or ''}"


class SavedFilter(models.Model):
    """我的筛选: a list as one person likes to open it, under a name of their own; private."""

    owner = models.ForeignKey(Person, models.CASCADE, related_name="saved_filters")
    page = models.CharField("列表", max_length=10, choices=[("work", "工作台"), ("cases", "案件")])
    name = models.CharField("筛选名称", max_length=30)
    query = models.TextField("筛选条件")

    class Meta:
        verbose_name = "我的筛选"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "page", "name"], name="duties_one_filter_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name
