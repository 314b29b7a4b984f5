"""确认签署: the password entered again, right before an act is signed."""

from datetime import datetime

from sunlit.people.attempt import Attempt, Purpose, TooManyFailures, WrongPassword
from sunlit.people.models import Person
from sunlit.people.services.check_password import check_password
from sunlit.people.signature import SIGNATURE, Signature
from sunlit.rules.refusal import Refusal, Refused


def confirm_signature(person: Person, password: str, address: str, now: datetime) -> Signature:
    """Return the proof that an act of a signing step needs.

    :raises Refused: when the password is not the person's, or they must wait after failures.
    """
    attempt = Attempt(person.username, password, address, now, Purpose.SIGN)
    try:
        check_password(attempt)
    except TooManyFailures as failures:
        raise Refused(Refusal(failures.sentence, None, SIGNATURE)) from failures
    except WrongPassword as wrong:
        sentence = "登录密码不对，没有签署；请重新输入。"
        raise Refused(Refusal(sentence, None, SIGNATURE)) from wrong
    return Signature(person.pk, now)
