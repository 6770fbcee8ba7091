"""Write a rule file as a sheet: `python -m tests.core.rulefiles.sheets` makes the example."""

import csv
import io
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from reportlint.rulefiles.keys import KEYS
from reportlint.rulefiles.loading import read_entries
from reportlint.rulefiles.located import Items, Mapping, Scalar

EXAMPLES = Path(__file__).parents[3] / "docs" / "examples"
YAML, SHEET = EXAMPLES / "provincial-rules.yaml", EXAMPLES / "provincial-rules.xlsx"


def rows_of(path: Path) -> list[list[str]]:
    """Return the rules of a file as rows, below the headings in Chinese."""
    entries = [entry for entry in read_entries(path) if isinstance(entry, Mapping)]
    rules = [
        {
            key.text: (
                "\n".join(item.text for item in value.items if isinstance(item, Scalar))
                if isinstance(value, Items)
                else value.text
            )
            for key, value in entry.entries
            if not isinstance(value, Mapping)
        }
        for entry in entries
    ]
    used = [key for key in KEYS if any(key in rule for rule in rules)]
    return [[KEYS[key] for key in used], *([rule.get(key, "") for key in used] for rule in rules)]


def write_xlsx(rows: list[list[str]], path: Path) -> None:
    """Write rows as a sheet of Excel."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "规则"
    for row in rows:
        sheet.append(row)
    for number, cell in enumerate(sheet[1], 1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = 24
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    book.save(path)


def csv_of(rows: list[list[str]]) -> str:
    """Return rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue()


if __name__ == "__main__":
    write_xlsx(rows_of(YAML), SHEET)
