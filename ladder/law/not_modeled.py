"""What the law package leaves out; printed with results, so that no one takes silence for an answer."""

NOT_MODELED = (
    "a child's SSI and income deemed from parents",
    "unearned and earned income too irregular or infrequent to count (up to $60 and $30 a quarter)",
    "a regular payment moved into a neighboring month by a weekend: it counts in the month given",
    "the list of resources that do not count; the resources given are taken as counted",
    "stays in hospitals, facilities or abroad, and prison",
    "what is withheld to pay back an overpayment, and the windfall offset of back pay",
    "expedited reinstatement of SSI after termination; provisional benefits while SSA decides on one",
    "1619(b) for part of a calendar year, and thresholds SSA sets for one person unless given",
    "SGA tests of self-employment other than countable income; trial work by hours of self-employment",
    "a medical review, and benefits under section 301 while in a vocational program",
    "the family maximum and each family member's own benefit",
    "the earned income tax credit and any other credit; joint filing",
    "taxes on self-employment and on unearned income other than Social Security",
    "state and local income taxes and state payroll taxes",
    "Medicare Savings Programs, Extra Help and premiums billed while SSDI is stopped",
    "Medicaid in states with rules of their own or a separate application beyond saying so",
    "a state's own rules for its supplement where they differ from SSI's",
)
