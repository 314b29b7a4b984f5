"""The demonstration's cases: what each is about, and when it moved on."""

from sunlit.commands.demonstration.plan import Plan, PlanEvidence, company, days_until

_SCANS = (
    PlanEvidence(
        "现场检查笔录",
        (("site-record-signed.pdf", "现场检查笔录签名页.pdf"),),
        "逐页签名后扫描，纸质原件附卷。",
    ),
    PlanEvidence(
        "询问笔录",
        (("interview-signed.pdf", "询问笔录签名页.pdf"),),
        "被询问人逐页签名后扫描，纸质原件附卷。",
    ),
    PlanEvidence(
        "库存盘点表",
        (("inventory-count.pdf", "库存盘点表.pdf"),),
        "复制件与原件核对无误，示例壬签名确认；张志强、李敏核对。",
    ),
    PlanEvidence(
        "营业执照",
        (("business-license.pdf", "营业执照复印件.pdf"),),
        "复制件与原件核对无误，示例壬签名确认；张志强、李敏核对。",
        kind="documentary",
        source="当事人提供",
        proves="当事人的名称、住所、法定代表人和主体资格",
    ),
    PlanEvidence(
        "现场照片",
        (("site-1.jpg", "现场照片1 成品库.jpg"), ("site-2.jpg", "现场照片2 办公室文件柜.jpg")),
        "现场检查时拍摄，地点：成品库、办公室，拍摄人：李敏，现场负责人示例壬在场确认。",
        kind="audiovisual",
        source="执法人员拍摄",
        proves="库存面粉的数量和存放情况，文件柜内没有粮食经营台账",
    ),
    PlanEvidence(
        "现场检查录音",
        (("site-recording.wav", "现场检查录音.wav"),),
        "现场检查全程录制，录制人：李敏，未经剪辑。",
        kind="audiovisual",
        source="执法人员录制",
        proves="出示执法证件、告知权利和现场检查的经过",
    ),
)

PLANS = (
    Plan(
        "LS-01",
        company(
            "平定示例粮食购销有限公司", "91140321MA0TEXTC", "山西省阳泉市平定县示例街11号", "示例寅"
        ),
        "inspection",
        "当事人开业当月收购玉米3吨，未按照规定备案；检查次日自行办理了备案，没有造成危害后果。",
        ("备案回执和收购凭证", "当事人提供", "收购数量、未备案和及时改正的事实"),
        0,
        warning=False,
        days=days_until(12, "close"),
        outcome="no_penalty",
    ),
    Plan(
        "LS-02",
        company(
            "盂县示例粮油贸易有限公司", "91140322MA0TEXT0", "山西省阳泉市盂县示例路1号", "示例甲"
        ),
        "inspection",
        "2026年秋粮收购期间，当事人收购小麦126.4吨，未建立粮食经营台账，也未向县发展改革部门报送基本数据。",
        ("粮食收购凭证和询问笔录", "当事人提供", "收购数量和未建立台账的事实"),
        1_500_000,
        warning=True,
        days=days_until(20, "close"),
    ),
    Plan(
        "ZB-02",
        company(
            "山西示例招标代理有限公司", "91140300MA0TEXT1", "山西省阳泉市城区示例街2号", "示例乙"
        ),
        "complaint",
        "当事人在办理某中学教学楼项目招标代理业务中，于开标前三日向一家投标人泄露了其他投标人的名单。",
        ("微信聊天记录截图及电子数据提取笔录", "执法人员提取", "泄露投标人名单的时间和内容"),
        8_000_000,
        warning=False,
        days=days_until(7, "serve"),
        statement="made",
    ),
    Plan(
        "TZ-03",
        company(
            "平定示例建材有限公司", "91140321MA0TEXT2", "山西省阳泉市平定县示例工业园3号", "示例丙"
        ),
        "inspection",
        "当事人年产20万吨建材项目备案后，建设规模变更为30万吨，未告知备案机关，经责令限期改正，逾期未改正。",
        ("在线平台备案信息和现场检查笔录", "平台调取", "变更建设规模而未告知的事实"),
        2_000_000,
        warning=False,
        days=days_until(8, "decide"),
    ),
    Plan(
        "JN-04",
        company(
            "阳泉示例能源管理有限公司", "91140300MA0TEXT3", "山西省阳泉市矿区示例路4号", "示例丁"
        ),
        "superior",
        "当事人系重点用能单位，未按照规定报送上一年度能源利用状况报告，经责令限期改正，逾期未改正。",
        ("催报通知和系统填报记录", "平台调取", "未报送报告的事实"),
        1_500_000,
        warning=False,
        days=days_until(14, "publish"),
    ),
    Plan(
        "GD-01",
        company(
            "阳泉示例燃气管道有限公司", "91140300MA0TEXT4", "山西省阳泉市郊区示例大道5号", "示例戊"
        ),
        "inspection",
        "当事人对平定段12公里输气管道连续四个月没有巡护记录，经责令限期改正，逾期未改正。",
        ("巡护记录本和现场检查笔录", "当事人提供", "未按照规定巡护的事实"),
        3_000_000,
        warning=False,
        days={
            "register_lead": 32,
            "check_lead": 31,
            "apply_to_file": 30,
            "endorse_filing": 29,
            "file_case": 28,
            "assign_officers": 27,
            "inspect_site": 24,
            "interview": 23,
            "investigate": 22,
            "request_recusal": 20,
            "decide_recusal": 18,
            "conclude_investigation": 14,
            "notify": 13,
            "serve_notice": 12,
            "hear_statement": 6,
            "draft_decision": 4,
            "refer": 3,
        },
    ),
    Plan(
        "LS-01",
        company(
            "阳泉示例粮食收储有限公司", "91140300MA0TEXT5", "山西省阳泉市城区示例巷6号", "示例己"
        ),
        "media",
        "当事人从事粮食收购，未按照规定向粮食和储备部门备案。",
        ("营业执照和收购合同", "当事人提供", "从事粮食收购的事实"),
        0,
        warning=True,
        days={
            "register_lead": 14,
            "check_lead": 13,
            "apply_to_file": 12,
            "endorse_filing": 11,
            "file_case": 10,
            "assign_officers": 9,
            "investigate": 6,
            "conclude_investigation": 3,
            "notify": 2,
            "serve_notice": 1,
        },
    ),
    Plan(
        "JN-06",
        company("阳泉示例铸造有限公司", "91140300MA0TEXT6", "山西省阳泉市郊区示例路7号", "示例庚"),
        "inspection",
        "当事人系重点用能单位，未设立能源管理岗位。",
        ("组织机构文件", "当事人提供", "未设立岗位的事实"),
        1_000_000,
        warning=False,
        days={"register_lead": 6, "check_lead": 5, "apply_to_file": 4, "endorse_filing": 3},
    ),
    Plan(
        "NY-01",
        company("阳泉示例热力有限公司", "91140300MA0TEXT7", "山西省阳泉市矿区示例街8号", "示例辛"),
        "transfer",
        "当事人未按照规定报送供热运行信息。",
        ("催报函", "其他机关移送", "未报送信息的事实"),
        0,
        warning=True,
        days={"register_lead": 3, "check_lead": 1},
    ),
    Plan(
        "LS-02",
        company("平定示例米面加工厂", "91140321MA0TEXT8", "山西省阳泉市平定县示例村", "示例壬"),
        "inspection",
        "2026年7月至被检查时，当事人在平定县示例村的加工厂收购小麦、玉米，加工成面粉销售，没有建立粮食经营台账，"
        "也没有向平定县粮食和储备行政管理部门报送粮食购进、销售、储存的基本数据。检查时成品库存有小麦粉1,264袋、"
        "玉米面318袋、麸皮96袋，购进、加工和销售的数量没有账可以核对。当事人此前没有因同类行为受过处罚，没有发现造成其他后果。",
        ("库存盘点表", "执法人员会同当事人制作", "库存的品种、数量和没有账目的事实"),
        1_000_000,
        warning=True,
        days=days_until(30, "archive_dossier"),
        statement="none",
        no_file="原件附卷，扫描件另行存入",
        scans=_SCANS,
    ),
    Plan(
        "TZ-03",
        company("盂县示例光伏发电有限公司", "91140322MA0TEXT9", "山西省阳泉市盂县示例乡", "示例癸"),
        "subordinate",
        "当事人光伏发电项目的建设地点变更，未告知备案机关，经责令限期改正，逾期未改正。",
        ("备案证和现场照片", "执法人员拍摄", "变更建设地点而未告知的事实"),
        2_500_000,
        warning=False,
        days=days_until(11, "publish"),
    ),
    Plan(
        "ZB-02",
        company(
            "阳泉示例造价咨询有限公司", "91140300MA0TEXTB", "山西省阳泉市城区示例街11号", "示例寅"
        ),
        "complaint",
        "有人反映当事人在代理某道路改造项目招标时，向投标人泄露了评标委员会成员名单。",
        ("招标代理合同、评标委员会组建记录", "当事人提供", "评标委员会的组建时间"),
        0,
        warning=False,
        days={
            "register_lead": 9,
            "check_lead": 7,
            "apply_to_file": 6,
            "endorse_filing": 5,
            "decline_to_file": 4,
        },
        found="评标委员会在开标当日随机抽取组建，反映的泄露时间早于组建时间，名单当时并不存在。",
        reporter="示例卯",
    ),
    Plan(
        "ZB-02",
        company(
            "阳泉示例工程咨询有限公司", "91140300MA0TEXTC", "山西省阳泉市城区示例路12号", "示例辰"
        ),
        "complaint",
        "当事人代理三个项目招标，与一家投标人串通，泄露标底，涉及中标金额合计2,300万元。",
        ("开标前的往来邮件和资金往来凭证", "执法人员提取", "泄露标底和收取好处的事实"),
        0,
        warning=True,
        days={
            "register_lead": 13,
            "check_lead": 12,
            "apply_to_file": 11,
            "endorse_filing": 10,
            "file_case": 9,
            "assign_officers": 8,
            "investigate": 6,
            "report_crime": 3,
            "approve_transfer": 2,
            "send_transfer": 2,
        },
        crime="涉嫌串通投标罪，中标金额达到立案追诉标准，依法应当移送。",
    ),
)
