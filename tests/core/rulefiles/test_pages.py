"""The pages on rule files say what there is, and every line of their tables works."""

import re
from pathlib import Path

import pytest

from reportlint.formats import built_in_formats
from reportlint.rulefiles.bind import bind
from reportlint.rulefiles.changes import USAGE, read_example
from reportlint.rulefiles.expression import read_expression
from reportlint.rulefiles.functions import FUNCTIONS
from reportlint.rulefiles.keys import KEYS, ORGAN_KINDS
from reportlint.rulefiles.states import CELL_STATES
from reportlint.rulefiles.targets import faults_of
from reportlint.testing import written
from tests.core.rulefiles.sheets import YAML

DOCS = Path(__file__).parents[3] / "docs"
PAGES = (DOCS / "rule-files.md", DOCS / "rule-files.zh-CN.md")
ROW = re.compile(r"^\| `([^`]+)`", re.MULTILINE)


def table(page: Path, heading: str) -> list[str]:
    """Return what stands in the first column of a table, as code."""
    text = page.read_text(encoding="utf-8")
    return ROW.findall(text.split(f"\n{heading}\n|---", 1)[1].split("\n\n", 1)[0])


CONDITIONS = [
    *table(PAGES[0], "| condition | holds where |"),
    *table(PAGES[1], "| 条件 | 何时成立 |"),
]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_a_condition_of_the_page_is_one(condition: str) -> None:
    statement, faults = read_expression(condition)

    assert faults == ()
    assert statement is not None
    bound = bind(statement, built_in_formats()[0])
    assert bound.faults == ()
    assert bound.instances


CHANGES = [
    *table(PAGES[0], "| change | what it does |"),
    *table(PAGES[1], "| 改动 | 作用 |"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_page_is_one(change: str) -> None:
    # The words of the page are not those of the valid report.
    read = read_example(change.replace("二是解读", "二是解读形式"))

    assert read.faults == ()
    assert faults_of(read.changes, built_in_formats()) == []
    assert written(read.example)


@pytest.mark.parametrize(("page", "head"), [(PAGES[0], "key"), (PAGES[1], "项")])
def test_every_key_is_in_the_table_with_its_heading(page: Path, head: str) -> None:
    text = page.read_text(encoding="utf-8")
    rows = text.split(f"| {head} | 表头 |")[1].split("\n\n")[0]

    assert [key for key in KEYS if f"`{key}`" not in rows] == []
    assert [heading for heading in KEYS.values() if heading not in rows] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_function_state_change_and_kind_is_explained(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert [name for name in FUNCTIONS if f"{name}(" not in text and f"`{name}`" not in text] == []
    assert [state for state in CELL_STATES if f"`{state}`" not in text] == []
    assert [word for word in USAGE if f"`{word}" not in text] == []
    assert [kind for kind in ORGAN_KINDS if kind not in text] == []


@pytest.mark.parametrize("page", PAGES)
def test_the_rule_on_the_page_is_that_of_the_example(page: Path) -> None:
    block = page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    example = YAML.read_text(encoding="utf-8").splitlines()

    assert [line for line in block.splitlines() if line not in example] == []
