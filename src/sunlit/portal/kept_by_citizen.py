"""What a citizen kept of the log, held against the log as it is today, in words."""

from typing import Any

from sunlit.ledger.held_against import Held, hold_checkpoint, hold_proof
from sunlit.web.parts import Fact

_PROOF = b"c2sp.org/tlog-proof@v1"
_WHAT_TO_DO = "请保存好这个文件：它是证据。可以向监督机关或者司法机关反映。"


def answer_to_kept(beginning: bytes) -> dict[str, Any] | None:
    """Return the answer to an uploaded proof or checkpoint; None for any other file.

    :param beginning: the file, or its first 64 KB: what is kept of the log is smaller.
    """
    text = beginning.decode("utf-8", errors="replace")
    if beginning.startswith(_PROOF):
        return _answer(hold_proof(text), "日志证明")
    if "\n\n\u2014 " in text.replace("\r\n", "\n") and "/log/" in text.partition("\n")[0]:
        return _answer(hold_checkpoint(text), "检查点")
    return None


def _answer(held: Held, what: str) -> dict[str, Any]:
    facts = [Fact("您留存的", f"{what}：{held.where}")]
    if held.agrees:
        text = f"{held.sentence.removeprefix('一致：')}从留存的那天起，公示日志只增加过，没有改写。"
        return _result("good", "一致：日志没有被改写", text, facts)
    if held.acknowledged:
        text = f"{held.sentence}原因写在新一代日志的第一条里。{_WHAT_TO_DO}"
        return _result("warn", "日志在您留存之后中断过", text, facts)
    return _result("bad", "不一致：今天的日志和您留存的不同", held.sentence + _WHAT_TO_DO, facts)


def _result(tone: str, title: str, text: str, facts: list[Fact]) -> dict[str, Any]:
    return {"tone": tone, "title": title, "text": text, "facts": facts, "page_url": ""}
