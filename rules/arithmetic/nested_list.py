"""NAR003 nested-list."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportlint import (
    Balance,
    Breakdown,
    Fact,
    Failed,
    Manual,
    Measure,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Severity,
    fact_operand,
    valid,
)
from reportlint.rules.arithmetic.decomposition import assess, balance_of, words_of

_OVERLAP = Message(
    zh="“{whole}”的各项相加多 {off}，正好是需修改的数，可能已含在继续有效之中",
    en=(
        "the parts of “{whole}” are {off} too many: what is to be amended may be among the valid "
        "ones"
    ),
)
_FLOW = Message(
    zh="新收与上年结转合计 {left} 件，办结与结转下年度合计 {right} 件，两者应当相等",
    en=(
        "received and carried in are {left} together, handled and carried out {right}: they should "
        "be equal"
    ),
)
_LOOSE = Message(
    zh="新收、办结、结转各数不平（{left} 与 {right}），但正文没有把四个数都写出",
    en=(
        "received and handled do not balance ({left} and {right}), but the prose does not give all "
        "four"
    ),
)
_OPERAND = Message(zh="参加相加的数", en="operand")
_STEPS = ("received", "carried_in", "handled", "carried_out")


class NestedList(Rule):
    """Lists on two levels add up on each, and requests that came in went out."""

    code = "NAR003"
    name = "nested-list"
    severity = Severity.WARNING
    title = Message(zh="分层列举逐层相符", en="Lists of two levels add up on both")
    basis = Message(
        zh="算术；《政府信息公开工作年度报告格式》要求数据准确",
        en="Arithmetic; the form demands accurate figures",
    )
    manual = Manual(
        checks=Message(
            zh=(
                "“清理文件T份，其中规范性文件a份，废止……，继续有效……。政策性文件b份，"
                "废止……”逐层相加：a+b 等于 T，每一类之下各项等于该类。同一段写出新收、上年结转、"
                "办结、结转下年度四个数的，前两个之和等于后两个之和。"
            ),
            en=(
                "In 清理文件T份，其中规范性文件a份，废止…，继续有效…。政策性文件b份，废止… each "
                "level adds up: a and b to T, what became of a class to that class. Where one "
                "paragraph gives what was received, carried in, handled and carried out, the first "
                "two equal the last two."
            ),
        ),
        decides=Message(
            zh=(
                "写有名称的项（规范性文件）属于上一层，只写去向的项（废止、失效、需修改、"
                "继续有效）属于它前面的那一类，可跨句。"
            ),
            en=(
                "Items with a noun belong to the upper level, those that only say what became of "
                "them (废止, 失效, 需修改, 继续有效) to the class before them, across sentences."
            ),
        ),
        silent=Message(
            zh="“需修改”可能已含在“继续有效”之内的、申请各数没有写全的，列为“未能核对”。",
            en=(
                "Not assessed: where 需修改 may be among 继续有效, and requests whose four figures "
                "are not all given."
            ),
        ),
        traps=Message(
            zh="“其中”之后的数不能一概相加；“废止9份”属于政策性文件，不属于规范性文件。",
            en=(
                "Not all numbers after 其中 are to be added: each status belongs to the class "
                "before it."
            ),
        ),
        severity=Message(
            zh="各项之间可能有交叉，故为警告。", en="Classes may overlap, so it is a warning."
        ),
    )
    good = (
        valid,
        valid.with_sentence(
            "s1",
            "梳理各类文件30份，其中规范性文件12份，废止2份；继续有效10份。其他政策文件18份，"
            "废止3份，修改4份，继续有效11份。",
        ),
        valid.with_sentence(
            "s1",
            "梳理各类文件30份，其中规范性文件12份，需修改2份；继续有效12份。其他政策文件18份，"
            "废止3份，继续有效15份。",
        ),
        valid.with_words(
            "新收政府信息公开申请72件，上年结转5件", "收到政府信息公开申请77件（含上年结转5件）"
        ),
    )
    bad = (
        valid.with_sentence(
            "s1",
            "梳理各类文件30份，其中规范性文件13份，废止2份；继续有效11份。其他政策文件18份，"
            "废止3份，修改4份，继续有效11份。",
        ),
        valid.with_sentence(
            "s1",
            "梳理各类文件30份，其中规范性文件12份，废止2份；继续有效10份。其他政策文件18份，"
            "废止5份，修改4份，继续有效11份。",
        ),
        valid.with_sentence(
            "s5",
            "本街道新收政府信息公开申请20件，上年结转2件，办结19件，结转下年度2件。",
        ),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess lists of two levels, and the requests of every paragraph."""
        nested = [item for item in report.breakdowns if item.nested]
        for breakdown in nested:
            if reason := _overlap(breakdown, nested):
                yield NotAssessed(reason, breakdown.whole.span, balance_of(breakdown))
            else:
                yield from assess(breakdown, Severity.WARNING, Severity.WARNING)
        by_paragraph: dict[int, list[Fact]] = defaultdict(list)
        for fact in report.facts:
            if fact.meaning.topic == "request" and fact.measure is Measure.COUNT:
                by_paragraph[fact.paragraph].append(fact)
        for facts in by_paragraph.values():
            yield from _flow(facts, report.year)


def _overlap(breakdown: Breakdown, nested: Sequence[Breakdown]) -> Message | None:
    """Return why a list may rightly be too long: what is amended is valid, too."""
    amended = _amended(breakdown)
    off = breakdown.sum - (breakdown.whole.quantity or 0)
    apart = any(
        _amended(other) and other.adds_up and other.whole.paragraph == breakdown.whole.paragraph
        for other in nested
    )
    if amended and off == amended and not apart:
        return _OVERLAP.format(whole=words_of(breakdown.whole), off=off)
    return None


def _amended(breakdown: Breakdown) -> object:
    parts = [part for part in breakdown.parts if "amended" in part.meaning.acts]
    return sum(part.quantity or 0 for part in parts)


def _flow(facts: Sequence[Fact], year: int | None) -> Iterator[Outcome]:
    """Yield whether the requests that came in are those that were dealt with or carried out."""
    steps = [[fact for fact in facts if _step(fact, year) == step] for step in _STEPS]
    if any(len({fact.value for fact in step}) > 1 for step in steps):
        return
    received, carried_in, handled, carried_out = (step[:1] for step in steps)
    if _is_included(facts, received, carried_in):
        carried_in = []  # 收到77件(含上年结转5件): it is counted already
    if not received or not handled or not (carried_in or carried_out):
        return
    relation = Balance(
        tuple(map(fact_operand, (*received, *carried_in))),
        tuple(map(fact_operand, (*handled, *carried_out))),
    )
    left = sum(item.value for item in relation.left)
    right = sum(item.value for item in relation.right)
    if left == right:
        yield Satisfied(relation)
        return
    values = {"left": left, "right": right}
    used = (*received, *carried_in, *handled, *carried_out)
    if len(used) < 4 or any(_is_left_over(fact) for fact in facts):
        yield NotAssessed(_LOOSE.format(**values), handled[0].span, relation)
        return
    text = " ≠ ".join(
        " + ".join(str(item.value) for item in side) for side in (relation.left, relation.right)
    )
    yield Failed(
        _FLOW.format(**values),
        handled[0].span,
        stated=str(right),
        expected=str(left),
        arithmetic=Message(text, text),
        related=tuple(Related(_OPERAND, fact.span) for fact in used if fact is not handled[0]),
        relation=relation,
    )


def _is_included(facts: Sequence[Fact], received: list[Fact], carried_in: list[Fact]) -> bool:
    """Tell whether what was carried in is said to be among what was received, right before it."""
    if not received or not carried_in:
        return False
    said = carried_in[0].meaning
    follows = facts.index(carried_in[0]) - facts.index(received[0]) == 1
    return follows and (said.among or "含" in said.before)


def _step(fact: Fact, year: int | None) -> str:
    """Return the step of a request that a count is of, "" where it is of none or of a part."""
    meaning = fact.meaning
    steps = [act for act in meaning.acts if act in _STEPS]
    other = [act for act in meaning.acts if act not in _STEPS]
    about = meaning.year in (None, year) and not (meaning.last_year or meaning.change)
    if other or not about or fact.approximate or meaning.applicant or meaning.part:
        return ""
    for step in ("carried_in", "carried_out"):
        if step in steps:
            return step
    return steps[0] if len(steps) == 1 else ""


def _is_left_over(fact: Fact) -> bool:
    """Tell whether a count may be of requests that neither were dealt with nor carried out."""
    return not fact.meaning.acts and not fact.meaning.applicant and not fact.meaning.part
