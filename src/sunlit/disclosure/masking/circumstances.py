"""What of a person's age, mind or health no public text says (处罚法30, 31): whole clauses of it.

The phrases are those of the statute and of daily papers. A clause goes as a whole, because what
stands around the phrase says the same; and the article goes where it is cited, because it says so
too. That something is hidden stays visible, and may let a reader guess.
"""

import re
from collections.abc import Iterator

from sunlit.disclosure.masking.writing import Written

_MIND = (
    r"精神(?:类|性)?(?:病|疾病|疾患|障碍|残疾|失常|异常|分裂)|智力(?:残疾|障碍|低下|缺陷|发育)"
    r"|智障|弱智|痴呆|抑郁症|躁狂"
)
_CONTROL = (
    r"(?:不能|无法|不会)(?:完全)?(?:辨认|控制)(?:(?:或者?|和|、)?(?:不能|无法)?(?:辨认|控制))?"
    r"(?:自己|自身|其|本人)的?(?:行为|言行)"
    r"|(?:辨认|控制)(?:(?:或者?|和)控制)?(?:自己|自身|其|本人)?的?行为的?能力"
)
_CAPACITY = (
    r"(?:限制|无)(?:民事)?行为能力|(?:受处罚|责任)能力(?:鉴定|评定|[，。；]|$)|残疾(?:人?证|等级)"
)
_AGE = (
    r"未成年|(?:不满|未满|尚未满|不足|已满|年满|刚满)(?:十四|14)(?:周?岁)"
    r"|(?:不满|未满|尚未满|不足)(?:十八|18)(?:周?岁)"
)
_GUARDIAN = r"监护人|监护职责|法定代理人|严加看管|加以管教"
_PHRASE = re.compile(f"{_MIND}|{_CONTROL}|{_CAPACITY}|{_AGE}|{_GUARDIAN}")
_YEARS = re.compile(
    r"(?<![0-9十百第.])(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])(?:周岁|岁)(?!以)"
)
_STATUTE = re.compile(r"行政处罚法》?([^《。]*)")
_ARTICLE = re.compile(r"第(?:三十一?|3[01])条(?:第[一二三四五六七八九十\d]+[款项])*")
_ENDS = re.compile(r"[，,；;。:：!！?？\n（）()〔〕\[\]]")
_CITED = re.compile(r"[（(〔][^（()）〔〕]{0,24}第(?:三十一?|3[01])条[^（()）〔〕]{0,12}[)）〕]")


def circumstance_places(one: Written) -> Iterator[tuple[int, int]]:
    """Yield from where to where a text says a circumstance of 处罚法30 or 31."""
    signs = [(sign, at) for sign, at in zip(one.form, one.places, strict=True) if sign != " "]
    close = "".join(sign for sign, _ in signs)
    for pattern in (_PHRASE, _YEARS):
        for match in pattern.finditer(close):
            start, last = signs[match.start()][1], signs[match.end() - 1][1]
            yield _clause(one.text, start, last + 1)
    for statute in _STATUTE.finditer(one.form):
        for match in _ARTICLE.finditer(one.form, statute.start(1), statute.end(1)):
            yield one.place(match)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    before = [match.end() for match in _ENDS.finditer(text, 0, start)]
    after = _ENDS.search(text, end)
    stop = after.start() if after else len(text)
    cited = _CITED.match(text, stop)
    return before[-1] if before else 0, cited.end() if cited else stop
