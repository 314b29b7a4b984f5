"""What a kept filter may be called."""

from sunlit.rules.refusal import Refusal, Refused

LONGEST_NAME = 30


def check_name(name: str) -> None:
    """Raise where a filter cannot be called that: nothing is cut off a name.

    :raises Refused: without a name, or with one that is too long.
    """
    if not name:
        raise Refused(Refusal("请填写筛选的名称。", None, "name"))
    if len(name) > LONGEST_NAME:
        sentence = f"筛选的名称最多 {LONGEST_NAME} 个字，现在有 {len(name)} 个。"
        raise Refused(Refusal(sentence, None, "name"))
