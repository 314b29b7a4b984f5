"""证据清单: every piece of evidence, where it came from, what it proves, and its file."""

from sunlit.documents.forms.model import Column, Field, Kind, PaperForm
from sunlit.documents.forms.penalty import ORGAN
from sunlit.documents.forms.rows import CASE_NUMBER, half_row

EVIDENCE_LIST = PaperForm(
    code="D03-清单",
    title="证据清单",
    template="evidence_list.typ",
    internal=False,
    number_word_key=None,
    fields=(
        ORGAN,
        half_row("cause", "案由"),
        CASE_NUMBER,
        Field("party_name", "当事人", Kind.TEXT),
        Field(
            "items",
            "证据",
            Kind.TABLE,
            help="种类按《行政处罚法》第四十六条的八种写。",
            columns=(
                Column("number", "编号", 3),
                Column("name", "证据名称", 6),
                Column("kind", "种类", 4),
                Column("source", "来源", 5),
                Column("taken_by", "取证人和时间", 6),
                Column("proves", "证明对象", 6),
                Column("file", "文件"),
                Column("sha256", "SHA-256"),
            ),
        ),
        half_row("lead_officer", "执法人员及证号", required=False),
        half_row("second_officer", "执法人员及证号", required=False),
        half_row("total", "合计"),
        half_row("compiled_on", "制作日期", kind=Kind.DATE),
    ),
    closing="有电子文件的，以本清单所列 SHA-256 值核对；复制件应当与原件核对无误。",
    signatures=("执法人员签名", "执法人员签名", "当事人（提供人）签名", "日期"),
    signed_by=("lead_officer", "second_officer", "", ""),
)
