"""YRS002 stale-year."""

import re
from collections.abc import Iterator

from reportlint import (
    Failed,
    Known,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Paragraph,
    Report,
    Rule,
    Satisfied,
    Severity,
    valid,
)

_STALE = Message(
    zh="以“{stated}”开头叙述本机关的工作，而本报告为 {year} 年度，可能沿用了往年的文字",
    en="work is told of {stated}, but the report is about {year}: words of an older report?",
)
_STALE_NAME = Message(
    zh="{where}写作 {stated}，而报告的其他各处说明本报告为 {year} 年度",
    en="{where} says {stated}, but all else says that the report is about {year}",
)
_WHERE = {
    "title": Message(zh="标题", en="the title"),
    "preamble": Message(zh="引言", en="the preamble"),
}
_NO_YEAR = Message(zh="不知道报告年度", en="the year of the report is not known")
_OPEN = Message(
    zh="句中另有比较、回顾或者往年的事项，不能断定年份是否过时",
    en="the sentence compares or looks back, so that an older year may be meant",
)
_SENTENCE = re.compile(r"[^。;!?\n]{4,}")
# Who acts, or what is done, right behind the year: 2023年，我局…; 2023年全县共收到….
_WORK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[是、]|\([一二三四五六七八九十]{1,3}\)|[㈠-㈩]|[0-9]{1,2}[.、])?"
    r"(?P<year>(?P<digits>20[0-9]{2})年)度?(?:,?(?:"
    "[我本](?:局|委|办|厅|县|区|市|镇|乡|街道|街|院|处|中心|单位|机关|部门)|全(?:县|市|区|镇|乡|街道|局)"
    "|[县市区镇乡](?:人民)?政府|(?:共|累计)?(?:收到|受理|新收|主动公开|发布)"
    "|[一-鿿]{1,16}?(?:局|委|办|厅|县|区|市|镇|乡|街道|办公室|中心|委员会|人民政府)"
    "(?:坚持|认真|深入|全面|严格|积极|持续|围绕|紧紧|以|按照|贯彻|切实|扎实|始终)"
    ")|,(?=[^。;]{0,30}(?:信息公开|政务公开|公开申请|信息处理费|规范性文件)))"
)
# 2023年度未发生…, wherever in a sentence.
_NOTHING = re.compile(
    r"(?:^|,)(?P<year>(?P<digits>20[0-9]{2})年)度?,?(?:[我本全][一-鿿]{1,3})?"
    "(?:未发生|未收到|未产生|未收取|没有收取|无收取|没有发生|没有收到)"
)
# What may rightly be of an older year, or goes over several.
_LOOKS_BACK = re.compile(
    "相比|对比|同比|环比|比上|比20|较20|较上|较去|同期|去年|上年|上一年|增长|下降|增加|减少|计划|规划|[预决]算|审计"
    "|考核|评估|测评|排名|通报|印发|出台|制定|成立|启动|荣获|评为|获评|确定为|试点|以来|至今|期间|历年|历次"
    "|20[0-9]{2}-20|整改|针对|遗留|结转|沿用"
)
_OLDEST = 3


class StaleYear(Rule):
    """No sentence tells of an older year as if it were that of the report."""

    code = "YRS002"
    name = "stale-year"
    severity = Severity.WARNING
    title = Message(zh="没有沿用往年的年份", en="No year is left over from an older report")
    basis = Message(
        zh="《政府信息公开条例》第四十九条“上一年度”；国办公开办函〔2021〕30号要求数据准确",
        en="Regulation on Government Information Disclosure, art. 49; the form demands accuracy",
    )
    manual = Manual(
        checks=Message(
            zh="“2023年，我局……”之类叙述本机关工作的句子、标题和引言，写的是报告年度。",
            en="Sentences such as 2023年，我局…, title and preamble name the year of the report.",
        ),
        decides=Message(
            zh=(
                "只看第一部分起句首的年份，其后紧接“我局、全县、共收到”等或者本句讲信息公开的；"
                "往前三年之内。"
            ),
            en=(
                "Only a year that begins a sentence counts, with 我局, 全县, 共收到 or the like "
                "behind it, or disclosure as its topic; and only of the three years before."
            ),
        ),
        silent=Message(
            zh="年度不明，或者句中有比较、预决算、考核评估、整改等往年事项时，列为“未能核对”。",
            en=(
                "Not assessed: an unknown year, and sentences that compare or tell of budgets, "
                "assessments or other matters of older years."
            ),
        ),
        traps=Message(
            zh="文号、文件名称中的年份和计划年份不看；标题所在处还列有本年度标题的，不报告标题。",
            en="Years in document numbers and titles, and of plans, do not count.",
        ),
        severity=Message(
            zh="警告：回顾往年的句子也可能这样开头。",
            en="Warning: a sentence that looks back may begin in this way too.",
        ),
    )
    good = (
        valid,
        valid.with_sentence("s1", "2023年，我县收到申请60件，2024年收到72件。"),
        valid.with_sentence("s1", "公开县政府2023年度部门决算。2023年信息公开件1件进入诉讼。"),
        valid.with_sentence("s1", "2023年，我县被确定为试点。依据×政办发〔2023〕9号执行。"),
        valid.with_sentence("s5", "2025年，我县将逐月核对栏目。"),
        valid.with_sentence("title", "青河口县2024年政府信息公开工作年度报告"),
    )
    bad = (
        valid.with_sentence("s1", "2023年，我局认真落实公开要求，及时答复群众。"),
        valid.with_sentence("s1", "2023年全县共受理政府信息公开申请35件。"),
        valid.with_sentence("s1", "2023年，青河口县坚持以公开为常态，把公开贯穿全程。"),
        valid.with_sentence("s1", "落实责任追究制度，2023年度未发生责任追究情况。"),
        valid.with_sentence("s6", "2023年，无收取信息处理费的情况。"),
        valid.with_sentence("title", "青河口县2023年政府信息公开工作年度报告"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess the years that begin sentences, that of the title and that of the preamble."""
        year = report.year
        if year is None:
            yield NotAssessed(_NO_YEAR)
            return
        for known in report.metadata.years:
            if known.source in _WHERE and year - _OLDEST <= known.value < year:
                yield from _named(report, known, year)
        for paragraph in report.paragraphs:
            if paragraph.section != "s0":
                yield from _told(paragraph, year)


def _named(report: Report, known: Known[int], year: int) -> Iterator[Outcome]:
    """Assess a year of title or preamble that most of the report contradicts."""
    stated, span = str(known.value), known.span
    place = report.folded.find(stated, span.start, span.end) if span else -1
    opening = report.folded[: min((item.span.start for item in report.sections), default=0)]
    if span is None or place < 0 or re.search(f"{year}年?度?[^。\n]{{0,40}}公开", opening):
        return
    message = _STALE_NAME.format(where=_WHERE[known.source], stated=stated, year=year)
    yield Failed(message, type(span)(place, place + 4), stated=stated, expected=str(year))


def _told(paragraph: Paragraph, year: int) -> Iterator[Outcome]:
    for sentence in _SENTENCE.finditer(paragraph.words.text):
        match = _WORK.match(sentence[0]) or _NOTHING.search(sentence[0])
        if match is None or not year - _OLDEST <= int(match["digits"]) <= year:
            continue
        start = sentence.start() + match.start("year")
        span = paragraph.words.slice(start, start + len(match["year"]))
        if int(match["digits"]) == year:
            yield Satisfied()
        elif _LOOKS_BACK.search(sentence[0]) or f"{year}年" in sentence[0]:
            yield NotAssessed(_OPEN, span)
        else:
            message = _STALE.format(stated=match["year"], year=year)
            yield Failed(message, span, stated=match["year"], expected=f"{year}年")
