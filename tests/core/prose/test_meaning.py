"""What the numbers of the prose count."""

from decimal import Decimal

import pytest

from reportlint import Fact, Meaning, Measure, parse_text, valid
from reportlint.testing import written


def counts(sentence: str) -> list[Fact]:
    report = parse_text(written(valid.with_sentence("s5", sentence)))
    start = report.source.text.index(sentence)
    return [
        fact for fact in report.facts if fact.span.start >= start and fact.measure is Measure.COUNT
    ]


def meaning(sentence: str, number: int = -1) -> Meaning:
    return counts(sentence)[number].meaning


@pytest.mark.parametrize(
    ("sentence", "topic", "acts"),
    [
        ("共收到政府信息公开申请12件", "request", ("received",)),
        ("共收到12件政府信息公开申请", "request", ("received",)),
        ("受理依申请公开信息12件", "request", ("received",)),
        ("上年结转申请12件", "request", ("carried_in",)),
        ("12件申请结转下年度继续办理", "request", ("carried_out",)),
        ("予以公开和部分公开12件", "request", ("open", "partial")),
        ("不予公开12件", "request", ("denied",)),
        ("受理网民来信12件", "letter", ("received",)),
        ("政府信息公开行政复议12件", "review", ()),
        ("未经复议直接起诉的行政诉讼12件", "litigation", ("direct",)),
        ("制发行政规范性文件12件", "normative", ("issued",)),
        ("废止政策性文件12件", "policy", ("repealed",)),
        ("作出行政处罚12件", "penalty", ("decided",)),
        ("收到行政许可申请12件", "other_request", ("received",)),
        ("发布信息12条", "information", ("published",)),
    ],
)
def test_topic_and_acts(sentence: str, topic: str, acts: tuple[str, ...]) -> None:
    found = meaning(f"{sentence}。")

    assert (found.topic, found.acts) == (topic, acts)


def test_a_clause_takes_the_topic_of_its_sentence() -> None:
    found = meaning("受理网民来信60件，办结59件。")

    assert (found.topic, found.acts, found.stated) == ("letter", ("handled",), False)


def test_a_sentence_does_not_take_the_topic_of_the_one_before() -> None:
    assert meaning("受理网民来信60件。办结59件。").topic == ""


def test_a_sentence_of_known_words_goes_on_about_the_requests_of_the_one_before() -> None:
    found = meaning("全年收到政府信息公开申请72件。全年办结69件。")

    assert (found.topic, found.stated) == ("request", False)


@pytest.mark.parametrize("sentence", ["县长信箱办结59件。", "各中心办结59件。", "办结59件。"])
def test_a_sentence_of_other_words_or_farther_on_does_not(sentence: str) -> None:
    between = "" if sentence.startswith(("县", "各")) else "加强培训。"

    assert meaning(f"全年收到政府信息公开申请72件。{between}{sentence}").topic != "request"


def test_a_date_ends_no_clause() -> None:
    assert meaning("1-6月收到申请3件。").before == "1-6月收到申请"


def test_the_words_in_front_of_a_clause_and_the_bracket_behind_a_number() -> None:
    found = meaning("上半年,收到申请3件(不含乡镇)。")

    assert (found.lead, found.aside) == ("上半年,", "不含乡镇")


def test_a_list_of_parts_goes_on_behind_its_commas() -> None:
    assert meaning("办结申请69件,其中上年结转5件、新收64件。").among


def test_results_are_those_of_requests_or_of_cases() -> None:
    review = meaning("政府信息公开行政复议7件，其中维持3件。")

    assert (review.topic, review.acts, review.among) == ("review", ("uphold",), True)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("全县收到申请3件。", "全县"), ("我局收到申请3件。", "我局"), ("收到申请3件。", "")],
)
def test_scope(sentence: str, expected: str) -> None:
    assert meaning(sentence).scope == expected


def test_the_year_that_is_named() -> None:
    assert meaning("2023年收到申请3件。").year == 2023


def test_a_number_of_last_year() -> None:
    assert meaning("上年收到申请3件。").last_year


def test_a_difference_is_no_quantity() -> None:
    assert meaning("收到申请3件，比上年增加2件。").change


def test_one_channel_is_a_part() -> None:
    assert meaning("通过网站收到申请3件。").part


def test_who_asked() -> None:
    facts = counts("收到政府信息公开申请75件，涉及自然人72件、商业企业3件。")

    assert [fact.meaning.applicant for fact in facts] == ["", "natural", "enterprise"]


@pytest.mark.parametrize(
    ("raw", "quantity", "thing"),
    [("1.2万条", 12000, "条"), ("3亿元", 300_000_000, "元"), ("8件", 8, "件")],
)
def test_large_units_are_reckoned_in(raw: str, quantity: int, thing: str) -> None:
    (fact,) = counts(f"涉及{raw}。")

    assert (fact.quantity, fact.thing) == (Decimal(quantity), thing)
