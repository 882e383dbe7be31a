"""The fixed cast of the tests: the same people and companies everywhere."""

from __future__ import annotations

from parliament.shared import org_no

# Real, public numbers of public bodies and a company, right in form (check digit computed).
REGION_ORG_NO = "232100-0214"  # Region Jämtland Härjedalen
REAL_ORG_NOS = (REGION_ORG_NO, "212000-0142", "212000-1355", "556036-0793")
WRONG_CHECK_DIGIT = "556036-0794"
# Right check digit, third digit 0; the date does not exist, so it is nobody's.
NOBODYS_PERSONAL_NUMBER = "750231-0241"

# Invented companies, with numbers of the demo range.
FJALLVIND_ORG_NO = org_no.demo_number(1)
SKIDSPAR_ORG_NO = org_no.demo_number(2)
STORSJOBYGG_ORG_NO = org_no.demo_number(3)
INLANDSRALS_ORG_NO = org_no.demo_number(4)


def company_org_no(n: int) -> str:
    """The number of the ``n``-th company of a large cast, clear of the named ones."""
    return org_no.demo_number(100 + n)
