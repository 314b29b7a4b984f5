"""A proposed role in ready words: who, what, proposed by whom, and what speaks for caution."""

from typing import Any

from django.utils import timezone

from sunlit.people.given import unconfirmed
from sunlit.people.models import Person, RoleProposal
from sunlit.rules.procedure import Role
from sunlit.web.parts import Fact


def proposal_rows(reader: Person, url: str) -> list[dict[str, Any]]:
    """Return a row for each proposal that waits; the reader's own part in it is said."""
    waiting = RoleProposal.objects.filter(answer=None)
    return [
        {
            "name": one.person.name,
            "username": one.person.username,
            "role": Role(one.role).label,
            "days": _days(one),
            "by": one.proposed_by.name,
            "reason": one.reason,
            "url": f"{url}{one.pk}/",
            "own": reader.pk in {one.person_id, one.proposed_by_id},
        }
        for one in waiting.select_related("person", "proposed_by")
    ]


def proposal_facts(proposal: RoleProposal) -> list[Fact]:
    """Return everything that the second person must know."""
    person = proposal.person
    given = unconfirmed(person)
    held = person.roles_on(timezone.localdate(proposal.recorded_at))
    return [
        Fact("姓名", person.name),
        Fact("登录名", person.username),
        Fact("科室和职务", f"{person.office.name}，{person.post}"),
        Fact("现有角色", "、".join(sorted(role.label for role in held)) or "没有"),
        Fact("提出的角色", Role(proposal.role).label),
        Fact("担任期间", _days(proposal)),
        Fact("提出人", f"{proposal.proposed_by.name}（{proposal.proposed_by.username}）"),
        Fact("提出的时间", f"{timezone.localtime(proposal.recorded_at):%Y-%m-%d %H:%M}"),
        Fact("理由", proposal.reason),
        Fact(
            "密码",
            f"由{given.given_by.name if given.given_by else '服务器上的命令'}设定，本人还没有确认"
            if given
            else "本人自己的",
        ),
    ]


def _days(proposal: RoleProposal) -> str:
    return (
        f"{proposal.since} 起"
        if proposal.until is None
        else (f"{proposal.since} 至 {proposal.until}")
    )
