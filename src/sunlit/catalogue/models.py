"""What the organ enforces and by which days and periods, dated: a row is added, never updated."""

import uuid
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from sunlit.ledger.fast_rows import rows_by
from sunlit.people.models import Office, Person
from sunlit.rules.calendar import YearTable
from sunlit.rules.citations import practice
from sunlit.rules.discretion import FineRange, Tier
from sunlit.rules.effective import Version
from sunlit.rules.fine_rates import FineBy
from sunlit.rules.periods import Period, Unit


class Matter(models.Model):
    """执法事项: its code stays, its versions change with the law."""

    code = models.CharField("事项编码", max_length=20, unique=True)
    kind = models.CharField(
        "执法类别",
        max_length=20,
        choices=[("penalty", "行政处罚"), ("license", "行政许可"), ("inspection", "行政检查")],
    )

    class Meta:
        verbose_name = "执法事项"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code

    def on(self, day: date) -> "MatterVersion":
        """Return the version in force on that day.

        :raises MatterVersion.DoesNotExist: when none was.
        """
        version = self.version_on(day)
        if version is None:
            raise MatterVersion.DoesNotExist(self.code)
        return version

    def version_on(self, day: date) -> "MatterVersion | None":
        """Return the version in force on that day, None when there was none yet."""
        versions = rows_by(MatterVersion, "matter", [self.pk])
        since = [version for version in versions if version.since <= day]
        return max(since, key=lambda version: version.since, default=None)


class MatterVersionQuerySet(QuerySet["MatterVersion"]):
    """Versions by day."""

    def on(self, day: date) -> "MatterVersionQuerySet":
        """The version of each matter in force on that day."""
        newest = (
            MatterVersion.objects.filter(matter=models.OuterRef("matter"), since__lte=day)
            .order_by("-since")
            .values("pk")[:1]
        )
        return self.filter(pk=models.Subquery(newest))


class MatterVersion(models.Model):
    """A matter as the law had it from `since` on.

    `basis` holds citations in the short form of `rules.citations`; amounts of fines are in 分.
    `tiers` is the organ's own table of discretion (裁量基准): tier, min_fen and max_fen of each, or
    by (permille, percent, times), min_rate and max_rate where the fine is a rate; a tier that is
    not in it is free within the law. `checked_on` is the day someone last held the row against the
    text of the law.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="versions")
    since = models.DateField("自")
    name = models.TextField("违法行为")
    violated = models.TextField("违反的规定")
    basis = models.JSONField("处罚依据")
    consequence = models.TextField("处罚种类和幅度")
    fine_min_fen = models.BigIntegerField("罚款下限（分）", null=True)
    fine_max_fen = models.BigIntegerField("罚款上限（分）", null=True)
    tiers = models.JSONField("裁量基准", default=list)
    office = models.ForeignKey(Office, models.PROTECT, verbose_name="承办科室")
    checked_on = models.DateField("核对日期")

    objects = MatterVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "执法事项版本"
        ordering = ["matter", "since"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "since"], name="catalogue_one_version_a_day")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ranges(self) -> list[FineRange]:
        """The range of the fine in each tier that the organ set one for."""
        return [_range(row) for row in self.tiers]


def _range(row: Mapping[str, Any]) -> FineRange:
    if "by" not in row:
        return FineRange(Tier(row["tier"]), row["min_fen"], row["max_fen"])
    least, most = (Decimal(str(row[name])) for name in ("min_rate", "max_rate"))
    return FineRange(Tier(row["tier"]), least, most, FineBy(row["by"]))


class HolidayNotice(models.Model):
    """放假安排: a State Council notice for one year, as an administrator entered it.

    `holidays` and `working_weekends` map ISO days to the holiday they serve. The newest `edition`
    of a year decides; each after the first says why in `reason`. No two rows share a `uuid`, not
    even a row that was rolled back: what is made of the rows may be kept under it.
    """

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    year = models.PositiveSmallIntegerField("年份")
    edition = models.PositiveSmallIntegerField("第几次录入")
    notice = models.CharField("通知的标题和文号", max_length=300)
    holidays = models.JSONField("放假的日子")
    working_weekends = models.JSONField("调休上班的日子")
    reason = models.CharField("更正理由", max_length=200, blank=True)
    entered_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name="录入人", related_name="holiday_notices"
    )
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "放假安排"
        ordering = ["year", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "edition"], name="catalogue_one_notice_an_edition"
            )
        ]

    def __str__(self) -> str:
        return self.notice

    @property
    def first_day(self) -> date:
        """The first day the notice decides: 1 January, or the day before it that it names."""
        named = (date.fromisoformat(day) for day in (*self.holidays, *self.working_weekends))
        return min(date(self.year, 1, 1), *named)

    @property
    def last_day(self) -> date:
        """The last day the notice decides."""
        return date(self.year, 12, 31)

    def table(self) -> YearTable:
        """Return the notice as the work calendar takes it."""
        return YearTable(
            self.year,
            self.notice,
            {date.fromisoformat(day): name for day, name in self.holidays.items()},
            {date.fromisoformat(day): name for day, name in self.working_weekends.items()},
            timezone.localdate(self.recorded_at),
        )


class ParameterRow(models.Model):
    """参数: the organ's own length of a deadline that no text sets, from a day on.

    `code` is a code of the deadline table; `limit` counts in `unit`.
    """

    uuid = models.UUIDField("标识", unique=True, default=uuid.uuid4)
    code = models.CharField("期限代码", max_length=30)
    since = models.DateField("自")
    limit = models.PositiveSmallIntegerField("长度")
    unit = models.CharField("单位", max_length=12, choices=[(u.value, u.label) for u in Unit])
    reason = models.CharField("理由", max_length=200)
    entered_by = models.ForeignKey(
        Person, models.PROTECT, verbose_name="录入人", related_name="parameter_rows"
    )
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "参数"
        ordering = ["code", "since"]
        constraints = [
            models.UniqueConstraint(fields=["code", "since"], name="catalogue_one_parameter_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.version().value}"

    def version(self) -> Version[Period]:
        """Return the row as the rules take it."""
        return Version(
            self.since,
            Period(self.limit, Unit(self.unit)),
            practice(self.reason),
            timezone.localdate(self.recorded_at),
        )
