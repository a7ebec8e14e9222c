"""What would tell who someone is, or that they receive benefits: refused wherever it is written.

The ADA keeps an employer from asking its staff about disability and benefits (42 USC 12112), and the plan has no use
for names. One list serves the config, the person file and the roster.
"""

from __future__ import annotations

import re

_IDENTIFIERS = """
name names first_name last_name middle_name full_name surname initials person worker_name employee_name staff_name
employee employees employee_id employee_number staff_id staff_number payroll_id client_id member_id person_id
ssn social_security_number social_security_no sin itin tax_id medicaid_id medicaid_number
medicare_id medicare_number case_number record_number medical_record_number mrn
dob birth_date birthdate birthday date_of_birth birth_year age
address street street_address home_address zip zip_code zipcode postal_code city
phone phone_number telephone mobile cell email email_address e_mail mail
"""
# In a roster any column with one of these words in its name is refused, whatever stands beside it.
_TELLING_WORDS = """
name names surname ssn ss dob birth birthdate birthday age address street zip zipcode phone telephone mobile email mail
employee worker person id badge signature photo
"""
_BENEFIT_WORDS = """
benefit benefits ssi ssdi medicaid medicare disability disabled impairment diagnosis accommodation accommodations
snap tanf voucher
"""
# Words that say it of staff wherever they stand, but in the name of a service; and words that make any of those
# above say it: a team may be paid by Medicaid, and no one's seat may be "on Medicaid".
_OF_THE_PERSON = "ssi ssdi disabled impairment diagnosis accommodation accommodations"
_RECEIVING = """
receive receives receiving received receiver receivers recipient recipients beneficiary beneficiaries on get gets
getting has have having with collects draws entitled
"""
_OF_A_SERVICE = """
outreach access application applications enrollment counseling counselor counselors navigation navigator navigators
planning planner services soar rights advocacy
"""
_PROTECTED_WORDS = "race ethnicity sex gender religion nationality"
_READ = 500  # characters of a cell: no rate or role is longer
_PHRASES = ("social_security", "emergency_contact", "first_last", "e_mail")
_PARTED = re.compile(r"(?<![\d-])\d{3}[- ]\d{2}[- ]\d{4}(?![\d-])")
_NUMBER = re.compile(r"(?<!\d)\d{3}[- ]\d{2}[- ]\d{4}(?!\d)|(?<![\d.])\d{9}(?![\d.])")
_CELLS = (
    ("a Social Security number", _NUMBER),
    ("an e-mail address", re.compile(r"[^\s@,;]+@[^\s@,;]+\.[A-Za-z]{2,}")),
    ("a telephone number", re.compile(r"(?<!\d)(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)")),
)


def plain(name: str) -> str:
    """A column's or field's name in small letters, words joined by underscores."""
    return re.sub(r"[^a-z0-9]+", "_", name.strip().casefold()).strip("_")


def identifies(name: str) -> bool:
    """Whether a field of that name would tell who someone is."""
    return re.sub(r"[\s-]+", "_", name.strip().lower()) in _IDENTIFIERS.split()


def column_identifies(name: str) -> bool:
    """Whether a roster's column of that name would tell who someone is: a name, a number, an address."""
    words = set(plain(name).split("_"))
    return (
        plain(name) in _IDENTIFIERS.split()
        or bool(words.intersection(_TELLING_WORDS.split()))
        or any(phrase in plain(name) for phrase in _PHRASES)
    )


def column_is_protected(name: str) -> bool:
    """Whether a roster's column of that name would say someone's race, color, religion, sex or national origin."""
    words = set(plain(name).split("_"))
    return bool(words.intersection(_PROTECTED_WORDS.split())) or "national_origin" in plain(name)


def tells_of_benefits(name: str) -> bool:
    """Whether a roster's column or a seat's field of that name would say who receives benefits or has a disability."""
    return "social_security_d" in plain(name) or bool(
        set(plain(name).split("_")).intersection(_BENEFIT_WORDS.split())
    )


def says_who_receives(name: str) -> bool:
    """Whether the name of seats, a role or a team says that its people receive benefits or have a disability."""
    words = set(plain(name).split("_"))
    if not tells_of_benefits(name):
        return False
    if words.intersection(_RECEIVING.split()):
        return True
    of_the_person = "social_security_d" in plain(name) or words.intersection(_OF_THE_PERSON.split())
    return bool(of_the_person) and not words.intersection(_OF_A_SERVICE.split())


def cell_identifies(text: str) -> str | None:
    """What a cell looks like that no roster may hold: `an e-mail address`; None for any other text."""
    return next((what for what, form in _CELLS if form.search(text.strip()[:_READ])), None)


def has_social_security_number(text: str, bare: bool = False) -> bool:
    """Whether a text holds a Social Security number: parted by dashes or spaces, or `bare`, nine digits in a row."""
    return bool((_NUMBER if bare else _PARTED).search(text[:_READ]))


def without_numbers(text: str) -> str:
    """The text with a star for each digit of what looks like a Social Security number."""
    return _NUMBER.sub(lambda found: re.sub(r"\d", "*", found[0]), text)


def masked(text: str) -> str:
    """The text with a star for each letter and digit of what would tell who someone is; a long one cut."""
    text = text[:_READ]
    for _, form in _CELLS:
        text = form.sub(lambda found: re.sub(r"\w", "*", found[0]), text)
    return text
