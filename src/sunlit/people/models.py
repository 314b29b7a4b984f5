"""Offices, persons, the roles they hold and their enforcement certificates, all with their days."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q, QuerySet

from sunlit.rules.procedure import Role


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
    """Finds a person by the name they sign in with."""


class Person(AbstractBaseUser):
    """工作人员: one person who can sign in."""

    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    office = models.ForeignKey(Office, models.PROTECT, verbose_name="科室", related_name="persons")
    post = models.CharField("职务", max_length=50)
    is_active = models.BooleanField("在用", default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        verbose_name = "工作人员"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.name

    def roles_on(self, day: date) -> frozenset[Role]:
        """Return the roles the person holds on that day."""
        assignments = RoleAssignment.objects.filter(person=self).on(day)
        return frozenset(Role(role) for role in assignments.values_list("role", flat=True))

    def certificate_on(self, day: date) -> "EnforcementCertificate | None":
        """Return the certificate that is valid on that day (处罚法42)."""
        return EnforcementCertificate.objects.filter(person=self).on(day).first()


class DatedQuerySet(QuerySet["RoleAssignment"]):
    """Role assignments by day."""

    def on(self, day: date) -> "DatedQuerySet":
        """Those in force on that day."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


class RoleAssignment(models.Model):
    """One role of one person, from a day until a day (inclusive)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="role_assignments")
    role = models.CharField("角色", max_length=20, choices=[(r.value, r.label) for r in Role])
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

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
