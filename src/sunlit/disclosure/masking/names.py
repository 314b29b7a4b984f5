"""Names of persons in a text: spaced, with a dot or without, in whatever width and case.

A name of two characters may be a part of another word. It is hidden wherever it stands, because a
name that gets out cannot be called back, but in two places: inside a name that is public (the
organ, an organization that is a party), and, where the name is itself a common word (安全, 王府),
unless the words beside it say that a person is meant. Whoever checks the copy sees each place.
"""

import re
import unicodedata
from collections.abc import Iterator

from sunlit.disclosure.masking.common_words import COMMON_WORDS
from sunlit.disclosure.masking.writing import BETWEEN, bare, spelled

_PARTS = re.compile(r"[\s·•・‧∙⋅.\-\u2010-\u2015_]+")
_LATIN = re.compile(r"[A-Z]+")
_SHORTEST_LATIN, _SHORTEST_PART = 4, 3
_SHORT = 2
_PERSON_BEFORE = re.findall(
    r"\S+",
    """
    当事人 证人 询问人 负责人 代表人 签收人 见证人 监护人 经营者 举报人 参加人 代理人 缴款人
    陈述人 申辩人 姓名 姓名为 姓名是 名叫 老板 经理 司机 会计 员工 职工 母亲 父亲 妻子 丈夫 儿子
    女儿 : ：
    """,
)
_PERSON_AFTER = r"的?(?:身份证|电话|手机|住址|签[名字收])|[称说]|本人|先生|女士|同志|[(〔,，][男女]"
_SIGNS = ',.;，。；、:：〔〕"“”《》 '
_MAY_BEFORE = f"(?<![^{_SIGNS}由向对与和及同将把被叫请问给让为是])"
_MAY_AFTER = f"(?![^{_SIGNS}的在到于出提认表未从向将把同与和及询拒收购销售运])"


def names_in(entry: str) -> Iterator[str]:
    """Yield the names in an entry that asks for names: without what stands in brackets."""
    for part in re.split(r"[、,，;；/\n]", re.sub(r"[(（〔\[].*?[)）〕\]]", "", entry)):
        name = re.sub(r"(?:等人?|先生|女士|同志)$", "", part.strip())
        if len(bare(name)) > 1:
            yield name


def name_patterns(name: str) -> Iterator[re.Pattern[str]]:
    """Yield what finds a name: the whole in each order, and each long part of one in parts."""
    plain = unicodedata.normalize("NFKC", name).upper()
    parts = [signs for part in _PARTS.split(plain) if (signs := bare(part))]
    if not parts:
        return
    if all(_LATIN.fullmatch(part) for part in parts):
        yield from _latin_patterns(parts)
        return
    whole = "".join(parts)
    if len(whole) == _SHORT and whole in COMMON_WORDS:
        yield _of_person(spelled(whole))
        return
    yield re.compile(spelled(whole))
    for part in parts:
        if part != whole and len(part) >= _SHORTEST_PART:
            yield re.compile(spelled(part))


def _latin_patterns(parts: list[str]) -> Iterator[re.Pattern[str]]:
    orders = dict.fromkeys((tuple(parts), tuple(reversed(parts)), (*parts[1:], parts[0])))
    for order in orders:
        between = f"[,，]?{BETWEEN}"
        yield re.compile(f"(?<![A-Z]){between.join(map(spelled, order))}(?![A-Z])")
    for part in parts:
        if len(part) >= _SHORTEST_LATIN:
            yield re.compile(f"(?<![A-Z]){spelled(part)}(?![A-Z])")


def _of_person(pattern: str) -> re.Pattern[str]:
    """Return what finds a common word only where a person is meant."""
    before = "|".join(f"(?<={word})" for word in _PERSON_BEFORE)
    return re.compile(
        f"(?:{before}){pattern}|{pattern}(?={_PERSON_AFTER})|{_MAY_BEFORE}{pattern}{_MAY_AFTER}"
    )
