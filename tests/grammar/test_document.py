"""How the document grammar cuts a text into sections, rows and cells."""

import pytest

from reportlint.formats import built_in_formats, vocabulary
from reportlint.grammar import Token, Tree, content_of, fold, label_of, parse_document

VOCABULARY = vocabulary(built_in_formats())


def outline(text: str) -> list[tuple[str, list[str]]]:
    """Return each node in reading order with the contents of its tokens."""
    folded = fold(text)

    def content(token: Token) -> str:
        start, end = content_of(token)
        return "" if token.type == "BLANK" else text[start:end]

    def walk(tree: Tree[Token]) -> list[tuple[str, list[str]]]:
        found = []
        for child in tree.children:
            if isinstance(child, Tree):
                tokens = [
                    content(token)
                    for token in child.children
                    if isinstance(token, Token) and token.type != "FIGURES"
                ]
                found += [(str(child.data), tokens), *walk(child)]
        return found

    return walk(parse_document(folded, VOCABULARY))


def test_one_cell_a_line() -> None:
    assert outline("规章 |\n0 |\n|\n5 |\n") == [("row", ["规章", "0", "", "5"])]


def test_one_row_a_line() -> None:
    assert outline("规章 | 0 |  | 5 |\n") == [("row", ["规章", "0", "", "5"])]


def test_a_markdown_row() -> None:
    assert outline("| 规章 | 0 |  | 5 |\n|---|---|---|---|\n") == [("row", ["规章", "0", "", "5"])]


def test_a_row_parted_by_tabs() -> None:
    assert outline("规章\t0\t\t5\n") == [("row", ["规章", "0", "", "5"])]


def test_a_row_parted_by_blanks() -> None:
    assert outline("规章 0 / 5\n") == [("row", ["规章", "0", "/", "5"])]


def test_full_width_bars_and_digits() -> None:
    assert outline("规章 ｜ ０ ｜ １ ｜ ５ ｜") == [("row", ["规章", "０", "１", "５"])]


def test_merged_cells_before_a_label_are_no_cells() -> None:
    text = "| 规章 | 1 |\n|  |  | 行政许可 | 2 |\n"

    assert outline(text) == [("row", ["规章", "1"]), ("row", ["行政许可", "2"])]


@pytest.mark.parametrize("filler", ["||", "||||", "| |", "|||  |"])
def test_bars_that_only_fill_a_row_are_no_cells(filler: str) -> None:
    assert outline(f"规章 |\n7 |\n{filler}\n行政许可 |\n") == [
        ("row", ["规章", "7"]),
        ("row", ["行政许可"]),
    ]


def test_fillers_behind_the_last_cell_are_no_cells() -> None:
    assert outline("行政许可 | 7 | |||\n") == [("row", ["行政许可", "7"])]


@pytest.mark.parametrize("page", ["- 3 -", "-3-", "第 3 页", "— 3 —"])
def test_page_numbers_are_no_cells(page: str) -> None:
    assert outline(f"规章 |\n7 |\n{page}\n8 |\n") == [("row", ["规章", "7", "8"])]


def test_an_unknown_label_keeps_its_figures_from_the_row_before() -> None:
    assert outline("规章 |\n7 |\n奇怪的行 |\n8 |\n") == [
        ("row", ["规章", "7"]),
        ("line", ["奇怪的行", "8"]),
    ]


def test_a_misspelt_item_is_no_value() -> None:
    assert outline("4.保护第三方合法权益 |\n7 |\n5.属于三类别的信息 |\n8 |\n")[1] == (
        "line",
        ["5.属于三类别的信息", "8"],
    )


@pytest.mark.parametrize("words", ["45件", "22（其中修订16件）", "增3", "+5/-3"])
def test_a_value_in_words_is_a_cell(words: str) -> None:
    assert outline(f"规章 | {words} | 0 | 0 |") == [("row", ["规章", words, "0", "0"])]


@pytest.mark.parametrize(
    "label",
    [
        "三、 本年 度办 理结 果",
        "（七） 总计",
        "(七)总计",
        "3、其他",
        "3.其他",
        "⼀、本年新收政府信息公开申请数量",
    ],
)
def test_labels_are_known_in_any_spelling(label: str) -> None:
    assert outline(f"{label} |\n") == [("row", [label])]


@pytest.mark.parametrize(
    "headings",
    [
        "一、总体情况\n二、主动公开政府信息情况",
        "（一）总体情况\n（二）主动公开政府信息情况",
        "(一)总体情况\n(二)主动公开政府信息情况",
        "㈠总体情况\n㈡主动公开政府信息情况",
        "1.总体情况\n2.主动公开政府信息情况",
        "第一部分 总体情况\n第二部分 主动公开政府信息情况",
        "## 一、总体情况\n## 二、主动公开政府信息情况",
        "总体情况\n主动公开政府信息情况",
    ],
)
def test_sections_are_known_in_any_numbering(headings: str) -> None:
    first, second = headings.split("\n")

    assert outline(f"{headings}\n") == [("section", [first]), ("section", [second])]


def test_a_heading_in_another_numbering_than_the_sections_is_prose() -> None:
    text = "一、总体情况\n（二）主动公开政府信息情况\n二、主动公开政府信息情况\n"

    assert outline(text) == [
        ("section", ["一、总体情况"]),
        ("line", ["（二）主动公开政府信息情况"]),
        ("section", ["二、主动公开政府信息情况"]),
    ]


def test_a_title_inside_a_sentence_is_no_heading() -> None:
    assert outline("本报告由总体情况、主动公开政府信息情况组成。\n")[0][0] == "line"


def labels(text: str) -> list[str]:
    nodes = parse_document(fold(text), VOCABULARY).children
    return [label_of(node).key for node in nodes if isinstance(node, Tree)]


def test_a_label_over_two_lines_is_one() -> None:
    assert labels("5.要求行政机关确认或重新出\n具已获取信息\n3\n") == [
        "5.要求行政机关确认或重新出具已获取信息"
    ]


def test_a_label_down_the_side_of_a_table_is_one() -> None:
    assert labels("三\n、\n本\n年\n度\n办\n理\n结\n果\n") == ["三、本年度办理结果"]


def test_the_longest_of_two_labels_is_taken() -> None:
    assert labels("其他\n结果\n") == ["其他结果"]
    assert labels("其他 |\n一、本年新收政府信息公开申请数量 |\n") == [
        "其他",
        "一、本年新收政府信息公开申请数量",
    ]


def test_neighbouring_labels_are_not_joined() -> None:
    assert labels("行政复议 |\n行政诉讼 |\n结果维持 |\n") == ["行政复议", "行政诉讼", "结果维持"]


def test_pieces_of_a_label_beside_a_row_are_passed_over() -> None:
    assert outline("办 （三）不 4.保护第三方合法权益 6 0 0 0 0 0 6\n") == [
        ("row", ["4.保护第三方合法权益", "6", "0", "0", "0", "0", "0", "6"])
    ]


def test_a_line_of_bare_figures_is_no_part_of_the_row_before_it() -> None:
    assert outline("1.重复申请 |\n规章 0 0 5\n10 0 0 0 0 0 10\n")[1:] == [
        ("row", ["规章", "0", "0", "5"]),
        ("figures", ["10", "0", "0", "0", "0", "0", "10"]),
    ]


def test_labels_and_figures_without_anything_between_are_cut() -> None:
    text = "行政许可10690第二十条第（六）项信息内容本年处理决定数量行政处罚2113"

    assert outline(text) == [
        ("row", ["行政许可", "10690"]),
        ("caption", ["第二十条第（六）项"]),
        ("column", ["信息内容"]),
        ("column", ["本年处理决定数量"]),
        ("row", ["行政处罚", "2113"]),
    ]


def test_labels_that_run_into_each_other_are_cut() -> None:
    assert outline("信息内容本年处理决定数量\n") == [
        ("column", ["信息内容"]),
        ("column", ["本年处理决定数量"]),
    ]


def test_labels_in_a_sentence_are_prose() -> None:
    sentence = "其他自然人72件、商业企业3件，均在期限内答复。"

    assert outline(sentence) == [("line", [sentence])]


def test_an_item_number_behind_figures_is_part_of_the_label() -> None:
    assert outline("1.属于国家秘密00000002.其他法律行政法规禁止公开0000000") == [
        ("row", ["1.属于国家秘密", "0000000"]),
        ("row", ["2.其他法律行政法规禁止公开", "0000000"]),
    ]


def test_a_heading_within_a_long_line_opens_a_section() -> None:
    prose = "本年度按要求更新栏目。" * 20

    assert outline(f"{prose}一、总体情况 {prose} 六、其他需要报告的事项 无。") == [
        ("line", [prose]),
        ("section", ["一、总体情况"]),
        ("line", [prose]),
        ("section", ["六、其他需要报告的事项"]),
        ("line", ["无。"]),
    ]


def test_a_title_that_is_named_within_a_sentence_is_no_heading() -> None:
    sentence = "报告分为一、总体情况和六、其他需要报告的事项等部分，" * 10

    assert outline(sentence) == [("line", [sentence])]


@pytest.mark.parametrize(
    "heading",
    ["四、政府信息公开行政法复议、行政诉讼情况", "三、收到和处理政府信息公开申请的情况"],
)
def test_a_misspelt_heading_opens_its_section(heading: str) -> None:
    assert outline(f"一、总体情况\n{heading}\n")[1] == ("section", [heading])


def test_a_heading_that_resembles_no_title_enough_is_prose() -> None:
    heading = "四、政府信息公开申请情况"

    assert outline(f"一、总体情况\n{heading}\n")[1] == ("line", [heading])


def test_a_heading_torn_over_two_lines_is_one() -> None:
    assert outline("三、收到和处理政府信息\n公开申请情况\n") == [
        ("section", ["三、收到和处理政府信息", "公开申请情况"])
    ]


def test_bars_below_their_cells_are_no_blanks() -> None:
    cells = ["规章", "0", "0", "5", "行政许可", "7", "行政处罚", "8"]

    assert outline("".join(f"{cell}\n|\n" for cell in cells)) == [
        ("row", ["规章", "0", "0", "5"]),
        ("row", ["行政许可", "7"]),
        ("row", ["行政处罚", "8"]),
    ]


def test_a_bar_behind_the_bar_below_a_cell_is_a_blank() -> None:
    text = "规章\n|\n1\n|\n|\n5\n|\n行政许可\n|\n7\n|\n行政处罚\n|\n8\n|\n行政强制\n|\n9\n|\n"

    assert outline(text)[0] == ("row", ["规章", "1", "", "5"])


def test_a_row_of_figures_is_no_part_of_the_row_before_it() -> None:
    assert outline("| 规章 | 0 | 0 | 5 |\n| 0 | 7 | 0 |\n") == [
        ("row", ["规章", "0", "0", "5"]),
        ("figures", ["0", "7", "0"]),
    ]


def test_blanks_before_the_figures_of_a_row_are_cells() -> None:
    assert outline("|  |  | 7 |\n") == [("figures", ["", "", "7"])]
