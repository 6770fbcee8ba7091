"""Convert the outline of a document to a report: sections, tables, cells and facts."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from types import MappingProxyType

from reportlint.binding import Binder
from reportlint.detection import detect_format
from reportlint.format import Format
from reportlint.grammar import Node, Token, Tree, outline_of, read_heading, section_of
from reportlint.identity import read_metadata
from reportlint.messages import Message
from reportlint.metadata import Given, Metadata
from reportlint.model import Paragraph, Report, Section, Unparsed
from reportlint.narrative import read_facts
from reportlint.paragraphs import is_crowded, paragraphs
from reportlint.source import Source, Span
from reportlint.tables import TableReader
from reportlint.words import words_at

_TOO_MANY_NUMBERS = Message(
    zh="这一段的数字多得不像报告的正文，没有读入",
    en="this paragraph has more numbers than the prose of a report, so they were not read",
)


def convert(
    tree: Tree[Token],
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
    nodes = outline_of(tree)
    metadata = _metadata(nodes, folded, source, given)
    year = metadata.year.value if metadata.year else None
    said = next((item.format_id for item in given if item.format_id), None)
    known = detect_format(nodes, formats, year=year, said=said)
    tables = TableReader(known, source.text, folded, year)
    tables.read(nodes)
    binder = Binder(tables)
    binder.bind()
    pieces = tables.pieces()
    lines = [node for node in nodes if node.kind != "line" or node.label.start not in pieces]
    sections = tuple(_sections(lines, folded, source, known))
    before = takewhile(lambda node: node.kind != "section", nodes)
    preamble = tuple(paragraphs(before, folded))
    prose = tuple(_prose(preamble, sections, folded))
    crowded = {item.span for item in prose if is_crowded(folded, item.span)}
    return Report(
        source=source,
        folded=folded,
        format=known,
        metadata=metadata,
        preamble=preamble,
        paragraphs=prose,
        sections=sections,
        tables=tables.tables(),
        cells=MappingProxyType(
            dict(sorted(binder.cells.items(), key=lambda item: known.reading_order[item[0]]))
        ),
        facts=tuple(read_facts(folded, prose, crowded)),
        unparsed=tuple(sorted((*binder.unparsed, *map(_left_out, crowded)), key=_place)),
    )


def _prose(
    preamble: Sequence[Span], sections: Sequence[Section], folded: str
) -> Iterator[Paragraph]:
    """Yield the paragraphs of the preamble and of the sections."""
    for span in preamble:
        yield Paragraph("s0", span, words_at(folded, span))
    for section in sections:
        for span in section.paragraphs:
            yield Paragraph(section.id, span, words_at(folded, span))


def _metadata(
    nodes: Sequence[Node], folded: str, source: Source, given: Sequence[Given]
) -> Metadata:
    sections = (node.label.start for node in nodes if node.kind == "section")
    opening = Span(0, next(sections, len(folded)))
    prose = tuple(paragraphs(nodes, folded))
    return read_metadata(source, folded, opening=opening, prose=prose, given=given)


def _sections(
    nodes: Sequence[Node], folded: str, source: Source, known: Format
) -> Iterator[Section]:
    starts = [index for index, node in enumerate(nodes) if node.kind == "section"]
    for number, start in enumerate(starts):
        after = starts[number + 1] if number + 1 < len(starts) else None
        name = nodes[start].label
        span = Span(name.start, name.end)
        end = nodes[after].label.start if after is not None else len(folded)
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
            paragraphs=tuple(paragraphs(nodes[start:after], folded)),
        )


def _left_out(span: Span) -> Unparsed:
    return Unparsed(reason=_TOO_MANY_NUMBERS, span=span)


def _place(item: Unparsed) -> Span:
    return item.span
