"""A season: check, enter verdicts in the workbook, check again."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportlint import valid
from reportlint.testing import written
from tests.cli.running import report_file
from tests.cli.within import Command

TWO_FAULTS = valid.with_cell("t4.review.total", 99).with_cell("t3.open.total", 90)
CHECK = ("check", "report.txt", "--select", "TOT001,TOT004", "--lang", "en")


def enter(path: Path, verdicts: dict[str, str]) -> None:
    """Enter verdicts as an auditor does, by the codes of the findings, and a note with each."""
    book = openpyxl.load_workbook(path)
    sheet: Any = book["Findings"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        if word := verdicts.get(sheet.cell(row, columns["code"]).value):
            sheet.cell(row, columns["verdict"], word)
            sheet.cell(row, columns["note"], f"note on {word}")
            sheet.cell(row, columns["auditor"], "Li")
    book.save(path)


def entered(path: Path, sheet: str = "Findings") -> dict[str, tuple[str, ...]]:
    """Return the verdicts, notes and names in a workbook, by the codes of the findings."""
    titles, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    named = [dict(zip(map(str, titles), row, strict=True)) for row in rows]
    keys = ("verdict", "note", "auditor") if sheet == "Findings" else ("判定", "备注", "核对人")
    code = "code" if sheet == "Findings" else "代码"
    return {str(row[code]): tuple(str(row[key]) for key in keys) for row in named}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return the command, in a folder with a report of two faults, one judged a false alarm."""
    report_file(tmp_path, TWO_FAULTS)
    command = Command(tmp_path, capsys)
    command(*CHECK, "--output", "first.xlsx")
    enter(tmp_path / "first.xlsx", {"TOT001": "false alarm", "TOT004": "confirmed"})
    return command


def test_false_alarms_are_set_aside_and_other_verdicts_shown(run: Command) -> None:
    done = run(*CHECK, "--verdicts", "first.xlsx")

    shown = done.shown
    assert "error TOT001" not in shown
    assert "error TOT004" in shown
    assert "= verdict: confirmed note on confirmed Li" in shown
    assert "errors: 1" in shown


def test_verdicts_go_on_into_the_next_workbook_in_its_language(run: Command) -> None:
    run(*CHECK, "--verdicts", "first.xlsx", "--output", "second.xlsx")
    check = (*CHECK[:-1], "zh", "--verdicts", "second.xlsx")
    run(*check, "--output", "third.xlsx")

    assert entered(run.folder / "second.xlsx") == {
        "TOT001": ("false alarm", "note on false alarm", "Li"),
        "TOT004": ("confirmed", "note on confirmed", "Li"),
    }
    assert entered(run.folder / "third.xlsx", "问题") == {
        "TOT001": ("误报", "note on false alarm", "Li"),
        "TOT004": ("属实", "note on confirmed", "Li"),
    }


def test_json_has_verdicts_and_what_is_set_aside(run: Command) -> None:
    done = run(*CHECK, "--verdicts", "first.xlsx", "--format", "json")

    (report,) = json.loads(done.shown)["reports"]
    (finding,), (aside,) = report["findings"], report["suppressed"]
    assert (finding["code"], finding["verdict"]) == ("TOT004", "confirmed")
    assert (aside["code"], aside["verdict"]) == ("TOT001", "false-alarm")
    assert aside["suppression"]["by"] == "verdict"
    assert aside["suppression"]["place"].startswith("first.xlsx Findings!")


def test_a_finding_that_was_mended_is_told(run: Command) -> None:
    (run.folder / "report.txt").write_text(
        written(valid.with_cell("t3.open.total", 90)), encoding="utf-8"
    )

    done = run(*CHECK, "--verdicts", "first.xlsx")

    shown = done.shown
    assert "notice: the finding that was judged “confirmed” is gone" in shown
    assert "“false alarm” is gone" not in shown
    assert done.code == 0


def test_nothing_is_said_to_be_gone_that_was_not_looked_for(run: Command) -> None:
    other = run("check", "report.txt", "--select", "STR", "--verdicts", "first.xlsx")
    (run.folder / "other.txt").write_text(written(valid), encoding="utf-8")
    elsewhere = run("check", "other.txt", "--verdicts", "first.xlsx")

    assert "不再出现" not in other.shown
    assert "不再出现" not in elsewhere.shown


def test_a_verdict_that_is_none_stops_the_run_with_its_cell(run: Command) -> None:
    enter(run.folder / "first.xlsx", {"TOT004": "maybe"})

    done = run(*CHECK, "--verdicts", "first.xlsx", "--output", "second.xlsx")

    assert done.code == 2
    assert "the verdict “maybe” is not known" in done.errors
    assert "first.xlsx Findings!I" in done.errors
    assert not (run.folder / "second.xlsx").exists()


def test_the_workbook_with_the_verdicts_is_not_overwritten(run: Command) -> None:
    before = (run.folder / "first.xlsx").read_bytes()

    done = run(*CHECK, "--verdicts", "first.xlsx", "--output", "first.xlsx")

    assert done.code == 2
    assert (run.folder / "first.xlsx").read_bytes() == before


def test_a_change_of_verdicts_is_no_matter_of_the_cache(run: Command) -> None:
    cached = (*CHECK, "--verdicts", "first.xlsx", "--cache-dir", "kept")
    run(*cached)
    enter(run.folder / "first.xlsx", {"TOT004": "false alarm", "TOT001": "open"})

    shown = run(*cached).shown

    assert "error TOT001" in shown
    assert "error TOT004" not in shown


def test_a_workbook_with_verdicts_is_not_written_over(run: Command) -> None:
    done = run(*CHECK, "--output", "first.xlsx")

    assert done.code == 2
    assert "verdicts in first.xlsx would be lost: give --verdicts first.xlsx" in done.errors
    assert entered(run.folder / "first.xlsx")["TOT001"][0] == "false alarm"


def test_the_same_command_can_be_run_again(run: Command) -> None:
    command = (*CHECK, "--verdicts", "first.xlsx", "--output", "second.xlsx")
    run(*command)

    assert run(*command).code == 1
    assert entered(run.folder / "second.xlsx")["TOT004"][0] == "confirmed"


def test_a_workbook_with_other_verdicts_is_not_written_over(run: Command) -> None:
    command = (*CHECK, "--verdicts", "first.xlsx", "--output", "second.xlsx")
    run(*command)
    enter(run.folder / "second.xlsx", {"TOT004": "mended"})

    assert run(*command).code == 2
