"""The one declared list of tables that must not change.

Triggers are made from it, `verify` compares the database with it, and `record` accepts no row
of a table that is not on it.
"""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Protected:
    """A table whose rows are written once.

    `logged`: every row must have been recorded by an event, so that `verify` can compare the
    two field by field.
    """

    table: str
    why: str
    logged: bool = True


PROTECTED: tuple[Protected, ...] = (
    Protected("ledger_logorigin", "日志的每一代只开启一次", logged=False),
    Protected("ledger_pendingevent", "事件的规范字节和盐", logged=False),
    Protected("ledger_logentry", "日志的叶", logged=False),
    Protected("ledger_lognode", "日志的散列树", logged=False),
    Protected("ledger_logcheckpoint", "已签发的检查点", logged=False),
    Protected("people_roleassignment", "谁从哪一天起担任什么角色；终止另写一行"),
    Protected("people_legalqualification", "审核人员的法律职业资格；更正另写一行"),
    Protected("people_roleend", "角色的终止"),
    Protected("people_roleproposal", "提出的角色；没有第二个人确认的不生效"),
    Protected("people_rolesignature", "谁签署了对提出的角色的答复，所签内容的指纹"),
    Protected("people_roleanswer", "谁确认、不同意提出的角色"),
    Protected("people_givenpassword", "谁在什么时候为别人设了密码"),
    Protected("people_passwordconfirmation", "本人怎样确认密码是自己的"),
    Protected("people_enforcementcertificate", "执法证：谁、何号、从何日到何日"),
    Protected("people_signin", "谁在什么时候登录、登录失败"),
    Protected("ledger_reading", "谁查阅了什么", logged=False),
    Protected("ledger_readingseal", "查阅记录的封存"),
    Protected("assurance_verificationround", "每一轮核对发现了什么"),
    Protected("records_storedfile", "已存文件的指纹"),
    Protected("documents_documentnumber", "文号只用一次"),
    Protected("documents_voidednumber", "作废的文号和原因"),
    Protected("documents_document", "文书的内容"),
    Protected("documents_rendition", "文书的正式文件"),
    Protected("catalogue_matter", "执法事项的编码"),
    Protected("catalogue_matterversion", "执法事项各版的依据、幅度和裁量基准；修改另加一版"),
    Protected("catalogue_holidaynotice", "各年放假安排；写错的另录一次更正"),
    Protected("catalogue_parameterrow", "本机关自定的期限参数"),
    Protected("cases_case", "案件"),
    Protected("cases_party", "当事人；写错的另写一行更正"),
    Protected("cases_reporter", "举报人，只给办案人员看"),
    Protected("cases_step", "办案的每一步"),
    Protected("cases_stepsignature", "谁签署了哪一步，所签内容的指纹"),
    Protected("cases_steppaper", "每一步留下的文书"),
    Protected("cases_caseofficer", "办案人员和执法证号"),
    Protected("cases_recusal", "回避的人员"),
    Protected("cases_correction", "更正：原来填的、更正为、理由和批准人"),
    Protected("cases_evidence", "证据"),
    Protected("cases_evidencefile", "证据的文件和指纹"),
    Protected("cases_stepfile", "证明各步骤的凭证文件和指纹"),
    Protected("cases_advancenotice", "事先告知"),
    Protected("cases_decisiondraft", "送审和决定的书稿"),
    Protected("cases_clearance", "法制审核通过"),
    Protected("cases_collectivedeliberation", "集体讨论"),
    Protected("cases_decision", "行政执法决定"),
    Protected("cases_payment", "罚款的缴纳和凭证"),
    Protected("cases_serviceofdocument", "送达；写错的另写一行更正"),
    Protected("review_referral", "送审"),
    Protected("review_opinion", "审核意见"),
    Protected("review_finding", "逐项审核结论"),
    Protected("review_consultation", "向谁请示、咨询了什么"),
    Protected("review_consultationanswer", "请示、咨询的答复"),
    Protected("disclosure_publiccopy", "公示稿"),
    Protected("disclosure_hiddenpassage", "公示稿里手工隐去的文字、情形和理由"),
    Protected("disclosure_passageshown", "手工隐去后恢复的文字"),
    Protected("disclosure_publicationcheck", "公示稿的核对和保密审查"),
    Protected("disclosure_publication", "公示"),
    Protected("disclosure_withdrawal", "撤下"),
    Protected("disclosure_exemption", "不予公开决定"),
    Protected("disclosure_exemptionreview", "不予公开的重新审查"),
    Protected("archive_dossier", "立好的案卷"),
    Protected("archive_dossiermaterial", "卷内材料的次序、页号和指纹"),
    Protected("archive_dossierreceipt", "归档"),
)


@cache
def logged_tables() -> frozenset[str]:
    """Return the tables whose every row is recorded."""
    return frozenset(protected.table for protected in PROTECTED if protected.logged)
