"""缴款: what the party paid of the fine."""

from django.db import models
from django.db.models import Q

from sunlit.cases.models.case import Case, Step


class Payment(models.Model):
    """缴款: one payment with the receipt that proves it; a fine may be paid in parts (处罚法66)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="payments")
    step = models.OneToOneField(Step, models.PROTECT, related_name="payment")
    paid_on = models.DateField("缴款日期")
    amount_fen = models.BigIntegerField("缴款金额（分）")
    receipt_number = models.CharField("缴款凭证号", max_length=60)
    payer = models.CharField("缴款人", max_length=100)

    class Meta:
        verbose_name = "缴款"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="cases_payment_of_something")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.receipt_number}"
