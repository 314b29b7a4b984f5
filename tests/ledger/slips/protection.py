"""Its one table that is written once."""

from sunlit.ledger.protected import Protected, Protection

PROTECTION = Protection(protected=(Protected("slips_slip", "测试用的表"),))
