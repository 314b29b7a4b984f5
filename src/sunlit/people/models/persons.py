"""Offices, persons, the roles they hold and their enforcement certificates, all with their days."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from sunlit.ledger.prepared_query import ANY_DAY, ANY_KEY, PreparedQuery
from sunlit.rules.procedure import Role
from sunlit.rules.reviewers import ReviewersGround


class Office(models.Model):
    """承办科室, 法规科 and the other offices of the organ."""

    code = models.SlugField("代码", unique=True)
    name = models.CharField("名称", max_length=50)
    telephone = models.CharField("电话", max_length=40, blank=True)
    is_handling = models.BooleanField("承办行政执法", default=False)

    class Meta:
        verbose_name = "科室"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Finds a person by the name they sign in with, with the office that every page names."""

    def get_queryset(self) -> QuerySet["Person"]:
        """Each person comes with the office."""
        return super().get_queryset().select_related("office")


class Person(AbstractBaseUser):
    """工作人员: one person who can sign in."""

    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    office = models.ForeignKey(Office, models.PROTECT, verbose_name="科室", related_name="persons")
    post = models.CharField("职务", max_length=50)
    is_active = models.BooleanField("在用", default=True)
    must_change_password = models.BooleanField("下次登录须改密码", default=False)
    sessions_ended = models.PositiveIntegerField("全部登录已结束的次数", default=0)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        verbose_name = "工作人员"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """Return what a session must still match: it ends with the password, or by its owner."""
        return self._session_hash()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Yield the hashes under earlier secrets of the instance."""
        return (self._session_hash(secret) for secret in settings.SECRET_KEY_FALLBACKS)

    def _session_hash(self, secret: str | bytes | None = None) -> str:
        value = f"{self.password}:{self.sessions_ended}"
        return salted_hmac(
            "sunlit.people.session", value, secret=secret, algorithm="sha256"
        ).hexdigest()

    def roles_on(self, day: date) -> frozenset[Role]:
        """Return the roles the person holds on that day, read once for this object."""
        if day not in self._roles:
            self._roles[day] = frozenset(Role(role) for (role,) in _ROLES.rows(self.pk, day))
        return self._roles[day]

    @cached_property
    def _roles(self) -> dict[date, frozenset[Role]]:
        return {}

    def is_qualified_on(self, day: date) -> bool:
        """Whether the person may review penalty decisions on that day (处罚法58.2)."""
        return self.qualifications.filter(since__lte=day).exists()

    def certificate_on(self, day: date) -> "EnforcementCertificate | None":
        """Return the certificate that is valid on that day (处罚法42)."""
        return EnforcementCertificate.objects.filter(person=self).on(day).first()


class DatedQuerySet(QuerySet["RoleAssignment"]):
    """Role assignments by day."""

    def on(self, day: date) -> "DatedQuerySet":
        """Those in force on that day."""
        held = self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
        return held.exclude(end__until__lt=day)

    def overlapping(self, since: date, until: date | None) -> "DatedQuerySet":
        """Those in force on some day between the two, both included."""
        later = Q(until=None) | Q(until__gte=since)
        chosen = self.filter(later).exclude(end__until__lt=since)
        return chosen.filter(since__lte=until) if until else chosen


class RoleAssignment(models.Model):
    """角色: one role of one person, from a day until a day (inclusive), or until its `end`."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="role_assignments")
    role = models.CharField("角色", max_length=20, choices=[(r.value, r.label) for r in Role])
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)
    reason = models.CharField("理由", max_length=200, blank=True)
    granted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "角色"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "since"], name="people_one_assignment_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.role}"

    @property
    def last_day(self) -> date | None:
        """The last day it is held, None while none is set."""
        end: RoleEnd | None = getattr(self, "end", None)
        days = [day for day in (self.until, end and end.until) if day]
        return min(days, default=None)


def _roles(person: int, day: date) -> QuerySet[RoleAssignment, Any]:
    return RoleAssignment.objects.filter(person=person).on(day).values_list("role")


_ROLES = PreparedQuery(_roles, ANY_KEY, ANY_DAY)


class RoleEnd(models.Model):
    """角色终止: the day until which an assignment is held after all (inclusive)."""

    assignment = models.OneToOneField(RoleAssignment, models.PROTECT, related_name="end")
    until = models.DateField("至")
    reason = models.CharField("理由", max_length=200)
    ended_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "角色终止"

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.until}"


class CertificateQuerySet(QuerySet["EnforcementCertificate"]):
    """Certificates by day."""

    def on(self, day: date) -> "CertificateQuerySet":
        """Those valid on that day."""
        return self.filter(issued_on__lte=day, expires_on__gte=day)


class EnforcementCertificate(models.Model):
    """执法证: who holds it, its number, from when until when it is valid (inclusive)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="certificates")
    number = models.CharField("证号", max_length=20, unique=True)
    issued_on = models.DateField("发证日期")
    expires_on = models.DateField("有效期至")
    area = models.CharField("执法区域", max_length=50)
    kinds = models.CharField("执法类别", max_length=100)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = "执法证"
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=models.F("issued_on")),
                name="people_certificate_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.number


class LegalQualification(models.Model):
    """法律职业资格: why the person may review penalty decisions, and since when (处罚法58.2)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="qualifications")
    ground = models.CharField(
        "资格", max_length=20, choices=[(one.value, one.label) for one in ReviewersGround]
    )
    proof = models.CharField("证书编号或者凭据", max_length=100)
    since = models.DateField("取得（开始）日期")

    class Meta:
        verbose_name = "法律职业资格"

    def __str__(self) -> str:
        return self.proof
