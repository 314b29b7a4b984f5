"""Two tables: one logged, with every kind of column; one that nobody protects."""

import uuid

from django.db import models


class Slip(models.Model):
    """A protected and logged row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    number = models.CharField(max_length=40, unique=True)
    amount = models.BigIntegerField(default=0)
    on_day = models.DateField(null=True)
    at = models.DateTimeField(null=True)
    details = models.JSONField(default=dict)
    content = models.BinaryField(default=b"")
    urgent = models.BooleanField(default=False)
    replaces = models.ForeignKey("self", models.PROTECT, null=True)
    draft = models.BooleanField(default=False)
    drawer = models.CharField(max_length=10, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["drawer"],
                condition=models.Q(draft=False) & ~models.Q(drawer=""),
                name="slips_one_per_drawer",
            )
        ]

    def __str__(self) -> str:
        return self.number


class Scrap(models.Model):
    """A row that is not protected."""

    text = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.text
