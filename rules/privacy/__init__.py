"""Privacy: personal data and marks of secrecy that do not belong in a report.

No message shows what it found in full: personal data are masked, in what is stated as well.

PRV002 is an info where the number is the published contact of the office.

PRV003 takes 账号 or the first digits of cards besides the check digit, which one number in ten has.

PRV004 is an info where 某 stands for the name. Who may be named, such as leaders, speakers and
experts, is told by what they do, not by a list.

PRV006 demands the star or a line of its own: the form itself speaks of state secrets.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.privacy.bank_card import BankCard
from reportlint.rules.privacy.id_number import IdNumber
from reportlint.rules.privacy.internal_access import InternalAccess
from reportlint.rules.privacy.mobile_number import MobileNumber
from reportlint.rules.privacy.named_person import NamedPerson
from reportlint.rules.privacy.private_mailbox import PrivateMailbox
from reportlint.rules.privacy.secrecy_mark import SecrecyMark


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (
        IdNumber,
        MobileNumber,
        BankCard,
        NamedPerson,
        PrivateMailbox,
        SecrecyMark,
        InternalAccess,
    )
