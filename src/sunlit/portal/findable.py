"""What can be found of an alteration, without and with a proof kept from before.

The same table, for engineers, stands in docs/decisions/0019 with the tests that hold it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Findable:
    """What was done, and who finds it."""

    done: str
    without: str
    kept: str


FINDABLE = (
    Findable(
        "您手里的文件被改过一个字节",
        "能：上传以后查不到，填上验证码显示“不一致”",
        "能",
    ),
    Findable(
        "网站上的一份决定、数据库的一行、一个文件被悄悄改了",
        "能：系统每天自己核对，审计员和监督人员看得到；您上传从前下载的文件显示“查不到”",
        "能：留存的证明里的指纹与今天的不同",
    ),
    Findable("最近几件公示连同日志被整个删去", "不能", "能：显示“退回”"),
    Findable(
        "掌握机器和签名密钥的人改写一份决定，把日志全部重新签名",
        "不能：今天的网页和日志互相都对得上",
        "能：显示“日志被改写（分叉）”",
    ),
    Findable("一开始就没有公示、公示的事实本来就是假的", "不能", "不能：要靠举报、复议和监督"),
    Findable("第一次留存以前就改写了", "不能", "不能：证明只管留存以后"),
)
