"""立卷 and 归档: what is entered when the file is made and received."""

from sunlit.cases.forms.fields import Field, Kind, StepForm

FORMS: dict[str, StepForm] = {
    "compile_dossier": StepForm(
        (
            Field(
                "statement",
                "本卷情况说明",
                Kind.LONG_TEXT,
                size=1000,
                help="写进备考表：缺页、破损、纸质原件另存等情况；没有的，写明材料齐全。",
            ),
        )
    ),
    "archive_dossier": StepForm(
        (
            Field("checked", "已经逐件核对目录、页号和文件", Kind.YES_NO),
            Field("archive_number", "归档号", size=20, help="年份四位加流水号四位。"),
            Field("kept_at", "存放位置", size=100, help="例如：档案室 3 柜 2 层。"),
        )
    ),
    "return_dossier": StepForm((Field("reason", "退回理由", Kind.LONG_TEXT, size=500),)),
}
