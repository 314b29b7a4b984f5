"""行政检查, as two tables (field guide C.3; 公示制度第六条（三）、第九条): ordinary and random.

A random inspection (双随机) is also drawn beforehand, reported to the legal office and always
published. The act has ended when the result is notified, the re-inspection passed or the matter
handed over: that day is the day of closing.
"""

from sunlit.rules.citations import cite
from sunlit.rules.procedure import Need, Procedure, Role, Stage, Step

STAGES = (
    Stage("approval", "审批"),
    Stage("notice", "通知"),
    Stage("on_site", "现场检查"),
    Stage("result", "结果告知"),
    Stage("correction", "整改复查"),
    Stage("publication", "公示"),
    Stage("closing", "办结"),
)

_PROPOSE = Step(
    code="propose_inspection",
    name="提请检查",
    stage="approval",
    role=Role.OFFICER,
    citations=(cite("记录制度4"), cite("54号")),
)
_DRAW = Step(
    code="draw",
    name="随机抽取检查对象和人员",
    stage="approval",
    role=Role.OFFICER,
    citations=(cite("公示制度9"),),
    needs=(Need(("propose_inspection",), "先制定抽查方案，再抽取。", cite("公示制度9")),),
)
_NOTIFY = Step(
    code="notify",
    name="送达检查通知书",
    stage="notice",
    role=Role.OFFICER,
    citations=(cite("公示制度6(2)"), cite("54号")),
    needs=(Need(("approve_inspection",), "检查获批准后，才能通知。", cite("54号")),),
    papers=("D41",),
)
_SHOW = Step(
    code="show_certificates",
    name="出示执法证件",
    stage="on_site",
    role=Role.OFFICER,
    citations=(cite("公示制度6(2)"),),
    needs=(Need(("notify",), "出具检查通知书后，才能开始检查。", cite("公示制度6(2)")),),
)
_INSPECT = Step(
    code="inspect_on_site",
    name="现场检查",
    stage="on_site",
    role=Role.OFFICER,
    citations=(cite("记录制度4"), cite("记录制度10")),
    needs=(
        Need(("show_certificates",), "两名执法人员出示证件后，才能检查。", cite("公示制度6(2)")),
    ),
    papers=("D42",),
    repeatable=True,
)
_FINISH = Step(
    code="finish_on_site",
    name="结束现场检查",
    stage="on_site",
    role=Role.OFFICER,
    citations=(cite("公示制度6(3)"),),
    needs=(Need(("inspect_on_site",), "没有现场检查记录，不能结束检查。", cite("记录制度10")),),
    starts=("JC-RESULT-SITE",),
)
_CORRECT = Step(
    code="order_correction",
    name="责令改正",
    stage="correction",
    role=Role.LEADER,
    citations=(cite("记录制度4"), cite("处罚法28")),
    needs=(Need(("tell_result",), "告知检查结果后，才能责令改正。", cite("公示制度6(3)")),),
    papers=("D07",),
    starts=("GS-OTHER",),
    voids=("publish",),
    decides=True,
)
_RE_INSPECT = Step(
    code="re_inspect",
    name="复查",
    stage="correction",
    role=Role.OFFICER,
    citations=(cite("记录制度4"),),
    needs=(Need(("order_correction",), "责令改正后，才能复查。", cite("记录制度4")),),
    papers=("D47",),
    repeatable=True,
)
_HAND_OVER = Step(
    code="hand_over",
    name="移交立案",
    stage="correction",
    role=Role.OFFICER,
    citations=(cite("处罚法54"),),
    needs=(Need(("tell_result",), "告知检查结果后，才能移交。", cite("公示制度6(3)")),),
)
_REPORT = Step(
    code="report_result",
    name="报送法规科汇总",
    stage="publication",
    role=Role.OFFICER,
    citations=(cite("公示制度9"),),
    needs=(Need(("tell_result",), "检查完成后，才能报送。", cite("公示制度9")),),
    stops=("GS-SSJ-REPORT",),
)


def _tested(*voids: str) -> Step:
    """Return the row of a test's result: it is told, and what rested on the results told anew."""
    return Step(
        code="receive_test_result",
        name="收到检验、检测、检疫结果",
        stage="result",
        role=Role.OFFICER,
        citations=(cite("公示制度6(3)"),),
        needs=(Need(("finish_on_site",), "现场检查结束后，才能登记结果。", cite("记录制度10")),),
        starts=("JC-RESULT-TEST",),
        voids=("tell_result", *voids),
        repeatable=True,
    )


def _approve(after: str, sentence: str) -> Step:
    return Step(
        code="approve_inspection",
        name="检查审批",
        stage="approval",
        role=Role.LEADER,
        citations=(cite("54号"),),
        needs=(Need((after,), sentence, cite("54号")),),
        papers=("D40",),
    )


def _tell(*starts: str) -> Step:
    return Step(
        code="tell_result",
        name="告知检查结果",
        stage="result",
        role=Role.OFFICER,
        citations=(cite("公示制度6(3)"),),
        needs=(Need(("finish_on_site",), "现场检查结束后，当场告知结果。", cite("公示制度6(3)")),),
        papers=("D46",),
        starts=starts,
        stops=("JC-RESULT-SITE", "JC-RESULT-TEST"),
    )


def _publish(*stops: str) -> Step:
    return Step(
        code="publish",
        name="公示检查结果",
        stage="publication",
        role=Role.DISCLOSER,
        citations=(cite("公示制度6(3)"), cite("公示制度9")),
        needs=(Need(("tell_result",), "告知被检查人后，才能公示。", cite("公示制度6(3)")),),
        stops=stops,
    )


def _close(*more: Need) -> Step:
    return Step(
        code="close",
        name="办结",
        stage="closing",
        role=Role.OFFICE_HEAD,
        citations=(cite("记录制度10"), cite("记录制度12")),
        needs=(
            Need(("tell_result",), "没有告知检查结果，不能办结。", cite("公示制度6(3)")),
            *more,
        ),
        starts=("DA-ARCHIVE",),
        ends=True,
        ended="已办结",
    )


_ON_SITE = (_NOTIFY, _SHOW, _INSPECT, _FINISH)
_AFTERWARDS = (_CORRECT, _RE_INSPECT, _HAND_OVER)

_PLAYS = {"ends": ("close",), "after_the_end": ()}

ORDINARY_INSPECTION = Procedure(
    code="inspection_ordinary",
    kind="inspection",
    name="行政检查程序",
    stages=STAGES,
    steps=(
        _PROPOSE,
        _approve("propose_inspection", "承办科室提请检查后，才能审批。"),
        *_ON_SITE,
        _tested(),
        _tell(),
        *_AFTERWARDS,
        _publish("GS-OTHER"),
        _close(),
    ),
    plays=_PLAYS,
)

RANDOM_INSPECTION = Procedure(
    code="inspection_random",
    kind="inspection",
    name="双随机抽查程序",
    stages=STAGES,
    steps=(
        _PROPOSE,
        _DRAW,
        _approve("draw", "随机抽取检查对象和人员后，才能审批。"),
        *_ON_SITE,
        _tested("report_result", "publish"),
        _tell("GS-SSJ", "GS-SSJ-REPORT"),
        *_AFTERWARDS,
        _REPORT,
        _publish("GS-SSJ", "GS-OTHER"),
        _close(
            Need(("report_result",), "抽查结果报送法规科汇总后，才能办结。", cite("公示制度9")),
            Need(("publish",), "抽查结果公示后，才能办结。", cite("公示制度9")),
        ),
    ),
    plays={"decision_public": ("publish",), **_PLAYS},
)
