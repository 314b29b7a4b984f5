"""提请中止: an officer asks that the case stand still, and names the provision."""

from django.db import transaction

from sunlit.cases.acting import Act, begin, complete
from sunlit.cases.models import Step
from sunlit.parts.suspension.forms import CLOCK_BASIS
from sunlit.parts.suspension.steps import PROPOSAL
from sunlit.rules.citations import cite
from sunlit.rules.provisions import ARTICLE
from sunlit.rules.refusal import Refusal, Refused

_PROVISIONS = {"legal_basis": "中止的依据", CLOCK_BASIS: "期限停止计算的依据"}


@transaction.atomic
def propose_suspension(act: Act) -> Step:
    """Ask that the case be suspended.

    :raises Refused: when a provision is named without its article: nobody could look it up.
    """
    step, _ = begin(act, PROPOSAL)
    for name, label in _PROVISIONS.items():
        words = str(act.content.get(name) or "").strip()
        if words and not ARTICLE.search(words):
            sentence = f"“{label}”没有写到条。请写明名称和条，例如：《××规定》第十二条。"
            raise Refused(Refusal(sentence, cite("处罚法60"), name))
    return complete(step)
