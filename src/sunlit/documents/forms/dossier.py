"""卷宗封面, 卷内目录 and 备考表: what holds a file together (field guide F.1)."""

from sunlit.documents.forms.model import Column, Field, Kind, PaperForm
from sunlit.documents.forms.penalty import ORGAN
from sunlit.documents.forms.rows import CASE_NUMBER, TEMPLATE, half_row
from sunlit.rules.dossier import FOLIO_LINE

_COLUMNS = (
    Column("number", "文号", 7),
    Column("responsible", "责任者", 6),
    Column("title", "题名", 8),
    Column("dated", "日期", 6),
    Column("pages", "页号", 4),
    Column("note", "备注", 4),
)

DOSSIER_COVER = PaperForm(
    code="D60",
    title="卷宗封面",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        half_row("fonds_number", "全宗号", required=False),
        half_row("archive_number", "归档号", required=False),
        Field("title", "案件名称", Kind.TEXT),
        CASE_NUMBER,
        half_row("decision_number", "决定书文号", required=False),
        Field("officers", "承办人", Kind.TEXT),
        half_row("filed_on", "立案日期", required=False, kind=Kind.DATE),
        half_row("closed_on", "结案日期", kind=Kind.DATE),
        Field("result", "处理结果", Kind.LONG_TEXT),
        half_row("retention", "保管期限"),
        half_row("kept_until", "期满日期", required=False, kind=Kind.DATE),
        half_row("extent", "件数、页数"),
        half_row("compiled_by", "立卷人"),
        half_row("archived_on", "归档日期", required=False, kind=Kind.DATE),
        half_row("archivist", "档案员", required=False),
        Field("kept_at", "存放位置", Kind.TEXT, required=False),
    ),
    signatures=("档案员签名",),
    signed_by=("archivist",),
    folio=False,
)

DOSSIER_CONTENTS = PaperForm(
    code="D61",
    title="卷内目录",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("title", "案件名称", Kind.TEXT),
        Field("main", "正卷", Kind.TABLE, columns=_COLUMNS),
        Field("internal", "副卷", Kind.TABLE, columns=_COLUMNS),
        Field(
            "recordings",
            "音像资料和电子文件清单",
            Kind.TABLE,
            required=False,
            help="没有页的材料：录音、录像、数据文件。",
            columns=(
                Column("title", "题名", 6),
                Column("kind", "种类", 4),
                Column("dated", "日期", 5),
                Column("taken_by", "制作人或者提供人", 5),
                Column("sha256", "SHA-256", 10),
            ),
        ),
    ),
    closing=(
        "正卷、副卷各自编页，文书、扫描件和照片逐页编号。封面、目录、备考表不编页号；录音、录像等没有页的，"
        "列入音像资料和电子文件清单，以所列 SHA-256 值核对。"
        f"{FOLIO_LINE}"
    ),
    folio=False,
)

DOSSIER_NOTE = PaperForm(
    code="D62",
    title="备考表",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        Field("title", "案件名称", Kind.TEXT),
        CASE_NUMBER,
        half_row("extent", "件数、页数"),
        Field("statement", "本卷情况说明", Kind.LONG_TEXT),
        Field("corrections", "更正情况", Kind.LONG_TEXT, required=False),
        Field("on_paper", "签名在纸质原件上的文书", Kind.LONG_TEXT, required=False),
        half_row("archive_number", "归档号", required=False),
        half_row("kept_at", "存放位置", required=False),
        half_row("compiled_by", "立卷人"),
        half_row("compiled_on", "立卷时间", kind=Kind.DATE),
        half_row("checked_by", "检查人", required=False),
        half_row("checked_on", "检查时间", required=False, kind=Kind.DATE),
    ),
    signatures=("立卷人签名", "检查人签名"),
    signed_by=("compiled_by", "checked_by"),
    folio=False,
)
