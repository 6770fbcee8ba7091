"""STR002 section-order."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportlint import (
    Failed,
    Manual,
    Message,
    NotAssessed,
    Outcome,
    Related,
    Report,
    Rule,
    Satisfied,
    Section,
    Severity,
    valid,
)

_OUT_OF_ORDER = Message(
    zh="“{title}”不在规定的位置，应为第{ordinal}部分",
    en="“{title}” is out of order: it is to be part {ordinal}",
)
_WRONG_NUMBER = Message(
    zh="“{title}”的序号应为“{ordinal}”{others}",
    en="“{title}” is to be numbered “{ordinal}”{others}",
)
_OTHERS = Message(
    zh="，其后另有 {count} 个标题的序号也因此错位", en="; {count} more headings are off likewise"
)
_NO_OTHERS = Message(zh="", en="")
_NO_NUMBER = Message(
    zh="“{title}”没有序号，可能是自动编号未被提取",
    en="“{title}” has no number; automatic numbering may have been lost",
)
_LIKEWISE = Message(zh="同样错位的标题", en="heading that is off likewise")


class SectionOrder(Rule):
    """Sections stand in the order of the form and carry its numbers."""

    code = "STR002"
    name = "section-order"
    severity = Severity.WARNING
    title = Message(zh="各部分的顺序和序号", en="Order and numbers of the sections")
    basis = Message(
        zh="国办公开办函〔2021〕30号，报告格式",
        en="国办公开办函〔2021〕30号, form of the report",
    )
    manual = Manual(
        checks=Message(
            zh="已有的各部分按一至六的顺序排列，标题序号与格式一致。",
            en="The sections that are there stand in the order 一 to 六 and bear those numbers.",
        ),
        decides=Message(
            zh="去掉最少的标题后其余有序，则被去掉的为错位；序号整体错开的只报一条。",
            en=(
                "The fewest headings whose removal leaves the rest in order are out of order; "
                "numbers that are off by the same step are one finding."
            ),
        ),
        silent=Message(
            zh="标题没有序号的列为“未能核对”；缺少的部分由 STR001 报告。",
            en="A heading without a number is not assessed; a missing section is left to STR001.",
        ),
        traps=Message(
            zh="多出一个一级标题会使其后各部分序号都错开。",
            en="One additional top-level heading throws off all numbers behind it.",
        ),
        severity=Message(
            zh="内容都在，只是顺序或序号不合格式，所以是警告。",
            en="The content is there; only order or number deviates: a warning.",
        ),
    )
    bad = (
        valid.with_sections("s1", "s2", "s3", "s5", "s4", "s6"),
        valid.with_words("五、存在的主要问题及改进情况", "六、存在的主要问题及改进情况"),
    )

    def check(self, report: Report) -> Iterator[Outcome]:
        """Assess order and number of each section that is there."""
        ids = [spec.id for spec in report.format.sections]
        found = list({section.id: section for section in reversed(report.sections)}.values())[::-1]
        ordered = _longest_rising([ids.index(section.id) for section in found])
        off: dict[int, list[Section]] = defaultdict(list)
        for index, section in enumerate(found):
            spec = report.format.section(section.id)
            if index not in ordered:
                message = _OUT_OF_ORDER.format(title=section.title, ordinal=spec.ordinal)
                yield Failed(message, section.span, section.title, spec.heading)
            elif section.ordinal is None:
                yield NotAssessed(_NO_NUMBER.format(title=section.title), section.span)
            elif section.ordinal != ids.index(section.id) + 1:
                off[section.ordinal - ids.index(section.id)].append(section)
            else:
                yield Satisfied()
        for sections in off.values():
            yield _wrong_number(report, sections)


def _wrong_number(report: Report, sections: Sequence[Section]) -> Failed:
    first, *rest = sections
    spec = report.format.section(first.id)
    others = _OTHERS.format(count=len(rest)) if rest else _NO_OTHERS
    return Failed(
        _WRONG_NUMBER.format(title=first.title, ordinal=spec.ordinal, others=others),
        first.span,
        stated=first.title,
        expected=spec.heading,
        related=tuple(Related(_LIKEWISE, section.span) for section in rest),
    )


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest rising run of numbers, others left out."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for index, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(places[length - 1] if length else None)
        tails[length : length + 1] = [number]
        places[length : length + 1] = [index]
    kept: set[int] = set()
    place = places[-1] if places else None
    while place is not None:
        kept.add(place)
        place = before[place]
    return kept
