"""Convert the outline of a document to a report: sections, tables, cells and facts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from types import MappingProxyType
from typing import NamedTuple

from reportlint.detection import detect_format
from reportlint.format import Format
from reportlint.grammar import Node, Token, Tree, label_key, outline_of, read_heading, section_of
from reportlint.messages import Message
from reportlint.metadata.identity import read_metadata
from reportlint.metadata.known import Given, Metadata
from reportlint.metadata.titles import find_title
from reportlint.model import Cell, Paragraph, Report, Section, Unparsed
from reportlint.prose.narrative import read_facts
from reportlint.prose.paragraphs import is_crowded, paragraphs
from reportlint.prose.words import words_at
from reportlint.source import Source, Span
from reportlint.tables.binding import Binder
from reportlint.tables.gathering import TableReader
from reportlint.tables.unread import TWO_REPORTS

_FIRST = "s1"
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
    cells, several = _of_first_report(binder.cells, nodes, tables, metadata)
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
            dict(sorted(cells.items(), key=lambda item: known.reading_order[item[0]]))
        ),
        facts=tuple(read_facts(folded, prose, crowded)),
        unparsed=tuple(sorted((*binder.unparsed, *several, *map(_left_out, crowded)), key=_place)),
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


def _of_first_report(
    cells: Mapping[str, Cell], nodes: Sequence[Node], tables: TableReader, metadata: Metadata
) -> tuple[Mapping[str, Cell], Sequence[Unparsed]]:
    """Return the cells without those of another report behind the first, and what is said of it.

    A second report begins with a title of its own and the first section once more, and both have
    tables: pages have the title twice, or a list of contents, but no such thing.
    """
    first = metadata.title
    starts = list(_section_starts(nodes, tables))
    once_more = [pair for pair in pairwise(starts) if pair[1].id == _FIRST]
    rows = [label.span.start for labels in tables.rows.values() for label in labels]
    for (_, previous), (_, start) in once_more:
        title = find_title(tables.folded, Span(previous, start))
        if title is None:
            continue
        said = tables.text[title.span.start : title.span.end].strip()
        is_other = first is None or label_key(said) != label_key(first.value)
        if is_other and any(row < start for row in rows) and any(row > start for row in rows):
            foreign = [path for path, cell in cells.items() if cell.span.start >= start]
            reason = TWO_REPORTS.format(first=first.value if first else "…", second=said)
            own = {path: cell for path, cell in cells.items() if path not in foreign}
            return own, [Unparsed(reason=reason, span=title.span, paths=tuple(foreign))]
    return cells, []


class _Start(NamedTuple):
    """Where a section begins, by the id of the section."""

    id: str | None
    start: int


def _section_starts(nodes: Sequence[Node], tables: TableReader) -> Iterator[_Start]:
    for node in nodes:
        if node.kind == "section":
            heading = read_heading(node.label.key)
            yield _Start(section_of(heading, tables.format.titles), node.label.start)


def _left_out(span: Span) -> Unparsed:
    return Unparsed(reason=_TOO_MANY_NUMBERS, span=span)


def _place(item: Unparsed) -> Span:
    return item.span
