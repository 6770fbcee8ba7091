"""What --fix may change, and what it never touches."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint import CheckedReport, Replacement, Span, check_text, valid
from reportlint.fixing import fixed, is_safe, offered
from reportlint.testing import written

_TEXTS = st.text("0159一两百万.,，、%-+( )的公开。\n\r", max_size=20)
_NUMBER = re.compile(r"[0-9一两百万](?:[.,0-9一两百万%+-]*[0-9一两百万%])?")


@st.composite
def texts_with_replacements(draw: st.DrawFn) -> tuple[str, list[Replacement]]:
    text = draw(_TEXTS)
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda ends: Span(min(ends), max(ends)))
    return text, draw(st.lists(st.builds(Replacement, spans, _TEXTS), max_size=4))


@given(texts_with_replacements())
def test_no_numeral_is_changed_or_joined_to_another(
    drawn: tuple[str, list[Replacement]],
) -> None:
    text, replacements = drawn

    after = fixed(text, replacements)

    assert _NUMBER.findall(after) == _NUMBER.findall(text)
    assert [after.count(end) for end in "\r\n"] == [text.count(end) for end in "\r\n"]


@pytest.mark.parametrize(
    ("text", "span", "new"),
    [
        ("1,502件", Span(1, 2), "，"),
        ("1 502件", Span(1, 2), ""),
        ("增长-5%", Span(2, 3), ""),
        ("二十，三", Span(2, 3), ""),
        ("共5件", Span(1, 2), "6"),
        ("第一。\n二是", Span(2, 4), ""),
        ("公开", Span(0, 1), "公"),
    ],
)
def test_what_would_change_a_number_or_a_line_is_not_safe(text: str, span: Span, new: str) -> None:
    assert not is_safe(Replacement(span, new), text)


def test_a_blank_before_a_unit_may_go() -> None:
    assert fixed("发布32 条", [Replacement(Span(4, 5), "")]) == "发布32条"


def test_of_two_that_touch_the_first_is_made() -> None:
    replacements = [Replacement(Span(2, 3), "，"), Replacement(Span(1, 2), "，")]

    assert fixed("公,,开", replacements) == "公，,开"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("打造统一的的网站页面。", "打造统一的网站页面。"),
        ("栏目更新及时。。内容完整。", "栏目更新及时。内容完整。"),
        ("发布信息32 条，内容完整。", "发布信息32条，内容完整。"),
        ("县政 府及时更新栏目，内容完整。", "县政府及时更新栏目，内容完整。"),
        ("栏目更新,内容（含图解）完整。", "栏目更新，内容（含图解）完整。"),
        ("使用软件(WPS)编辑，做到（每日）更新。", "使用软件（WPS）编辑，做到（每日）更新。"),
        ("落实《条例》、《办法》，内容完整。", "落实《条例》《办法》，内容完整。"),
        ("落实\u200b\u200b条例，内容完整。", "落实条例，内容完整。"),
    ],
)
def test_rules_offer_to_mend(before: str, after: str) -> None:
    text = written(valid.with_sentence("s1", before))

    assert fixed(text, _offered(text)) == text.replace(before, after)


@pytest.mark.parametrize(
    "sentence",
    [
        "公布专项资金资金分配结果。",
        "栏目更新及时，。内容完整。",
        "作出处罚1,502件，许可26493件。",
        "2024年1-12月，公开栏目逐月更新。",
        "栏目（更新及时。",
    ],
)
def test_rules_do_not_offer_where_there_is_a_choice(sentence: str) -> None:
    assert not _offered(written(valid.with_sentence("s1", sentence)))


def test_nothing_is_offered_in_a_file_that_is_no_text() -> None:
    text = written(valid.with_sentence("s1", "打造统一的的网站页面。"))
    (report,) = check_text(text, name="report.html").reports

    assert report.findings[0].fixes
    assert not offered(report)


_PIECES = st.sampled_from(
    [
        "县政 府",
        "的的",
        "，，",
        ",",
        "。。",
        "32 条",
        "(含图解)",
        "公开",
        "《甲》、《乙》",
        "5,6",
        "（例）",
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=8).map("".join))
def test_a_fixed_report_has_no_new_finding_and_in_the_end_none_to_fix(middle: str) -> None:
    text = written(valid.with_sentence("s1", f"公开{middle}内容，完整。"))
    codes = {finding.code for finding in _report(text).findings}

    for _ in range(4):
        text = fixed(text, _offered(text))

    assert {finding.code for finding in _report(text).findings} <= codes
    assert not _offered(text)


def _report(text: str) -> CheckedReport:
    (report,) = check_text(text, name="report.txt").reports
    return report


def _offered(text: str) -> list[Replacement]:
    return list(offered(_report(text)))
