"""Which format a report is taken for."""

import pytest

from reportlint import Engine, NotAReportError, OutOfScopeError, Source, check_text, parse_text
from reportlint.testing import lay_out, standard_draft

OLD, NEW = standard_draft("gid2019"), standard_draft("gid2021")


def test_the_tables_tell_the_format_whatever_the_year() -> None:
    old = lay_out(OLD).replace("2020年", "2023年")
    new = lay_out(NEW).replace("2024年", "2020年")

    assert [(r.format.id, r.year) for r in map(parse_text, (old, new))] == [
        ("gid2019", 2023),
        ("gid2021", 2020),
    ]


@pytest.mark.parametrize(("year", "format_id"), [("2019", "gid2019"), ("2022", "gid2021")])
def test_the_year_tells_where_the_tables_are_those_of_both(year: str, format_id: str) -> None:
    text = lay_out(OLD.without("t2")).replace("2020年", f"{year}年")

    assert parse_text(text).format.id == format_id


def test_without_tables_and_year_it_is_the_format_in_force() -> None:
    assert parse_text("一、总体情况\n二、主动公开政府信息情况\n无。").format.id == "gid2021"


def test_a_row_label_of_the_old_form_deviates_only_in_the_new_one() -> None:
    old, new = (
        check_text(lay_out(draft).replace("行政规范性文件 |", "规范性文件 |"))
        for draft in (OLD, NEW)
    )

    assert [finding.code for finding in old.findings] == []
    assert [finding.code for finding in new.findings] == ["STR007"]


OUT_OF_SCOPE = (
    "青河口县2018年政府信息公开工作年度报告\n一、概述\n2018年，我县认真贯彻条例。\n"
    "二、主动公开政府信息情况\n主动公开信息120条。\n"
)


def test_a_report_from_before_there_were_forms_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="2018"):
        parse_text(OUT_OF_SCOPE)

    (problem,) = check_text(OUT_OF_SCOPE).problems
    assert problem.kind == "out-of-scope"
    assert "2018 年度" in problem.message.zh


def test_a_format_that_is_named_is_taken_at_its_word() -> None:
    engine = Engine(third_party=False, format_id="gid2019")

    with pytest.raises(NotAReportError) as caught:
        engine.parse(Source("report.txt", OUT_OF_SCOPE))
    assert not isinstance(caught.value, OutOfScopeError)


def test_a_text_of_an_early_year_that_is_no_report_is_none() -> None:
    with pytest.raises(NotAReportError) as caught:
        parse_text("2018年，公司销售额增长12%。")
    assert not isinstance(caught.value, OutOfScopeError)
