"""立卷 and 归档: what is entered when the file is made and received."""

from sunlit.rules.answers import AGREE, DISAGREE, RETURN, VIEW, objection
from sunlit.rules.forms import Field, Kind, StepForm
from sunlit.rules.landmarks import COMPILE
from sunlit.rules.written_codes import plain_number

FORMS: dict[str, StepForm] = {
    COMPILE: StepForm(
        (
            Field(
                "statement",
                "本卷情况说明",
                Kind.LONG_TEXT,
                size=1000,
                help="写进备考表：缺页、破损、纸质原件另存等情况；没有的，写明材料齐全。",
            ),
        ),
        asks_when=False,
    ),
    "archive_dossier": StepForm(
        (
            Field(VIEW, "核对结论", Kind.CHOICE, choices=((AGREE, "同意接收归档"),)),
            Field("checked", "已经逐件核对目录、页号和文件", Kind.YES_NO),
            Field(
                "archive_number",
                "归档号",
                size=20,
                help="年份四位加流水号四位。",
                plain=plain_number,
            ),
            Field("kept_at", "存放位置", size=100, help="例如：档案室 3 柜 2 层。"),
        ),
        asks_when=False,
    ),
    "return_dossier": objection(
        (DISAGREE, "不同意接收（不符合归档要求）"),
        (RETURN, "退回，补正案卷"),
        help_text="写明第几件缺什么、哪里不符。",
    ),
}
