"""Citations: the names, numbers and articles of what a report rests on.

- CIT001 also finds decrees other than no. 711 and no. 492 that are cited with the regulation; where
  no. 711 is cited as well, no. 492 is taken for history and not assessed.
- CIT002 judges of what articles say only one thing: annual reports are in articles 49 and 50, and
  were in 31 and 32 of the regulation of 2007. What else an article is cited for is left to people.
- CIT003 is an info, a warning in the profile strict.
- CIT005 knows the form of annual reports and the rules on the processing fee, no more: numbers of
  other documents are not certain enough. The number of the regulation is left to CIT001, so that
  one slip is one finding.
- CIT006 begins with reports about 2021: that about 2020 was the first about a whole year under the
  revised regulation.
- CIT008 looks at titles alone. 《条例》 with neither an introduction nor the full name before it is
  an info, since what is meant is clear.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.citations.abbreviation import Abbreviation
from reportlint.rules.citations.article_numbers import ArticleNumbers
from reportlint.rules.citations.document_number_form import DocumentNumberForm
from reportlint.rules.citations.name_and_number import NameAndNumber
from reportlint.rules.citations.nested_titles import NestedTitles
from reportlint.rules.citations.new_regulation import NewRegulation
from reportlint.rules.citations.notice_of_year import NoticeOfYear
from reportlint.rules.citations.regulation_number import RegulationNumber


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (
        RegulationNumber,
        ArticleNumbers,
        DocumentNumberForm,
        NoticeOfYear,
        NameAndNumber,
        NewRegulation,
        NestedTitles,
        Abbreviation,
    )
