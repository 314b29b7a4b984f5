"""决定是否回避: a leader decides, never on themselves (处罚法43)."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Recusal, Step
from sunlit.cases.papers import issue_papers_of
from sunlit.cases.queries import taken
from sunlit.parts.assignment.forms import GRANTED
from sunlit.rules.citations import cite
from sunlit.rules.refusal import Refusal, Refused


@transaction.atomic
def decide_recusal(act: Act) -> Step:
    """Grant or reject the request; whoever stands aside takes no further step in the case.

    :raises Refused: when the leader is the person concerned, or it is granted without a word on
        who takes over (CF-G02).
    """
    step, facts = begin(act, "decide_recusal")
    person = int(taken(facts, "request_recusal").content["person"])
    if act.actor.pk == person:
        raise Refused(
            Refusal(
                "被申请回避的人不能决定自己的回避，请由其他局领导决定。",
                cite("处罚法43"),
                "outcome",
            )
        )
    aside = person in facts.recused
    if act.content["outcome"] != GRANTED:
        if aside:
            raise Refused(Refusal("本人已经自行回避，不能驳回。", cite("处罚法43"), "outcome"))
        return complete(step, issue_papers_of(step, facts))
    if not (act.content.get("consequences") or "").strip():
        raise Refused(
            Refusal(
                "准予回避的，请写明由谁接替、已经进行的调查如何处理。",
                cite("处罚法43"),
                "consequences",
            )
        )
    rows = issue_papers_of(step, facts)
    if not aside:
        rows = [Recusal.objects.create(case=facts.case, step=step, person_id=person), *rows]
    return complete(step, rows)
