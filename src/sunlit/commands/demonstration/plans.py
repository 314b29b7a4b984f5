"""The demonstration's cases as plans: what each is about, and when it moved on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sunlit.rules.identifiers import check_uscc

_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class Plan:
    """One case. `days` says, step by step, how many working days before today each was taken."""

    matter: str
    company: str
    code_stem: str
    address: str
    representative: str
    source: str
    facts: str
    evidence: tuple[str, str, str]
    fine_fen: int
    warning: bool
    days: Mapping[str, int] = field(default_factory=dict)
    statement: str = "waived"

    @property
    def code(self) -> str:
        """An invented credit code with true check characters."""
        for organization in _SYMBOLS + "X":
            for check in _SYMBOLS:
                code = f"{self.code_stem}{organization}{check}"
                if check_uscc(code) is None:
                    return code
        raise ValueError(f"{self.code_stem} has no check characters")


_MAIN_LINE = (
    "register_lead",
    "apply_to_file",
    "file_case",
    "investigate",
    "conclude_investigation",
    "notify",
    "serve_notice",
    "hear_statement",
    "draft_decision",
    "refer",
    "review_agrees",
    "decide",
    "serve",
    "check_publication",
    "publish",
    "execute",
    "close",
)


def _days(decided: int, until: str, *, reviewed: bool = False) -> dict[str, int]:
    """Return days for a case decided `decided` working days ago, up to the step `until`."""
    before = {
        "register_lead": 34,
        "apply_to_file": 32,
        "file_case": 30,
        "investigate": 25,
        "conclude_investigation": 15,
        "notify": 13,
        "serve_notice": 12,
        "hear_statement": 6,
        "draft_decision": 5,
        "refer": 4,
        "review_agrees": 2,
        "decide": 0,
        "serve": -1,
        "check_publication": -2,
        "publish": -3,
        "execute": -6,
        "close": -8,
    }
    wanted = _MAIN_LINE[: _MAIN_LINE.index(until) + 1]
    skipped = set() if reviewed else {"refer", "review_agrees"}
    return {step: decided + before[step] for step in wanted if step not in skipped}


PLANS = (
    Plan(
        "LS-02",
        "盂县示例粮油贸易有限公司",
        "91140322MA0TEXT0",
        "山西省阳泉市盂县示例路1号",
        "示例甲",
        "inspection",
        "2026年秋粮收购期间，当事人收购小麦126.4吨，未建立粮食经营台账，也未向县发展改革部门报送基本数据。",
        ("粮食收购凭证和询问笔录", "当事人提供", "收购数量和未建立台账的事实"),
        1_500_000,
        warning=True,
        days=_days(20, "close"),
    ),
    Plan(
        "ZB-02",
        "山西示例招标代理有限公司",
        "91140300MA0TEXT1",
        "山西省阳泉市城区示例街2号",
        "示例乙",
        "complaint",
        "当事人在办理某中学教学楼项目招标代理业务中，于开标前三日向一家投标人泄露了其他投标人的名单。",
        ("微信聊天记录截图及电子数据提取笔录", "执法人员提取", "泄露投标人名单的时间和内容"),
        8_000_000,
        warning=False,
        days=_days(7, "serve", reviewed=True),
        statement="made",
    ),
    Plan(
        "TZ-03",
        "平定示例建材有限公司",
        "91140321MA0TEXT2",
        "山西省阳泉市平定县示例工业园3号",
        "示例丙",
        "inspection",
        "当事人年产20万吨建材项目备案后，建设规模变更为30万吨，未告知备案机关，经责令限期改正，逾期未改正。",
        ("在线平台备案信息和现场检查笔录", "平台调取", "变更建设规模而未告知的事实"),
        2_000_000,
        warning=False,
        days=_days(8, "decide"),
    ),
    Plan(
        "JN-04",
        "阳泉示例能源管理有限公司",
        "91140300MA0TEXT3",
        "山西省阳泉市矿区示例路4号",
        "示例丁",
        "superior",
        "当事人系重点用能单位，未按照规定报送上一年度能源利用状况报告，经责令限期改正，逾期未改正。",
        ("催报通知和系统填报记录", "平台调取", "未报送报告的事实"),
        1_500_000,
        warning=False,
        days=_days(14, "publish"),
    ),
    Plan(
        "GD-01",
        "阳泉示例燃气管道有限公司",
        "91140300MA0TEXT4",
        "山西省阳泉市郊区示例大道5号",
        "示例戊",
        "inspection",
        "当事人对平定段12公里输气管道连续四个月没有巡护记录，经责令限期改正，逾期未改正。",
        ("巡护记录本和现场检查笔录", "当事人提供", "未按照规定巡护的事实"),
        3_000_000,
        warning=False,
        days={
            "register_lead": 30,
            "apply_to_file": 29,
            "file_case": 28,
            "investigate": 22,
            "conclude_investigation": 14,
            "notify": 13,
            "serve_notice": 12,
            "hear_statement": 6,
            "draft_decision": 4,
            "refer": 3,
        },
    ),
    Plan(
        "LS-01",
        "阳泉示例粮食收储有限公司",
        "91140300MA0TEXT5",
        "山西省阳泉市城区示例巷6号",
        "示例己",
        "media",
        "当事人从事粮食收购，未按照规定向粮食和储备部门备案。",
        ("营业执照和收购合同", "当事人提供", "从事粮食收购的事实"),
        0,
        warning=True,
        days={
            "register_lead": 12,
            "apply_to_file": 11,
            "file_case": 10,
            "investigate": 6,
            "conclude_investigation": 3,
            "notify": 2,
            "serve_notice": 1,
        },
    ),
    Plan(
        "JN-06",
        "阳泉示例铸造有限公司",
        "91140300MA0TEXT6",
        "山西省阳泉市郊区示例路7号",
        "示例庚",
        "inspection",
        "当事人系重点用能单位，未设立能源管理岗位。",
        ("组织机构文件", "当事人提供", "未设立岗位的事实"),
        1_000_000,
        warning=False,
        days={"register_lead": 5, "apply_to_file": 3},
    ),
    Plan(
        "NY-01",
        "阳泉示例热力有限公司",
        "91140300MA0TEXT7",
        "山西省阳泉市矿区示例街8号",
        "示例辛",
        "transfer",
        "当事人未按照规定报送供热运行信息。",
        ("催报函", "其他机关移送", "未报送信息的事实"),
        0,
        warning=True,
        days={"register_lead": 1},
    ),
    Plan(
        "LS-02",
        "平定示例米面加工厂",
        "91140321MA0TEXT8",
        "山西省阳泉市平定县示例村",
        "示例壬",
        "inspection",
        "当事人自2026年7月起加工销售面粉，没有建立粮食经营台账，库存数量与账面不符。",
        ("库存盘点表和询问笔录", "执法人员制作", "没有建立台账的事实"),
        1_000_000,
        warning=True,
        days=_days(30, "close"),
    ),
    Plan(
        "TZ-03",
        "盂县示例光伏发电有限公司",
        "91140322MA0TEXT9",
        "山西省阳泉市盂县示例乡",
        "示例癸",
        "subordinate",
        "当事人光伏发电项目的建设地点变更，未告知备案机关，经责令限期改正，逾期未改正。",
        ("备案证和现场照片", "执法人员拍摄", "变更建设地点而未告知的事实"),
        2_500_000,
        warning=False,
        days=_days(11, "publish"),
    ),
)
