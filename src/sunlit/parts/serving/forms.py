"""送达: how a paper reaches the party; the same entries for every paper served (处罚法61)."""

from typing import Any

from sunlit.rules.forms import FILES, Apart, Field, FilesAsked, Kind
from sunlit.rules.redaction import Personal
from sunlit.rules.service import ServiceMethod
from sunlit.rules.written_codes import plain_number

SERVICE_METHODS = tuple((method.value, method.label) for method in ServiceMethod)


def _only(when: str, name: str, label: str, kind: Kind = Kind.TEXT, **more: Any) -> Field:
    return Field(name, label, kind, required=False, when=when, **more)


SERVICE = (
    Field("method", "送达方式", Kind.CHOICE, choices=SERVICE_METHODS, correctable=True),
    _only(
        "公告送达以外必填",
        "served_on",
        "送达日期",
        Kind.DATE,
        help="签收日期、邮件回执日期或者电子文书到达日期；公告送达的，由系统从公告日期起计算。",
        correctable=True,
    ),
    Field(
        "place",
        "送达地点",
        required=False,
        help="不填的：电子送达为当事人确认的地址，公告送达为公告载体，其他为当事人住所。",
        personal=Personal.CONTACT,
        correctable=True,
        apart=Apart.OWN,
    ),
    _only(
        "直接送达必填",
        "receiver",
        "签收人",
        size=60,
        correctable=True,
        personal=Personal.NAME,
        apart=Apart.OWN,
    ),
    _only(
        "直接送达必填",
        "receiver_relation",
        "签收人与当事人的关系",
        size=60,
        help="例如：法定代表人、收发人员。",
        correctable=True,
        apart=Apart.OWN,
    ),
    _only("留置送达必填", "refusal", "拒收事由", Kind.LONG_TEXT, size=500, correctable=True),
    _only(
        "留置送达必填，或者填音像记录",
        "witness",
        "见证人",
        size=60,
        correctable=True,
        personal=Personal.NAME,
    ),
    _only("留置送达没有见证人的必填", "recording", "音像记录编号", size=60, correctable=True),
    _only(
        "邮寄送达必填",
        "mail_number",
        "邮件编号",
        size=60,
        correctable=True,
        plain=plain_number,
        apart=Apart.OWN,
    ),
    _only(
        "电子送达必填",
        "confirmation",
        "送达地址及电子送达确认书编号",
        size=60,
        help="当事人同意并签订的确认书。",
        correctable=True,
        personal=Personal.CONTACT,
        apart=Apart.OWN,
    ),
    _only("电子送达必填", "confirmed_on", "确认书签署日期", Kind.DATE, correctable=True),
    _only(
        "公告送达必填",
        "other_ways",
        "其他方式无法送达的原因和经过",
        Kind.LONG_TEXT,
        size=1000,
        correctable=True,
    ),
    _only("公告送达必填", "notice_on", "公告日期", Kind.DATE, correctable=True),
    _only("公告送达必填", "notice_place", "公告方式和载体", correctable=True),
)
SERVICE_FILES = FilesAsked(
    "送达凭证文件",
    help="签收的送达回证、邮件回执、电子送达截图、公告页面的扫描件或者照片。"
    "以后拿到的，用“补存凭证”存入。",
    when="已经拿到的，在这里存入",
)
SERVICE_SECTIONS = {
    "receiver": "直接送达的",
    "refusal": "留置送达的",
    "mail_number": "邮寄送达的",
    "confirmation": "电子送达的",
    "other_ways": "公告送达的",
    FILES: "凭证",
}
"""The headings of `SERVICE`: each way of service has its own entries."""
