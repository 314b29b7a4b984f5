"""What no order of acts may ever lead to, in one sentence each, with its article.

The table is read by whoever answers for the law, and by `proof.py`, which searches every position
of every procedure for a path that breaks a sentence. A sentence speaks of steps by their codes, or
of what several steps do (`Procedure.plays`); it holds for each procedure that has them.
"""

from sunlit.rules.procedure import Fact
from sunlit.rules.sentences import EVERYTHING, Before, Never, Whole
from sunlit.rules.sentences import sentence as _p

_DRAFT = ("draft_decision", "ask_recheck", "study_disagreement")
"""A draft stands: made, put before the legal section again, or upheld by the leaders."""
_FALLS = ("draft_falls", "recheck_maintains")
_NOTICE_FALLS = ("conclude_investigation", "notify", "proposal_falls")
_SERVICE_FALLS = (*_NOTICE_FALLS, "serve_notice", "correct_service")
_MEETING = ("convene", "record_paper_meeting", "give_view", "deliberate", "deliberate_against")
_OFFICE_ON_DRAFT = ("endorse_decision", "refuse_draft", "return_draft")
_LEADER_ON_DRAFT = ("refuse_decision", "return_decision")
_PREPARES_PUBLICATION = (
    "check_publication",
    "review_secrecy",
    "return_secrecy",
    "return_publication",
)
_PUBLICATION_RETURNED = ("return_publication", "return_secrecy", "propose_withholding")
_NO_WITHHOLDING = ("object_to_withholding", "decline_withholding", "end_withholding")
_CLOSING_RETURNED = (
    *("oppose_closing", "return_closing_report", "refuse_closing", "return_closing"),
    "judiciary_returns",
)
_POLICE_ANSWER = ("police_files", "police_declines")
_ASK_POLICE = ("ask_police_again", "ask_procuratorate")
_CLOSES = ("report_closing", "close")
_HANDED_OVER = (("hand_over_goods",), ("judiciary_returns",))

INTAKE = (
    _p("登记案件来源以前，不办理任何环节。", "记录制度9",
       Before((EVERYTHING,), ("register_lead",), but=("register_lead",))),
    _p("指派办案人员以后，材料作为证据收集，不再作为线索存入。", "记录制度15",
       Never(("add_lead_material",), ("assign_officers",))),
    _p("没有核查线索，不提请立案。", "处罚法54", Before(("apply_to_file",), ("check_lead",))),
    _p("科室审核或者退回立案申请以前，已经提请；线索变了或者退回的，重新提请。", "处罚法54",
       Before(("endorse_filing", "return_application"), ("apply_to_file",),
              ("lead_changes", "filing_returned"))),
    _p("没有科室审核，不审批立案；线索变了或者退回的，重新审核。", "处罚法54",
       Before(("file_case", "decline_to_file", "return_filing"), ("endorse_filing",),
              ("lead_changes", "filing_returned"))),
    _p("立案以后，不再改变立案所依据的核查和当事人情况。", "处罚法54",
       Never(("lead_changes",), ("file_case",))),
    _p("没有立案，不指派办案人员，不办理回避、移送和请示。", "处罚法54",
       Before(("assign_officers", "request_recusal", "report_crime", "consult_superior",
               "record_consultation_answer"), ("file_case",))),
    _p("审批以后，才把结果告知举报人。", "",
       Before(("tell_reporter",), ("file_case", "decline_to_file"))),
    _p("没有指派办案人员，不调查取证，也没有回避声明。", "处罚法42",
       Before(("evidence_taken", "declare_no_conflict", "declare_conflict"), ("assign_officers",))),
)  # fmt: skip

HEARD = (
    _p("没有调查取证，不终结调查。", "处罚法40",
       Before(("conclude_investigation",), ("facts_found",))),
    _p("没有终结调查，或者处理意见已经不被同意，不告知、不拟定书稿、不取消提级。", "处罚法57",
       Before(("notify", "draft_decision", "undo_raise"), ("conclude_investigation",),
              ("proposal_falls",)), "penalty"),
    _p("送达的是按现在的处理意见制作的告知书。", "处罚法44",
       Before(("serve_notice",), ("notify",), ("conclude_investigation", "proposal_falls"))),
    _p("告知书没有送达，不听取陈述申辩。", "处罚法44",
       Before(("hear_statement",), ("serve_notice",), _NOTICE_FALLS)),
    _p("没有听取陈述申辩，不作复核。", "处罚法45",
       Before(("reexamine",), ("hear_statement",), _SERVICE_FALLS)),
    _p("当事人没有收到告知书，不拟定、不作出处罚决定。", "处罚法44",
       Before(("draft_decision", "decide"), ("serve_notice",), _NOTICE_FALLS, Fact.PUNISHES)),
    _p("当事人没有机会陈述申辩，不拟定、不作出处罚决定。", "处罚法62",
       Before(("draft_decision", "decide"), ("hear_statement",), _SERVICE_FALLS, Fact.PUNISHES)),
    _p("当事人陈述申辩的，没有复核，不拟定、不作出决定。", "处罚法45",
       Before(("draft_decision", "decide"), ("reexamine",), _SERVICE_FALLS, Fact.STATEMENT_MADE)),
)  # fmt: skip

REVIEW = (
    _p("没有现行的书稿，不送审、不审核。", "审核制度6",
       Before(("refer", *_OFFICE_ON_DRAFT), _DRAFT, _FALLS)),
    _p("没有送审，不出具审核意见，不聘请外聘人员。", "审核制度6",
       Before(("review_agrees", "review_objects", "recheck_maintains", "invite_counsel",
               "end_invitation", "give_advice"),
              ("refer", "ask_recheck"), (*_FALLS, "study_disagreement"))),
    _p("送审以后，不取消提级。", "审核制度12",
       Never(("undo_raise",), ("refer", "ask_recheck"), _FALLS)),
    _p("审核同意以后，这一轮没有外聘审核。", "审核制度4",
       Never(("invite_counsel", "end_invitation", "give_advice"), ("review_agrees",), _FALLS)),
    _p("审核同意以后，同一书稿不再有不同意的意见。", "审核制度8",
       Never(("review_objects", "ask_recheck", "recheck_maintains"), ("review_agrees",), _FALLS)),
    _p("没有不同意的意见，不申请复核；同一意见复核一次。", "审核制度9",
       Before(("ask_recheck",), ("review_objects",), ("draft_falls", "ask_recheck"))),
    _p("没有申请，就没有复核；书稿变了、审核同意了，复核到此为止。", "审核制度9",
       Before(("recheck_maintains",), ("ask_recheck",), ("draft_falls", "review_agrees"))),
    _p("复核期间，不重新出具不同意的意见，科室和局领导不对书稿表态。", "审核制度9",
       Never(("review_objects", *_OFFICE_ON_DRAFT, "decide"), ("ask_recheck",),
             (*_FALLS, "review_agrees"))),
    _p("没有复核维持不同意，不报集体研究；研究一次。", "审核制度9",
       Before(("convene_study", "record_paper_study", "give_study_view", "study_disagreement",
               "study_against_office"),
              ("recheck_maintains",),
              ("draft_falls", "study_disagreement"))),
    _p("重大案件没有审核同意这一份书稿，科室和局领导不对书稿表态。", "审核制度5",
       Before((*_OFFICE_ON_DRAFT, *_MEETING), ("review_agrees",), _FALLS, Fact.MAJOR)),
    _p("重大案件没有审核同意这一份书稿，不作出决定，不编文号，不用印。", "审核制度5",
       Before(("decide",), ("review_agrees",), _FALLS, Fact.MAJOR)),
    _p("重大案件没有审核同意，不送达，不公示。", "审核制度5",
       Before(("serve", "publish"), ("review_agrees",), _FALLS, Fact.MAJOR)),
    _p("回避审查期间，不出具审核意见，不讨论，不决定。", "处罚法43",
       Never(("review_agrees", "review_objects", "recheck_maintains", "deliberate",
              "deliberate_against", "decide"), ("request_recusal",),
             ("decide_recusal", "void_case"))),
    _p("没有回避申请，不作回避决定；一次申请一次决定。", "处罚法43",
       Before(("decide_recusal",), ("request_recusal",), ("decide_recusal",))),
)  # fmt: skip

DECISION = (
    _p("没有现行的书稿，不作出决定。", "处罚法59",
       Before(("decide",), _DRAFT, _FALLS), "penalty"),
    _p("科室没有审核这一份书稿，不讨论，局领导不表态，不作出决定。", "处罚法57",
       Before(("decide", *_MEETING, *_LEADER_ON_DRAFT), ("endorse_decision",), _FALLS)),
    _p("应当集体讨论的，没有讨论同意这一份书稿，不作出决定。", "处罚法57.2",
       Before(("decide",), ("deliberate",), _FALLS, Fact.DELIBERATES)),
    _p("讨论已有结论的，不重新召集，不补发表意见。", "处罚法57.2",
       Never(("convene", "record_paper_meeting", "give_view"), ("deliberate",), _FALLS)),
    _p("决定以后，决定以前的环节不再办理。", "",
       Never(("before_the_decision",), ("decide",))),
    _p("一个案件作出一次决定。", "",
       Never(("decide",), ("decide",))),
    _p("决定书送达一次。", "", Never(("serve",), ("serve",))),
    _p("没有决定，不送达，不公示，不提请不予公开。", "公示制度6(3)",
       Before(("serve", "publish_before_service", "hold_publication", *_PREPARES_PUBLICATION,
               "publish", "propose_withholding"), ("decide",))),
)  # fmt: skip

PUBLICATION = (
    _p("决定没有送达，也没有决定先行公示，不核对公示稿，不公示。", "公示制度6(3)",
       Before(("check_publication", "publish"), ("serve", "publish_before_service"))),
    _p("送达、公示或者不予公开以后，不再选择何时公示。", "公示制度6(3)",
       Never(("publish_before_service", "hold_publication"), ("serve", "publish"))),
    _p("不予公开期间，不选择何时公示。", "公示制度7",
       Never(("publish_before_service", "hold_publication"), ("withhold",), ("end_withholding",))),
    _p("决定先行公示以后，不暂缓公示。", "公示制度6(3)",
       Never(("hold_publication",), ("publish_before_service",), ("serve",))),
    _p("公示稿没有核对，不审查，不退回，不发布；退回的重新核对。", "公示制度8",
       Before(("review_secrecy", "return_secrecy", "return_publication", "publish"),
              ("check_publication",), _PUBLICATION_RETURNED)),
    _p("保密审查由另一人作的，没有审查这一份公示稿，不发布。", "公示制度8",
       Before(("publish",), ("review_secrecy",), ("check_publication", *_PUBLICATION_RETURNED),
              Fact.SECRECY_APART)),
    _p("提请或者决定不予公开以后，不核对，不审查，不公示。", "公示制度7",
       Never((*_PREPARES_PUBLICATION, "publish"), ("propose_withholding",), _NO_WITHHOLDING)),
    _p("公示以后，不再办理公示以前的环节，也不能不予公开。", "公示制度6(3)",
       Never((*_PREPARES_PUBLICATION, "propose_withholding", "review_withholding",
              "object_to_withholding", "withhold", "decline_withholding"), ("publish",))),
    _p("一个决定公示一次；检查后又责令改正、又收到检验结果的，再公示。", "公示制度6(3)",
       Never(("publish",), ("publish",), ("order_correction", "receive_test_result"))),
    _p("没有提请，不审核、不审批不予公开。", "公示制度7",
       Before(("review_withholding", "object_to_withholding", "withhold", "decline_withholding"),
              ("propose_withholding",), _NO_WITHHOLDING)),
    _p("法规科没有审核同意，不批准不予公开。", "公示制度7",
       Before(("withhold",), ("review_withholding",), _NO_WITHHOLDING)),
    _p("批准不予公开以后，不重新提请、审核、审批，直到终止。", "公示制度7",
       Never(("propose_withholding", "review_withholding", "object_to_withholding",
              "decline_withholding"), ("withhold",), ("end_withholding",))),
    _p("没有不予公开，就没有重新审查。", "公示制度7",
       Before(("keep_withholding", "end_withholding"), ("withhold",), ("end_withholding",))),
)  # fmt: skip

CLOSING = (
    _p("决定没有送达，不登记缴款、收到财物，不登记执行。", "处罚法61",
       Before(("record_payment", "receive_goods", "execute"), ("serve",))),
    _p("执行完毕以后，不再登记缴款、收到财物。", "处罚法66",
       Never(("record_payment", "receive_goods"), ("execute",),
             ("oppose_closing", "refuse_closing"))),
    _p("没有送达，就没有需要补存的凭证。", "记录制度9",
       Before(("attach_file",), ("serve_notice",), _NOTICE_FALLS, instead=(("serve",), ()))),
    _p("处罚没有执行，也没有移交公安机关，不提请结案，不结案。", "记录制度9",
       Before(_CLOSES, ("execute",), ("oppose_closing", "refuse_closing"), Fact.PUNISHES,
              instead=_HANDED_OVER)),
    _p("决定没有送达，也没有移交公安机关，不提请结案，不结案。", "记录制度9",
       Before(_CLOSES, ("serve",), instead=_HANDED_OVER)),
    _p("决定没有公示，也没有不予公开或者移交公安机关，不提请结案，不结案。", "公示制度6(3)",
       Before(_CLOSES, ("decision_public",), ("end_withholding",), instead=_HANDED_OVER)),
    _p("没有提请结案，科室不审核，局领导不审批；退回的重新提请。", "记录制度9",
       Before(("endorse_closing", "oppose_closing", "return_closing_report", "close"),
              ("report_closing",), _CLOSING_RETURNED)),
    _p("科室没有审核结案，局领导不审批。", "记录制度9",
       Before(("close", "refuse_closing", "return_closing"), ("endorse_closing",),
              _CLOSING_RETURNED)),
    _p("案件终结以后，只告知举报人、更正、公示和立卷归档。", "记录制度12",
       Never((EVERYTHING,), ("ends",), but=("after_the_end",))),
    _p("案件没有终结，不立卷。", "记录制度12", Before(("compile_dossier",), ("ends",))),
    _p("没有立卷，不归档，不退回案卷；退回的重新立卷。", "记录制度12",
       Before(("archive_dossier", "return_dossier"), ("compile_dossier",), ("return_dossier",))),
    _p("立卷以后，不补存凭证，不更正，除非案卷退回。", "记录制度12",
       Never(("attach_file", "propose_correction", "correct_entry", "decline_correction"),
             ("compile_dossier",), ("return_dossier",))),
    _p("归档以后，案卷不再变动。", "记录制度12",
       Never(("compile_dossier", "archive_dossier", "return_dossier"), ("archive_dossier",))),
)  # fmt: skip

TRANSFER = (
    _p("涉嫌犯罪移送期间，不终结，不告知，不审核，不讨论，不决定，不作废。", "处罚法27",
       Never(("propose_voiding", "void_case", "conclude_investigation", "notify", "serve_notice",
              "draft_decision", "refer", "ask_recheck", "review_agrees", "endorse_decision",
              "deliberate", "deliberate_against", "decide"),
             ("report_crime", *_ASK_POLICE),
             ("decline_transfer", "police_declines", "judiciary_returns"))),
    _p("没有提请，不审批移送；一次提请一次审批。", "移送规定5",
       Before(("approve_transfer", "decline_transfer"), ("report_crime",),
              ("decline_transfer", *_POLICE_ANSWER))),
    _p("批准移送以后，不再不批准。", "移送规定5",
       Never(("decline_transfer",), ("approve_transfer",), _POLICE_ANSWER)),
    _p("没有批准，不向公安机关移送。", "移送规定5",
       Before(("send_transfer",), ("approve_transfer",), _POLICE_ANSWER)),
    _p("没有移送或者提请，就没有公安机关的处理结果。", "移送规定5",
       Before(_POLICE_ANSWER, ("send_transfer", *_ASK_POLICE), _POLICE_ANSWER)),
    _p("公安机关没有不予立案，不提请复议，不建议立案监督。", "移送规定9",
       Before(_ASK_POLICE, ("police_declines",), ("report_crime", "decide", *_ASK_POLICE))),
    _p("等待公安机关答复或者公安机关已经立案的，不重新提请移送。", "移送规定9",
       Never(("report_crime",), _ASK_POLICE, _POLICE_ANSWER)),
    _p("公安机关已经立案的，不重新提请移送。", "移送规定12",
       Never(("report_crime",), ("police_files",), ("judiciary_returns",))),
    _p("公安机关没有立案，不移交物品，也没有移回。", "移送规定12",
       Before(("hand_over_goods", "judiciary_returns"), ("police_files",), ("judiciary_returns",))),
    _p("告知书送达以后，案件不作废。", "",
       Never(("propose_voiding", "void_case", "decline_voiding"),
             ("serve_notice",), _NOTICE_FALLS)),
    _p("公安机关立案以后，案件不作废。", "",
       Never(("propose_voiding", "void_case", "decline_voiding"),
             ("police_files",), ("judiciary_returns",))),
    _p("作出决定以后，案件不作废。", "",
       Never(("propose_voiding", "void_case", "decline_voiding"), ("decide",))),
)  # fmt: skip

LICENSE = (
    _p("没有收到申请材料，不受理，不补正；补正的重新接收。", "许可法32",
       Before(("accept", "request_supplement", "decline"), ("receive",), ("request_supplement",))),
    _p("受理以后，不再要求补正，也不再不予受理。", "许可法32",
       Never(("request_supplement", "decline"), ("accept",))),
    _p("没有受理，不审查。", "许可法34", Before(("examine",), ("accept",))),
    _p("没有审查，不拟定许可决定。", "许可法34", Before(("draft_decision",), ("examine",))),
    _p("没有拟定决定，不作出许可决定。", "许可法38",
       Before(("decide",), ("draft_decision",), ("review_objects",)), "license"),
)  # fmt: skip

INSPECTION = (
    _p("检查没有提请，不抽取，不审批。", "54号",
       Before(("draw", "approve_inspection"), ("propose_inspection",))),
    _p("检查对象和人员没有抽取，不审批。", "公示制度9", Before(("approve_inspection",), ("draw",))),
    _p("检查没有批准，不通知。", "54号",
       Before(("notify",), ("approve_inspection",)), "inspection"),
    _p("没有出具检查通知书，不开始检查。", "公示制度6(2)",
       Before(("show_certificates",), ("notify",))),
    _p("没有出示证件，不检查。", "公示制度6(2)",
       Before(("inspect_on_site",), ("show_certificates",))),
    _p("没有现场检查记录，不结束检查。", "记录制度10",
       Before(("finish_on_site",), ("inspect_on_site",))),
    _p("现场检查没有结束，不登记检验结果，不告知结果。", "公示制度6(3)",
       Before(("receive_test_result", "tell_result"), ("finish_on_site",))),
    _p("没有告知检查结果，或者又收到检验结果而没有告知，不处理，不公示，不办结。", "公示制度6(3)",
       Before(("order_correction", "hand_over", "report_result", "publish", "close"),
              ("tell_result",), ("receive_test_result",))),
    _p("没有责令改正，就没有复查。", "记录制度4", Before(("re_inspect",), ("order_correction",))),
    _p("责令改正的决定没有公示，抽查不办结。", "公示制度9",
       Before(("close",), ("publish",), ("order_correction",)), "inspection_random"),
    _p("抽查结果没有报送汇总，不办结。", "公示制度9", Before(("close",), ("report_result",))),
)  # fmt: skip

WHOLE = (
    _p("每一环节都有办到它的路。", "", Whole.REACHED),
    _p("从任何一步都还能依法办到终结，不靠作废。", "记录制度12", Whole.ENDS),
    _p("没有归档的案件，总有人要办下一步。", "", Whole.ASKED),
    _p("每一个起算的期限，都还能办到停止它的那一步。", "记录制度12", Whole.CLOCKS),
    _p("同意以后，对同一请示不再不同意或者退回。", "", Whole.ANSWERED),
)  # fmt: skip

PROPERTIES = (
    *INTAKE, *HEARD, *REVIEW, *DECISION, *PUBLICATION, *CLOSING, *TRANSFER, *LICENSE, *INSPECTION,
    *WHOLE,
)  # fmt: skip
