"""Words that may make a number a part of what it counts."""

import pytest

from reportlint import Fact, Measure, narrowing, parse_text, unknown_words, valid
from reportlint.testing import written


def last_count(sentence: str) -> Fact:
    report = parse_text(written(valid.with_sentence("s5", sentence)))
    start = report.source.text.index(sentence)
    counts = [fact for fact in report.facts if start <= fact.span.start < start + len(sentence)]
    return [fact for fact in counts if fact.measure in (Measure.COUNT, Measure.NONE)][-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "全年收到政府信息公开申请72件。",
        "2024年,全县共收到公民、法人和其他组织提出的政府信息公开申请72件。",
        "1月1日至12月31日,收到政府信息公开申请72件。",
        "今年以来,共收到依申请公开办理72件。",
        "收到申请72件,均在法定期限内答复69件。",
        "收到政府信息公开申请72件同比增长5%。",
        "全年未收到政府信息公开申请。",
    ],
)
def test_words_of_the_whole_narrow_nothing(sentence: str) -> None:
    assert narrowing(last_count(sentence)) == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "上半年收到政府信息公开申请30件。",
        "上半年,收到政府信息公开申请30件。",
        "截至6月底,收到政府信息公开申请30件。",
        "条例修订以来,按照规定收到政府信息公开申请30件。",
        "乡镇街道:收到申请22件。",
        "收到重复申请2件。",
        "收到政府信息公开申请31件涉及征地。",
        "收到政府信息公开申请50件(不含乡镇)。",
        "办结的政府信息公开申请中,自然人56件。",
        "乡镇未收到政府信息公开申请。",
        "未收到企业提出的政府信息公开申请。",
    ],
)
def test_any_other_word_narrows(sentence: str) -> None:
    assert narrowing(last_count(sentence))


def test_the_name_of_the_organ_narrows_nothing() -> None:
    fact = last_count("云溪县共收到政府信息公开申请72件。")

    assert narrowing(fact)
    assert not narrowing(fact, ["云溪县"])


def test_acts_that_are_not_among_those_given_are_left() -> None:
    assert unknown_words("不予处理的申请", {"request"}, acts={"received"})
    assert not unknown_words("收到的申请", {"request"}, acts={"received"})
