"""Fingerprints: the same in any layout and place, another one for another figure."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportlint import CheckedReport, Engine, valid
from reportlint.rule import Example
from reportlint.testing import Layout, lay_out, standard_draft, written
from reportlint.testing.strategies import layouts

ENGINE = Engine(select=["TOT", "PCT", "NVT", "STR", "NAR"], third_party=False)
TITLE = "云溪县人民政府2024年政府信息公开工作年度报告"
FAULTY = valid.with_sentence("title", TITLE).with_cell("t4.review.total", 99)


def checked(text: str, name: str = "report.txt") -> CheckedReport:
    (report,) = ENGINE.check_bytes(text.encode(), name).reports
    return report


def prints(example: Example) -> list[tuple[str, str]]:
    return [(item.code, item.fingerprint) for item in checked(written(example)).findings]


@given(layouts())
def test_the_layout_and_the_file_change_no_fingerprint(layout: Layout) -> None:
    draft = standard_draft()
    cells = {**draft.cells, "t4.review.total": "99"}
    faulty = replace(draft, cells=cells, prose={**draft.prose, "title": (TITLE,)})

    one = checked(lay_out(faulty))
    two = checked(lay_out(faulty, layout), "elsewhere/other.txt")

    found = {item.fingerprint for item in one.findings if item.code == "TOT004"}
    assert found
    assert found == {item.fingerprint for item in two.findings if item.code == "TOT004"}


def test_other_text_changes_no_fingerprint() -> None:
    moved = FAULTY.with_sentence("preamble", "本报告另有说明。").with_sentence("s1", "工作有序。")

    assert prints(moved) == prints(FAULTY)


@given(st.integers(8, 1000).filter(lambda number: number != 99))
def test_another_figure_is_another_finding(number: int) -> None:
    other = FAULTY.with_cell("t4.review.total", number)

    assert not set(prints(other)) & set(prints(FAULTY))


def test_another_year_is_another_finding() -> None:
    other = FAULTY.with_words("2024年", "2023年")

    assert not set(prints(other)) & set(prints(FAULTY))


def test_no_two_findings_of_a_report_are_taken_for_one() -> None:
    sentence = "答疑短片共50个，其中讲解30个、访谈19个。"
    twice = FAULTY.with_sentence("s1", sentence).with_sentence("s5", sentence)

    found = [fingerprint for _, fingerprint in prints(twice)]

    assert len(found) == len(set(found)) > 1


def test_a_fingerprint_is_no_way_to_private_figures() -> None:
    engine = Engine(select=["PRV"], third_party=False)

    def found(digits: str) -> str:
        text = written(valid.with_sentence("s1", f"联系人张某，身份证号{digits}。"))
        (report,) = engine.check_bytes(text.encode(), "report.txt").reports
        return report.findings[0].fingerprint

    assert found("110101199003077475") == found("110101199003077598")
