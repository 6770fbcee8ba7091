"""Numbers in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import Fact, Measure, parse_text, valid
from reportlint.prose.spoken import han_number
from reportlint.testing import written

DIGITS = "零一二三四五六七八九"


def spell(number: int) -> str:
    """Spell a number below ten thousand out, as it is said."""
    said, gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            said += ("零" if gap and said else "") + DIGITS[digit] + unit
        gap = not digit
    return said or "零"


def facts(sentence: str) -> list[Fact]:
    report = parse_text(written(valid.with_sentence("s5", sentence)))
    start = report.source.text.index(sentence)
    end = start + len(sentence)
    return [fact for fact in report.facts if start <= fact.span.start < end]


@given(st.integers(0, 9999))
def test_a_numeral_that_is_spelt_out_has_its_value(number: int) -> None:
    assert han_number(spell(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("二十三", 23), ("二百零五", 205), ("两万", 20000), ("一二", 12)],
)
def test_common_numerals(text: str, value: int) -> None:
    assert han_number(text) == value


def test_a_count_in_words_is_a_fact_with_its_place() -> None:
    (fact,) = facts("全年收到政府信息公开申请二十三件。")[:1]

    assert (fact.measure, fact.value, fact.unit, fact.meaning.topic) == (
        Measure.COUNT,
        Decimal(23),
        "件",
        "request",
    )


@pytest.mark.parametrize(
    "words", ["第三件", "逐件", "每一件", "一件件", "三审三校", "一是", "上万件"]
)
def test_words_that_are_no_count_are_no_facts(words: str) -> None:
    assert not facts(f"对{words}都作了记录。")


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("全年未收到政府信息公开申请。", "request"),
        ("没有收到依申请公开申请。", "request"),
        ("未发生行政复议案件。", "review"),
        ("未收取信息处理费。", "processing_fee"),
    ],
)
def test_what_is_said_not_to_be_there_is_a_fact(sentence: str, topic: str) -> None:
    (fact,) = facts(sentence)

    assert (fact.measure, fact.value, fact.meaning.topic) == (Measure.NONE, Decimal(0), topic)


def test_digits_with_a_large_unit_are_one_count() -> None:
    assert [fact.quantity for fact in facts("共1.2万条信息。")] == [Decimal(12000)]


def test_each_kind_of_case_that_is_denied_is_a_fact() -> None:
    topics = [fact.meaning.topic for fact in facts("未发生行政复议、行政诉讼案件。")]

    assert topics == ["review", "litigation"]


def test_a_word_that_only_begins_like_a_denial_is_none() -> None:
    assert not facts("无法提供和无正当理由的情形均已说明。")
