"""The organ's own regulation and parameters, as the rules ask for them. Frozen, and dated."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sunlit.rules.effective import Effective, NoVersionInForce, Version
from sunlit.rules.penalty_kinds import PenaltyKind
from sunlit.rules.periods import Period

Setting = bool | int | str


class PartyKind(StrEnum):
    """What a party is (行政相对人类别)."""

    NATURAL_PERSON = "natural_person"
    ORGANIZATION = "organization"
    SOLE_TRADER = "sole_trader"

    @property
    def label(self) -> str:
        """The Chinese name, as the credit tables write it."""
        return _PARTY_NAMES[self]


_PARTY_NAMES = {
    PartyKind.NATURAL_PERSON: "自然人",
    PartyKind.ORGANIZATION: "法人及非法人组织",
    PartyKind.SOLE_TRADER: "个体工商户",
}


class RecordingLevel(StrEnum):
    """How strongly sound and picture are asked for; a house only ever moves up."""

    OPTIONAL = "optional"
    ADVISED = "advised"
    EXPECTED = "expected"
    REQUIRED = "required"

    @property
    def label(self) -> str:
        """The Chinese name of the level."""
        return _LEVEL_NAMES[self]

    @property
    def rank(self) -> int:
        """The place in the order from optional to required."""
        return list(RecordingLevel).index(self)


_LEVEL_NAMES = {
    RecordingLevel.OPTIONAL: "可以",
    RecordingLevel.ADVISED: "建议",
    RecordingLevel.EXPECTED: "应当（可以说明理由）",
    RecordingLevel.REQUIRED: "必须",
}


@dataclass(frozen=True)
class MajorRow:
    """One row of 重大行政执法决定法制审核目录清单: every condition that is stated must be met.

    An empty tuple, `None` or False states no condition. Amounts in 分.
    """

    code: str
    name: str
    enforcement: str
    basis: str
    fine_from_fen: int | None = None
    party_kinds: tuple[PartyKind, ...] = ()
    kinds_any: tuple[PenaltyKind, ...] = ()
    matters: tuple[str, ...] = ()
    hearing_held: bool = False
    hearing_right: bool = False
    public_interest: bool = False
    social_risk: bool = False
    complex: bool = False
    by_law: bool = False


@dataclass(frozen=True)
class Remedies:
    """Where a party may turn: the words of the remedy clause (复议机关、人民法院)."""

    reconsideration_body: str
    court: str


@dataclass(frozen=True)
class House:
    """One organ. What may change is an `Effective`; the rest is the organ itself."""

    code: str
    name: str
    short_name: str
    region_code: str
    region_name: str
    legal_office: str
    head_title: str
    remedies: Effective[Remedies]
    number_words: Mapping[str, Effective[str]]
    parameters: Mapping[str, Effective[Period]]
    hearing_thresholds: Mapping[tuple[str, PartyKind], Effective[int]]
    recording: Mapping[str, Effective[RecordingLevel]]
    settings: Mapping[str, Effective[Setting]]
    retention: Mapping[str, Effective[str]]
    major_rows: Effective[tuple[MajorRow, ...]]
    deadlines_off: frozenset[str] = frozenset()

    def number_word(self, form_code: str, day: date) -> str:
        """Return the 机关代字 of a form.

        :raises NoVersionInForce: when the organ gives papers of this form no number.
        """
        word = self.number_words.get(form_code)
        if word is None:
            raise NoVersionInForce(f"{self.short_name}没有为文书 {form_code} 规定机关代字。")
        return word.on(day)

    def has_number_word(self, form_code: str) -> bool:
        """Whether papers of this form carry a number (文号)."""
        return form_code in self.number_words

    def parameter(self, code: str, day: date) -> Period | None:
        """Return the organ's own period for a deadline, None where it has set none by that day."""
        own = self.parameters.get(code)
        if own is None or day < own.versions[0].since:
            return None
        return own.on(day)

    def hearing_threshold(self, party: PartyKind, day: date, field: str = "") -> int:
        """Return from how many 分 on a fine is 较大数额 (处罚法63), by field where one is set."""
        own = self.hearing_thresholds.get((field, party))
        return (own or self.hearing_thresholds["", party]).on(day)

    def recording_level(self, act: str, day: date) -> RecordingLevel:
        """Return the organ's switch for an act of 记录制度11 second paragraph."""
        own = self.recording.get(act)
        if own is None or day < own.versions[0].since:
            return RecordingLevel.ADVISED
        return own.on(day)

    def setting(self, key: str, day: date) -> Setting:
        """Return a choice of the organ by its key.

        :raises KeyError: when the organ's file does not state it.
        """
        return self.settings[key].on(day)

    def flag(self, key: str, day: date) -> bool:
        """Return a yes-or-no choice of the organ.

        :raises TypeError: when the choice is not yes or no.
        """
        value = self.setting(key, day)
        if not isinstance(value, bool):
            raise TypeError(f"“{key}”应当是“是”或者“否”。")
        return value

    def retention_of(self, kind: str, day: date) -> str:
        """Return 永久, 30年 or 10年 for a kind of dossier."""
        return self.retention[kind].on(day)

    def majors(self, day: date) -> tuple[MajorRow, ...]:
        """Return the rows of 目录清单 in force on that day."""
        return self.major_rows.on(day)

    def applies(self, deadline_code: str) -> bool:
        """Whether a deadline concerns an organ of this level at all."""
        return deadline_code not in self.deadlines_off

    def with_parameter(self, code: str, version: Version[Period]) -> "House":
        """Return the organ with one more dated period; whether it may, `deadlines` decides."""
        own = self.parameters.get(code)
        entered = own.with_version(version) if own else Effective(code, (version,))
        return replace(self, parameters={**self.parameters, code: entered})

    def title_of(self, regulation: str) -> str:
        """Return the full title of the organ's own regulation, as《…行政执法公示制度》."""
        return f"《{self.name}{regulation}》"
