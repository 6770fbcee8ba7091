"""What facts the prose gives."""

from decimal import Decimal

import pytest

from reportlint.grammar import fold
from reportlint.model import Paragraph
from reportlint.prose.facts import Fact, Measure
from reportlint.prose.narrative import read_facts
from reportlint.prose.words import words_at
from reportlint.source import Span


def facts(text: str) -> list[Fact]:
    folded, span = fold(text), Span(0, len(text))
    return list(read_facts(folded, [Paragraph("s1", span, words_at(folded, span))]))


def only(text: str) -> Fact:
    (fact,) = facts(text)
    return fact


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("公开信息12条。", "12", "条"),
        ("公开信息 12 条。", "12", "条"),
        ("公开信息１２条。", "12", "条"),
        ("收费1,184.92万元。", "1184.92", "万元"),
        ("培训214人次", "214", "人次"),
        ("浏览量3万次。", "3", "万次"),
        ("公开信息12\n条。", "12", "条"),
    ],
)
def test_a_count_has_its_value_and_unit(text: str, value: str, unit: str) -> None:
    fact = only(text)

    assert (fact.measure, fact.value, fact.unit) == (Measure.COUNT, Decimal(value), unit)


def test_a_comma_behind_a_number_is_no_part_of_it() -> None:
    values = [fact.value for fact in facts("发布7700条,转发429条,12,345条。")]

    assert values == [Decimal(7700), Decimal(429), Decimal(12345)]


@pytest.mark.parametrize(
    "text", ["约12条", "近12条", "超过12条", "5500余条", "12条以上", "12条左右", "将近 12 条"]
)
def test_approximate_numbers_are_known(text: str) -> None:
    assert only(f"公开信息{text}。").approximate


def test_an_exact_number_is_not_approximate() -> None:
    assert not only("公开信息12条。").approximate


def test_a_span_covers_the_number_with_its_unit() -> None:
    text = "公开信息 12 条。"

    span = only(text).span

    assert text[span.start : span.end] == "12 条"


@pytest.mark.parametrize(
    "text", ["2024年", "2024年度", "2024 年 1 月 1 日", "12月31日", "2024年1月"]
)
def test_dates_are_no_counts(text: str) -> None:
    assert only(f"截至{text}，情况良好。").measure is Measure.DATE


@pytest.mark.parametrize(
    "text", ["第711号", "〔2021〕30号", "0909-5328009", "第 20 条", "www.a1.gov.cn", "a1@126.com"]
)
def test_numbers_that_name_something_are_no_counts(text: str) -> None:
    assert only(f"见{text}。").measure is Measure.REFERENCE


def test_the_subject_is_the_wording_of_the_clause() -> None:
    subjects = [fact.subject for fact in facts("全年办理建议30件，其中采纳7件。")]

    assert subjects == ["全年办理建议", "其中采纳"]


def test_a_share_rests_on_the_count_before_it_and_the_whole_it_names() -> None:
    *_, share = facts("共清理文件72份，其中政策文件67份，废止9份，占清理总数的12.5%。")

    assert share.measure is Measure.SHARE
    assert share.numerator is not None
    assert (share.numerator.raw, [whole.raw for whole in share.denominators]) == ("9份", ["72份"])


def test_a_share_of_an_unnamed_whole_rests_on_the_total() -> None:
    *_, share = facts("共清理文件72份，其中废止9份，占比12.5%。")

    assert [whole.raw for whole in share.denominators] == ["72份"]


def test_a_whole_of_another_unit_is_none() -> None:
    *_, share = facts("共有单位72家，废止文件9份，占比12.5%。")

    assert share.denominators == ()


def test_a_rate_rests_on_what_was_due_and_what_was_done() -> None:
    *_, rate = facts("信箱受理来信60件，办结58件，办结率为96.67%。")

    assert rate.measure is Measure.RATE
    assert rate.numerator is not None
    assert (rate.numerator.raw, [whole.raw for whole in rate.denominators]) == ("58件", ["60件"])
    assert rate.subject == "办结率"


def test_counts_of_another_sentence_are_no_base_of_a_rate() -> None:
    *_, rate = facts("受理来信60件，办结58件。网民留言办结率为100%。")

    assert rate.numerator is None


def test_decimals_are_those_printed() -> None:
    assert [fact.decimals for fact in facts("12.50%，12.5%，12%。")] == [2, 1, 0]
