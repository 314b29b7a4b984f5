"""聘请外聘审核人员: one person to the review of one case (审核制度四)."""

from django.db import transaction
from django.utils import timezone

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.people.models import Person
from sunlit.review.counsel import invited
from sunlit.review.steps.codes import INVITED
from sunlit.rules.citations import cite
from sunlit.rules.procedure import Role
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def invite_counsel(act: Act) -> Step:
    """Invite the person; they open this case only, until the round of the review is done.

    :raises Refused: for somebody who is no counsel, is invited already or stood aside.
    """
    step, facts = begin(act, INVITED)
    person = Person.objects.filter(pk=act.content["counsel"], is_active=True).first()
    day = timezone.localdate(act.now)
    if person is None or Role.COUNSEL not in person.roles_on(day):
        sentence = "只能聘请已经登记为外聘审核人员的法律顾问、公职律师、法律专家。"
        raise Refused(Refusal(sentence, cite("审核制度4"), "counsel"))
    if person.pk in invited(facts):
        raise Refused(Refusal(f"{person.name}已经受聘参与本轮审核。", None, "counsel"))
    if person.pk in facts.recused:
        sentence = f"{person.name}已经回避本案，不能参与审核。"
        raise Refused(Refusal(sentence, cite("处罚法43"), "counsel"))
    if person.pk in facts.handlers:
        sentence = f"{person.name}办理过本案，不能参与审核。"
        raise Refused(Refusal(sentence, cite("审核制度10"), "counsel"))
    return complete(step)
