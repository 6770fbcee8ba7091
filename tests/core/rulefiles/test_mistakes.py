"""Every mistake in a rule file is said once, at its place, with the mend where there is one."""

from pathlib import Path

import pytest

from reportlint.formats import built_in_formats
from reportlint.rulefiles.errors import RuleFileError
from reportlint.rulefiles.loading import LoadedFile, load_rules
from tests.core.rulefiles.sheets import csv_of, rows_of, write_xlsx

RIGHT = """\
rules:
  - code: XPR001
    name: open-within-total
    title: 予以公开不多于总计
    severity: error
    basis: 第三条
    message: 予以公开 {left} 件，总计 {right} 件
    years: 2021-
    check: t3.open.total <= t3.result_total.total
    bad:
      - cell t3.open.total = 4000
    good:
      - valid
"""
CHECK = "t3.open.total <= t3.result_total.total"
CODE, TITLE, SEVERITY, MESSAGE, YEARS = (2, 11), (4, 12), (5, 15), (7, 14), (8, 12)


def load(folder: Path, text: str, name: str = "rules.yaml") -> LoadedFile:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_rules(path, built_in_formats(), {"TOT001": "reportlint.rules.totals"})


def said(loaded: LoadedFile) -> list[tuple[int, int, str]]:
    return [(error.place.line, error.place.column, error.fault.en) for error in loaded.errors]


def test_the_right_file_loads(tmp_path: Path) -> None:
    loaded = load(tmp_path, RIGHT)

    assert said(loaded) == []
    assert [rule.code for rule in loaded.rules] == ["XPR001"]


# Each changes the right file: what is replaced, what stands there instead, where the mistake is
# and what is said of it.
MISTAKES = {
    "unknown path": ("t3.open.total <=", "t3.opne.total <=", (9, 12), "did you mean t3.open.total"),
    "unknown path on the right": (
        "t3.result_total.total",
        "t3.result.total",
        (9, 29),
        "has no cell",
    ),
    "unknown wildcard": (CHECK, "sum(t3.denyed.*.total) <= 1", (9, 16), "each * stands for one"),
    "wildcard alone": (CHECK, "t3.denied.*.total <= 1", (9, 12), "stands in sum(…)"),
    "unbalanced bracket": (CHECK, "(t3.open.total <= 1", (9, 12), "never closed"),
    "bracket too many": (CHECK, "t3.open.total) <= 1", (9, 25), "never opened"),
    "no end": (CHECK, "t3.open.total <=", (9, 28), "the condition ends; expected"),
    "two comparisons": (CHECK, "1 < t3.open.total < 9", (9, 30), "write 0 < x and x < 5"),
    "misspelt keyword": (CHECK, 'section s5 contian "一"', (9, 23), "did you mean contains"),
    "unknown function": (CHECK, "summ(t3.open.total) = 1", (9, 12), "did you mean sum"),
    "wrong arguments": (CHECK, "abs(t3.open.total, 1) = 1", (9, 12), "is written abs(…)"),
    "text compared to number": (CHECK, 't3.open.total = "5"', (9, 28), "a number has none"),
    "number as a text": (CHECK, 't3.open.total contains "5"', (9, 12), "a text is wanted"),
    "text as a number": (CHECK, "section s5 > 5", (9, 12), "length(section s5)"),
    "number as a claim": (CHECK, "t3.open.total + 1", (9, 12), "a claim is wanted"),
    "claim as a number": (CHECK, "(t3.open.total = 1) + 1 = 2", (9, 13), "a number is wanted"),
    "unknown section": (CHECK, "length(section s7) > 1", (9, 19), "has no section s7"),
    "unknown state": (CHECK, "t3.open.total is blnak", (9, 29), "did you mean blank"),
    "unknown topic": (CHECK, "fact(reqest, received) = 1", (9, 17), "did you mean request"),
    "unknown act": (CHECK, "fact(request, recieved) = 1", (9, 26), "did you mean received"),
    "division by zero": (CHECK, "t3.open.total / 0 = 1", (9, 28), "divides by zero"),
    "bad pattern": (CHECK, 'section s5 matches "一是**"', (9, 35), "cannot follow another"),
    "open pattern": (CHECK, 'section s5 matches "(一是"', (9, 32), "“(” is never closed"),
    "pattern for anything": (CHECK, 'section s5 matches ".*"', (9, 32), "would always be found"),
    "look-around": (CHECK, 'section s5 matches "(?=一)"', (9, 32), "no look-around"),
    "empty words": (CHECK, 'section s5 contains ""', (9, 33), "nothing in the quotation marks"),
    "open quotation": (CHECK, 'section s5 contains "一', (9, 32), "quotation is never closed"),
    "strange character": (CHECK, "t3.open.total ~ 5", (9, 26), "~ cannot stand here"),
    "too deep": (CHECK, "-" * 70 + "t3.open.total = 1", (9, 71), "nested over 60 deep"),
    "too long": (CHECK, "t3.open.total" + " + 1" * 700 + " > 1", (9, 12), "more than 2000"),
    "nothing of the report": (CHECK, "1 + 1 = 2", (9, 12), "names nothing of the report"),
    "no loop": (CHECK, "t3.open.{column} = 1", (9, 12), "needs to stand in for each"),
    "unknown loop": (CHECK, "'for each cell in t3: t3.open.total = 1'", (9, 22), "column or row"),
    "unknown table": (CHECK, "'for each row in t9: t3.open.total = 1'", (9, 29), "no table t9"),
    "previous in previous": (
        CHECK,
        "previous(previous(t3.open.total)) = 1",
        (9, 21),
        "cannot stand in another",
    ),
    "bad code": ("XPR001", "xpr1", CODE, "three capital letters and three digits"),
    "code of another rule": ("XPR001", "TOT001", CODE, "taken by reportlint.rules.totals"),
    "bad name": ("open-within-total", "Open Within", (3, 11), "lower-case words"),
    "bad severity": ("severity: error", "severity: eror", SEVERITY, "did you mean error"),
    "bad years": ("2021-", "2024-2021", YEARS, "years are 2024, 2021-2024"),
    "unknown format": ("years: 2021-", "format: gid2020", (8, 13), "did you mean gid2021"),
    "unknown organ kind": ("years: 2021-", "organ_kinds: contry", (8, 18), "did you mean county"),
    "unknown placeholder": ("{left}", "{lef}", (7, 19), "did you mean left"),
    "unknown key": ("basis:", "base:", (6, 5), "did you mean basis"),
    "key twice": ("years: 2021-", "title: 又一个", (8, 5), "stands here twice"),
    "empty title": ("予以公开不多于总计", "''", TITLE, "title is empty"),
    "no text": ("title: 予以公开不多于总计", "title: [甲]", TITLE, "title must be a text"),
    "missing message": (
        "    message: 予以公开 {left} 件，总计 {right} 件\n",
        "",
        (2, 5),
        "message is missing",
    ),
    "missing example": (
        "    bad:\n      - cell t3.open.total = 4000\n",
        "",
        (2, 5),
        "bad is missing",
    ),
    "no example": (
        "bad:\n      - cell t3.open.total = 4000",
        "bad: []",
        (10, 10),
        "needs an example",
    ),
    "example that is silent": ("4000", "4", (11, 9), "is silent on an example"),
    "good example that fires": ("- valid", "- cell t3.open.total = 4001", (13, 9), "that is good"),
    "unknown change": ("- valid", "- cel t3.open.total = 1", (13, 9), "did you mean cell"),
    "wrong change": ("- valid", "- cell t3.open.total 1", (13, 9), "cell t3.new.natural = 44"),
    "change of what is not there": (
        "- valid",
        '- words "甲乙丙" -> "丁"',
        (13, 16),
        "does not hold",
    ),
    "change without a semicolon": ("- valid", "- valid valid", (13, 15), "a semicolon between"),
    "bad yaml": ("title: 予以", "title: 予以: 公开", (4, 14), "in quotes, or in the line after |"),
    "yaml alias": ("title: 予以公开不多于总计", "title: &a 甲", TITLE, "anchors and aliases"),
    "yaml tag": ("title: 予以公开", "title: !!python/name:os.system 甲", TITLE, "tags such as"),
    "not a list": (RIGHT, "rules: 5\n", (1, 8), "rules is a list"),
    "no rules": (RIGHT, "rules: []\n", (1, 1), "has no rules"),
    "a rule that is a text": (RIGHT, "rules:\n  - 甲\n", (2, 5), "a rule is a set of keys"),
    "another key at the top": ("rules:", "rulez:", (1, 1), "did you mean rules"),
    "empty file": (RIGHT, " \n", (1, 1), "is empty"),
    "a comment alone": (RIGHT, "# 无\n", (1, 1), "begins with rules:"),
    "a list at the top": (RIGHT, "- code: XPR001\n", (1, 1), "begins with rules:"),
    "nested too deep": (RIGHT, "rules: " + "[" * 40 + "]" * 40, (1, 19), "nested more than"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_said_at_its_place(name: str, tmp_path: Path) -> None:
    old, new, (line, column), words = MISTAKES[name]
    assert RIGHT.count(old) == 1

    loaded = load(tmp_path, RIGHT.replace(old, new))

    (fault,) = said(loaded)
    assert words in fault[2]
    assert fault[:2] == (line, column)
    assert not loaded.rules


@pytest.mark.parametrize("name", MISTAKES)
def test_what_is_said_is_in_both_languages(name: str, tmp_path: Path) -> None:
    old, new, _, _ = MISTAKES[name]

    (error,) = load(tmp_path, RIGHT.replace(old, new)).errors

    assert error.fault.zh != error.fault.en
    assert "{" not in error.fault.en.replace("{lef}", "").replace("{column}", "").replace(
        "{left}", ""
    ).replace("{right}", "").replace("{year}", "").replace("{organ}", "").replace(
        "{difference}", ""
    ).replace("{row}", "")


def test_all_mistakes_are_said_together_and_the_other_rules_load(tmp_path: Path) -> None:
    second = RIGHT.removeprefix("rules:\n").replace("XPR001", "XPR002").replace("open-within", "a")
    text = RIGHT.replace("error", "eror").replace("{left}", "{lft}").replace("opem", "") + second

    loaded = load(tmp_path, text)

    assert [error.place.line for error in loaded.errors] == [5, 7]
    assert [rule.code for rule in loaded.rules] == ["XPR002"]


def test_two_rules_of_one_code_are_both_named(tmp_path: Path) -> None:
    loaded = load(tmp_path, RIGHT + RIGHT.removeprefix("rules:\n"))

    (fault,) = said(loaded)
    assert fault[:2] == (14, 11)
    assert f"“XPR001” is taken by XPR001 ({tmp_path / 'rules.yaml'}:2:11)" in fault[2]


@pytest.mark.parametrize(
    "check",
    [
        "check: |\n      t3.open.total\n      <= t3.opne.total",
        "check: >-\n      t3.open.total\n      <= t3.opne.total",
        'check: "t3.open.total\n      <= t3.opne.total"',
        "check: t3.open.total\n      <= t3.opne.total",
    ],
    ids=["literal", "folded", "quoted", "plain"],
)
def test_the_place_is_right_over_several_lines(check: str, tmp_path: Path) -> None:
    loaded = load(tmp_path, RIGHT.replace(f"check: {CHECK}", check))

    ((line, column, _),) = said(loaded)
    assert (line, column) == (9 + check.split("\n").index(check.split("\n")[-1]), 10)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.yaml", "no such rule file"),
        ("rules.yml2", "is no type of rule file; did you mean .yml"),
        ("rules.xlsx", "could not be read"),
        ("broken.csv", "no headings"),
    ],
)
def test_a_file_that_is_none_is_said_so(name: str, words: str, tmp_path: Path) -> None:
    if name != "missing.yaml":
        (tmp_path / name).write_text("甲,乙\n", encoding="utf-8")

    loaded = load_rules(tmp_path / name, built_in_formats())

    (error,) = loaded.errors
    assert words in error.fault.en


def sheet(folder: Path, kind: str, old: str, new: str) -> RuleFileError:
    """Return what is wrong with the right file as a sheet, one of whose cells is another."""
    path = folder / "right.yaml"
    path.write_text(RIGHT, encoding="utf-8")
    rows = [[new if cell == old else cell for cell in row] for row in rows_of(path)]
    table = folder / f"rules.{kind}"
    if kind == "xlsx":
        write_xlsx(rows, table)
    else:
        table.write_text(csv_of(rows), encoding="utf-8-sig")
    (error,) = load_rules(table, built_in_formats()).errors
    return error


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("old", "new", "cell", "column", "words"),
    [
        ("级别", "级 别 x", "D1", 1, "the heading “级 别 x” is not known; did you mean 级别"),
        ("error", "eror", "D2", 1, "did you mean error"),
        (CHECK, "t3.open.total <= t3.opne.total", "H2", 18, "did you mean t3.open.total"),
        ("cell t3.open.total = 4000", "cell t3.open.total = 4", "I2", 1, "is silent"),
        ("XPR001", "", "A2", 1, "code is missing"),
    ],
    ids=["heading", "severity", "path", "example", "code"],
)
def test_a_mistake_in_a_sheet_is_said_at_its_cell(
    kind: str, old: str, new: str, cell: str, column: int, words: str, tmp_path: Path
) -> None:
    error = sheet(tmp_path, kind, old, new)

    assert words in error.fault.en
    assert error.place.cell.removeprefix("规则!") == cell
    assert error.place.column == column


def test_a_place_in_a_sheet_is_named_as_a_person_would(tmp_path: Path) -> None:
    error = sheet(tmp_path, "xlsx", CHECK, "t3.open.total <= t3.opne.total")

    assert error.message.en.startswith(
        f"rule file {tmp_path / 'rules.xlsx'} 规则!H2, character 18: "
    )
    assert error.message.zh.startswith(f"规则文件 {tmp_path / 'rules.xlsx'} 规则!H2 第 18 个字：")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("x = 1\ny = (\n", 2, "SyntaxError"),
        ("x = 1\nraise ValueError('no')\n", 2, "ValueError: no"),
        ("x = 1\n", 1, "there is no rule in it"),
        ("\nimport sys\nsys.exit(3)\n", 3, "SystemExit: 3"),
    ],
    ids=["syntax", "exception", "no-rule", "exit"],
)
def test_a_python_file_that_fails_is_said_with_its_line(
    text: str, line: int, words: str, tmp_path: Path
) -> None:
    loaded = load(tmp_path, text, "rules.py")

    ((found, _, fault),) = said(loaded)
    assert found == line
    assert words in fault
