"""陈述申辩复核意见书: each point of the party, adopted or not, and why (处罚法45)."""

from sunlit.documents.forms.model import Column, Field, Kind, PaperForm
from sunlit.documents.forms.penalty import ORGAN, PARTY
from sunlit.documents.forms.rows import (
    CASE_NUMBER,
    LEAD_OFFICER,
    SECOND_OFFICER,
    TEMPLATE,
    half_row,
    opinion_row,
)

STATEMENT_RECHECK = PaperForm(
    code="D11-复核",
    title="陈述申辩复核意见书",
    template=TEMPLATE,
    internal=True,
    number_word_key=None,
    fields=(
        ORGAN,
        half_row("cause", "案由"),
        CASE_NUMBER,
        PARTY,
        half_row("notice_number", "告知书文号"),
        half_row("made_on", "提出日期", kind=Kind.DATE),
        Field("notified_penalty", "告知的处罚", Kind.LONG_TEXT),
        Field(
            "points",
            "各项意见和复核结果",
            Kind.TABLE,
            help="当事人提出的每一项事实、理由和证据，逐项复核。",
            columns=(
                Column("point", "当事人的意见", 5),
                Column("adopted", "是否采纳", 2),
                Column("reasons", "复核情况和理由", 6),
            ),
        ),
        Field("conclusion", "复核结论", Kind.LONG_TEXT),
        Field("proposal", "复核后的处理建议", Kind.LONG_TEXT),
        LEAD_OFFICER,
        SECOND_OFFICER,
        opinion_row("rechecker_opinion", "复核人意见"),
        opinion_row("office_opinion", "承办科室负责人意见", required=False),
    ),
    closing=(
        "当事人提出的事实、理由或者证据成立的，应当采纳；不得因当事人陈述、申辩而给予更重的处罚"
        "（《中华人民共和国行政处罚法》第四十五条）。"
    ),
)
