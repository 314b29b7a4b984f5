"""The ten stations, in the order of the three systems.

A newcomer reads and does what stands in `visits` and `notice` in ten minutes; `more` and
`more_notice` wait behind one line for whoever wants to go on.

In an address `{…}` stands for what `found.py` finds in the data, and the part behind `#` is what
the newcomer looks at there. A visit with `step` is about the case that waits for that step or, with
`done`, in which it was taken last; one with `after` has its turn only when that step was taken.
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
    more: tuple[Visit, ...] = ()
    more_notice: tuple[str, ...] = ()
    special: str = ""


PUBLICITY, RECORDING, REVIEW = "公示", "全过程记录", "法制审核"

STATIONS = (
    Station(
        PUBLICITY,
        "公众看到的一份决定",
        (
            Visit(
                "打开最近公示的决定",
                "/decisions/{public_id}/#decision",
                to_do=("框里是谁、因为什么、依据哪一条、怎么处理。", "按右边的“下载决定书 PDF”。"),
            ),
        ),
        (),
        ("公示制度6", "公示制度7"),
        more_notice=(
            "二维码就是这一页的网址；指纹由 PDF 的内容算出（SHA-256），内容一变就不同。",
            "日志证明说明这份公示写进了公开日志。个人信息已经隐去。",
        ),
    ),
    Station(
        PUBLICITY,
        "不用相信我们：自己验证",
        (
            Visit("下载改动了一个字节的副本", "/walk/altered.pdf"),
            Visit(
                "打开“验证文书”",
                "/verify/#check",
                to_do=(
                    "“文书文件”选刚才的决定书，按“验证”：一致。",
                    "再选副本（altered.pdf），按“验证”：查不到。",
                ),
            ),
        ),
        (),
        ("公示制度6",),
        more_notice=(
            "两份文件看上去一模一样，差一个字节就对不上。文件只用来计算指纹，不保存。",
            "再选一次副本，填上验证码 {public_id}，按“验证”：不一致。",
        ),
    ),
    Station(
        RECORDING,
        "哪天到期，为什么是那一天",
        (
            Visit("登录，看一件有法定期限的事", "/desk/#duty-{due}", "officer1"),
            Visit("看这一天是怎么算出来的", "/desk/due/{due}/#explanation", "officer1"),
        ),
        (),
        ("处罚法85", "处罚法60"),
        more_notice=(
            "开始当天不算，节假日和调休按国务院通知；框下面是同一件事的逐日计算。",
            "工作台按到期先后排列，每件都写明“为什么”。",
        ),
    ),
    Station(
        RECORDING,
        "一件案件：谁，什么时候，做了什么",
        (
            Visit(
                "打开一件办完的案件",
                "/desk/cases/{case}/#step-{seq}",
                "officer1",
                "close",
                done=True,
                to_do=("从登记到归档，每一步都这样记着时间、人和文书。",),
            ),
            Visit(
                "打开它的案卷目录",
                "/desk/cases/{case}/file/#first-material",
                "officer1",
                "close",
                done=True,
                to_do=("分正卷、副卷，每件有页号和指纹。",),
            ),
        ),
        ("没有“修改”“删除”：填错了另作更正，原来的留着。",),
        ("记录制度4", "记录制度6", "记录制度12"),
        more=(
            Visit(
                "给正在调查的案件补充一份证据",
                "/desk/cases/{case}/evidence/",
                "officer1",
                "hear_statement",
                to_do=(
                    "“归入哪项证据”选已有的一项，监控设备选“否”，“文件”随便选一张图片，按“存入”。",
                    "回到案件，证据下面就是这个文件的指纹。",
                ),
            ),
        ),
    ),
    Station(
        RECORDING,
        "办不成的一步",
        (
            Visit(
                "还没有听取陈述申辩，就去拟定决定书稿",
                "/desk/cases/{case}/draft_decision/#notice-1",
                "officer1",
                "hear_statement",
                to_do=("不是提醒，是办不成，并写明依据哪一条。",),
            ),
        ),
        (),
        ("处罚法62",),
    ),
    Station(
        REVIEW,
        "没有法制审核，局领导也决定不了",
        (
            Visit(
                "以局领导登录，去作出决定",
                "/desk/cases/{case}/decide/#notice-1",
                "leader1",
                "review_agrees",
            ),
        ),
        (),
        ("审核制度5", "处罚法58"),
        more_notice=(
            "这一件是重大行政处罚：未经法制审核或者审核未通过，不得作出决定；改数据库也不行。",
        ),
    ),
    Station(
        REVIEW,
        "法制审核：逐项审八项",
        (
            Visit(
                "换法制审核人员，审核同一件案件",
                "/desk/cases/{case}/review/#points",
                "reviewer",
                "review_agrees",
                to_do=(
                    "八项都选“符合”，下面勾“同意”。",
                    "意见和理由填“同意”，填登录密码，按“出具审核意见书”。",
                ),
            ),
            Visit(
                "换局领导，再去作出决定",
                "/desk/cases/{case}/decide/#notice-1",
                "leader1",
                "review_agrees",
                to_do=("这一关过了，提示换成下一关。",),
            ),
        ),
        ("同意只对这一版书稿有效，书稿、证据一变就要重新送审。",),
        ("审核制度6", "审核制度7", "审核制度8"),
        more_notice=(
            "左边是送审的材料和书稿，书稿有自己的指纹。",
            "选“不符合”的要写明问题；有一项不符合，就不能同意。",
        ),
    ),
    Station(
        PUBLICITY,
        "公示要三个人：核对、保密审查、发布",
        (
            Visit(
                "以公示信息员登录，核对公示稿",
                "/desk/cases/{case}/publication/#row-party",
                "discloser",
                "check_publication",
                to_do=("左边是原文，右边是公众看到的：隐去了电话，写明为什么。",),
            ),
            Visit(
                "换科室负责人，去发布",
                "/desk/cases/{case}/publication/#notice-1",
                "officehead",
                "check_publication",
                to_do=("没有人核对过，负责人也发布不了。",),
            ),
        ),
        (),
        ("公示制度6(3)", "公示制度7", "公示制度8"),
        more=(
            Visit(
                "自己核对一遍",
                "/desk/cases/{case}/publication/",
                "discloser",
                "check_publication",
                to_do=(
                    "逐项选“否”，社会影响一项选“是”。",
                    "填密码，按“核对完毕，提交审核发布”。",
                ),
            ),
            Visit(
                "换承办人员，作保密审查",
                "/desk/cases/{case}/publication/",
                "officer2",
                "review_secrecy",
                after="check_publication",
                to_do=("选“可以公示”的那一项，填密码签署：核对的人不能替别人写保密审查。",),
            ),
            Visit(
                "换科室负责人，审核发布",
                "/desk/cases/{case}/publication/",
                "officehead",
                "publish",
                after="review_secrecy",
                to_do=("选“同意公示”，填密码签署。核对的人不能自己发布。",),
            ),
            Visit("打开门户首页：刚才公示的决定已经在那里", "/"),
        ),
    ),
    Station(
        RECORDING,
        "日志：改一个字节，一查就知道",
        (
            Visit(
                "以审计员登录，看日志",
                "/desk/log/#newest",
                "auditor",
                to_do=("刚才做的每一件事都在里面，最近的在前。",),
            ),
        ),
        (),
        ("记录制度12",),
        special="byte",
    ),
    Station(
        RECORDING,
        "七个工作日以后",
        (
            Visit(
                "换上时钟以后，看执法人员的工作台",
                "/desk/#duty-{late}",
                "officer1",
                to_do=("页面最上面的“今天”换了；框里这一件没有人办，变红了。",),
            ),
        ),
        (),
        ("公示制度6", "处罚法61"),
        special="clock",
        more_notice=("没有人夜里去算：到期日由事实和日历得出，时钟一动就看得见。",),
    ),
)
