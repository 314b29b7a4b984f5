"""The screens that the manual shows, in the order in which the demonstration reaches them.

A name is the file name of a picture, or stands in a remark `<!-- 画面：name -->` of a section.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scenarios import one_penalty as told
from scenarios.colleague import SENDS
from scenarios.filled_in import filled_in
from sunlit.procedures.penalty.story.investigation import waiver

PUBLIC = ""
_HEARD = "听取陈述申辩"
_MAJOR = {**told.DRAFT, "提级为重大行政执法决定": "是"}
_WAIVED = filled_in(
    "hear_statement",
    {
        "statement": "waived",
        "hearing": "not_told",
        **waiver(date(2026, 11, 24), "陈述、申辩"),
    },
)
_UNDONE = filled_in("undo_raise", {"reason": "经核实，案情简单，没有争议。"})
_COMPILED = filled_in("compile_dossier", told.usual("compile_dossier", told.MORNING))


@dataclass(frozen=True)
class Form:
    """A form at an address; `{case}` in it is the case that waits for `waits_for`.

    Cases are looked up once, as the demonstration begins.
    """

    account: str
    address: str
    waits_for: str = ""
    entries: Mapping[str, str] = field(default_factory=dict)
    button: str | re.Pattern[str] = SENDS


@dataclass(frozen=True)
class Screen:
    """What one person sees at an address, and which part of it is the picture.

    `before` is what others have done by then. `entries` and `button` are what the person enters
    and presses to see it; `height` is in pixels, from the top of `part`.
    """

    name: str
    account: str
    address: str
    waits_for: str = ""
    before: tuple[Form, ...] = ()
    entries: Mapping[str, str] = field(default_factory=dict)
    button: str | re.Pattern[str] = ""
    part: str = "main"
    height: int = 560
    phone: bool = False


SCREENS = (
    Screen("sign-in", PUBLIC, "/desk/", part="body", height=520),
    Screen("officer-list", "officer1", "/desk/", height=380),
    Screen("filtered", "officer1", "/desk/?stage=execution"),
    Screen("filters", "officer1", "/desk/filters/"),
    Screen("keys", "officer1", "/desk/keys/"),
    Screen("due", "officer1", "/desk/due/{due}/", "送达决定书", height=520),
    Screen("cases", "officer1", "/desk/cases/"),
    Screen("password", "officer1", "/desk/password/"),
    Screen("lead", "officer1", "/desk/cases/new/", height=620),
    Screen(
        "lead-sent-back",
        "officer1",
        "/desk/cases/new/",
        entries=told.LEAD,
        button="登记",
        height=420,
    ),
    Screen("case", "officer1", "{case}", _HEARD, height=385),
    Screen("lead-check", "officer1", "{case}check_lead/", "提请立案"),
    Screen("application", "officer1", "{case}apply_to_file/", "提请立案", height=640),
    Screen("interview", "officer1", "{case}interview/", _HEARD),
    Screen("evidence", "officer1", "{case}evidence/", _HEARD, height=460),
    Screen("conclusion", "officer1", "{case}conclude_investigation/", _HEARD),
    Screen("notice", "officer1", "{case}notify/", _HEARD),
    Screen("serve", "officer1", "{case}serve/", "送达决定书"),
    Screen("payment", "officer1", "{case}record_payment/", "登记执行情况"),
    Screen("withholding", "officer1", "{case}propose_withholding/", "送达决定书"),
    Screen("corrections", "officer1", "{case}corrections/", "登记执行情况"),
    Screen("correction", "officer1", "{case}corrections/1/", "登记执行情况"),
    Screen("transfer", "officer1", "{case}police_files/", "登记公安机关的处理结果"),
    Screen("report-crime", "officer1", "{case}report_crime/", _HEARD),
    Screen("suspension", "officer1", "{case}propose_suspension/", _HEARD),
    Screen("extension", "officer1", "{case}propose_extension/", _HEARD),
    Screen(
        "too-early",
        "officer1",
        "{case}hear_statement/",
        _HEARD,
        entries=filled_in("hear_statement", {"statement": "none", "hearing": "not_told"}),
        button=SENDS,
        height=400,
    ),
    Screen(
        "draft",
        "officer1",
        "{case}draft_decision/",
        _HEARD,
        before=(Form("officer1", "{case}hear_statement/", _HEARD, _WAIVED),),
    ),
    Screen(
        "referral",
        "officer1",
        "{case}refer/",
        _HEARD,
        before=(Form("officer1", "{case}draft_decision/", _HEARD, _MAJOR),),
        height=600,
    ),
    Screen("gate", "leader1", "{case}decide/", _HEARD, height=420),
    Screen(
        "head-list",
        "officehead",
        "/desk/",
        before=(
            Form("officer1", "{case}apply_to_file/", "提请立案", told.APPLICATION),
            Form("officehead", "{case}undo_raise/", _HEARD, _UNDONE),
            Form("officer1", "{case}draft_decision/", _HEARD, told.DRAFT),
        ),
        height=420,
    ),
    Screen("endorse-filing", "officehead", "{case}endorse_filing/", "提请立案", height=640),
    Screen("assignment", "officehead", "{case}assign_officers/", _HEARD, height=560),
    Screen("recusal", "officehead", "{case}request_recusal/", _HEARD),
    Screen("endorse-draft", "officehead", "{case}endorse_decision/", _HEARD),
    Screen("before-service", "officehead", "{case}publish_before_service/", "送达决定书"),
    Screen("withdrawal", "officehead", "{case}withdrawal/", "立卷"),
    Screen("leader-list", "leader1", "/desk/", height=480),
    Screen("filing", "leader1", "{case}file_case/", "立案审批", height=560),
    Screen(
        "decision",
        "leader1",
        "{case}decide/",
        _HEARD,
        before=(Form("officehead", "{case}endorse_decision/", _HEARD, told.ENDORSED_DRAFT),),
        height=640,
    ),
    Screen("review-list", "reviewer", "/desk/", height=400),
    Screen("review", "reviewer", "{case}review/", "出具法制审核意见", height=370),
    Screen("consultation", "reviewer", "{case}consult_superior/", "出具法制审核意见"),
    Screen("counsel", "reviewhead", "{case}invite_counsel/", "出具法制审核意见", height=520),
    Screen("publication-list", "discloser", "/desk/", height=360),
    Screen(
        "publication",
        "discloser",
        "{case}publication/",
        "核对公示稿",
        part="table.compare",
        height=225,
    ),
    Screen(
        "hiding",
        "discloser",
        "{case}publication/hide/",
        "核对公示稿",
        part=".columns",
        height=410,
    ),
    Screen(
        "release",
        "officehead",
        "{case}publication/",
        "核对公示稿",
        before=(
            Form("discloser", "{case}publication/", "核对公示稿", told.CHECK, button=told.CHECKED),
            Form("officer2", "{case}publication/", "核对公示稿", told.EXAMINED),
        ),
        part=".columns",
        height=500,
    ),
    Screen("archive-list", "archivist", "/desk/", height=420),
    Screen("file", "officer1", "{case}file/", "立卷", height=600),
    Screen("compiling", "officer1", "{case}compile_dossier/", "立卷"),
    Screen(
        "archiving",
        "archivist",
        "{case}archive_dossier/",
        "立卷",
        before=(Form("officer1", "{case}compile_dossier/", "立卷", _COMPILED),),
    ),
    Screen("supervisor-list", "supervisor", "/desk/", height=480),
    Screen("calendar", "sysadmin", "/desk/calendar/", height=600),
    Screen("parameters", "sysadmin", "/desk/parameters/"),
    Screen("jobs", "sysadmin", "/desk/jobs/", height=330),
    Screen("people", "secadmin", "/desk/people/"),
    Screen("new-person", "secadmin", "/desk/people/new/"),
    Screen("person", "secadmin", "/desk/people/1/"),
    Screen("grant", "secadmin", "/desk/people/1/grant/", height=520),
    Screen("certificate", "secadmin", "/desk/people/1/certificate/"),
    Screen("qualification", "secadmin", "/desk/people/1/qualification/"),
    Screen("waits", "secadmin", "/desk/people/waits/"),
    Screen("log", "auditor", "/desk/log/", height=200),
    Screen("portal", PUBLIC, "/", part="body", height=720, phone=True),
    Screen("portal-list", PUBLIC, "/decisions/"),
    Screen("decision-page", PUBLIC, "/decisions/{decision}/", part="body", height=440),
    Screen("verify", PUBLIC, "/verify/", height=500),
    Screen(
        "big",
        PUBLIC,
        "/text-size/?size=big&next=/decisions/",
        part="body",
        height=900,
        phone=True,
    ),
)
