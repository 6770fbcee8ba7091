"""TYP008 doubled-words."""

import re
from collections.abc import Iterator

from reportlint import (
    Manual,
    Message,
    Outcome,
    Paragraph,
    Replacement,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)
from reportlint.rules.typography.prose import Place, gathered, sentences

_MARKS = re.compile("[,;:、。](?:(?<!。)[,;、。]|(?<=。)[,;:、]|(?<=。)。(?!。)(?<!。。。))")
# Characters that are never doubled, but where two words meet: what may stand before such a pair,
# and what behind it. What begins with a character is searched for fast, so it looks back last.
_SINGLE = {
    "的": ("目标有靶", "确士"),
    "了": ("为不", "解之然却"),
    "和": ("共", "谐平睦气美解"),
    "与": ("参给赋授", "会时否众"),
    "及": ("普涉提顾触波推企以危", "时早格"),
    "在": ("存现实内潜旨所好正", "建线职校岗编册位场地途世先逃押库营"),
    "是": ("还但于凡若只就总正可要像都", "否非"),
    "或": ("抑", "许"),
    "性": ("男女两异", "别格能质情"),
    "者": ("", ""),
    "们": ("", ""),
}
_PAIRS = re.compile(
    "|".join(
        f"{one}{one}(?<![{before}{one}]{one}{one})(?![{behind}{one}])"
        for one, (before, behind) in _SINGLE.items()
    )
)
_WORD = re.compile(r"(?P<word>(?P<first>[\u4e00-\u9fff])(?!(?P=first))[\u4e00-\u9fff])(?P=word)")
_NUMERAL = re.compile("[〇零一二三四五六七八九十百千万两几多再又很非许逐]")
# Words that end one phrase and begin the next, as in 人民政府政府信息 or 政务公开公开栏.
_MEETING = frozenset(
    re.findall(
        "..",
        "政府公开信息申请服务政策执法管理监督办事检查评价评估考核工作部门单位人员法律网络社会教育培训指导"
        "建设规划环境安全生产应急医疗卫生就业财政预算决算文件行政复议诉讼答复处理办理受理学习研究讨论落实"
        "沟通交流整改解读宣传督促调研慢慢反复来回",
    )
)
_FAULT = Message(
    zh="重复的字词或标点：{kinds}", en="words or marks that stand twice in a row: {kinds}"
)


class DoubledWords(Rule):
    """No word and no mark stands twice in a row."""

    code = "TYP008"
    name = "doubled-words"
    severity = Severity.WARNING
    title = Message(zh="没有重复的字词和标点", en="No doubled words or marks")
    basis = Message(
        zh="文字严谨是对年度报告的通常要求；GB/T 15834—2011《标点符号用法》",
        en="Annual reports are to be worded with care; GB/T 15834—2011 on punctuation",
    )
    manual = Manual(
        checks=Message(
            zh="正文没有“的的”“。。”“，。”“资金资金”之类的重复。",
            en="The prose has no doublings such as 的的, 。。, ，。 or 资金资金.",
        ),
        decides=Message(
            zh=(
                "相连的两个标点，“的、了、和、与、及、在、是、或、性、者、们”连写两次，为警告；"
                "只有双字词连写两次的，为提示。全篇合并为一条。"
            ),
            en=(
                "Two such marks in a row, and one of the characters 的了和与及在是或性者们 twice, "
                "are a warning; where there are only words of two characters twice, an info. One "
                "finding for a report."
            ),
        ),
        silent=Message(
            zh="省略号、破折号、“常常”“天天”“一步一步”不报；“人民政府政府信息”之类前后词语相接的、跨行的、表格中的不报。",
            en=(
                "Ellipses and dashes, reduplication (常常, 一步一步), words of two phrases that "
                "meet (人民政府政府信息), doublings over a line break, and tables."
            ),
        ),
        traps=Message(
            zh="“有目的的”“为了了解”“涉及及时公开”都不是重复。",
            en="有目的的, 为了了解 and 涉及及时公开 are no doublings.",
        ),
        severity=Message(
            zh="虚词和标点重复必为笔误，故为警告；双字词重复偶有词语相接的可能，故为提示。",
            en=(
                "A warning: doubled particles and marks are slips. Words of two characters may "
                "meet by chance, so these alone are an info."
            ),
        ),
    )
    good = (
        valid,
        valid.with_sentence(
            "s1", "常常更新，天天巡查，一步一步推进，为了了解情况进行有目的的回访……"
        ),
        valid.with_sentence("s1", "某县人民政府政府信息公开申请申请人参与与会讨论，涉及及时公开。"),
        valid.with_sentence("s1", "二〇二〇年以来，存在在线办理、女性性别统计等问题——已经改进。"),
    )
    bad = (
        valid.with_sentence("s1", "打造统一的的网站页面。"),
        valid.with_sentence("s1", "栏目更新及时。。内容完整。"),
        valid.with_sentence("s1", "栏目更新及时，。内容完整。"),
        valid.with_sentence("s1", "属于过程性性信息的予以说明。"),
        valid.with_sentence("s1", "公布专项资金资金分配结果。"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Look for doublings in the prose."""
        certain: list[Place] = []
        likely: list[Place] = []
        for paragraph in sentences(report):
            certain += _places(report, paragraph, _MARKS)
            certain += _places(report, paragraph, _PAIRS)
            likely += _places(report, paragraph, _WORD)
        if certain:
            yield gathered((*certain, *likely), _FAULT)
        elif likely:
            yield gathered(likely, _FAULT, severity=Severity.INFO)
        else:
            yield Satisfied()


def _places(report: Report, paragraph: Paragraph, pattern: re.Pattern[str]) -> Iterator[Place]:
    """Yield what a pattern finds, where nothing of the layout stands in it."""
    for match in pattern.finditer(paragraph.words.text):
        span = paragraph.words.span(match)
        word = match[0][:2]
        if (
            span.end - span.start == len(match[0])
            and word not in _MEETING
            and not (pattern is _WORD and _NUMERAL.search(word))
        ):
            raw = report.source.slice(span)
            # What of two words that meet is one too many, or of two marks, only the author knows.
            is_certain = pattern is not _WORD and raw[0] == raw[-1]
            yield Place(raw, span, (Replacement(span, raw[0]),) * is_certain)
