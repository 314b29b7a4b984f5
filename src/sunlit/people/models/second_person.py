"""A role that decides, as one administrator proposes it and a second person answers."""

from django.db import models

from sunlit.people.models.persons import Person, RoleAssignment
from sunlit.rules.procedure import Role


class RoleProposal(models.Model):
    """待确认的角色: what the security administrator proposes; it gives nothing by itself."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="role_proposals")
    role = models.CharField("角色", max_length=20, choices=[(r.value, r.label) for r in Role])
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)
    reason = models.CharField("理由", max_length=200)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "待确认的角色"
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.role}"


class RoleSignature(models.Model):
    """角色答复的签署: who signed the answer to a proposal, written just before that answer.

    `digest` is the hash of the proposal and of what was answered (`people/signed_answer.py`).
    """

    proposal = models.OneToOneField(RoleProposal, models.PROTECT, related_name="signature")
    signer = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="签署人")
    signed_at = models.DateTimeField("签署时间")
    digest = models.CharField("所签内容的指纹", max_length=64)

    class Meta:
        verbose_name = "角色答复的签署"

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.signer_id}"


class RoleAnswer(models.Model):
    """角色的确认: what the second person said; where they agree, the assignment that follows."""

    proposal = models.OneToOneField(RoleProposal, models.PROTECT, related_name="answer")
    assignment = models.OneToOneField(
        RoleAssignment, models.PROTECT, null=True, related_name="confirmation"
    )
    reason = models.CharField("说明", max_length=200)
    answered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "角色的确认"

    def __str__(self) -> str:
        return f"{self.proposal_id}: {self.assignment_id}"
