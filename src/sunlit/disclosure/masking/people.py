"""Names in a sentence that says who was there: 监护人张某（父亲，身份证…）、村委会主任李某."""

import re
import unicodedata
from collections.abc import Iterator

from sunlit.disclosure.masking.writing import bare

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任"
    "卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔"
    "向常汤康易乔文施洪安时成关米温商章古应和平全申党车路葛柴甄庞樊殷翟牛温俞左耿裴冀焦巩景卫苗祁缪路荆霍岳"
    "齐尚梅庄辛管祝蓝季翁倪凌鲍毕阮柯翟岑华伍舒屈项蒲褚连游冉单席宫卓尤瞿仇习原"
)
_DOUBLE = re.compile(
    r"欧阳|司马|上官|诸葛|司徒|东方|独孤|夏侯|尉迟|皇甫|慕容|令狐|长孙|宇文|端木|申屠"
)
_ROLE = re.compile(
    r".*(?:其[父母妻夫子女兄弟]|姓名|名叫|监护人|代理人|受托人|受委托人|委托人|见证人|当事人|证人|负责人|代表人|在场人|参加人|陪同人|翻译"
    r"|父亲|母亲|妻子|丈夫|儿子|女儿|哥哥|弟弟|姐姐|妹妹|祖父|祖母|爷爷|奶奶|外公|外婆|叔叔|配偶|亲属|邻居"
    r"|主任|书记|经理|司机|会计|出纳|保管员|保安|门卫|库管|员工|职工|工人|老板|店长|站长|厂长|科长|干部|人员|民警|律师|员)"
)
_NOBODYS = re.compile(
    r"公司|单位|证|号|电话|身份|人员|无|不详|本人|同上|关系|委托|代理|授权|权限|一般|特别|原件|复印|之[父母子女妻夫]"
    r"|^(?:父|母|夫|妻|父子|母子|父女|母女|夫妻|男|女|汉族|当事人|监护人|见证人|邻居|职工|群众|路人|员工|司机|会计)$"
)
_SIGNS = re.compile(r"[、,，;；:：/\n。()（）\[\]〔〕\s\"“”]+")
_HAN = re.compile(r"[㐀-鿿𠀀-𯿿〇]+")
_LATIN = re.compile(r"[A-Za-z]{2,}(?:[ .]+[A-Za-z]{2,})*")
_JOINED = re.compile(r"(?<!关)[系是为由]|(?<=..)[与和及](?=..)")
_DOTTED = re.compile(r"[·•・‧∙⋅]")
_SHORTEST, _LONGEST = 2, 4
_ENDS_OF_ROLES = (
    "员",
    "长",
    "工",
    "人",
    "卫",
    "理",
    "任",
    "计",
    "机",
    "管",
    "部",
    "亲",
    "属",
    "书",
    "份",
)


def people_in(entry: str) -> Iterator[str]:
    """Yield the names in an entry that says in its own words who was there.

    A surname tells a name; without a known one, two to four characters that are neither a role nor
    a document are taken for a name: hiding a word too many is mended by hand, a name that got out
    is not.
    """
    plain = unicodedata.normalize("NFKC", entry)
    yield from _LATIN.findall(plain)
    for piece in _SIGNS.split(_LATIN.sub(" ", plain)):
        if _DOTTED.search(piece):
            yield piece
            continue
        for part in _JOINED.split(piece):
            yield from _han_name(part)


def _han_name(part: str) -> Iterator[str]:
    signs = bare(_ROLE.sub("", part))
    if not _HAN.fullmatch(signs) or not _SHORTEST <= len(signs) <= _LONGEST:
        return
    is_person = not _NOBODYS.search(signs)
    is_called = signs[0] in _SURNAMES or not signs.endswith(_ENDS_OF_ROLES)
    if _DOUBLE.match(signs) or (is_person and is_called):
        yield signs
