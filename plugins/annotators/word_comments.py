"""The comments of a Word file: their texts, and the marks that tie them to their places."""

import posixpath
import re
from typing import TYPE_CHECKING

from lxml import etree

from reportlint import Note
from reportlint.plugins.annotators.office_copy import add_part, written
from reportlint.plugins.readers.office import Package, attribute, local, whole

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_AUTHOR = "reportlint"
_INITIALS = "RL"
_PART = "comments.xml"
_OTHER_PART = "reportlint-comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
# ISO 29500 has two sets of names, and a file keeps to one of them.
_STRICT = "http://purl.oclc.org/ooxml/"
_STRICT_KIND = f"{_STRICT}officeDocument/relationships/comments"
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Comments:
    """The comments of a document, those that it has and those that are added."""

    def __init__(self, package: Package, root: "Element") -> None:
        self._package = package
        self._main = package.main()
        self._space = etree.QName(root).namespace or ""
        self._part = next(iter(package.related(self._main, "comments").values()), None)
        if self._part is None:
            self._root = etree.Element(self._name("comments"), nsmap={"w": self._space})
        else:
            self._root = package.tree(self._part)
        marks = (item for item in root.iter() if local(item) in _MARKS)
        taken = [whole(attribute(item, "id"), 0) for item in (*self._root, *marks)]
        self._next = max(taken, default=-1) + 1

    def add(self, note: Note, first: "Element", last: "Element") -> None:
        """Add a comment from one run, or what stands for it, to another one."""
        identity = self._write(note)
        first.addprevious(self._new("commentRangeStart", id=identity))
        last.addnext(self._reference(identity))
        last.addnext(self._new("commentRangeEnd", id=identity))

    def add_to(self, note: Note, paragraph: "Element") -> None:
        """Add a comment to a paragraph in which there is nothing to mark."""
        paragraph.append(self._reference(self._write(note)))

    def parts(self) -> dict[str, bytes]:
        """Return the parts of the file that change, by their names in lower case."""
        if self._part is not None:
            return {self._part: written(self._root)}
        folder = posixpath.dirname(self._main)
        names = (posixpath.join(folder, file) for file in (_PART, _OTHER_PART))
        name = next(name for name in names if name not in self._package)
        kind = _STRICT_KIND if self._space.startswith(_STRICT) else _KIND
        added = add_part(self._package, self._main, name, kind=kind, type_=_TYPE)
        return {name: written(self._root), **added}

    def _write(self, note: Note) -> str:
        """Write the text of a comment, a line a paragraph; return its number."""
        identity = str(self._next)
        self._next += 1
        comment = self._new("comment", id=identity, author=_AUTHOR, initials=_INITIALS)
        for line in note.text.splitlines():
            paragraph, run, text = (self._new(name) for name in ("p", "r", "t"))
            if not len(comment):
                mark = self._new("r")
                mark.append(self._new("annotationRef"))
                paragraph.append(mark)
            text.text = _NO_XML.sub("\ufffd", line)
            text.set(_PRESERVE, "preserve")
            run.append(text)
            paragraph.append(run)
            comment.append(paragraph)
        self._root.append(comment)
        return identity

    def _reference(self, identity: str) -> "Element":
        run = self._new("r")
        run.append(self._new("commentReference", id=identity))
        return run

    def _new(self, name: str, **attributes: str) -> "Element":
        named = {self._name(key): value for key, value in attributes.items()}
        return etree.Element(self._name(name), named, nsmap={"w": self._space})

    def _name(self, name: str) -> str:
        return f"{{{self._space}}}{name}"
