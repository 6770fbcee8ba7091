"""Publishing: in time, after the year, and with a contact that works.

PUB001 and PUB002 follow article 49. Towns and streets have no day in it, local notices set theirs;
vertical organs report within their own system; zones are neither departments nor governments of a
county. None of them is assessed. Departments of the State Council are left out as well until their
day has been read in a text. An office of a government counts as a department; up to 31 March its
delay is a warning, as it may have filed the report of its government.

PUB004, changed or withdrawn after publication, needs two snapshots of one page: left out, since a
run sees one.

PUB005 asks only those that invite readers to get in touch for a complete contact. That a preamble
gives one at all, or says where to download the report, no text that was read demands.

PUB007, a web page and a file to download in the right column, needs the web site: left out, since a
run sees one file.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.publishing.addresses import Addresses
from reportlint.rules.publishing.after_the_year import AfterTheYear
from reportlint.rules.publishing.contact import Contact
from reportlint.rules.publishing.department_deadline import DepartmentDeadline
from reportlint.rules.publishing.government_deadline import GovernmentDeadline


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (DepartmentDeadline, GovernmentDeadline, AfterTheYear, Contact, Addresses)
