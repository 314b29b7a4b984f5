"""技术处理 in texts: what is a person's is hidden in whatever spelling, and nothing else is."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sunlit.disclosure.masking.masks import MASKED, Masks
from sunlit.disclosure.masking.people import people_in
from sunlit.disclosure.masking.traces import Trace, find_traces

NAME, DOTTED, LATIN, COMMON = "欧阳示例", "艾克拜尔·买买提", "John Smith", "王府"
NUMBER, PHONE, LANDLINE = "140302198001010013", "13935300002", "0353-2023456"
HOME = "山西省阳泉市矿区示例小区7号楼2单元301室"
PUBLIC = (
    "阳泉王府粮油有限公司",
    "91140300MA0TEXT55N",
    "山西省阳泉市城区示例街9号",
    "0353-2000000",
    "阳泉市发展和改革委员会",
)


def masks_of_the_case() -> Masks:
    """Return the masks of a case with a person of each kind of name, and an organization."""
    masks = Masks()
    masks.keep(PUBLIC)
    for name in (NAME, DOTTED, LATIN, COMMON, "李平"):
        masks.hide_name(name, f"{name[0]}某某")
    for number in (NUMBER, PHONE, LANDLINE):
        masks.hide_number(number)
    masks.hide_address(HOME)
    return masks


SPELLINGS = [
    "欧阳 示例",
    "欧 阳 示 例",
    "欧阳·示例",
    "欧阳\u3000示例",
    "欧阳\n示例",
    "欧\u200b阳示例",
    "艾克拜尔买买提",
    "艾克拜尔•买买提",
    "艾克拜尔・买买提",
    "艾克拜尔.买买提",
    "艾克拜尔 . 买买提",
    "艾克拜尔",
    "ＪＯＨＮ　ＳＭＩＴＨ",
    "SMITH, John",
    "JohnSmith",
    "J o h n S m i t h",
    "139 3530 0002",
    "139-3530-0002",
    "１３９３５３００００２",
    "+86 139 3530 0002",
    "8613935300002",
    "1393 5300 002",
    "139.3530.0002",
    "139—3530—0002",
    "幺三九三五三〇〇〇〇二",
    "(139)35300002",
    "(0353)2023456",
    "0353 2023456",
    "（０３５３）２０２３４５６",
    "0353—202 3456",
    "2023456",
    "+86-353-2023456",
    "140302 19800101 0013",
    "140302-1980-0101-0013",
    "１４０３０２１９８００１０１００１３",
    "1403 0219 8001 0100 13",
    "140302800101001",
    "阳泉市矿区示例小区7号楼2单元301室",
    "示例小区７号楼",
    "示例小区 7 号楼 2 单元",
    "示例小区七号楼二单元",
    "山西省阳泉市矿区示例小区7号楼",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_what_is_known_of_a_person_is_hidden_in_every_spelling(spelling: str) -> None:
    hidden = masks_of_the_case().hidden(f"经查，{spelling}在场。")
    rest = hidden.replace("经查，", "").replace("在场。", "")
    assert rest in {
        MASKED,
        "欧某某",
        "艾某某",
        "J某某",
        f"({MASKED}",
        f"+{MASKED}",
        f"+86 {MASKED}",
        f"86{MASKED}",
        f"+86-353-{MASKED}",
    }, hidden


@pytest.mark.parametrize(
    "spelling",
    [
        "138 1234 5678",
        "138-1234-5678",
        "１３８１２３４５６７８",
        "+86-13812345678",
        "1381234 5678",
        "(0353)2293000",
        "（0351）8765432",
        "0353 229 3000",
        "110105 19491231 002X",
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 1949 1231 002X",
        "110105194912310021",
        "6222 0212 3456 7890 128",
        "6222021234567890128",
        "晋C 12345",
        "晋Ｃ12345",
        "晋c12345",
        "晋C·12345",
        "晋 C-12345",
        "晋C1234挂",
        "晋CD12345",
        "晋AF05678",
        "Wang.M@example.cn",
        "ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｎ",
        "138\u00a01234\u00a05678",
        "一三八一二三四五六七八",
        "13 812 345 678",
        "138－1234－5678",
        "1 3 8 1 2 3 4 5 6 7 8",
    ],
)
def test_what_nobody_entered_is_hidden_in_every_spelling(spelling: str) -> None:
    hidden = Masks().hidden(f"经查，{spelling}。")
    assert hidden.replace("(", "") == f"经查，{MASKED}。"


@pytest.mark.parametrize(
    "text",
    [
        "电话：2293000。",
        "微信号：wx_example01。",
        "账号 0000 1234 5678 9012。",
        "护照号码为E12345678。",
        "证件号码：军字2026001",
        "银行卡尾号0128。",
    ],
)
def test_a_number_is_hidden_by_the_word_before_it(text: str) -> None:
    assert MASKED in Masks().hidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "阳泉王府粮油有限公司（统一社会信用代码91140300MA0TEXT55N）收购小麦126吨。",
        "统一社会信用代码 91140300 MA0TEXT55N，统一社会信用代码112305000017553090。",
        "住所：山西省阳泉市城区示例街9号，咨询电话0353-2000000。",
        "阳发改罚〔2026〕8号、阳发改立〔2026〕第0013号、晋发改规字〔2019〕12345号。",
        "罚款人民币130000元（大写：壹拾叁万元整），合计1,393,530.00元。",
        "依据《粮食流通管理条例》第四十五条、《中华人民共和国行政处罚法》第二十八条、第三十二条。",
        "2026年10月8日14时30分至2026-10-08 15:30，2026.10.09前缴清。",
        "检查时间2026-10-08 2026-10-09，数量15 200吨、3 000公斤。",
        "项目代码2601-140300-04-01-123456，许可证编号JY11403020012345。",
        "位于王府井大街的门店未按规定建立台账，王府饭店旁无库房。",
        "当事人经营的示例街19号和示例街98号两处仓库。",
        "阳泉市矿区、阳泉市城区、示例小区周边的粮店。",
        "举报电话12315，邮政编码045000，监督电话12388。",
        "执法人员出示执法证件（执法证号14030012345）。",
        "欧阳修、示例文本不是本案的人，史密斯也不是。",
        "JOHNSON牌扦样器，型号SMITHS-200。",
        "水分13.5%，容重790g/L，不完善粒6.0%，13 935 30吨。",
        "公告编号2026-1403-0219，合同编号HT-20261008-0013，发票号码14030219。",
        "被检查单位李家粮油店已经整改，平安验收。",
        "门牌号7号楼2单元301室不是住址，晋A类许可、鲁花花生油、晋级。",
        "责令十五日内改正；逾期不缴纳罚款的，每日按罚款数额的百分之三加处罚款。",
        "网址 www.yq.gov.cn，版本V1.2.3，IP 192.168.100.200。",
    ],
)
def test_what_is_nobodys_is_not_hidden(text: str) -> None:
    assert masks_of_the_case().hidden(text) == text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("当事人王府收购小麦。", "当事人王某某收购小麦。"),
        ("由王府签收，王府称没有异议。", "由王某某签收，王某某称没有异议。"),
        ("证人：王府（男）", "证人：王某某（男）"),
        ("李平、李平安到场。", "李某某、李某某安到场。"),
    ],
)
def test_a_name_of_two_characters_is_hidden_where_a_person_may_be_meant(
    text: str, hidden: str
) -> None:
    """A common word only beside words of a person; any other name also inside another word."""
    assert masks_of_the_case().hidden(text) == hidden


def test_places_that_overlap_are_one_place() -> None:
    masks = masks_of_the_case()
    masks.hide_name("欧阳示例之妻", "欧某某")
    assert masks.hidden("欧阳示例之妻到场。") == "欧某某到场。"
    text = f"{HOME}（{NAME}）"
    assert masks.hidden(text) == f"{MASKED}（欧某某）"


@pytest.mark.parametrize(
    ("text", "trace", "found"),
    [
        ("身份证11010519491231002X。", Trace.ID_NUMBER, "11010519491231002X"),
        ("身份证11010519491231002x。", Trace.ID_NUMBER, "11010519491231002x"),
        ("旧号110105491231002。", Trace.OLD_ID_NUMBER, "110105491231002"),
        ("电话13812345678。", Trace.MOBILE, "13812345678"),
        ("电话0353-2293000。", Trace.TELEPHONE, "0353-2293000"),
        ("卡号6222021234567890128。", Trace.BANK_CARD, "6222021234567890128"),
        ("邮箱wang.m@example.cn。", Trace.EMAIL, "wang.m@example.cn"),
        ("车牌晋C12345。", Trace.PLATE, "晋C12345"),
    ],
)
def test_personal_data_in_a_text_is_found(text: str, trace: Trace, found: str) -> None:
    (one,) = find_traces(text)
    assert (one.trace, one.text) == (trace, found)
    assert text[one.start : one.end] == found


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码91110000802100433B",
        "统一社会信用代码112305000017553090",
        "阳发改罚〔2026〕8号，罚款30000元",
        "2026年11月24日14时30分",
        "项目代码2601-140300-04-01-123456",
    ],
)
def test_public_numbers_are_not_reported(text: str) -> None:
    assert find_traces(text) == []


@settings(deadline=None)
@given(st.text(alphabet="王13812345678X@.cn〔〕-", max_size=60))
def test_traces_never_overlap_and_lie_in_the_text(text: str) -> None:
    traces = find_traces(text)
    assert all(text[one.start : one.end] == one.text for one in traces)
    assert all(one.end <= other.start for one, other in pairwise(traces))


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        ("示例丙，父亲，身份证140302198001010013", ["示例丙"]),
        ("监护人张三（父亲）、李四（母亲），电话13935300002", ["张三", "李四"]),
        ("村委会主任王小明，示例村一组", ["王小明"]),
        ("示例丁、示例戊", ["示例丁", "示例戊"]),
        ("示例丙系被询问人的父亲", ["示例丙"]),
        ("张三和李四", ["张三", "李四"]),
        ("其父欧阳大", ["欧阳大"]),
        ("授权委托书一份，受托人李四，一般代理", ["李四"]),
        ("艾克拜尔·买买提（翻译）", ["艾克拜尔·买买提"]),
        ("John Smith（技术员）", ["John Smith"]),
        ("当事人、见证人等。", []),
        ("无", []),
        ("门卫、司机", []),
        ("母子关系", []),
    ],
)
def test_names_are_read_out_of_a_sentence_that_says_who_was_there(
    entry: str, names: list[str]
) -> None:
    assert list(people_in(entry)) == names


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("当事人不满十八周岁，于8月收购小麦。", "（已隐去），于8月收购小麦。"),
        ("当事人行为时17周岁，应当从轻。", "（已隐去），应当从轻。"),
        ("经查，当事人系精神病人。", "经查，（已隐去）。"),
        ("当事人（智力残疾三级）在场。", "当事人（（已隐去））在场。"),
        ("由其监护人陪同接受询问；收购5吨。", "（已隐去）；收购5吨。"),
        ("行为时不能辨认或者控制自己的行为。", "（已隐去）。"),
        ("经鉴定为限制民事行为能力人，收购5吨。", "（已隐去），收购5吨。"),
        (
            "尚未完全丧失辨认或者控制自己行为能力的精神病人有违法行为（《行政处罚法》第三十一条）；认错。",
            "（已隐去）；认错。",
        ),
        (
            "依据《粮食流通管理条例》第四十五条、《中华人民共和国行政处罚法》第二十八条、第三十一条。",
            "依据《粮食流通管理条例》第四十五条、《中华人民共和国行政处罚法》第二十八条、（已隐去）。",
        ),
        ("精 神 病 史，未 成 年。", "（已隐去），（已隐去）。"),
    ],
)
def test_no_text_says_that_somebody_is_a_minor_or_ill(text: str, shown: str) -> None:
    assert Masks().hidden(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "不能控制粮堆温度，无法辨认出厂日期。",
        "《粮食流通管理条例》第三十条、第三十一条规定经营者应当建立台账。",
        "落实会议精神，智力支持，保管期限15年，年满十八周岁以上职工21人。",
        "责令十五日内改正；依据《行政处罚法》第三十二条、第三十三条第一款。",
        "法定代表人负责，第三十一条粮食质量档案。",
    ],
)
def test_what_only_sounds_like_age_or_illness_is_not_hidden(text: str) -> None:
    assert Masks().hidden(text) == text
