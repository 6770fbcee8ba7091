"""How the lists of the prose are read: what is split up, into what, and how sure that is."""

import pytest

from reportlint import Breakdown, Report, parse_text
from reportlint.testing import lay_out, standard_draft

SUMS = (
    ("共公开信息240条，其中概况类62条、政务动态115条、公开目录63条。", "240 = 62 + 115 + 63"),
    (
        "共审核发布信息24条，其中：政策9条；机构7条；重点工作8条。全年受理问政18件。",
        "24 = 9 + 7 + 8",
    ),
    ("收到来信75件，涉及自然人72件、企业3件，均已答复，办结率100%。", "75 = 72 + 3"),
    ("全年共收到申请19件，其中11件办结，8件申请人撤销。", "19 = 11 + 8"),
    ("共收到8份来信。其中，咨询5份，表扬3份。", "8 = 5 + 3"),
    ("门户网站公开信息50条。栏目运行正常。在公开的信息中，政策类4条，业务类46条。", "50 = 4 + 46"),
    ("发布信息90条，较上年增加60条，其中图文50条，视频40条。", "90 = 50 + 40"),
    ("收到建议40件（书面10件、网上30件），均已答复。", "40 = 10 + 30"),
    ("接到热线100件，其中咨询60件，占60%，办结率99%，投诉40件，占40%。", "100 = 60 + 40"),
    ("网站发布信息52条，其中概况9条，动态43条；微博发布32条。", "52 = 9 + 43"),
    ("举办培训5期，其中集中2期，参训300人次，线上3期。", ""),
    ("公开文件30份，其中规范性文件5份，废止2份；政策文件25份。", "30 = 5 + 25"),
    ("发布公共信息50条，其中交通30条，公共服务20条。", "50 = 30 + 20"),
    ("编制目录8个：机构类3个、业务类5个。", "8 = 3 + 5"),
    ("编制目录8个：机构类3个、业务类6个。", ""),
    ("发布动态50条、通知20条，合计发布信息70条。", "70 = 50 + 20"),
    ("发布动态50条、通知20条，合计发布信息75条（含转载5条）。", ""),
    ("收到来信10件、来电20件，合计办结28件。", ""),
    ("新增专题5个、专栏3个，合计现有专题20个。", ""),
    ("开展检查5次、抽查3次，共通报2次。", ""),
    ("开展检查5次、抽查3次，共8次。", "8 = 5 + 3"),
    ("覆盖县直部门和8个乡镇、3个街道，共35个。", ""),
    ("发布动态50条、通知20条等，合计发布信息90条。", ""),
    ("网站发布50条，动态20条、通知30条，合计发布信息100条。", ""),
)


def read(*paragraphs: str) -> Report:
    return parse_text(lay_out(standard_draft().with_prose("s1", paragraphs)))


def shown(breakdown: Breakdown) -> str:
    parts = " + ".join(str(part.value) for part in breakdown.parts)
    return f"{breakdown.whole.value} = {parts}"


def lists(sentence: str) -> list[str]:
    return [shown(item) for item in read(sentence).breakdowns]


def only(sentence: str) -> Breakdown:
    (breakdown,) = read(sentence).breakdowns
    return breakdown


@pytest.mark.parametrize(("sentence", "wanted"), SUMS)
def test_a_list_that_adds_up_is_read(sentence: str, wanted: str) -> None:
    found = [shown(item) for item in read(sentence).breakdowns if item.adds_up]

    assert found == ([wanted] if wanted else [])


def test_classes_split_the_whole_and_statuses_the_class_before_them() -> None:
    found = lists(
        "梳理各类文件30份，其中规范性文件12份，废止0份，需修改2份，占总数的6.67%；继续有效10份。"
        "政策性文件18份，废止3份；失效0份，继续有效15份，占总数的50%，并予公布。"
    )

    assert found == ["30 = 12 + 18", "12 = 0 + 2 + 10", "18 = 3 + 0 + 15"]


def test_a_second_list_splits_the_item_before_it() -> None:
    found = lists(
        "来信100件，其中网络60件，其中手机40件，电脑20件；书面40件，其中邮寄10件，当面30件。"
    )

    assert found == ["100 = 60 + 40", "60 = 40 + 20", "40 = 10 + 30"]


def test_a_bracket_belongs_to_the_item_before_it() -> None:
    found = lists("来信40件，其中网络30件（其中手机20件、电脑10件），书面10件。")

    assert found == ["40 = 30 + 10", "30 = 20 + 10"]


def test_results_of_requests_are_parts_of_what_was_dealt_with_before() -> None:
    found = only(
        "受理申请90件；答复申请80件（含上年结转3件，另有13件顺延到下年度），均按期答复。"
        "予以公开30件，占37.5%；不予公开20件；无法提供15件；不予处理5件；其他处理0件。"
    )

    assert shown(found) == "80 = 30 + 20 + 15 + 5 + 0"
    assert found.exhaustive
    assert found.certain


def test_results_of_another_organ_are_parts_of_nothing() -> None:
    assert lists("我局答复申请8件。全县予以公开30件，不予公开20件。") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "接听电话90次，其中咨询40次，投诉30次，其他10次。",
        "清理文件90份，其中废止10份，修改5份，继续有效60份。",
        "审理复议案件90件，其中维持40件，纠正20件，其他结果10件，尚未审结10件。",
        "办理提案40件，其中教育4件，占40%；卫生8件，占60%。",
    ],
)
def test_a_list_may_leave_nothing_out(sentence: str) -> None:
    assert only(sentence).exhaustive


@pytest.mark.parametrize(
    "sentence",
    [
        "编发简报90期，其中包括专刊40期、快报47期。",
        "发布信息100条，其中动态60条，通知36条，制作图解9个。",
        "收到来信100件，其中咨询60件，投诉36件，办结99件。",
    ],
)
def test_a_list_may_leave_something_out(sentence: str) -> None:
    assert only(sentence).selective


@pytest.mark.parametrize(
    "sentence",
    [
        "全年新收申请100件，上年结转20件，其中予以公开60件。",
        "全年发布信息500条，其中网站发布400条，微信公众号发布350条。",
        "走访12个社区，其中含36个小区。",
        "开展检查4次，其中发现问题36次。",
        "年底累计公开8000条。其中，政策类4000条，通知类3990条。",
        "清理文件30份，其中规范性文件5份，废止2份，动态信息24份。",
    ],
)
def test_a_whole_may_be_uncertain(sentence: str) -> None:
    assert not only(sentence).certain


def test_counts_before_a_list_are_rivals_of_its_whole() -> None:
    found = only("办理建议50件、提案85件，其中主办60件，会办75件。")

    assert [fact.raw for fact in found.rivals] == ["50件"]


def test_another_statement_holds_no_rival() -> None:
    _, second = read("复议5件，其中维持3件，撤销2件；诉讼3件，其中胜诉4件。").breakdowns

    assert shown(second) == "3 = 4"
    assert second.rivals == ()


def test_what_was_issued_is_not_split_up_by_what_is_valid() -> None:
    assert lists("清理后本年制发规范性文件7件，废止3件，继续有效46件。") == []


def test_a_broken_line_does_not_change_a_list() -> None:
    text = lay_out(
        standard_draft().with_prose("s1", ["共公开信息240条，", "其 中动态100条、", "通知140条。"])
    )

    assert [shown(item) for item in parse_text(text).breakdowns] == ["240 = 100 + 140"]


def test_an_open_bracket_swallows_nothing() -> None:
    assert lists("（共公开信息240条，其中动态100条、通知140条。") == ["240 = 100 + 140"]


def test_figures_in_ten_thousands_are_added_at_their_size() -> None:
    found = only("累计浏览1.2万次，其中手机9000次，电脑3000次。")

    assert found.adds_up
