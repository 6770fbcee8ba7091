"""What is read from real reports is what a person read there: all of it, and nothing else."""

import json
from pathlib import Path
from typing import Any

import pytest

from reportlint import Cell, Engine, Report, State

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
FORMATS = ("gid2021", "gid2019")
ENGINE = Engine(third_party=False)


def known() -> dict[str, tuple[Path, dict[str, Any]]]:
    """Return the reports of the formats that are read, by name, with what they hold."""
    found = {}
    for path in sorted((REPORTS / "expected").glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        (file,) = REPORTS.rglob(Path(expected["file"]).name)
        if expected["format"] in FORMATS:
            found[file.name] = (file, expected)
    return found


def printed(cell: Cell) -> object:
    """Return a value as the expected values give it: null for a blank, text for an amount."""
    if cell.state is State.BLANK:
        return None
    if cell.value is None:
        return cell.raw
    return cell.value if isinstance(cell.value, int) else str(cell.value)


def read(name: str) -> tuple[Report, dict[str, Any], set[str]]:
    """Return a report, its expected values, and the paths that a person found open as well."""
    path, expected = REAL[name]
    report = ENGINE.parse(ENGINE.read(path))
    open_paths = {*expected["ambiguous"], *expected.get("hard", ())}
    score = len(report.cells.keys() & expected["values"].keys())
    print(f"{name}: {score} of {len(expected['values'])} values read")
    return report, expected["values"], open_paths


REAL = known() if REPORTS.is_dir() else {}
if not REAL:
    pytest.skip("the real reports are not here", allow_module_level=True)


@pytest.mark.parametrize("name", REAL)
def test_no_value_is_wrong_or_made_up(name: str) -> None:
    report, values, open_paths = read(name)

    wrong = {
        path: (printed(cell), values.get(path))
        for path, cell in report.cells.items()
        if path not in open_paths and printed(cell) != values.get(path, "not there")
    }
    assert wrong == {}


@pytest.mark.parametrize("name", REAL)
def test_every_value_is_read(name: str) -> None:
    report, values, open_paths = read(name)

    assert values.keys() - open_paths - report.cells.keys() == set()


@pytest.mark.parametrize("name", REAL)
def test_every_path_that_is_not_read_is_listed(name: str) -> None:
    report, values, open_paths = read(name)

    unread = (values.keys() | open_paths) - report.cells.keys()
    assert {path for path in unread if not report.is_unparsed(path)} == set()


@pytest.mark.parametrize("name", REAL)
def test_every_section_is_found_in_its_line(name: str) -> None:
    report, *_ = read(name)
    _, expected = REAL[name]

    lines = {
        section.id: report.source.position(section.span.start).line
        for section in reversed(report.sections)
    }
    stated = {section: line for section, line in expected["sections"].items() if line}
    assert {section: lines.get(section) for section in stated} == stated


def test_the_blank_form_has_every_cell_blank() -> None:
    report = ENGINE.parse(ENGINE.read(REPORTS / "blank-template-2021-format.docx"))

    assert [cell.state for cell in report.cells.values()] == [State.BLANK] * 200
