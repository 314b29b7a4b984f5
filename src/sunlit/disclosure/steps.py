"""公示和不予公开, as rows that stand after the decision (公示制度六至八).

A decision goes out in three hands: the discloser checks the public copy, an officer of the case
examines it for secrets, each by a signature of their own, and the head of the office releases it.
It waits for the service; where its time is up before, the head of the office has it published first
or holds it back, on record (definition 3). Or it is withheld in three: the officer proposes, the
legal section examines, the leader approves; the office examines the ground again until it has
ended. A case that is closed ends none of this.
"""

from typing import Any

from sunlit.rules.citations import cite
from sunlit.rules.procedure import Fact, Need, Role, Step

_PROPOSED = Need(
    ("propose_withholding",), "承办人员提请后，才能审核、审批不予公开。", cite("公示制度7")
)
_WITHHELD = Need(("withhold",), "本案没有不予公开的决定，不需要重新审查。", cite("公示制度7"))
_SERVED = Need(
    ("serve", "publish_before_service"),
    "决定书送达当事人后公示；期限将满仍不能送达的，由承办科室负责人决定先行公示。",
    cite("处罚法61"),
)
_CHECKED = Need(
    ("check_publication",), "公示信息员核对公示稿以后，才能作保密审查。", cite("公示制度8")
)
_PROPOSAL = ("propose_withholding", "review_withholding")


def _row(code: str, name: str, role: Role, **more: Any) -> Step:
    return Step(code, name, "publication", role, after_end=True, **more)


_CHOICE_OF_THE_OFFICE = {
    "citations": (cite("公示制度6(3)"), cite("处罚法61")),
    "needs": (Need(("decide",), "作出决定后，才能选择何时公示。", cite("公示制度6(3)")),),
    "optional": True,
}
_BEFORE_SERVICE = (
    _row(
        "publish_before_service",
        "决定先行公示",
        Role.OFFICE_HEAD,
        closed_by=("serve", "withhold"),
        **_CHOICE_OF_THE_OFFICE,
    ),
    _row(
        "hold_publication",
        "暂缓公示",
        Role.OFFICE_HEAD,
        closed_by=("serve", "publish_before_service", "withhold"),
        repeatable=True,
        **_CHOICE_OF_THE_OFFICE,
    ),
)
_PUBLISH = (
    _row(
        "check_publication",
        "核对公示稿",
        Role.DISCLOSER,
        citations=(cite("公示制度6(3)"), cite("公示制度8")),
        needs=(
            Need(("decide",), "作出决定后，才能公示。", cite("公示制度6(3)")),
            _SERVED,
        ),
        voids=("review_secrecy",),
        closed_by=("publish", "propose_withholding"),
        repeatable=True,
        group="disclose",
    ),
    _row(
        "review_secrecy",
        "保密审查",
        Role.OFFICER,
        task="对公示稿作保密审查",
        citations=(cite("公示制度8"),),
        needs=(_CHECKED,),
        asked_if=Fact.SECRECY_APART,
        closed_by=("publish", "withhold"),
        signed=True,
    ),
    _row(
        "return_secrecy",
        "保密审查退回公示稿",
        Role.OFFICER,
        citations=(cite("公示制度8"),),
        needs=(_CHECKED,),
        voids=("check_publication",),
        answers="review_secrecy",
        closed_by=("review_secrecy", "publish", "withhold"),
        optional=True,
        repeatable=True,
        signed=True,
    ),
    _row(
        "publish",
        "公示决定",
        Role.OFFICE_HEAD,
        task="审核发布公示稿",
        citations=(cite("公示制度6(3)"), cite("公示制度8"), cite("处罚法48")),
        needs=(
            Need(("decide",), "作出决定后，才能公示。", cite("公示制度6(3)")),
            _SERVED,
            Need(
                ("check_publication",),
                "公示信息员核对公示稿以后，才能审核发布。",
                cite("公示制度8"),
            ),
            Need(
                ("review_secrecy",),
                "承办人员对公示稿作保密审查以后，才能审核发布。",
                cite("公示制度8"),
                only_if=Fact.SECRECY_APART,
            ),
        ),
        stops=("GS-XKCF",),
        group="publish",
        closed_by=("withhold",),
    ),
    _row(
        "return_publication",
        "退回公示稿",
        Role.OFFICE_HEAD,
        citations=(cite("公示制度8"),),
        needs=(Need(("check_publication",), "没有等待审核发布的公示稿。", cite("公示制度8")),),
        voids=("check_publication", "review_secrecy"),
        answers="publish",
        closed_by=("publish", "withhold"),
        optional=True,
        repeatable=True,
    ),
)
_WITHHOLD = (
    _row(
        "propose_withholding",
        "提请不予公开",
        Role.OFFICER,
        lets_in=(Role.REVIEWER,),
        citations=(cite("公示制度7"), cite("公示制度8")),
        needs=(Need(("decide",), "作出决定后，才能提请不予公开。", cite("公示制度7")),),
        voids=("check_publication", "review_secrecy"),
        closed_by=("publish",),
        optional=True,
    ),
    _row(
        "review_withholding",
        "审核同意不予公开",
        Role.REVIEWER,
        task="审核不予公开",
        citations=(cite("公示制度7"),),
        needs=(_PROPOSED,),
        group="withholding",
        closed_by=("publish",),
    ),
    _row(
        "object_to_withholding",
        "审核不同意不予公开",
        Role.REVIEWER,
        answers="review_withholding",
        citations=(cite("公示制度7"),),
        needs=(_PROPOSED,),
        voids=_PROPOSAL,
        closed_by=("review_withholding", "publish"),
        optional=True,
        repeatable=True,
    ),
    _row(
        "withhold",
        "不予公开",
        Role.LEADER,
        task="审批不予公开",
        citations=(cite("公示制度7"),),
        needs=(
            _PROPOSED,
            Need(
                ("review_withholding",), "法规科审核同意后，才能批准不予公开。", cite("公示制度7")
            ),
        ),
        stops=("GS-XKCF",),
        closed_by=("publish",),
    ),
    _row(
        "decline_withholding",
        "不批准不予公开",
        Role.LEADER,
        answers="withhold",
        citations=(cite("公示制度7"),),
        needs=(_PROPOSED,),
        voids=_PROPOSAL,
        closed_by=("withhold", "publish"),
        optional=True,
        repeatable=True,
    ),
    _row(
        "keep_withholding",
        "继续不予公开",
        Role.OFFICE_HEAD,
        task="重新审查不予公开",
        citations=(cite("公示制度7"), cite("公示制度8")),
        needs=(_WITHHELD,),
        optional=True,
        repeatable=True,
        group="again",
    ),
    _row(
        "end_withholding",
        "终止不予公开",
        Role.OFFICE_HEAD,
        answers="keep_withholding",
        citations=(cite("公示制度7"), cite("公示制度6(3)")),
        needs=(_WITHHELD,),
        voids=(*_PROPOSAL, "withhold", "keep_withholding"),
        optional=True,
        repeatable=True,
    ),
)

PUBLICATION_STEPS = (*_BEFORE_SERVICE, *_PUBLISH, *_WITHHOLD)
