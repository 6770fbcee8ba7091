"""Sections: the parts, tables, columns and rows that every report must have.

STR001 says nothing of a section whose heading is only worded otherwise: STR003 does.
STR004, STR009: an info for the forms of 2019 and 2020, whose notice did not yet say it.
STR009: not assessed with fewer than three of the aspects, for then the text may be a fragment.
STR015: a title without the organ is an info, since the page round it often names it.
STR017: a government and its office count as one, and areas (我县, 我市) are no names.
"""

from reportlint import Rule, hookimpl
from reportlint.rules.sections.column_present import ColumnPresent
from reportlint.rules.sections.extra_section import ExtraSection
from reportlint.rules.sections.five_aspects import FiveAspects
from reportlint.rules.sections.form_of_year import FormOfYear
from reportlint.rules.sections.government_results import GovernmentResults
from reportlint.rules.sections.heading_wording import HeadingWording
from reportlint.rules.sections.listed_parts import ListedParts
from reportlint.rules.sections.organ_name import OrganName
from reportlint.rules.sections.other_matters import OtherMatters
from reportlint.rules.sections.part_count import PartCount
from reportlint.rules.sections.problems_and_improvements import ProblemsAndImprovements
from reportlint.rules.sections.row_present import RowPresent
from reportlint.rules.sections.section_order import SectionOrder
from reportlint.rules.sections.section_present import SectionPresent
from reportlint.rules.sections.table_present import TablePresent
from reportlint.rules.sections.template_residue import TemplateResidue
from reportlint.rules.sections.title_form import TitleForm


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (
        SectionPresent,
        SectionOrder,
        HeadingWording,
        ExtraSection,
        TablePresent,
        ColumnPresent,
        RowPresent,
        FormOfYear,
        FiveAspects,
        GovernmentResults,
        ProblemsAndImprovements,
        OtherMatters,
        PartCount,
        ListedParts,
        TitleForm,
        TemplateResidue,
        OrganName,
    )
