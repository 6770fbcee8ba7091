"""Write notes into a copy of a Word file."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportlint import Annotated, InputError, Language, Limits, Message, Note
from reportlint.plugins.annotators.displaced import gathered
from reportlint.plugins.annotators.office_copy import copy_with, written
from reportlint.plugins.annotators.word_comments import Comments
from reportlint.plugins.annotators.word_places import Character, characters
from reportlint.plugins.annotators.word_runs import Runs, markable
from reportlint.plugins.readers.office import Package, local
from reportlint.plugins.readers.word_blocks import Document, read_document

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CHANGED = Message(
    zh="{name} 的结构特殊，加上批注后文字会变，因此没有写批注副本；请改用 --output html:文件.html",
    en=(
        "{name} is built in a way that comments would change its text, so there is no annotated "
        "copy; use --output html:FILE.html"
    ),
)


class _Range(NamedTuple):
    """Where a note belongs: from one character up to another, that one included."""

    first: Character
    last: Character


def annotated(
    data: bytes, name: str, notes: Sequence[Note], language: Language, limits: Limits
) -> Annotated:
    """Return a copy with comments; raises InputError where it would not say what the file says."""
    package = Package(data, name, limits, program="Word")
    document = read_document(package)
    places = characters(document)
    order = {element: number for number, element in enumerate(document.root.iter())}
    ranges = [_range(note, places, order) for note in notes]
    runs = Runs(_cuts(ranges))
    comments = Comments(package, document.root)
    displaced = []
    for note, place in zip(notes, ranges, strict=True):
        if place is not None:
            comments.add(note, runs.holding(place.first), runs.holding(place.last))
        elif (paragraph := _paragraph(note, document)) is not None:
            _add_whole(comments, note, paragraph)
        else:
            displaced.append(note)
    beginning = _beginning(document, places)
    for note in gathered(displaced, language):
        _add_whole(comments, note, beginning)
    copy = copy_with(data, {package.main(): written(document.root), **comments.parts()})
    if read_document(Package(copy, name, limits, program="Word")).source.text != (
        document.source.text
    ):
        raise InputError(_CHANGED.format(name=name), culprit=name)
    return Annotated(copy, sum(note.span is not None for note in displaced))


def _range(
    note: Note, places: Mapping[int, Character], order: Mapping["Element", int]
) -> _Range | None:
    """Return where the characters of a note stand, None where none of them is in the file."""
    if note.span is None:
        return None
    offsets = range(note.span.start, max(note.span.end, note.span.start + 1))
    found = [places[offset] for offset in offsets if offset in places]
    if not found:
        return None
    # A text box is read after what it hangs on, and may stand before it in the file.
    ordered = sorted(found, key=lambda place: (order[place.element], place.number))
    return _Range(ordered[0], ordered[-1])


def _cuts(ranges: Sequence[_Range | None]) -> list[Character]:
    """Return the characters before which runs are cut."""
    known = [item for item in ranges if item is not None]
    behind = (item.last._replace(number=item.last.number + 1) for item in known)
    return [*(item.first for item in known), *behind]


def _paragraph(note: Note, document: Document) -> "Element | None":
    """Return the paragraph that a note is about, None where there is none."""
    for paragraph in document.paragraphs:
        if paragraph.origin.fields() in note.places:
            return paragraph.element
    return None


def _beginning(document: Document, places: Mapping[int, Character]) -> "Element":
    """Return the first paragraph with a text; a document that was read has one."""
    first = places[min(places)].element if places else document.paragraphs[0].element
    return next(item for item in (first, *first.iterancestors()) if local(item) == "p")


def _add_whole(comments: Comments, note: Note, paragraph: "Element") -> None:
    """Add a comment to a whole paragraph."""
    inside = [item for item in paragraph if local(item) != "pPr"]
    if any(local(item) == "p" for item in paragraph.iterancestors()):
        around = markable(paragraph)
        comments.add(note, around, around)
    elif inside:
        comments.add(note, inside[0], inside[-1])
    else:
        comments.add_to(note, paragraph)
