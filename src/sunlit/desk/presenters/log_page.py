"""The log in words, for the auditor: what, who, when, on whom; of a case only its number's mark."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from sunlit.ledger.models import PendingEvent, Reading
from sunlit.people.models import Person
from sunlit.web.parts import Link

KINDS = {
    "people.signed_in": "登录",
    "people.password_refused": "登录或签署时密码不对",
    "people.password_confirmed": "本人确认密码",
    "people.administrator_recovered": "用命令恢复管理员",
    "people.role_proposed": "提出角色，等待确认",
    "people.role_confirmed": "确认角色",
    "people.role_declined": "不同意提出的角色",
    "people.wait_lifted": "解除登录等候",
    "people.password_changed": "修改自己的密码",
    "people.password_reset": "重置密码",
    "people.sessions_ended": "结束全部登录",
    "people.person_added": "新增人员",
    "people.role_granted": "授予角色",
    "people.people_taken_over": "补记科室、人员和执法证",
    "people.role_ended": "终止角色",
    "people.roles_taken_over": "补记升级以前的角色",
    "people.office_entered": "新增科室",
    "people.office_changed": "变更科室",
    "people.certificate_added": "登记执法证",
    "people.qualification_added": "登记法律职业资格",
    "people.account_stopped": "停用账号",
    "people.account_restored": "恢复账号",
    "cases.step_taken": "办理案件的一步",
    "cases.duties_recomputed": "重新计算期限",
    "records.kept": "存入文件",
    "documents.rendered": "制作文书文件",
    "documents.number_voided": "文号作废",
    "disclosure.copy_prepared": "制作公示稿",
    "disclosure.passage_hidden": "手工隐去公示稿的文字",
    "disclosure.passage_shown": "恢复隐去的文字",
    "disclosure.published": "公示",
    "disclosure.withdrawn": "撤下公示",
    "catalogue.holiday_notice_entered": "录入放假安排",
    "catalogue.parameter_entered": "另定参数",
    "catalogue.matter_entered": "录入执法事项",
    "catalogue.matter_changed": "执法事项有了新的内容",
    "catalogue.matters_taken_over": "补记执法事项",
    "catalogue.house_loaded": "载入本机关的制度和参数",
    "jobs.retried": "重试后台任务",
    "jobs.discarded": "作废后台任务",
    "assurance.round_ended": "核对完一轮",
    "ledger.readings_sealed": "封存查阅记录",
    "ledger.generation_opened": "日志开启新的一代",
    "ledger.loss_acknowledged": "确认丢失的事项",
    "people.second_person_begun": "角色开始须经第二个人确认",
    "ledger.rules_begun": "开始核对新的规则",
    "ledger.clock_acknowledged": "时钟改早以后继续办理",
}
EVENTS, READINGS = "/desk/log/", "/desk/log/readings/"
_SHOWN = 8


def log_tabs(current: str) -> list[Link]:
    """Return the two parts of what the auditor reads."""
    parts = (("事件", EVENTS), ("查阅记录", READINGS))
    return [Link(label, url, url == current) for label, url in parts]


def reading_rows(rows: Sequence[Reading]) -> list[dict[str, Any]]:
    """Return the rows of a page of readings; a case is a mark that leads to its readings."""
    persons = Person.objects.in_bulk({row.reader for row in rows})
    return [
        {
            "when": f"{timezone.localtime(row.read_at):%Y-%m-%d %H:%M:%S}",
            "who": _named(persons[row.reader]) if row.reader in persons else str(row.reader),
            "what": row.what,
            "kind": row.get_kind_display(),
            "case": f"编号 {row.case.hex[:_SHOWN]}" if row.case else "",
            "case_url": f"{READINGS}?case={row.case}" if row.case else "",
        }
        for row in rows
    ]


def event_rows(events: Sequence[PendingEvent]) -> list[dict[str, Any]]:
    """Return the rows of a page of events."""
    read = [(event, json.loads(bytes(event.canonical))) for event in events]
    wanted = {said["actor"] for _, said in read} | {said["facts"].get("person") for _, said in read}
    persons = Person.objects.in_bulk([key for key in wanted if isinstance(key, int)])
    return [_row(event, said, persons) for event, said in read]


def _row(event: PendingEvent, said: dict[str, Any], persons: dict[int, Person]) -> dict[str, Any]:
    moment = timezone.localtime(event.recorded_at)
    actor = persons.get(said["actor"])
    about = persons.get(said["facts"].get("person"))
    return {
        "when": f"{moment:%Y-%m-%d %H:%M:%S}",
        "what": KINDS.get(event.event, event.event),
        "code": event.event,
        "who": _named(actor) if actor else "系统",
        "about": f"{about.name}（{about.username}）"
        if about
        else f"编号 {event.subject.hex[:_SHOWN]}",
        "is_person": about is not None,
    }


def _named(person: Person) -> str:
    return f"{person.name}（{person.username}）"
