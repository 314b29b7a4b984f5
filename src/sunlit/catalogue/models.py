"""The matters the organ enforces (权责清单), dated: a version is added, never updated."""

from datetime import date

from django.db import models
from django.db.models import QuerySet

from sunlit.people.models import Office


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
        return self.versions.filter(since__lte=day).latest("since")


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
    `checked_on` is the day someone last held the row against the text of the law.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="versions")
    since = models.DateField("自")
    name = models.CharField("违法行为", max_length=200)
    violated = models.CharField("违反的规定", max_length=300)
    basis = models.JSONField("处罚依据")
    consequence = models.CharField("处罚种类和幅度", max_length=500)
    fine_min_fen = models.BigIntegerField("罚款下限（分）", null=True)
    fine_max_fen = models.BigIntegerField("罚款上限（分）", null=True)
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
