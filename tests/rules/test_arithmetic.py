"""Lists, points and changes in the prose: what the examples of the rules leave open."""

import pytest

from reportlint import Balance, CheckedReport, Engine, Severity, Source
from reportlint.testing import lay_out, standard_draft

ENGINE = Engine(select=["NAR"], third_party=False)
REVIEW = (
    "清理共涉及各类文件{whole}份，其中涉及行政规范性文件{normative}份，废止0份，需修改1份，占清理总数的2.5%；"
    "继续有效4份，占清理总数的10%。政策性文件{policy}份，废止{repealed}份，占清理总数的20%；失效0份，"
    "需修改1份，占清理总数的2.5%；继续有效{valid}份，占清理总数的65%。"
)
RIGHT = {"whole": 40, "normative": 5, "policy": 35, "repealed": 8, "valid": 26}


def checked(*paragraphs: str, section: str = "s1") -> CheckedReport:
    text = lay_out(standard_draft().with_prose(section, paragraphs))
    (report,) = ENGINE.check(Source("report.txt", text)).reports
    return report


def codes(sentence: str) -> list[tuple[str, Severity]]:
    return [(item.code, item.severity) for item in checked(sentence).findings]


def test_a_two_level_list_adds_up_on_both_levels() -> None:
    report = checked(REVIEW.format(**RIGHT))

    assert report.findings == ()
    assert report.tallies["NAR003"].satisfied == 3


@pytest.mark.parametrize(
    ("figure", "wrong"),
    [("normative", 6), ("policy", 34), ("repealed", 7), ("valid", 27), ("whole", 41)],
)
def test_one_wrong_figure_of_a_two_level_list_is_named(figure: str, wrong: int) -> None:
    engine = Engine(select=["NAR", "PCT"], third_party=False)
    text = lay_out(standard_draft().with_prose("s1", [REVIEW.format(**{**RIGHT, figure: wrong})]))

    (report,) = engine.check(Source("report.txt", text)).reports

    grave = [item for item in report.findings if item.severity is not Severity.INFO]
    assert [item.expected for item in grave] == [str(RIGHT[figure])]
    assert text[grave[0].span.start : grave[0].span.end].startswith(str(wrong))


def test_more_than_the_whole_is_an_error_and_less_a_warning() -> None:
    assert codes("来信70件，其中表扬30件，咨询45件。") == [("NAR001", Severity.ERROR)]
    assert codes("来信70件，其中表扬30件，咨询39件。") == [("NAR001", Severity.WARNING)]


def test_a_part_that_is_more_than_its_whole_is_reported_once() -> None:
    assert codes("来信70件，其中表扬30件，咨询450件。") == [("NAR002", Severity.ERROR)]


SILENT = (
    "收到来信120件，其中受理60件，办结60件，满意61件。",
    "主动公开信息143条，其中重点41条。",
    "共发布文章1640篇，其中原创294篇，转载900篇。",
    "收到申请32件，其中1件为去年的申请，已办结31件，1件结转下年度。",
    "共办理上年度结转1件，答复11件，其中予以公开5件，部分公开3件，不予公开2件，其他处理1件。",
    "办理人大代表建议50件、政协提案85件，其中主办60件，会办75件。",
    "发放问卷500份，收回480份，其中满意300份，基本满意200份。",
    "编印读本约300册，其中彩色版200册，黑白版150册。",
    "累计点击1.3万次，其中手机9000次，电脑5000次。",
    "组织培训3期120人次，其中县级2期80人次，乡镇级1期50人次。",
    "清理后公布现行有效文件30件，废止38件，失效2件。",
    "全省共12个市，其中我市3个区，58个街道。",
)


@pytest.mark.parametrize("sentence", SILENT)
def test_what_the_wording_leaves_open_is_no_finding(sentence: str) -> None:
    assert [item for item in checked(sentence).findings if item.code != "NAR007"] == []


def test_a_partial_list_is_not_assessed() -> None:
    (item,) = checked("主动公开信息300条，其中动态120条，通知70条。").not_assessed

    assert "only some" in item.reason.en


def test_what_is_amended_may_be_valid_as_well() -> None:
    report = checked(
        "梳理文件30份，其中规范性文件12份，需修改2份；继续有效12份。政策性文件18份，废止3份，继续有效15份。"
    )

    assert report.findings == ()
    assert "amended" in report.not_assessed[0].reason.en


def test_requests_that_came_in_went_out() -> None:
    report = checked(
        "收到申请90件，答复申请80件（含上年度结转申请3件，另有13件顺延到下年度答复）。"
    )

    assert report.findings == ()
    assert report.tallies["NAR003"].satisfied == 1


def test_requests_that_do_not_balance_are_a_warning() -> None:
    sentence = "新收申请90件，上年结转3件，办结80件，结转下年度14件。"

    assert codes(sentence) == [("NAR003", Severity.WARNING)]


@pytest.mark.parametrize(
    "sentence",
    [
        "新收申请90件，办结80件，结转下年度14件。",
        "新收申请90件，上年结转3件，办结80件，申请撤回1件，结转下年度13件。",
        "我局新收申请9件，全县新收申请90件，上年结转3件，办结80件，结转下年度14件。",
    ],
)
def test_requests_whose_figures_are_not_all_given_are_no_finding(sentence: str) -> None:
    assert checked(sentence).findings == ()


def test_every_list_that_holds_is_a_relation() -> None:
    report = checked("来信70件，其中表扬30件，咨询40件。").report

    outcomes = list(ENGINE.rules["NAR001"].rule.check(report))

    assert [type(outcome.relation) for outcome in outcomes] == [Balance]


def test_points_are_counted_over_paragraphs() -> None:
    right = ("主要有三个方面问题：一是人手偏少。", "二是培训不够。", "三是更新偏慢。")
    wrong = right[:2]

    assert checked(*right, section="s5").findings == ()
    assert [item.code for item in checked(*wrong, section="s5").findings] == ["NAR005"]


def test_points_of_the_next_list_are_not_counted() -> None:
    report = checked(
        "有2个问题：一是人手偏少，二是培训不够。有两项措施：一是增加人手，二是加强培训。"
    )

    assert report.findings == ()
    assert report.tallies["NAR005"].satisfied == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "考核排名从8名上升至3名。",
        "增幅由12%提高到9%。",
        "办理时限由20天压缩到15天。",
        "信息由上年的300条增加到今年的420条。",
        "栏目由12个到9个不等。",
    ],
)
def test_a_change_that_agrees_with_its_word_is_no_finding(sentence: str) -> None:
    assert checked(sentence).findings == ()


def test_vague_figures_make_one_finding() -> None:
    (finding,) = checked("发布动态100余条，答复来信近50件，转发通知若干条。").findings

    assert finding.code == "NAR007"
    assert finding.message.en == "3 figures are vague: 100余条、近50件、若干条"
    assert len(finding.related) == 2
