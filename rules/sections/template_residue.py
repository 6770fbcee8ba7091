"""STR016 template-residue."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    Outcome,
    Paragraph,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    Span,
    valid,
)

_LEFT = Message(
    zh="“{stated}”是模板中待填写或待选择的内容，没有替换{others}",
    en="“{stated}” is what a template leaves to be filled in or chosen{others}",
)
_OTHERS = Message(zh="（另有 {count} 处）", en=" ({count} more places)")
_NO_OTHERS = Message(zh="", en="")
_AGAIN = Message(zh="同样的内容", en="the same again")
# Titles and quotations may hold a placeholder on purpose.
_QUOTED = re.compile(r"《[^《》]{0,80}》|〈[^〈〉]{0,80}〉|\"[^\"]{0,60}\"")
_ORGANS = "省|市|县|区|镇|乡|街道|局|委|办|厅|中心|部门|单位|机关|人民政府"
_COUNTED = "件|条|份|个|次|篇|期|名|人次|人|万元|元|年|月|日"
_UP_DOWN = "增加|减少|增长|下降|上升|提高|降低"
_PLACEHOLDERS = (
    # ××局, XX件, ○○县, and in one letter X月X日.
    rf"(?<![A-Za-z0-9×])[×xX]{{2,6}}(?:{_ORGANS}|{_COUNTED})",
    r"(?<![A-Za-z0-9×])[×xX]月[×xX0-9]{1,2}日|(?<![A-Za-z0-9×+-])[×xX](?:件|条|份|万元)(?![一-鿿]?型)",
    rf"(?<![一二三四五六七八九十百千两0-9○〇])[○〇]{{2,4}}(?:{_ORGANS})",
    rf"_{{2,20}}(?:{_COUNTED}|{_ORGANS})",
    # 增加（减少）, 上升/下降.
    rf"(?:{_UP_DOWN})(?:\(或?(?:{_UP_DOWN})\)|/(?:{_UP_DOWN}))",
    # [单位名称], [年份], （文字描述）, 请在此处填写, （待补充）.
    r"[\[【〔{<(](?:请?填写|请?输入)?(?:本|各|填报|公开|发布)?"
    r"(?:单位|机关|部门|地区|机构|县区|区县)(?:全称|名称|简称)[\]】〕}>)]",
    r"[\[【](?:请?填写|请?输入|年份|日期|数字|数量)[^\[\]【】]{0,8}[\]】](?!\()",
    r"[\[【(]文字(?:描述|说明)[^()\[\]【】]{0,40}[\])】]",
    "请?(?:在|于)?此处(?:请|应|可)?(?:填写|填入|填报|输入|补充|插入|简述|描述|粘贴)",
    r"[\[【(]待(?:填写?|补充|核实)[\])】]",
)
# What any of them begins with is looked for before each is tried.
_RESIDUE = re.compile(rf"(?=[×xX○〇_增减上下提降\[【〔{{<(请在于此])(?:{'|'.join(_PLACEHOLDERS)})")


class TemplateResidue(Rule):
    """Nothing of the template is left that was to be filled in or chosen."""

    code = "STR016"
    name = "template-residue"
    severity = Severity.ERROR
    title = Message(zh="没有残留的模板文字", en="Nothing is left of the template")
    basis = Message(
        zh="国办公开办函〔2021〕30号：内容应当真实、准确",
        en="国办公开办函〔2021〕30号: the content is to be true and exact",
    )
    manual = Manual(
        checks=Message(
            zh="正文没有“××局”“XX件”“增加（减少）”“[单位名称]”“请在此处填写”等未替换的模板文字。",
            en="No ××局, XX件, 增加（减少）, [单位名称] or 请在此处填写 is left in the prose.",
        ),
        decides=Message(
            zh="只认占位符与机关、量词等连用的形式和明确的填写提示；同样的文字合并为一条。",
            en=(
                "Only placeholders with an organ or a unit behind them, and plain prompts to fill "
                "in, count; the same words are one finding."
            ),
        ),
        silent=Message(
            zh="书名号和引号内的文字、表格单元格、表示隐名的“某”不报。",
            en="Titles, quotations, cells of tables, and 某 for a name withheld are left alone.",
        ),
        traps=Message(
            zh="有意用××隐去名称的，请改用“某”。",
            en="Where a name is withheld on purpose, write 某.",
        ),
        severity=Message(
            zh="占位文字不可能是报告内容，确定有误，故为错误。",
            en="A placeholder cannot be meant: it is certainly wrong, hence an error.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "公布了《××局办事指南（样本）》，答复了张某的来信。"),
        valid.with_sentence("s1", "开设“XX县长信箱”栏目，二〇〇九年以来的文件可以查阅。"),
        valid.with_sentence("s1", "配备X光机3台，热线12345转X号线站点均张贴了指南。"),
    )
    bad = (
        valid.with_sentence("s1", "××局高度重视公开工作。"),
        valid.with_sentence("s1", "全年公开信息XX条。"),
        valid.with_sentence("s1", "申请数量比上年增加（减少）3件。"),
        valid.with_sentence("s1", "[单位名称]认真落实各项要求。"),
        valid.with_sentence("s6", "请在此处填写其他事项。"),
        valid.with_sentence("s5", "（文字描述）"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look for placeholders in all prose."""
        found: dict[str, list[Span]] = {}
        for paragraph in report.paragraphs:
            for text, span in _placeholders(paragraph):
                found.setdefault(text, []).append(span)
        for first, *rest in found.values():
            stated = report.source.slice(first)
            others = _OTHERS.format(count=len(rest)) if rest else _NO_OTHERS
            yield Failed(
                _LEFT.format(stated=stated, others=others),
                first,
                stated=stated,
                related=tuple(Related(_AGAIN, span) for span in rest),
            )
        if not found:
            yield Satisfied()


def _placeholders(paragraph: Paragraph) -> Iterator[tuple[str, Span]]:
    text = _QUOTED.sub(lambda quoted: "。" * len(quoted[0]), paragraph.words.text)
    for match in _RESIDUE.finditer(text):
        yield match[0], paragraph.words.span(match)
