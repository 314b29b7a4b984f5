"""What must hold before a public copy goes out: asked at the check, asked again at the release."""

from dataclasses import replace
from datetime import date

from django.db.models import Q

from sunlit.cases.acting import Act
from sunlit.cases.models import Decision, Step
from sunlit.cases.queries import facts_of_decision
from sunlit.catalogue.organ import current_house
from sunlit.disclosure.models import PublicCopy
from sunlit.disclosure.queries import standing_exemption
from sunlit.disclosure.redaction import public_content
from sunlit.documents.content import content_hash
from sunlit.documents.models import Rendition
from sunlit.people.models import Person
from sunlit.rules.citations import cite
from sunlit.rules.identifiers import FULL_AGE, age_on
from sunlit.rules.refusal import Refusal
from sunlit.rules.withholding import WithholdingGround, check_publication


def check_grounds(decision: Decision, check: Step, day: date) -> Refusal | None:
    """Return why the decision may not be published, or None.

    The content of the step `check` holds the answer to each ground of 公示制度7 and to 社会影响 of
    处罚法48; that a party is a minor, or that the decision is withheld, is no matter of answers.
    """
    answers = {key: value for key, value in check.content.items() if isinstance(value, bool)}
    refusal = check_publication(
        answers, kind=decision.case.kind, social_impact=check.content.get("social_impact")
    )
    if refusal:
        return refusal
    if standing_exemption(decision):
        return Refusal("本决定依法不予公开，不能公示。", cite("公示制度7"))
    return _check_minor(decision, day)


def check_current(copy: PublicCopy) -> Refusal | None:
    """Return why the copy is not what would go out now, or None."""
    setting = str(current_house().setting("natural_person_name", copy.decision.decided_on))
    if copy.content == public_content(copy.decision, setting):
        return None
    return Refusal("公示稿在核对以后有变动，应当重新核对。", cite("公示制度8"))


def laid_before(act: Act, copy: PublicCopy) -> Act:
    """Return the act with the hash of the copy that its page put before the signer."""
    form = copy.document.form
    return replace(act, papers={form: content_hash(form, copy.content)})


def check_second_look(decision: Decision, person: Person) -> Refusal | None:
    """Return why the person may not release what was hidden by hand, or None: another does."""
    hidden = decision.hidden_passages
    if not hidden.filter(Q(hidden_by=person) | Q(shown__shown_by=person)).exists():
        return None
    sentence = "公示稿里有您手工隐去或者恢复的文字，应当由另一人审核发布。"
    return Refusal(sentence, cite("公示制度8"))


def pdf_of(copy: PublicCopy) -> Rendition | None:
    """Return the PDF of the copy, None until it is set."""
    return copy.document.renditions.select_related("file").order_by("pk").first()


def _check_minor(decision: Decision, day: date) -> Refusal | None:
    """A decision on who was a minor at the act, or is one, is not published (公示制度7(1)).

    Whatever was answered: the party's number, or its interview, says it.
    """
    facts = facts_of_decision(decision)
    ground = WithholdingGround.MINOR
    born_on = facts.birthday
    days = (facts.act_ended_on, decision.decided_on, day)
    if born_on is None or all(age_on(born_on, one) >= FULL_AGE for one in days):
        return None
    return Refusal(
        f"{ground.label}的，不予公开；请办理不予公开审批。", ground.citation, ground.value
    )
