"""确认签署: the password entered again, right before an act is signed."""

from datetime import datetime

from sunlit.people.attempt import Attempt, Purpose, TooManyFailures, WrongPassword
from sunlit.people.given import unconfirmed
from sunlit.people.models import Person
from sunlit.people.services.check_password import check_password
from sunlit.people.signature import SIGNATURE, Signature
from sunlit.rules.refusal import Refusal, Refused

NOT_YOURS_YET = (
    "您的密码是别人设的，还没有确认是您本人在用，不能签署："
    "请打开页面上方的“密码”，按那里的说明确认。"
)
_NO_WITNESS = "这位同事自己的密码还没有确认，不能作证，请换一位。"


def confirm_signature(
    person: Person,
    password: str,
    address: str,
    now: datetime,
    purpose: Purpose = Purpose.SIGN,
) -> Signature:
    """Return the proof that an act of a signing step needs.

    For `Purpose.OWN` it proves no more than that the password is known: nothing is signed.

    :raises Refused: when the password is not the person's, they must wait after failures, or
        somebody else set it and they have not confirmed that it is theirs.
    """
    attempt = Attempt(person.username, password, address, now, purpose)
    try:
        check_password(attempt)
    except TooManyFailures as failures:
        raise Refused(Refusal(failures.sentence, None, SIGNATURE)) from failures
    except WrongPassword as wrong:
        sentence = "登录密码不对，没有签署；请重新输入。"
        raise Refused(Refusal(sentence, None, SIGNATURE)) from wrong
    if purpose is not Purpose.OWN and unconfirmed(person) is not None:
        sentence = NOT_YOURS_YET if purpose is Purpose.SIGN else _NO_WITNESS
        raise Refused(Refusal(sentence, None, SIGNATURE))
    return Signature(person.pk, now)
