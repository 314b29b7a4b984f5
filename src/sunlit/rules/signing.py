"""Which steps are signed with the password entered again (审核制度第十条: who signs is answerable).

An officer's own records are signed on paper, by the officers and the party; whoever approves,
reviews, decides, releases or takes over signs here, and an officer what they say for themselves
(`Step.signed`): that nothing is in the way of their handling the case, that a copy holds no secret.
"""

from sunlit.rules.procedure import Role, Step

SIGNING_ROLES = frozenset(
    {
        Role.OFFICE_HEAD,
        Role.REVIEWER,
        Role.REVIEW_HEAD,
        Role.COUNSEL,
        Role.LEADER,
        Role.DISCLOSER,
        Role.ARCHIVIST,
    }
)


def signs(step: Step) -> bool:
    """Whether the step asks for the password again."""
    return step.signed or step.role in SIGNING_ROLES
