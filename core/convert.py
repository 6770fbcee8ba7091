"""Convert the outline of a document to a report: sections, tables, cells and facts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from reportlint.binding import Binder
from reportlint.detection import detect_format
from reportlint.format import Format
from reportlint.grammar import Token, Tree, content_of, label_of, read_heading, section_of
from reportlint.identity import read_metadata
from reportlint.messages import Message
from reportlint.metadata import Given, Metadata
from reportlint.model import Report, Section, Unparsed
from reportlint.narrative import read_facts
from reportlint.source import Source, Span
from reportlint.tables import TableReader

TOO_MANY_NUMBERS = Message(
    zh="这一段的数字多得不像报告的正文，没有读入",
    en="this paragraph has more numbers than the prose of a report, so they were not read",
)
_NUMBER = re.compile("[0-9]+")
_MOST_NUMBERS = 2000
_SENTENCE_END = ("。", ";", ":", "!", "?", "……")
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|[㈠-㈩]|[0-9]{1,2}[.、])"
)
_ITEM_HEADING_LENGTH = 30
_INSIDE_A_SENTENCE = re.compile("[。,;]")

Node = Tree[Token]


def convert(
    tree: Node,
    folded: str,
    source: Source,
    formats: Sequence[Format],
    *,
    given: Sequence[Given] = (),
) -> Report:
    """Return the report that a tree of the document grammar holds.

    given is what people say of the report, those first that go before the others. Raises
    NotAReportError where the text has too little of any known format.
    """
    nodes = list(_nodes(tree))
    metadata = _metadata(nodes, folded, source, given)
    year = metadata.year.value if metadata.year else None
    said = next((item.format_id for item in given if item.format_id), None)
    known = detect_format(nodes, formats, year=year, said=said)
    tables = TableReader(known, source.text, folded)
    tables.read(nodes)
    binder = Binder(tables)
    binder.bind()
    pieces = tables.pieces()
    lines = [n for n in nodes if n.data != "line" or label_of(n).start not in pieces]
    sections = tuple(_sections(lines, folded, source, known))
    preamble = tuple(_paragraphs(_before_sections(nodes), folded))
    prose = [*preamble, *(span for section in sections for span in section.paragraphs)]
    crowded = {span for span in prose if _is_crowded(folded, span)}
    return Report(
        source=source,
        format=known,
        metadata=metadata,
        preamble=preamble,
        sections=sections,
        tables=tables.tables(),
        cells=MappingProxyType(
            dict(sorted(binder.cells.items(), key=lambda item: known.reading_order[item[0]]))
        ),
        facts=tuple(read_facts(folded, [span for span in prose if span not in crowded])),
        unparsed=tuple(sorted((*binder.unparsed, *map(_left_out, crowded)), key=_place)),
    )


def _nodes(tree: Node) -> Iterator[Node]:
    """Yield all nodes in reading order; a section comes before what it holds."""
    for child in tree.children:
        if isinstance(child, Tree):
            yield child
            if child.data == "section":
                yield from _nodes(child)


def _metadata(
    nodes: Sequence[Node], folded: str, source: Source, given: Sequence[Given]
) -> Metadata:
    sections = (label_of(node).start for node in nodes if node.data == "section")
    opening = Span(0, next(sections, len(folded)))
    prose = tuple(_paragraphs(nodes, folded))
    return read_metadata(source, folded, opening=opening, prose=prose, given=given)


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
        name = label_of(nodes[start])
        span = Span(name.start, name.end)
        end = content_of(_head(nodes[after]))[0] if after is not None else len(folded)
        heading = read_heading(name.key)
        section_id = section_of(heading, known.titles)
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
