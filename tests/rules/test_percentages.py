"""Causes that the percentage rules name, and when they abstain."""

import pytest

from reportlint import CheckedReport, Engine, Severity, Source, valid
from reportlint.testing import lay_out, standard_draft, written

ENGINE = Engine(select=["PCT001", "PCT004"], third_party=False)


def checked_text(text: str) -> CheckedReport:
    (report,) = ENGINE.check(Source("report.txt", text)).reports
    return report


def checked(sentence: str) -> CheckedReport:
    return checked_text(lay_out(standard_draft().with_prose("s1", [sentence])))


def cause(sentence: str) -> str:
    (finding,) = checked(sentence).findings
    return finding.cause.en if finding.cause else ""


def reason(sentence: str) -> str:
    report = checked(sentence)
    (item,) = report.not_assessed
    assert report.findings == ()
    return item.reason.en


def test_a_truncated_share_is_named() -> None:
    assert "truncated" in cause("共清理文件72份，其中废止57份，占总数的79.16%。")


def test_a_closing_adjustment_is_named() -> None:
    sentence = (
        "共清理文件3份，其中废止1份，占总数的33.33%；修改1份，占总数的33.33%；"
        "继续有效1份，占总数的33.34%。"
    )

    assert "closing adjustment" in cause(sentence)


def test_a_wrong_denominator_is_named() -> None:
    sentence = "共清理文件72份，其中政策性文件67份，废止9份，占清理总数的13.43%。"

    assert "÷" in cause(sentence)
    assert "wrong denominator" in cause(sentence)


def test_a_wrong_numerator_is_named() -> None:
    sentence = "共清理文件72份，其中修改5份，废止9份，占清理总数的6.94%。"

    assert "wrong numerator" in cause(sentence)


def test_an_unexplained_share_names_no_cause() -> None:
    assert cause("共清理文件72份，其中废止9份，占清理总数的99.99%。") == ""


def test_off_by_one_in_the_last_place_is_a_warning() -> None:
    (finding,) = checked("共清理文件72份，其中废止57份，占总数的79.16%。").findings

    assert finding.severity is Severity.WARNING


def test_off_by_more_is_an_error() -> None:
    (finding,) = checked("共清理文件72份，其中废止57份，占总数的97.17%。").findings

    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("word", ["约", "近", "超过", "不足"])
def test_an_approximate_share_is_not_assessed(word: str) -> None:
    sentence = f"共清理文件72份，其中废止57份，占总数的{word}80%。"

    assert "approximate" in reason(sentence)


def test_a_share_without_a_whole_is_not_assessed() -> None:
    assert "whole" in reason("废止57份，占总数的80%。")


def test_a_share_without_a_part_is_not_assessed() -> None:
    assert "no count" in reason("公开工作占考核分值的4%。")


def test_competing_wholes_that_all_miss_are_not_assessed() -> None:
    sentence = "办理建议30件，办理提案50件，其中采纳7件，占办理数的99%。"

    assert "several counts" in reason(sentence)


def test_a_share_of_nothing_is_not_assessed() -> None:
    assert "is 0" in reason("共清理文件0份，其中废止0份，占总数的0%。")


def test_a_rate_of_cases_that_fell_due_is_not_assessed() -> None:
    assert "no count" in reason("受理来信60件，办结58件，按期办结率100%。")


def test_a_rate_without_its_counts_is_not_assessed() -> None:
    assert "no count" in reason("来信答复率100%。")


def test_a_half_is_rounded_up() -> None:
    assert checked("共清理文件8份，其中废止1份，占总数的12.5%。").findings == ()
    assert checked("共清理文件200份，其中废止1份，占总数的1%。").findings == ()


def test_full_and_half_width_signs_read_alike() -> None:
    assert checked("共清理文件72份,其中废止9份,占总数的12.5％。").findings == ()


def test_the_arithmetic_is_shown() -> None:
    text = written(valid.with_words("占清理总数的12.50%", "占清理总数的12.40%"))

    (finding,) = checked_text(text).findings

    assert finding.arithmetic is not None
    assert finding.arithmetic.zh == "7 ÷ 56 = 12.5000% → 12.50% ≠ 12.40%"


OPEN = (
    "收到申请40件，办结38件，未办结2件，办结率95%。",
    "新收申请90件，上年结转10件，办结95件，办结率95%。",
    "收到咨询100件、投诉50件，办结150件，办结率100%。",
    "受理工单5000件，办结4950件，办结率99%，回访3000件，满意2940件，满意率98%。",
    "受理代表建议12件，办结12件；委员提案24件，办结23件，办结率95.8%。",
    "累计受理500件，本月受理50件，办结50件，累计办结480件，办结率96%。",
    "办结率由95%提高到98%（受理100件，办结98件）。",
    "受理来信60件，办结58件，超期办结率0%。",
    "采纳90条，不予采纳30条，采纳率75%。",
    "收到申请50件，其中自然人40件、法人10件，分别占80%和20%。",
    "共收到申请300件，甲局60件、乙局90件，占20%、30%。",
    "共收到申请300件，甲局60件、乙局90件，两者占50%。",
    "收到申请50件，自然人占80%，为40件，法人占20%，为10件。",
    "全市共收到1500件，我局收到45件，其中公开27件，占60%。",
    "共收到100件，不予公开40件，占40%，其中国家秘密10件，占25%。",
    "共清理72份，废止9份，占12.5%，修改3份，占废止文件的33.3%。",
    "2023年共收到80件。2024年收到100件，其中自然人90件，占90%。",
    "发布信息7700条，增加700条，增长10%，占全部信息的77%。",
    "通过网络收到27件，占比60%；通过信函收到18件，占比40%；合计45件。",
    "全年新收100件，上年结转20件，其中予以公开60件，占50%。",
    "评估得分98分，其中主动公开40分，占40%。",
    "民生类300条，财政类信息100条，占全年公开总数的10%。",
)


@pytest.mark.parametrize("sentence", OPEN)
def test_what_the_wording_leaves_open_is_no_finding(sentence: str) -> None:
    assert checked(sentence).findings == ()


def test_a_line_break_does_not_change_what_a_share_is_of() -> None:
    draft = standard_draft().with_prose(
        "s1", ["共清理文件72份。", "其中政策类67份，废止9份，占清理总数的12.5%。"]
    )

    assert checked_text(lay_out(draft)).findings == ()


@pytest.mark.parametrize("torn", ["12 .5%", "12.\n5%", "12. 5 %", "12.5\n%"])
def test_a_torn_percentage_is_read(torn: str) -> None:
    text = written(valid).replace("占清理总数的12.50%", f"占清理总数的{torn}")

    report = checked_text(text)

    assert report.findings == ()
    assert report.tallies["PCT001"].satisfied == 2


def test_a_count_with_a_share_of_its_own_is_not_the_whole_of_the_next() -> None:
    report = checked("予以公开258件，占33.9%；不予公开35件，占4.34%。")

    assert report.findings == ()
    assert len(report.not_assessed) == 2


def test_a_result_of_requests_is_a_share_of_those_dealt_with() -> None:
    report = checked(
        "受理申请90件；答复申请80件（含上年结转3件，另有13件顺延到下年度）。"
        "予以公开30件，占37.5%；不予公开21件，占26.2%；无法提供10件，占15.5%；其他处理0件。"
    )

    one, two = report.findings
    assert one.message.en == "“占26.2%” should be 26.3%: 21件 of 80件"
    assert two.message.en == "“占15.5%” should be 12.5%: 10件 of 80件"
    assert report.tallies["PCT001"].satisfied == 1


def test_a_result_that_fits_another_count_is_not_assessed() -> None:
    assert "does not say of what" in reason("受理申请90件，答复申请80件。予以公开30件，占33.3%。")


FAMILY = Engine(select=["PCT"], third_party=False)


def found(sentence: str) -> list[tuple[str, str]]:
    text = lay_out(standard_draft().with_prose("s1", [sentence]))
    (report,) = FAMILY.check(Source("report.txt", text)).reports
    return [(item.code, text[item.span.start : item.span.end]) for item in report.findings]


FAULTS = (
    ("来信答复率101%。", "PCT003", "101%"),
    ("网上提交的占76.23，窗口提交的占23.77%。", "PCT003", "76.23"),
    ("来信由40件增至45件，增长15%。", "PCT005", "15%"),
    ("来信由2023年的45件减少到2024年的40件，同比下降12.5%。", "PCT005", "12.5%"),
    ("接听来电90件，较上年同期的60件增长33.3%。", "PCT005", "33.3%"),
    ("发布动态660条，比上年减少60条，下降10%。", "PCT005", "10%"),
    ("来信由45件减少到40件，增长11.1%。", "PCT005", "11.1%"),
    ("复核由0件增至3件，增长300%。", "PCT006", "300%"),
    ("更新率由2023年的90%提高到95%，提高了5%。", "PCT007", "5%"),
    ("跑动次数下降了一倍。", "PCT008", "下降了一倍"),
    ("办理40件，其中甲类3件，占7.5%；乙类7件，占17.50%；丙类30件，占75.00%。", "PCT009", "7.5%"),
)


@pytest.mark.parametrize(("sentence", "code", "words"), FAULTS)
def test_a_fault_of_a_percentage_is_found_where_it_stands(
    sentence: str, code: str, words: str
) -> None:
    assert found(sentence) == [(code, words)]


SILENT = (
    "来信由40件增至45件，增长12.5%。",
    "发布动态660条，同比增加60条，增长10%。",
    "来信由40件增长到45件，办结率100%。",
    "上年来信40件，本年来信30件，同比下降25%。",
    "浏览量增长150%，任务完成率130%。",
    "更新率由90%提高到95%，提高5个百分点。",
    "更新率由50%提高到60%，提高20%。",
    "上年编发0期，本年编发6期。",
    "约40件增至45件，增长15%。",
    "占地3.5亩，占5席，占用2.25平方米。",
    "浏览量增加2倍，提出“材料减少3倍”的口号。",
    "办理30件，其中甲类10件，占33.33%；乙类10件，占33.33%；丙类10件，占33.33%。",
    "办理40件，其中甲类4件，占10%；乙类8件，占20%。",
    "办理40件，其中甲类40件，占100%；乙类0件，占0.00%。",
)


@pytest.mark.parametrize("sentence", SILENT)
def test_a_percentage_that_is_right_or_open_is_no_finding(sentence: str) -> None:
    assert found(sentence) == []


def test_shares_of_all_results_add_up() -> None:
    sentence = (
        "答复申请80件。予以公开40件，占50%；不予公开8件，占10%；无法提供8件，占10%；"
        "不予处理8件，占10%；其他处理0件。"
    )

    assert found(sentence) == [("PCT002", "50%")]


def test_a_growth_whose_base_is_not_given_is_not_assessed() -> None:
    text = lay_out(standard_draft().with_prose("s1", ["申请数量较去年回落12.3%。"]))

    (report,) = FAMILY.check(Source("report.txt", text)).reports

    assert [item.code for item in report.not_assessed] == ["PCT005"]
