"""What came of each attempt to prove who one is, and what counts towards a wait."""

from django.db import models

from sunlit.people.models.persons import Person


class SignIn(models.Model):
    """登录: one judged attempt of a known person, with what came of it; never what was typed."""

    class Outcome(models.TextChoices):
        """What came of an attempt."""

        SIGNED_IN = "signed_in", "登录成功"
        WRONG_PASSWORD = "wrong_password", "密码不对"
        INACTIVE = "inactive", "账号已停用"
        WRONG_SIGNATURE = "wrong_signature", "签署时密码不对"

    person = models.ForeignKey(Person, models.PROTECT, related_name="sign_ins")
    outcome = models.CharField("结果", max_length=20, choices=Outcome.choices)
    address = models.CharField("网络地址", max_length=45)
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "登录"
        indexes = [
            models.Index(fields=["recorded_at"], name="people_sign_in_by_time"),
            models.Index(fields=["person", "recorded_at"], name="people_sign_in_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.outcome}"


class FailedAttempt(models.Model):
    """登录失败: counts towards the waits, by keyed hashes of name and source; pruned by age.

    `is_strange`: from a device and an address that the account has not signed in from before.
    """

    name_key = models.CharField("登录名的密钥散列", max_length=64)
    source_key = models.CharField("登录名和来处的密钥散列", max_length=64, blank=True)
    address_key = models.CharField("网络地址的密钥散列", max_length=64)
    is_strange = models.BooleanField("来处不认识", default=False)
    is_lifted = models.BooleanField("等候已解除", default=False)
    attempted_at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "登录失败"
        indexes = [
            models.Index(fields=["name_key", "attempted_at"], name="people_failures_of_name"),
            models.Index(fields=["address_key", "attempted_at"], name="people_failures_of_address"),
            models.Index(fields=["source_key", "attempted_at"], name="people_failures_of_source"),
        ]

    def __str__(self) -> str:
        return f"{self.attempted_at}"
