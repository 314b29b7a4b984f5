"""The ten stations, in the order of the three systems.

In an address `{…}` stands for what `found.py` finds in the data. A visit with `step` is about the
case that waits for that step or, with `done`, in which it was taken last;
one with `after` has its turn only when that step was taken.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Visit:
    """One page to open: by `username`, who signs in for it, or by anybody when that is empty."""

    label: str
    address: str
    username: str = ""
    step: str = ""
    done: bool = False
    after: str = ""
    to_do: tuple[str, ...] = ()


@dataclass(frozen=True)
class Station:
    """About one minute; `citations` are written as `rules.citations.cite` reads them."""

    system: str
    title: str
    visits: tuple[Visit, ...]
    notice: tuple[str, ...]
    citations: tuple[str, ...]
    special: str = ""


PUBLICITY, RECORDING, REVIEW = "公示", "全过程记录", "法制审核"

STATIONS = (
    Station(
        PUBLICITY,
        "公众看到的一份决定",
        (
            Visit(
                "打开最近公示的决定",
                "/decisions/{public_id}/",
                to_do=(
                    "看“验证真伪”里的二维码、验证码和指纹。",
                    "按“下载决定书 PDF”，把文件存好，下一站要用。",
                ),
            ),
        ),
        (
            "谁、因为什么、依据哪一条、怎么处理，都在一页上；个人信息已经隐去。",
            "二维码就是这一页的网址；指纹由 PDF 的内容算出（SHA-256），内容一变就不同。",
            "日志证明说明这份公示写进了公开日志。",
        ),
        ("公示制度6", "公示制度7"),
    ),
    Station(
        PUBLICITY,
        "不用相信我们：自己验证",
        (
            Visit("先下载改动过一个字节的副本", "/walk/altered.pdf"),
            Visit(
                "打开“验证文书”",
                "/verify/",
                to_do=(
                    "选择上一站下载的 PDF，按“验证”：一致。",
                    "再选择改动过的副本，按“验证”：查不到。",
                    "再选一次副本，填上上一站的验证码 {public_id}，按“验证”：不一致。",
                ),
            ),
        ),
        ("两份文件看上去一模一样，差一个字节就对不上。文件只用来计算指纹，不保存。",),
        ("公示制度6",),
    ),
    Station(
        RECORDING,
        "执法人员的一天：什么事，哪天到期，为什么是那一天",
        (
            Visit(
                "以执法人员登录，打开工作台",
                "/desk/",
                "officer1",
                to_do=("按到期先后看一遍：每件都写明“为什么”，有期限的可以点“期限怎么算”。",),
            ),
            Visit("看一个期限是怎么逐日算出来的", "/desk/due/{due}/", "officer1"),
        ),
        ("开始当天不算，节假日和调休按国务院通知；每个期限写明依据哪一条。",),
        ("处罚法85", "处罚法60"),
    ),
    Station(
        RECORDING,
        "一件案件：谁，什么时候，做了什么",
        (
            Visit(
                "打开一件已经结案的案件",
                "/desk/cases/{case}/",
                "officer1",
                "close",
                done=True,
                to_do=("看“办案全过程”：每一步有人、有时间、有文书；“缺什么”里样样都有了。",),
            ),
            Visit(
                "看这件案件的案卷目录",
                "/desk/cases/{case}/file/",
                "officer1",
                "close",
                done=True,
                to_do=("正卷、副卷分开排好，每件有页号和指纹。",),
            ),
            Visit(
                "给正在调查的案件补充一份证据",
                "/desk/cases/{case}/evidence/",
                "officer1",
                "hear_statement",
                to_do=(
                    "“归入哪项证据”选已有的一项，监控设备选“否”，“文件”随便选一张图片，按“签署并存入”。",
                    "回到案件，证据下面就是这个文件的指纹。",
                ),
            ),
        ),
        ("没有修改和删除的按钮：填错的只能更正，原来的留着。",),
        ("记录制度4", "记录制度6", "记录制度12"),
    ),
    Station(
        RECORDING,
        "办不成的一步",
        (
            Visit(
                "还没有听取陈述申辩，就去拟定决定书稿",
                "/desk/cases/{case}/draft_decision/",
                "officer1",
                "hear_statement",
            ),
        ),
        ("系统用一句话拒绝，并写明依据哪一条；不是提醒，是办不成。",),
        ("处罚法62",),
    ),
    Station(
        REVIEW,
        "没有法制审核，局领导也决定不了",
        (
            Visit(
                "以局领导登录，去作出决定",
                "/desk/cases/{case}/decide/",
                "leader1",
                "review_agrees",
            ),
        ),
        ("这一件是重大行政处罚：未经法制审核或者审核未通过，不得作出决定；改数据库也不行。",),
        ("审核制度5", "处罚法58"),
    ),
    Station(
        REVIEW,
        "法制审核：左边材料，右边八项",
        (
            Visit(
                "以法制审核人员登录，打开送审的案件",
                "/desk/cases/{case}/review/",
                "reviewer",
                "review_agrees",
                to_do=(
                    "八项都选“符合”。选“不符合”的要写明问题，有一项不符合，就不能同意。",
                    "在下面勾选“同意”，填意见和理由、登录密码，按“出具审核意见书”。",
                    "再走一次第 6 站：法制审核这一关过了，接着等科室负责人审核书稿。",
                ),
            ),
        ),
        ("意见由各项结论得出；同意只对审核过的那一版书稿有效，证据再有变动就要重新送审。",),
        ("审核制度6", "审核制度7", "审核制度8"),
    ),
    Station(
        PUBLICITY,
        "公示要两个人：一个核对，一个发布",
        (
            Visit(
                "以公示信息员登录，核对公示稿",
                "/desk/cases/{case}/publication/",
                "discloser",
                "check_publication",
                to_do=(
                    "对照原文书和公示稿：标黄的几项隐去了什么，为什么。",
                    "逐项选“否”，社会影响一项选“是”。",
                    "保密审查人任选一人，填意见和密码，按“核对完毕，提交审核发布”。",
                ),
            ),
            Visit(
                "换科室负责人登录，审核发布",
                "/desk/cases/{case}/publication/",
                "officehead",
                "publish",
                after="check_publication",
                to_do=("填意见和密码，按“确认公示”。",),
            ),
            Visit("打开门户首页：刚才公示的决定已经在那里", "/"),
        ),
        ("核对的人不能自己发布；超期没有公示，谁该办、超期几天都写在工作台上。",),
        ("公示制度6(3)", "公示制度7", "公示制度8"),
    ),
    Station(
        RECORDING,
        "七个工作日以后",
        (
            Visit(
                "换上时钟以后，看执法人员的工作台",
                "/desk/",
                "officer1",
                to_do=("页面最上面的“系统里的今天”已经换了；红色的排在最前面。",),
            ),
        ),
        ("红色的就是超期的。没有人夜里去算：到期日由事实和日历得出，时钟一动就看得见。",),
        ("公示制度6", "处罚法61"),
        special="clock",
    ),
    Station(
        RECORDING,
        "日志：改一个字节，看系统怎么说",
        (Visit("以审计员登录，看日志里有什么", "/desk/log/", "auditor"),),
        ("日志、文件、公示页面互相对得上才算通过；背着系统改动的，一查就知道是哪一个。",),
        ("记录制度12",),
        special="byte",
    ),
)
