"""What was said of a draft in its rounds, and where a disagreement on it stands."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.utils import timezone

from sunlit.cases.models import Case, Step
from sunlit.cases.queries import CaseFacts
from sunlit.people.models import Person
from sunlit.review.models import OpinionRow, Referral
from sunlit.review.steps.codes import (
    AGAINST_OFFICE,
    AGREES,
    ANSWERED,
    ASK_RECHECK,
    CONSULTED,
    STUDIED,
)
from sunlit.rules.legal_review import Opinion
from sunlit.rules.numerals import chinese_number
from sunlit.rules.review_gate import ReviewState

STUDIES = (STUDIED, AGAINST_OFFICE)


def review_state(facts: CaseFacts) -> ReviewState:
    """Return where the review of the newest draft stands."""
    given = OpinionRow.objects.filter(referral__draft=facts.draft)
    rechecked = given.filter(referral__step__code=ASK_RECHECK)
    return ReviewState(
        agreed=AGREES in facts.position.standing,
        opinion_given=given.exists(),
        rechecked=rechecked.exists(),
    )


def rounds_of(case: Case, reader: Person) -> list[Referral]:
    """Return every referral with what was said of it, and what the reader has `entered` of one."""
    own = FilteredRelation("drafts", condition=Q(drafts__author=reader))
    rows = case.referrals.select_related("draft", "step__actor", "opinion__reviewer")
    return list(rows.annotate(own=own, entered=F("own__content")).order_by("round"))


def round_name(referral: Referral) -> str:
    """Return 第一轮, or 第二轮（复核）."""
    return f"第{chinese_number(referral.round)}轮" + ("（复核）" if referral.is_recheck else "")


def legal_view(facts: CaseFacts) -> str:
    """Return every opinion on the newest draft, a line each."""
    rows = (
        OpinionRow.objects.filter(referral__draft=facts.draft)
        .select_related("referral__step", "reviewer")
        .order_by("referral__round")
    )
    return "\n".join(_line(row) for row in rows)


def words_of_opinions(case: Case) -> dict[int, str]:
    """Return what each written opinion on the case says, by the key of its paper."""
    rows = OpinionRow.objects.filter(referral__case=case)
    return dict(rows.values_list("document_id", "text"))


def office_view(facts: CaseFacts) -> str:
    """Return why the office asked for a recheck of the newest draft."""
    asked = facts.last(ASK_RECHECK)
    return recheck_words(facts.content(asked)) if asked else ""


def recheck_words(entries: Mapping[str, Any]) -> str:
    """Return the reasons of a request for a recheck, with its material."""
    material = entries.get("material")
    return f"{entries['reasons']}" + (f"\n补充材料：{material}" if material else "")


def unanswered(facts: CaseFacts) -> list[Step]:
    """Return the questions to other bodies that wait for their answer, in their order."""
    answered = {str(one.content["consultation"]) for one in facts.steps if one.code == ANSWERED}
    return [one for one in facts.steps if one.code == CONSULTED and str(one.seq) not in answered]


def _line(row: OpinionRow) -> str:
    labels = "、".join(Opinion(code).label for code in row.opinions)
    day = timezone.localdate(row.recorded_at)
    return (
        f"{round_name(row.referral)}：{labels}。{row.text}（{row.reviewer.name}，{day:%Y-%m-%d}）"
    )
