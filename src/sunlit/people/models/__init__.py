"""Offices, persons, what they may do, how they prove who they are."""

from sunlit.people.models.given_passwords import GivenPassword, PasswordConfirmation
from sunlit.people.models.persons import (
    EnforcementCertificate,
    LegalQualification,
    Office,
    Person,
    RoleAssignment,
    RoleEnd,
)
from sunlit.people.models.second_person import RoleAnswer, RoleProposal, RoleSignature
from sunlit.people.models.signing_in import FailedAttempt, SignIn

__all__ = [
    "EnforcementCertificate",
    "FailedAttempt",
    "GivenPassword",
    "LegalQualification",
    "Office",
    "PasswordConfirmation",
    "Person",
    "RoleAnswer",
    "RoleAssignment",
    "RoleEnd",
    "RoleProposal",
    "RoleSignature",
    "SignIn",
]
