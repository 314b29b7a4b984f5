"""The rounds of checking are written once."""

from sunlit.ledger.protected import Protected, Protection

PROTECTION = Protection(
    protected=(Protected("assurance_verificationround", "每一轮核对发现了什么"),),
)
