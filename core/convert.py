"""Convert the outline of a document to a report: sections, tables, cells and facts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from reportlint.errors import NotAReportError
from reportlint.format import Format
from reportlint.grammar import Token, Tree, content_of, key_of, label_of, read_heading
from reportlint.messages import Message
from reportlint.metadata import read_organ, read_year
from reportlint.model import Report, Section, Unparsed
from reportlint.narrative import read_facts
from reportlint.source import Source, Span
from reportlint.tables import TableReader

NOT_A_REPORT = Message(
    zh=(
        "不像政府信息公开工作年度报告：没有找到足够的法定章节标题和表格栏目"
        "（找到 {sections} 个标题、{labels} 个栏目）。请检查是否选错了文件，或文字未能提取"
    ),
    en=(
        "this does not look like an annual report on government information disclosure: too few "
        "of its headings and table labels were found ({sections} headings, {labels} labels). "
        "Is it the right file, and was its text extracted?"
    ),
)
TOO_MANY_NUMBERS = Message(
    zh="这一段的数字多得不像报告的正文，没有读入",
    en="this paragraph has more numbers than the prose of a report, so they were not read",
)
_NUMBER = re.compile("[0-9]+")
_MOST_NUMBERS = 2000
_FEWEST_HEADINGS = 2
_FEWEST_LABELS = 3
_SENTENCE_END = ("。", ";", ":", "!", "?", "……")
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|[㈠-㈩]|[0-9]{1,2}[.、])"
)
_ITEM_HEADING_LENGTH = 30
_INSIDE_A_SENTENCE = re.compile("[。,;]")

Node = Tree[Token]


def convert(tree: Node, folded: str, source: Source, formats: Sequence[Format]) -> Report:
    """Return the report that a tree of the document grammar holds.

    Raises NotAReportError where the text has too little of any known format.
    """
    nodes = list(_nodes(tree))
    known = _detect(nodes, formats)
    tables = TableReader(known, source.text, folded)
    tables.read(nodes)
    sections = tuple(_sections(nodes, folded, source, known))
    preamble = tuple(_paragraphs(_before_sections(nodes), folded))
    prose = [*preamble, *(span for section in sections for span in section.paragraphs)]
    crowded = {span for span in prose if _is_crowded(folded, span)}
    return Report(
        source=source,
        format=known,
        year=read_year(folded, prose),
        organ=read_organ(folded, preamble),
        preamble=preamble,
        sections=sections,
        tables=tables.tables(),
        cells=MappingProxyType(
            dict(sorted(tables.cells.items(), key=lambda item: known.reading_order[item[0]]))
        ),
        facts=tuple(read_facts(folded, [span for span in prose if span not in crowded])),
        unparsed=tuple(sorted((*tables.unparsed, *map(_left_out, crowded)), key=_place)),
    )


def _nodes(tree: Node) -> Iterator[Node]:
    """Yield all nodes in reading order; a section comes before what it holds."""
    for child in tree.children:
        if isinstance(child, Tree):
            yield child
            if child.data == "section":
                yield from _nodes(child)


def _detect(nodes: Iterable[Node], formats: Sequence[Format]) -> Format:
    """Return the format most of whose labels the nodes hold."""
    headings: set[str] = set()
    keys: set[str] = set()
    for node in nodes:
        head = _head(node)
        if node.data == "section":
            headings.add(read_heading(key_of(head)).title)
        elif node.data != "line":
            keys.add(label_of(node).key)
    best = max(formats, key=lambda known: len(keys & known.labels.keys()))
    found = len(keys & best.labels.keys())
    if len(headings) < _FEWEST_HEADINGS and found < _FEWEST_LABELS:
        raise NotAReportError(NOT_A_REPORT.format(sections=len(headings), labels=found))
    return best


def _head(node: Node) -> Token:
    head = node.children[0]
    assert isinstance(head, Token)  # the grammar puts a token first in every node
    return head


def _before_sections(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.data == "section":
            return
        yield node


def _sections(
    nodes: Sequence[Node], folded: str, source: Source, known: Format
) -> Iterator[Section]:
    starts = [index for index, node in enumerate(nodes) if node.data == "section"]
    for number, start in enumerate(starts):
        after = starts[number + 1] if number + 1 < len(starts) else None
        head = _head(nodes[start])
        span = Span(*content_of(head))
        end = content_of(_head(nodes[after]))[0] if after is not None else len(folded)
        heading = read_heading(key_of(head))
        section_id = next((spec.id for spec in known.sections if heading.title in spec.keys), None)
        if section_id is None:
            continue
        yield Section(
            id=section_id,
            title=source.slice(span),
            ordinal=heading.ordinal,
            span=span,
            body=Span(span.end, end),
            paragraphs=tuple(_paragraphs(nodes[start:after], folded)),
        )


def _paragraphs(nodes: Iterable[Node], folded: str) -> Iterator[Span]:
    """Yield the paragraphs of prose: neighbouring lines up to one that ends a sentence."""
    lines: list[Span] = []
    for span in (span for node in nodes for span in _prose(node)):
        if lines and folded[lines[-1].end : span.start].strip(" \t\r\n|"):
            yield Span(lines[0].start, lines[-1].end)
            lines = []
        lines.append(span)
        if _ends_paragraph(folded[span.start : span.end]):
            yield Span(lines[0].start, span.end)
            lines = []
    if lines:
        yield Span(lines[0].start, lines[-1].end)


def _prose(node: Node) -> Iterator[Span]:
    """Yield the prose of a node: a line, or a word such as 无 that stands alone in a section."""
    for child in node.children:
        if isinstance(child, Token) and (
            child.type == "PROSE" or (child.type == "MARK" and node.data in ("section", "line"))
        ):
            yield Span(*content_of(child))


def _is_crowded(folded: str, span: Span) -> bool:
    """Tell whether a paragraph has more numbers than any that a person wrote."""
    if span.end - span.start <= _MOST_NUMBERS:
        return False
    return sum(1 for _ in _NUMBER.finditer(folded, span.start, span.end)) > _MOST_NUMBERS


def _left_out(span: Span) -> Unparsed:
    return Unparsed(reason=TOO_MANY_NUMBERS, span=span)


def _place(item: Unparsed) -> Span:
    return item.span


def _ends_paragraph(line: str) -> bool:
    heading = len(line) <= _ITEM_HEADING_LENGTH and _ITEM.match(line)
    return line.endswith(_SENTENCE_END) or bool(heading and not _INSIDE_A_SENTENCE.search(line))
