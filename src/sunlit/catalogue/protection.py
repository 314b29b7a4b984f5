"""What the organ enters of matters, holidays and parameters is written once."""

from sunlit.ledger.protected import Protected, Protection

PROTECTION = Protection(
    protected=(
        Protected("catalogue_matter", "执法事项的编码"),
        Protected("catalogue_matterversion", "执法事项各版的依据、幅度和裁量基准；修改另加一版"),
        Protected("catalogue_holidaynotice", "各年放假安排；写错的另录一次更正"),
        Protected("catalogue_parameterrow", "本机关自定的期限参数"),
    ),
)
