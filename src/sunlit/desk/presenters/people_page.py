"""人员 in ready words: everybody with their roles; one person with all of theirs."""

from collections import defaultdict
from datetime import date
from typing import Any

from sunlit.people.models import Person, RoleAssignment, RoleProposal
from sunlit.rules.procedure import Role
from sunlit.web.parts import Fact, Link, Tag


def person_rows(day: date, url: str) -> list[dict[str, Any]]:
    """Return a row for each person: who, where, which roles today."""
    roles: dict[int, list[str]] = defaultdict(list)
    for assignment in RoleAssignment.objects.on(day).order_by("since"):
        roles[assignment.person_id].append(Role(assignment.role).label)
    for proposal in RoleProposal.objects.filter(answer=None).order_by("pk"):
        roles[proposal.person_id].append(f"{Role(proposal.role).label}（待确认）")
    persons = Person.objects.select_related("office").order_by("office__code", "username")
    return [
        {
            "name": person.name,
            "username": person.username,
            "url": f"{url}{person.pk}/",
            "office": person.office.name,
            "post": person.post,
            "roles": "、".join(roles[person.pk]) or "没有角色",
            "state": _state(person),
        }
        for person in persons
    ]


def person_page(person: Person, day: date, url: str, *, itself: bool) -> dict[str, Any]:
    """Return what `desk/person.html` shows; nobody acts on `itself`."""
    own = f"{url}{person.pk}/"
    switch = ("停用账号", "stop") if person.is_active else ("恢复账号", "restore")
    return {
        "page_heading": person.name,
        "state": _state(person),
        "facts": [
            Fact("登录名", person.username),
            Fact("科室", person.office.name),
            Fact("职务", person.post),
        ],
        "itself": itself,
        "acts": []
        if itself
        else [
            Link("授予角色", f"{own}grant/"),
            Link("终止角色", f"{own}end/"),
            Link("登记执法证", f"{own}certificate/"),
            Link("登记法律职业资格", f"{own}qualification/"),
            Link("重置密码", f"{own}reset/"),
            Link(switch[0], f"{own}{switch[1]}/"),
        ],
        "roles": [
            *(_proposed(row) for row in person.role_proposals.filter(answer=None)),
            *(_role(row, day) for row in _assignments(person)),
            *(_declined(row) for row in _declined_proposals(person)),
        ],
        "certificates": [
            {
                "number": one.number,
                "days": f"{one.issued_on} 至 {one.expires_on}",
                "area": one.area,
                "kinds": one.kinds,
                "state": Tag("有效", "good")
                if one.issued_on <= day <= one.expires_on
                else Tag("不在有效期", "warn"),
            }
            for one in person.certificates.order_by("-issued_on")
        ],
        "qualifications": [
            f"{one.get_ground_display()}：{one.proof}（{one.since}）"
            for one in person.qualifications.order_by("since")
        ],
    }


def _assignments(person: Person) -> list[RoleAssignment]:
    rows = person.role_assignments.select_related(
        "end__ended_by", "granted_by", "confirmation__answered_by"
    )
    return list(rows.order_by("-since", "-pk"))


def _role(row: RoleAssignment, day: date) -> dict[str, Any]:
    last = row.last_day
    held = row.since <= day and (last is None or day <= last)
    end, second = getattr(row, "end", None), getattr(row, "confirmation", None)
    return {
        "label": Role(row.role).label,
        "days": f"{row.since} 起" if last is None else f"{row.since} 至 {last}",
        "by": row.granted_by.name if row.granted_by else "",
        "reason": f"{row.reason}；{second.answered_by.name}确认" if second else row.reason,
        "ended": f"{end.ended_by.name}终止：{end.reason}" if end else "",
        "state": Tag("担任中", "good") if held else Tag("未开始" if day < row.since else "已终止"),
    }


def _proposed(row: RoleProposal) -> dict[str, Any]:
    return {
        "label": Role(row.role).label,
        "days": f"{row.since} 起" if row.until is None else f"{row.since} 至 {row.until}",
        "by": "",
        "reason": f"{row.proposed_by.name}提出：{row.reason}；由另一个人确认以后生效",
        "ended": "",
        "state": Tag("待确认", "warn"),
    }


def _declined_proposals(person: Person) -> list[RoleProposal]:
    rows = person.role_proposals.filter(answer__isnull=False, answer__assignment=None)
    return list(rows.select_related("proposed_by", "answer__answered_by").order_by("-pk"))


def _declined(row: RoleProposal) -> dict[str, Any]:
    """What did not come into force stays beside what did, with who said no and why."""
    said = f"{row.answer.answered_by.name}不同意：{row.answer.reason}"
    reason = f"{row.proposed_by.name}提出：{row.reason}；{said}"
    return {**_proposed(row), "reason": reason, "state": Tag("没有生效")}


def _state(person: Person) -> Tag:
    if not person.is_active:
        return Tag("已停用", "bad")
    return Tag("待改密码", "warn") if person.must_change_password else Tag("在用", "good")
