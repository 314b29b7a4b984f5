"""不予公开: the grounds, and the questions answered before anything goes out (公示制度六、七)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sunlit.rules.citations import Citation, cite
from sunlit.rules.refusal import Refusal


class WithholdingGround(StrEnum):
    """Why a decision is not published: the six of 公示制度七, and secrets and privacy of 六."""

    MINOR = "minor"
    STATE_SECRET = "state_secret"  # noqa: S105 - a ground of the regulation
    SECURITY = "security"
    SERIES = "series"
    CRIME = "crime"
    OTHER_LAW = "other_law"
    TRADE_SECRET = "trade_secret"  # noqa: S105 - a ground of the regulation
    PRIVACY = "privacy"

    @property
    def label(self) -> str:
        """The regulation's words."""
        return _GROUNDS[self].label

    @property
    def citation(self) -> Citation:
        """The item that names the ground."""
        return cite(_GROUNDS[self].basis)

    @property
    def redact_first(self) -> bool:
        """Whether only what cannot be redacted may be withheld."""
        return self in {WithholdingGround.TRADE_SECRET, WithholdingGround.PRIVACY}

    @property
    def ends_when(self) -> str:
        """The event at which the ground is examined again; empty where only the review day asks."""
        return _GROUNDS[self].ends_when


@dataclass(frozen=True)
class _Ground:
    label: str
    basis: str
    ends_when: str = ""


_GROUNDS = {
    WithholdingGround.MINOR: _Ground("行政相对人是未成年人", "公示制度7(1)"),
    WithholdingGround.STATE_SECRET: _Ground("涉及国家秘密", "公示制度7(2)", "解密或者保密期限届满"),
    WithholdingGround.SECURITY: _Ground(
        "公开后可能影响国家安全、公共安全、经济安全或者社会稳定", "公示制度7(3)"
    ),
    WithholdingGround.SERIES: _Ground(
        "公示后可能影响系列案件调查处理", "公示制度7(4)", "系列案件办结"
    ),
    WithholdingGround.CRIME: _Ground(
        "案件涉嫌犯罪，需移送公安机关或者正在公安机关调查处理中",
        "公示制度7(5)",
        "公安机关不予立案或者处理完毕",
    ),
    WithholdingGround.OTHER_LAW: _Ground("法律法规规章规定不予公开的其他情形", "公示制度7(6)"),
    WithholdingGround.TRADE_SECRET: _Ground("涉及商业秘密，技术处理后仍不能公开", "公示制度6"),
    WithholdingGround.PRIVACY: _Ground("涉及个人隐私，技术处理后仍不能公开", "公示制度6"),
}


def asks_social_impact(kind: str) -> bool:
    """Whether 处罚法48 asks if such a decision has a certain social impact."""
    return kind == "penalty"


def check_publication(
    answers: Mapping[str, bool], *, kind: str, social_impact: bool | None
) -> Refusal | None:
    """Return why a decision may not go out, or None. Keys are values of `WithholdingGround`.

    Each ground is answered, none by silence; for a penalty the question of 处罚法48, whether it has
    a certain social impact, is answered too: the regulation publishes it either way.
    """
    for ground in WithholdingGround:
        answer = answers.get(ground)
        if answer is None:
            return Refusal(f"请回答：{ground.label}？", ground.citation, ground.value)
        if answer:
            return Refusal(
                f"{ground.label}的，不予公开；请办理不予公开审批。", ground.citation, ground.value
            )
    if asks_social_impact(kind) and social_impact is None:
        return Refusal("请回答：是否具有一定社会影响？", cite("处罚法48"), "social_impact")
    return None


def check_withholding(
    ground: WithholdingGround,
    *,
    reason: str,
    redaction_fails: str,
    basis: str,
    review_on: date | None,
) -> Refusal | None:
    """Return why a decision may not be withheld on this ground, or None.

    `redaction_fails` says why redaction is not enough (secrets and privacy only), `basis` the law
    that forbids (other law only), `review_on` when the ground is examined again.
    """
    if not reason.strip():
        return Refusal("请写明不予公开的理由。", ground.citation, "reason")
    if ground.redact_first and not redaction_fails.strip():
        return Refusal(
            "经技术处理可以公开的，应当处理后公开；请写明为什么技术处理后仍不能公开。",
            cite("公示制度6(3)"),
            "redaction_fails",
        )
    if ground is WithholdingGround.OTHER_LAW and not basis.strip():
        return Refusal("请写明规定不予公开的法律、法规、规章条文。", ground.citation, "basis")
    if review_on is None:
        return Refusal("请定下重新审查的日期。", cite("信息公开条例18"), "review_on")
    return None


def check_review_day(review_on: date, day: date) -> Refusal | None:
    """Return why the ground may not be examined again on `review_on`, or None: it lies ahead."""
    if review_on > day:
        return None
    return Refusal("重新审查的日期应当在今天以后。", cite("信息公开条例18"), "review_on")
