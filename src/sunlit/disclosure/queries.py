"""What stands of a decision's disclosure: the check that waits, the exemption that holds."""

from datetime import date

from sunlit.cases.models import Decision
from sunlit.disclosure.models import Exemption, Publication, PublicationCheck
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal


def newest_check(decision: Decision) -> PublicationCheck | None:
    """Return the last check of a public copy of the decision; it may have been returned since."""
    checks = PublicationCheck.objects.filter(copy__decision=decision)
    return checks.select_related("copy", "step", "checked_by", "secrecy_reviewer").last()


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
