"""The log's own tables."""

from sunlit.ledger.protected import Protected, Protection

PROTECTION = Protection(
    protected=(
        Protected("ledger_logorigin", "日志的每一代只开启一次", logged=False),
        Protected("ledger_pendingevent", "事件的规范字节和盐", logged=False),
        Protected("ledger_logentry", "日志的叶", logged=False),
        Protected("ledger_lognode", "日志的散列树", logged=False),
        Protected("ledger_logcheckpoint", "已签发的检查点", logged=False),
        Protected("ledger_reading", "谁查阅了什么", logged=False),
        Protected("ledger_readingseal", "查阅记录的封存"),
    ),
)
