"""Sections: the parts, tables, columns and rows that every report must have."""

from reportlint import Rule, hookimpl
from reportlint.rules.sections.column_present import ColumnPresent
from reportlint.rules.sections.form_of_year import FormOfYear
from reportlint.rules.sections.row_present import RowPresent
from reportlint.rules.sections.section_order import SectionOrder
from reportlint.rules.sections.section_present import SectionPresent
from reportlint.rules.sections.table_present import TablePresent


@hookimpl
def reportlint_rules() -> tuple[type[Rule], ...]:
    """Return the rules of this family."""
    return (SectionPresent, SectionOrder, TablePresent, ColumnPresent, RowPresent, FormOfYear)
