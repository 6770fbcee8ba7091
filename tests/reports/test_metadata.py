"""What is told of a real report: nothing of it is wrong, whatever stays unknown."""

import json
from pathlib import Path
from typing import Any

import pytest

from reportlint import Engine, Metadata, OutOfScopeError

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
ENGINE = Engine(third_party=False)


def known() -> list[tuple[Path, dict[str, Any]]]:
    """Return the real reports with what a person says of them."""
    found = []
    for path in sorted((REPORTS / "expected").glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        found += [(file, expected) for file in REPORTS.rglob(Path(expected["file"]).name)]
    return found


REAL = known() if REPORTS.is_dir() else []
if not REAL:
    pytest.skip("the real reports are not here", allow_module_level=True)


def read(path: Path) -> Metadata | None:
    try:
        return ENGINE.parse(ENGINE.read(path)).metadata
    except OutOfScopeError:
        return None


@pytest.mark.parametrize(("path", "expected"), REAL, ids=[path.name for path, _ in REAL])
def test_no_metadata_is_wrong(path: Path, expected: dict[str, Any]) -> None:
    metadata = read(path)

    if metadata is None:
        assert expected["format"] == "gid2008"
        return
    year = metadata.year and metadata.year.value
    kind = metadata.organ_kind and metadata.organ_kind.value
    assert year in (expected["report_year"], expected.get("report_year_external"))
    assert kind in (None, expected["organ_kind"])
    if metadata.organ:
        names = (expected["organ_name"], expected.get("organ_name_in_text"))
        # A report may call its organ by less than its whole name: 精河县, 洪泽区人民政府.
        assert any(name and metadata.organ.value in name for name in names)


@pytest.mark.parametrize(("path", "expected"), REAL, ids=[path.name for path, _ in REAL])
def test_the_format_is_that_of_the_tables(path: Path, expected: dict[str, Any]) -> None:
    try:
        format_id = ENGINE.parse(ENGINE.read(path)).format.id
    except OutOfScopeError:
        format_id = "gid2008"

    assert format_id == expected["format"]
