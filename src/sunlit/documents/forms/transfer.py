"""涉嫌犯罪案件移送书 (D23): to the police, with what goes with it (处罚法27)."""

from sunlit.documents.forms.model import Column, Field, Kind, PaperForm
from sunlit.documents.forms.penalty import CONTACT, ORGAN, PARTY

CRIMINAL_TRANSFER = PaperForm(
    code="D23",
    title="涉嫌犯罪案件移送书",
    template="letter.typ",
    internal=False,
    number_word_key="D23",
    fields=(
        ORGAN,
        Field("addressee", "接受移送的机关", Kind.TEXT),
        Field("cause", "案由", Kind.TEXT),
        PARTY,
        Field("facts", "涉嫌犯罪的事实", Kind.LONG_TEXT),
        Field("suspected_crime", "涉嫌的罪名和移送理由", Kind.LONG_TEXT),
        Field("prior_measures", "已经采取的措施和作出的处理", Kind.LONG_TEXT),
        Field(
            "materials",
            "移送的材料和物品",
            Kind.TABLE,
            help="调查报告、涉案物品清单、检验报告或者鉴定意见、其他有关材料。",
            columns=(Column("name", "名称", 6), Column("quantity", "份数和数量", 3)),
        ),
        Field("approved", "移送的批准", Kind.TEXT, help="机关负责人和批准日期。"),
        *CONTACT,
        Field("copy_to", "抄送", Kind.TEXT, required=False),
    ),
    opening=(
        "本机关在依法查处下列案件中，发现违法行为涉嫌犯罪。根据《中华人民共和国行政处罚法》"
        "第二十七条和《行政执法机关移送涉嫌犯罪案件的规定》，现将案件移送你单位，请依法审查处理。"
    ),
    closing=(
        "请你单位自接受移送之日起三日内审查，依法作出立案或者不予立案的决定，并书面通知本机关；"
        "决定不予立案的，请说明理由并退回案卷材料。"
    ),
    signatures=("接收单位（盖章）", "接收时间", "接收人签名", "移送人签名"),
    left_open=("approved",),
)
