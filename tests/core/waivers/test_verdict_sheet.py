"""Verdicts are read from a workbook whatever auditors have done to it."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from reportlint import UsageError, Verdict
from reportlint.waivers.verdict_sheet import read_verdicts

TITLES = ("文件", "代码", "判定", "备注", "核对人", "指纹")
ROW = ("a.txt", "TOT001", "误报", "已核实", "李某", "f1")


def book(path: Path, *rows: Sequence[Any], title: str = "问题") -> Path:
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def read(path: Path, *rows: Sequence[Any], title: str = "问题") -> dict[str, Verdict]:
    return read_verdicts([book(path / "b.xlsx", *rows, title=title)])


def refused(path: Path, *rows: Sequence[Any]) -> str:
    with pytest.raises(UsageError) as raised:
        read(path, *rows)
    return raised.value.message.zh


def test_a_verdict_is_read_with_its_note_and_its_place(tmp_path: Path) -> None:
    found = read(tmp_path, TITLES, ROW)

    assert found == {
        "f1": Verdict(
            "f1", "false-alarm", "已核实", "李某", "b.xlsx 问题!C2", True, "TOT001", "a.txt"
        )
    }


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        *(("属实", "confirmed"), ("误报", "false-alarm"), ("待核", "open"), ("已改", "mended")),
        *(("Confirmed", "confirmed"), (" false alarm ", "false-alarm"), ("MENDED", "mended")),
    ],
)
def test_verdicts_are_known_in_both_languages(word: str, verdict: str, tmp_path: Path) -> None:
    found = read(tmp_path, ("fingerprint", "verdict"), ("f1", word))

    assert (found["f1"].verdict, found["f1"].is_false_alarm) == (verdict, verdict == "false-alarm")


@given(
    order=st.permutations(range(len(TITLES))),
    added=st.lists(st.sampled_from(("我的列", "", "序号")), max_size=3),
    above=st.lists(st.sampled_from((("审核组",), (), ("2025年", "判定"))), max_size=5),
)
def test_columns_may_be_moved_and_rows_and_columns_added(
    order: list[int],
    added: list[str],
    above: list[tuple[str, ...]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    def moved(row: Iterable[str], more: Iterable[str]) -> list[str]:
        listed = list(row)
        return [*more, *(listed[number] for number in order)]

    rows = (*above, moved(TITLES, added), moved(ROW, ("x" for _ in added)))

    (verdict,) = read(tmp_path_factory.mktemp("book"), *rows).values()

    assert (verdict.fingerprint, verdict.verdict, verdict.note) == ("f1", "false-alarm", "已核实")


def test_verdicts_of_all_sheets_and_all_workbooks_count(tmp_path: Path) -> None:
    workbook = Workbook()
    for number in (1, 2):
        sheet = workbook.create_sheet(f"问题 ({number})")
        sheet.append(TITLES)
        sheet.append((*ROW[:-1], f"f{number}"))
    workbook.save(tmp_path / "two.xlsx")
    other = book(tmp_path / "other.xlsx", TITLES, (*ROW[:-1], "f3"))

    assert list(read_verdicts([tmp_path / "two.xlsx", other])) == ["f1", "f2", "f3"]


def test_rows_without_a_verdict_say_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, TITLES, ("a.txt", "TOT001", None, None, "李某", "f1"), (), ROW[:2])

    assert found == {}


def test_a_note_is_kept_without_a_verdict(tmp_path: Path) -> None:
    found = read(tmp_path, TITLES, ("a.txt", "TOT001", None, "再看", None, "f1"))

    assert (found["f1"].verdict, found["f1"].note) == ("", "再看")


def test_a_finding_that_stands_twice_has_one_verdict(tmp_path: Path) -> None:
    blank = (*ROW[:2], None, "注", None, "f1")

    assert read(tmp_path, TITLES, blank, ROW, ROW)["f1"].verdict == "false-alarm"


def test_unknown_verdicts_are_named_with_sheet_and_cell(tmp_path: Path) -> None:
    said = refused(tmp_path, TITLES, ROW, (*ROW[:2], "不对", "", "", "f2"))

    assert "b.xlsx 问题!C3：不认识判定“不对”，应为 属实、误报、待核、已改" in said


def test_a_verdict_on_no_finding_is_named(tmp_path: Path) -> None:
    assert "b.xlsx 问题!C2：填了判定，但这一行的指纹是空的" in refused(tmp_path, TITLES, ROW[:-1])


def test_verdicts_that_contradict_each_other_are_named_with_both_cells(tmp_path: Path) -> None:
    said = refused(tmp_path, TITLES, ROW, (*ROW[:2], "属实", "", "", "f1"))

    assert "b.xlsx 问题!C3：判定为“属实”，但 b.xlsx 问题!C2 对同一问题判定为“误报”" in said


def test_all_faults_are_told_at_once_but_no_endless_list(tmp_path: Path) -> None:
    rows = [(*ROW[:2], "?", "", "", f"f{number}") for number in range(30)]

    said = refused(tmp_path, TITLES, *rows)

    assert len(re.findall("不认识判定", said)) == 20
    assert "另有 10 处" in said


def test_two_columns_of_verdicts_are_refused(tmp_path: Path) -> None:
    assert "b.xlsx 问题!G1：“判定”列有两个" in refused(tmp_path, (*TITLES, "判定"), ROW)


def test_a_workbook_without_verdicts_is_refused(tmp_path: Path) -> None:
    assert "没有可读判定的表" in refused(tmp_path, ("文件", "判定"), ("a.txt", "属实"))


@pytest.mark.parametrize(
    ("data", "why"), [(b"no book", "不是 Excel 工作簿"), (None, "无法打开判定文件")]
)
def test_a_file_that_is_no_workbook_is_named(data: bytes | None, why: str, tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(UsageError) as raised:
        read_verdicts([path])

    assert why in raised.value.message.zh
    assert str(path) in raised.value.message.zh


@given(place=st.integers(0, 6000), piece=st.binary(max_size=8))
def test_a_broken_workbook_never_ends_in_a_traceback(
    place: int, piece: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = book(tmp_path_factory.mktemp("broken") / "b.xlsx", TITLES, ROW)
    whole = path.read_bytes()
    path.write_bytes(whole[:place] + piece + whole[place + len(piece) :])

    try:
        found = read_verdicts([path])
    except UsageError:
        return
    assert all(verdict.verdict == "false-alarm" for verdict in found.values())
