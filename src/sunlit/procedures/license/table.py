"""行政许可, as a table (field guide B.1; 行政许可法第四章).

A request to supplement takes the receipt back: the material is received again, and the five days
run anew. Declining to accept ends the matter; whether it may still be declined is the service's
question, since an accepted application is granted or refused, never declined.
"""

from sunlit.rules.citations import cite
from sunlit.rules.procedure import Fact, Need, Procedure, Role, Stage, Step

STAGES = (
    Stage("receipt", "接收"),
    Stage("acceptance", "受理"),
    Stage("examination", "审查"),
    Stage("review", "法制审核"),
    Stage("decision", "决定"),
    Stage("service", "送达"),
    Stage("publication", "公示"),
    Stage("closing", "办结"),
)

_RECEIVED = Need(("receive",), "收到申请材料后，才能办理。", cite("许可法32"))
_ACCEPTED = Need(("accept",), "受理以后，才能审查。", cite("许可法34"))

STEPS = (
    Step(
        code="receive",
        name="接收申请材料",
        stage="receipt",
        role=Role.OFFICER,
        citations=(cite("许可法29"), cite("记录制度8")),
        papers=("D30",),
        starts=("XK-SUPP",),
    ),
    Step(
        code="request_supplement",
        name="一次告知补正",
        stage="acceptance",
        role=Role.OFFICER,
        citations=(cite("许可法32(4)"), cite("记录制度4")),
        needs=(_RECEIVED,),
        papers=("D31",),
        stops=("XK-SUPP",),
        guards=("XK-G01", "XK-G02", "XK-G03"),
        voids=("receive",),
        closed_by=("accept",),
    ),
    Step(
        code="accept",
        name="受理",
        stage="acceptance",
        role=Role.OFFICER,
        citations=(cite("许可法32(5)"),),
        needs=(
            Need(
                ("receive",),
                "材料齐全、符合法定形式（或者已经补正）的，才能受理。",
                cite("许可法32(5)"),
            ),
        ),
        papers=("D32",),
        starts=("XK-DECIDE",),
        stops=("XK-SUPP",),
        guards=("XK-G01",),
    ),
    Step(
        code="decline",
        name="不予受理",
        stage="acceptance",
        role=Role.OFFICER,
        citations=(cite("许可法32(2)"),),
        needs=(_RECEIVED,),
        papers=("D33",),
        starts=("DA-ARCHIVE",),
        stops=("XK-SUPP",),
        guards=("XK-G01",),
        ends=True,
        closed_by=("accept",),
        ended="不予受理",
    ),
    Step(
        code="examine",
        name="审查",
        stage="examination",
        role=Role.OFFICER,
        citations=(cite("许可法34"),),
        needs=(_ACCEPTED,),
        guards=("XK-G05",),
        repeatable=True,
        closed_by=("decide",),
    ),
    Step(
        code="draft_decision",
        name="拟定许可决定",
        stage="examination",
        role=Role.OFFICER,
        citations=(cite("许可法38"),),
        needs=(Need(("examine",), "审查以后，才能拟定决定。", cite("许可法34")),),
        guards=("XK-G06",),
        voids=("refer", "review_agrees"),
        repeatable=True,
        closed_by=("decide",),
    ),
    Step(
        code="refer",
        name="送法制审核",
        stage="review",
        role=Role.OFFICER,
        citations=(cite("审核制度5"), cite("审核制度6")),
        needs=(
            Need(
                ("draft_decision",), "先拟定决定：法制审核的对象是拟定的决定。", cite("审核制度6")
            ),
        ),
        starts=("FS-REVIEW",),
        asked_if=Fact.MAJOR,
        closed_by=("decide",),
    ),
    Step(
        code="review_agrees",
        name="法制审核同意",
        stage="review",
        role=Role.REVIEWER,
        citations=(cite("审核制度7"), cite("审核制度8(1)")),
        needs=(Need(("refer",), "承办科室送审后，才能出具审核意见。", cite("审核制度6")),),
        papers=("D13",),
        stops=("FS-REVIEW",),
        asked_if=Fact.MAJOR,
        closed_by=("decide",),
    ),
    Step(
        code="review_objects",
        name="法制审核不同意",
        stage="review",
        role=Role.REVIEWER,
        citations=(cite("审核制度7"), cite("审核制度8")),
        needs=(Need(("refer",), "承办科室送审后，才能出具审核意见。", cite("审核制度6")),),
        papers=("D13",),
        stops=("FS-REVIEW",),
        voids=("refer", "review_agrees", "draft_decision"),
        closed_by=("review_agrees", "decide"),
        asked_if=Fact.MAJOR,
        repeatable=True,
    ),
    Step(
        code="decide",
        name="作出许可决定",
        stage="decision",
        role=Role.LEADER,
        citations=(cite("许可法38"), cite("许可法42.1"), cite("审核制度5")),
        needs=(
            Need(("draft_decision",), "没有拟定的决定，不能作出决定。", cite("许可法38")),
            Need(
                ("review_agrees",),
                "重大行政执法决定未经法制审核或者审核未通过，不得作出。",
                cite("审核制度5"),
                only_if=Fact.MAJOR,
            ),
        ),
        papers=("D38",),
        starts=("XK-DELIVER", "GS-XKCF"),
        stops=("XK-DECIDE", "XK-EXT"),
        guards=("XK-G05", "XK-G06", "XK-G08"),
        decides=True,
    ),
    Step(
        code="serve",
        name="送达决定",
        stage="service",
        role=Role.OFFICER,
        citations=(cite("许可法44"),),
        needs=(Need(("decide",), "作出决定后，才能送达。", cite("许可法44")),),
        papers=("D19",),
        starts=("RM-RECON", "RM-SUIT"),
        stops=("XK-DELIVER",),
    ),
    Step(
        code="publish",
        name="公示决定",
        stage="publication",
        role=Role.DISCLOSER,
        citations=(cite("公示制度6(3)"), cite("许可法40")),
        needs=(
            Need(("decide",), "作出决定后，才能公示。", cite("公示制度6(3)")),
            Need(("serve",), "决定送达申请人后公示。", cite("许可法44")),
        ),
        stops=("GS-XKCF",),
        guards=("XK-G09",),
    ),
    Step(
        code="close",
        name="办结",
        stage="closing",
        role=Role.OFFICE_HEAD,
        citations=(cite("记录制度8"), cite("记录制度12")),
        needs=(
            Need(("serve",), "决定送达后，才能办结。", cite("记录制度8")),
            Need(("publish",), "决定公示（或者依法不予公开）后，才能办结。", cite("公示制度6(3)")),
        ),
        starts=("DA-ARCHIVE",),
        ends=True,
        ended="已办结",
    ),
)

LICENSE = Procedure(
    code="license",
    kind="license",
    name="行政许可程序",
    stages=STAGES,
    steps=STEPS,
    plays={
        "draft_falls": ("draft_decision", "review_objects"),
        "before_the_decision": (
            *("receive", "request_supplement", "accept", "examine", "draft_decision"),
            *("refer", "review_agrees", "review_objects"),
        ),
        "decision_public": ("publish",),
        "ends": ("decline", "close"),
        "after_the_end": (),
    },
)
