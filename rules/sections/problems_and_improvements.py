"""STR011 problems-and-improvements."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)

# What opens the part on problems, and the part on improvements.
_TURNS = re.compile(
    "(?P<remedy>(?:针对|对照|对于|围绕|根据|解决)[^。;]{0,16}?(?:问题|不足)"
    "|(?:改进|整改)的?(?:工作)?(?:情况|措施|方向|办法|意见|计划|打算|思路|举措)"
    "|下一?步|今后|接下来|努力方向|工作打算|采取(?:了)?(?:以下|如下|有力)?"
    "(?:[一二两三四五六七八九十0-9]{1,2}[项条个]|多项)?措施"
    "|加以改进|明年|新的一年)"
    "|(?P<problem>(?:存在的?|主要的?|突出的?)(?:主要|突出)?(?:困难和)?(?:问题|不足)(?:和(?:不足|困难))?)"
)
_PROBLEM_WORDS = re.compile(
    "不足|不够|有待|不及时|不全面|不到位|不规范|不完善|不健全|不深|不高|不强|不均衡|不平衡|不畅"
    "|不熟|不丰富|单一|薄弱|短板|差距|滞后|欠缺|缺乏|缺少|未能|松懈|[还仍尚]需|提升空间|较少|较弱|较低|偏低"
)
_REMEDY_WORDS = re.compile(
    "(?:^|[。,;:将会]|[一二三四五六七八九]是|(?<![需待须要不])(?:继续|进一步|着力|切实|不断|逐步|持续|积极))"
    "(?:加强|完善|优化|提高|提升|强化|改进|推进|推动|健全|加大|深化|落实|规范|拓展|拓宽|丰富|增加"
    "|增强|做好|开展|建立|整改|创新|细化|组织|严格|扩大|抓好)"
    # What was done about a problem, told right behind it.
    "|为此|针对(?:以上|上述|这些|该)|(?:[县市区局镇乡委办厅院关位道]|现|均|目前)已经?[一-鿿]{2}"
)
_DENIAL = re.compile(
    "[^。;,]{0,20}(?:暂?无|没有|未发现|不存在)(?:明显|突出|重大|较大|主要|任何|其他|存在)?的?(?:问题|不足)[^。;]{0,20}"
)
_NONE = re.compile("(?:^|[。,;:])(?:暂?无|没有)(?=$|[。,;])")
_TEMPLATE = re.compile(r"[\[(]文字(?:描述|说明)[^()\[\]]{0,40}[\])]")
_HAN = re.compile("[一-鿿]")
_FEWEST_LETTERS = 4
_LACKS = Message(
    zh="第五部分没有写{lacking}，应当既有主要问题，也有改进情况",
    en="section 五 tells no {lacking}; it is to tell both main problems and what is done",
)
_PROBLEM = Message(zh="存在的问题", en="problem")
_REMEDY = Message(zh="改进情况", en="improvement")
_NEITHER = Message(zh="存在的问题和改进情况", en="problem and no improvement")
_BLANK_FORM = Message(
    zh="第五部分仍是模板的文字，见 STR016",
    en="section 五 is still that of the template: see STR016",
)
_NO_SECTION = Message(zh="没有第五部分，无法判断", en="there is no section 五 to judge")


class ProblemsAndImprovements(Rule):
    """Section five names a problem and an improvement."""

    code = "STR011"
    name = "problems-and-improvements"
    severity = Severity.WARNING
    title = Message(zh="问题与改进均有实质内容", en="Problems and improvements have substance")
    basis = Message(
        zh="《政府信息公开条例》第五十条第一款第（四）项",
        en="Regulation on Government Information Disclosure, art. 50 para. 1 (4)",
    )
    manual = Manual(
        checks=Message(
            zh="第五部分至少写出一个问题、一项改进；“无”“暂无突出问题”不算。",
            en="Section 五 tells a problem and an improvement; 无 or 暂无突出问题 tell neither.",
        ),
        decides=Message(
            zh=(
                "按“存在的问题”“改进情况”“下一步”等提示语分段，去掉小标题后看各段有无内容；"
                "没有分段的，看有无“不够”“有待”“加强”“完善”等词。"
            ),
            en=(
                "The text is parted where it turns to problems (存在的问题) or to improvements "
                "(改进情况, 下一步), and what is left besides those words must say something; "
                "where nothing parts it, words such as 不够, 有待 and 加强 tell."
            ),
        ),
        silent=Message(
            zh="没有第五部分时列为“未能核对”（缺少由 STR001 报告）。",
            en="Not assessed where section 五 is missing, which STR001 reports.",
        ),
        traps=Message(
            zh="列成表格的问题也读入；写得是否切实、改进是否对应问题，请人工判断。",
            en="A table of problems is read too; whether it is to the point, a person judges.",
        ),
        severity=Message(
            zh="条例要求有此内容，但判断依据是用语，故为警告。",
            en="The Regulation demands it, but the verdict rests on wording: a warning.",
        ),
    )
    good = (
        valid,
        valid.with_words(
            "存在的主要问题：一是个别栏目更新不够及时，二是", "个别栏目更新不够及时，"
        ),
        valid.with_words("改进情况：", "针对以上问题，我县将采取以下措施："),
        valid.with_words(
            "改进情况：一是逐月核对栏目更新，二是增加",
            "采取两项措施：一是逐月核对栏目更新，二是增添",
        ),
        valid.without_section("s5"),
        valid.with_words(
            "改进情况：一是逐月核对栏目更新，二是增加图解和问答。", "为此，我县丰富了解读形式。"
        ),
        valid.with_words(
            "改进情况：一是逐月核对栏目更新，二是增加图解和问答。", "对此，我县已增配图解。"
        ),
    )
    bad = (
        valid.with_words("存在的主要问题：一是个别栏目更新不够及时，二是解读形式比较单一。", ""),
        valid.with_words("改进情况：一是逐月核对栏目更新，二是增加图解和问答。", ""),
        valid.with_words(
            "存在的主要问题：一是个别栏目更新不够及时，二是解读形式比较单一。", "暂无突出问题。"
        ).with_words("改进情况：一是逐月核对栏目更新，二是增加图解和问答。", ""),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess what section five holds, its tables included."""
        section = report.section("s5")
        if section is None:
            yield NotAssessed(_NO_SECTION)
            return
        text = re.sub(r"[\s|]", "", report.folded[section.body.start : section.body.end])
        if _TEMPLATE.fullmatch(text):
            yield NotAssessed(_BLANK_FORM, section.span)
            return
        text = _NONE.sub("", _DENIAL.sub("", text))
        problem, remedy, unlabelled = _parted(text)
        has_problem = _says_something(problem) or bool(_PROBLEM_WORDS.search(unlabelled))
        has_remedy = _says_something(remedy) or bool(_REMEDY_WORDS.search(unlabelled))
        if has_problem and has_remedy:
            yield Satisfied()
        else:
            lacking = _NEITHER if not has_problem | has_remedy else _PROBLEM
            lacking = _REMEDY if has_problem else lacking
            yield Failed(_LACKS.format(lacking=lacking), section.span, expected=lacking.zh)


def _parted(text: str) -> tuple[str, str, str]:
    """Return what a text says of problems, what of improvements, and all but its labels."""
    problem: list[str] = []
    remedy: list[str] = []
    unlabelled: list[str] = []
    last, in_remedy = 0, False
    for turn in _TURNS.finditer(text):
        (remedy if in_remedy else problem).append(text[last : turn.start()])
        unlabelled.append(text[last : turn.start() if turn["problem"] else turn.end()])
        in_remedy, last = turn["remedy"] is not None, turn.end()
    (remedy if in_remedy else problem).append(text[last:])
    unlabelled.append(text[last:])
    return "".join(problem), "".join(remedy), "".join(unlabelled)


def _says_something(text: str) -> bool:
    return len(_HAN.findall(text)) >= _FEWEST_LETTERS
