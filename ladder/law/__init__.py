"""The law: dated, sourced figures and short rules on arrays of mills. Pure: no clock, no printing.

law  figures, dated and sourced -> Law.figure(name, month)
     month_law(law, month) -> MonthLaw, what a rule takes
rules  ssi, ssdi, deeming, payroll, medicaid, income_tax, …: arrays of mills in, arrays of mills out
months ssi_months and ssdi_months advance a state by a month; engine.advance joins them
"""

from ladder.law.figures import Figure, FiguresError
from ladder.law.law import FigureNotKnownError, Law, load_law
from ladder.law.projection import Projection
from ladder.law.record import MonthLaw, month_law

__all__ = [
    "Figure",
    "FigureNotKnownError",
    "FiguresError",
    "Law",
    "MonthLaw",
    "Projection",
    "load_law",
    "month_law",
]
