"""No value that is read from a real report differs from what a person read there."""

import json
from pathlib import Path
from typing import Any

import pytest

from reportlint import Cell, Engine, NotAReportError, State

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
FORMATS = ("gid2021", "gid2019")


def known() -> list[tuple[Path, dict[str, Any]]]:
    """Return the text reports of the formats that are read, with what they hold."""
    found = []
    for path in sorted((REPORTS / "expected").glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        files = list(REPORTS.rglob(Path(expected["file"]).name))
        if files and files[0].suffix in (".txt", ".md") and expected["format"] in FORMATS:
            found.append((files[0], expected))
    return found


def printed(cell: Cell) -> object:
    """Return a value as the expected values give it: null for a blank, text for an amount."""
    if cell.state is State.BLANK:
        return None
    if cell.value is None:
        return cell.raw
    return cell.value if isinstance(cell.value, int) else str(cell.value)


REAL = known() if REPORTS.is_dir() else []
if not REAL:
    pytest.skip("the real reports are not here", allow_module_level=True)


@pytest.mark.parametrize(
    ("path", "expected"), REAL, ids=[path.name.removesuffix(path.suffix) for path, _ in REAL]
)
def test_no_value_is_wrong(path: Path, expected: dict[str, Any]) -> None:
    engine = Engine(third_party=False)
    try:
        cells = engine.parse(engine.read(path)).cells
    except NotAReportError:
        cells = {}

    values, open_paths = expected["values"], {*expected["ambiguous"], *expected.get("hard", ())}
    wrong = {
        cell_path: (printed(cell), values.get(cell_path))
        for cell_path, cell in cells.items()
        if cell_path not in open_paths and printed(cell) != values.get(cell_path, "not there")
    }

    print(f"{path.name}: {len(cells.keys() & values.keys())} of {len(values)} values read")
    assert wrong == {}
