"""Fields as papers that are one table of labelled rows have them."""

from sunlit.documents.forms.model import Field, Kind

TEMPLATE = "approval_form.typ"


def opinion_row(name: str, label: str, *, required: bool = True) -> Field:
    """Return the row of one who decides inside the organ: words, name and time."""
    return Field(name, label, Kind.OPINION, required=required)


def half_row(name: str, label: str, *, required: bool = True, kind: Kind = Kind.TEXT) -> Field:
    """Return a short field that shares its row with the one beside it."""
    return Field(name, label, kind, required=required, half=True)


CASE_NUMBER = half_row("case_number", "案件编号")
LEAD_OFFICER = half_row("lead_officer", "主办人员及证号")
SECOND_OFFICER = half_row("second_officer", "协办人员及证号")
OFFICER_OPINION = opinion_row("officer_opinion", "承办人意见")
OFFICE_OPINION = opinion_row("office_opinion", "承办科室负责人意见")
HEAD_OPINION = opinion_row("head_opinion", "机关负责人意见")
