"""What can be found: one row for each subject of a collection, derived from the facts.

The words of the row are indexed beside it by the database's own means (`sqlite.py`,
`postgresql.py`). `id` carries the day and the subject's serial number, so that the newest row has
the greatest key and a search may stop at the first page.
"""

from datetime import date

from django.db import models

_SERIAL_BITS = 24
"""Few, because an index of keys that lie close together is smaller."""


def place(day: date, serial: int) -> int:
    """Return the key of a row: a later day is greater, on one day the later serial number.

    Two subjects of one day have different keys while a collection has fewer than 16 million.
    """
    return (day.toordinal() << _SERIAL_BITS) + serial % (1 << _SERIAL_BITS)


class _Entry(models.Model):
    id = models.BigIntegerField("次序", primary_key=True)
    subject = models.UUIDField("所属事项", unique=True)
    kind = models.CharField("执法类别", max_length=20)
    year = models.PositiveSmallIntegerField("年份")
    office = models.CharField("承办科室", max_length=50)
    text = models.TextField("检索文字")
    keys = models.TextField("检索编号")

    class Meta:
        abstract = True


class DeskEntry(_Entry):
    """案件检索: what the staff find a case by. `subject` is the case."""

    class Meta:
        verbose_name = "案件检索"


class PortalEntry(_Entry):
    """公示检索: what the public finds a decision by. `subject` is the publication.

    What is withheld or withdrawn has no row here; so nothing of it is found, listed or counted.
    """

    class Meta:
        verbose_name = "公示检索"
        indexes = [
            models.Index(fields=["kind", "id"], name="search_portal_by_kind"),
            models.Index(fields=["year", "id"], name="search_portal_by_year"),
            models.Index(fields=["office", "id"], name="search_portal_by_office"),
        ]
