"""What stands of a decision's disclosure: the check that waits, the exemption that holds."""

from datetime import date

from django.db.models import QuerySet

from sunlit.cases.models import Decision, Step
from sunlit.cases.queries import CaseFacts
from sunlit.disclosure.models import Exemption, HiddenPassage, Publication, PublicationCheck
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal


def newest_check(facts: CaseFacts) -> PublicationCheck | None:
    """Return the last check of a public copy of the decision; it may have been returned since.

    Of several parties it is that of the one whose view the facts are.
    """
    checks = PublicationCheck.objects.filter(copy__decision__in=facts.decisions)
    related = ("copy__document", "step", "checked_by", "secrecy_reviewer")
    return checks.select_related(*related).last()


def secrecy_review(check: PublicationCheck) -> Step | None:
    """Return the act by which somebody examined the checked copy for secrets, None before.

    A check of before names that person itself: see `PublicationCheck`.
    """
    after = check.step.case.steps.filter(
        code="review_secrecy", seq__gt=check.step.seq, of_party=check.step.of_party_id
    )
    return after.select_related("actor__office").order_by("seq").last()


def standing_passages(decision: Decision) -> QuerySet[HiddenPassage]:
    """Return what is hidden by hand in the decision's public copy, oldest first."""
    hidden = decision.hidden_passages.filter(shown=None).select_related("hidden_by")
    return hidden.order_by("pk")


def standing_exemption(decision: Decision) -> Exemption | None:
    """Return the exemption that no examination has ended."""
    return Exemption.objects.filter(decision=decision).exclude(reviews__ends=True).last()


def why_not_withdraw(publication: Publication, person: Person, day: date) -> Refusal | None:
    """Return why the person may not take the publication down on that day, or None."""
    office = publication.decision.case.office
    if Role.OFFICE_HEAD not in person.roles_on(day) or person.office_id != office.pk:
        head = Role.OFFICE_HEAD.label
        return Refusal(f"这份公示由{office.name}的{head}撤下。", cite("公示制度8"))
    if hasattr(publication, "withdrawal"):
        return Refusal("这份公示已经撤下。", cite("公示制度11"))
    return None
