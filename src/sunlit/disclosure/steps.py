"""公示和不予公开, as rows that stand after the decision (公示制度六至八).

A decision goes out in three hands: the discloser checks the public copy, an officer of the case
examines it for secrets, each by a signature of their own, and the head of the office releases it.
It waits for the service; where its time is up before, the head of the office has it published first
or holds it back, on record (definition 3). Or it is withheld in three: the officer proposes, the
legal section examines, the leader approves; the office examines the ground again until it has
ended. A case that is closed ends none of this.
"""

from typing import Any

from sunlit.disclosure.forms import FORMS
from sunlit.rules.citations import cite
from sunlit.rules.landmarks import DECIDE, SERVE
from sunlit.rules.procedure import Fact, Need, Role, Step
from sunlit.rules.step import with_forms

CHECK, SECRECY, PUBLISH = "check_publication", "review_secrecy", "publish"
RETURN_SECRECY, RETURN = "return_secrecy", "return_publication"
PROPOSE, REVIEW_PROPOSAL = "propose_withholding", "review_withholding"
OBJECT, WITHHOLD, DECLINE = "object_to_withholding", "withhold", "decline_withholding"
KEEP, END = "keep_withholding", "end_withholding"
PUBLISH_FIRST, HOLD = "publish_before_service", "hold_publication"
_PROPOSED = Need((PROPOSE,), "承办人员提请后，才能审核、审批不予公开。", cite("公示制度7"))
_WITHHELD = Need((WITHHOLD,), "本案没有不予公开的决定，不需要重新审查。", cite("公示制度7"))
_SERVED = Need(
    (SERVE, PUBLISH_FIRST),
    "决定书送达当事人后公示；期限将满仍不能送达的，由承办科室负责人决定先行公示。",
    cite("处罚法61"),
)
_CHECKED = Need((CHECK,), "公示信息员核对公示稿以后，才能作保密审查。", cite("公示制度8"))
_PROPOSAL = (PROPOSE, REVIEW_PROPOSAL)


def _row(code: str, name: str, role: Role, **more: Any) -> Step:
    return Step(code, name, "publication", role, after_end=True, **more)


_CHOICE_OF_THE_OFFICE = {
    "citations": (cite("公示制度6(3)"), cite("处罚法61")),
    "needs": (Need((DECIDE,), "作出决定后，才能选择何时公示。", cite("公示制度6(3)")),),
    "optional": True,
}
_BEFORE_SERVICE = (
    _row(
        PUBLISH_FIRST,
        "决定先行公示",
        Role.OFFICE_HEAD,
        closed_by=(SERVE, WITHHOLD),
        **_CHOICE_OF_THE_OFFICE,
    ),
    _row(
        HOLD,
        "暂缓公示",
        Role.OFFICE_HEAD,
        closed_by=(SERVE, PUBLISH_FIRST, WITHHOLD),
        repeatable=True,
        **_CHOICE_OF_THE_OFFICE,
    ),
)
_PUBLISH = (
    _row(
        CHECK,
        "核对公示稿",
        Role.DISCLOSER,
        citations=(cite("公示制度6(3)"), cite("公示制度8")),
        needs=(
            Need((DECIDE,), "作出决定后，才能公示。", cite("公示制度6(3)")),
            _SERVED,
        ),
        voids=(SECRECY,),
        closed_by=(PUBLISH, PROPOSE),
        repeatable=True,
        group="disclose",
    ),
    _row(
        SECRECY,
        "保密审查",
        Role.OFFICER,
        task="对公示稿作保密审查",
        citations=(cite("公示制度8"),),
        needs=(_CHECKED,),
        asked_if=Fact.SECRECY_APART,
        closed_by=(PUBLISH, WITHHOLD),
        signed=True,
    ),
    _row(
        RETURN_SECRECY,
        "保密审查退回公示稿",
        Role.OFFICER,
        citations=(cite("公示制度8"),),
        needs=(_CHECKED,),
        voids=(CHECK,),
        answers=SECRECY,
        closed_by=(SECRECY, PUBLISH, WITHHOLD),
        optional=True,
        repeatable=True,
        signed=True,
    ),
    _row(
        PUBLISH,
        "公示决定",
        Role.OFFICE_HEAD,
        task="审核发布公示稿",
        citations=(cite("公示制度6(3)"), cite("公示制度8"), cite("处罚法48")),
        needs=(
            Need((DECIDE,), "作出决定后，才能公示。", cite("公示制度6(3)")),
            _SERVED,
            Need(
                (CHECK,),
                "公示信息员核对公示稿以后，才能审核发布。",
                cite("公示制度8"),
            ),
            Need(
                (SECRECY,),
                "承办人员对公示稿作保密审查以后，才能审核发布。",
                cite("公示制度8"),
                only_if=Fact.SECRECY_APART,
            ),
        ),
        stops=("GS-XKCF",),
        group="release",
        closed_by=(WITHHOLD,),
    ),
    _row(
        RETURN,
        "退回公示稿",
        Role.OFFICE_HEAD,
        citations=(cite("公示制度8"),),
        needs=(Need((CHECK,), "没有等待审核发布的公示稿。", cite("公示制度8")),),
        voids=(CHECK, SECRECY),
        answers=PUBLISH,
        closed_by=(PUBLISH, WITHHOLD),
        optional=True,
        repeatable=True,
    ),
)
_WITHHOLD = (
    _row(
        PROPOSE,
        "提请不予公开",
        Role.OFFICER,
        lets_in=(Role.REVIEWER,),
        citations=(cite("公示制度7"), cite("公示制度8")),
        needs=(Need((DECIDE,), "作出决定后，才能提请不予公开。", cite("公示制度7")),),
        voids=(CHECK, SECRECY),
        closed_by=(PUBLISH,),
        optional=True,
    ),
    _row(
        REVIEW_PROPOSAL,
        "审核同意不予公开",
        Role.REVIEWER,
        task="审核不予公开",
        citations=(cite("公示制度7"),),
        needs=(_PROPOSED,),
        group="withholding",
        closed_by=(PUBLISH,),
    ),
    _row(
        OBJECT,
        "审核不同意不予公开",
        Role.REVIEWER,
        answers=REVIEW_PROPOSAL,
        citations=(cite("公示制度7"),),
        needs=(_PROPOSED,),
        voids=_PROPOSAL,
        closed_by=(REVIEW_PROPOSAL, PUBLISH),
        optional=True,
        repeatable=True,
    ),
    _row(
        WITHHOLD,
        "不予公开",
        Role.LEADER,
        task="审批不予公开",
        citations=(cite("公示制度7"),),
        needs=(
            _PROPOSED,
            Need((REVIEW_PROPOSAL,), "法规科审核同意后，才能批准不予公开。", cite("公示制度7")),
        ),
        stops=("GS-XKCF",),
        closed_by=(PUBLISH,),
    ),
    _row(
        DECLINE,
        "不批准不予公开",
        Role.LEADER,
        answers=WITHHOLD,
        citations=(cite("公示制度7"),),
        needs=(_PROPOSED,),
        voids=_PROPOSAL,
        closed_by=(WITHHOLD, PUBLISH),
        optional=True,
        repeatable=True,
    ),
    _row(
        KEEP,
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
        END,
        "终止不予公开",
        Role.OFFICE_HEAD,
        answers=KEEP,
        citations=(cite("公示制度7"), cite("公示制度6(3)")),
        needs=(_WITHHELD,),
        voids=(*_PROPOSAL, WITHHOLD, KEEP),
        optional=True,
        repeatable=True,
    ),
)

PUBLICATION_STEPS = with_forms((*_BEFORE_SERVICE, *_PUBLISH, *_WITHHOLD), FORMS)
