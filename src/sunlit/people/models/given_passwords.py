"""A password that somebody else has set, and how its owner took it over."""

from django.db import models

from sunlit.people.models.persons import Person


class GivenPassword(models.Model):
    """别人设的密码: until its owner has confirmed it, nothing is signed with the account.

    `given_by` is None for the command on the machine that recovers an administrator. A `is_first`
    one came with the account; there was none before.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="given_passwords")
    given_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    is_first = models.BooleanField("新账号的初始密码")
    reason = models.CharField("理由", max_length=200)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "别人设的密码"
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.recorded_at}"


class PasswordConfirmation(models.Model):
    """密码的本人确认: on a device of the owner's from before, or before two other people."""

    given = models.OneToOneField(GivenPassword, models.PROTECT, related_name="confirmation")
    on_own_device = models.BooleanField("在本人此前用过的设备上")
    first_witness = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    second_witness = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    address = models.CharField("网络地址", max_length=45)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "密码的本人确认"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(on_own_device=True)
                | models.Q(first_witness__isnull=False, second_witness__isnull=False)
                & ~models.Q(first_witness=models.F("second_witness")),
                name="people_password_confirmed_by_two_or_own_device",
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_id}"
