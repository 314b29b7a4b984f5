"""手工隐去: on which grounds a passage that no mask found is taken out of the public copy."""

from enum import StrEnum

from sunlit.rules.citations import Citation, cite, practice

LONGEST_PASSAGE = 500
"""The most characters of a passage: what is longer is no detail of a person."""
SHORTEST_PASSAGE = 2


class HidingGround(StrEnum):
    """Why a passage is hidden; what the party did and what was decided is none of it."""

    PERSONAL = "personal"
    PRIVACY = "privacy"
    TRADE_SECRET = "trade_secret"  # noqa: S105 - a ground of the regulation
    CIRCUMSTANCE = "circumstance"
    POINTS = "points"

    @property
    def label(self) -> str:
        """The ground as the discloser chooses it."""
        return _ROWS[self][0]

    @property
    def citation(self) -> Citation:
        """Where it comes from."""
        return _ROWS[self][1]


_ROWS = {
    HidingGround.PERSONAL: ("能认出个人的信息", cite("公示制度6")),
    HidingGround.PRIVACY: ("个人隐私", cite("公示制度6")),
    HidingGround.TRADE_SECRET: ("商业秘密", cite("公示制度6")),
    HidingGround.CIRCUMSTANCE: ("未成年、精神和智力状况、健康状况", cite("个保法28")),
    HidingGround.POINTS: ("未公开的检查要点、设施坐标", practice()),
}
