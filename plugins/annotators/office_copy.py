"""Write copies of Office files in which some parts are others."""

import io
import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from reportlint.plugins.readers.office import Package, attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TYPES = "[content_types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def copy_with(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Return an archive with some parts, by their names in lower case, in place of its own."""
    output = io.BytesIO()
    left = dict(changed)
    with ZipFile(io.BytesIO(data)) as old, ZipFile(output, "w", ZIP_DEFLATED) as new:
        # Of parts of one name, the last counts.
        entries = {entry.filename: entry for entry in old.infolist() if entry.filename}
        for entry in entries.values():
            copied = ZipInfo(entry.filename, entry.date_time)
            copied.compress_type = entry.compress_type
            part = left.pop(entry.filename.lower(), None)
            new.writestr(copied, old.read(entry) if part is None else part)
        for name, part in left.items():
            new.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return output.getvalue()


def written(root: "Element") -> bytes:
    """Return a part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relations_of(part: str) -> str:
    """Return the name of the part that says what another part refers to."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def add_part(package: Package, owner: str, name: str, *, kind: str, type_: str) -> dict[str, bytes]:
    """Return the parts that change where a part refers to a new one; kind and type_ are its own."""
    relations = relations_of(owner)
    if relations in package:
        root = package.tree(relations)
    else:
        root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    taken = {item.get("Id") for item in root}
    identity = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    _append(root, "Relationship", Id=identity, Type=kind, Target=posixpath.basename(name))
    types = package.tree(_TYPES)
    for item in types:
        if local(item) == "Override" and (attribute(item, "PartName") or "").lower() == f"/{name}":
            types.remove(item)
    _append(types, "Override", PartName=f"/{name}", ContentType=type_)
    return {relations: written(root), _TYPES: written(types)}


def _append(root: "Element", name: str, **attributes: str) -> None:
    space = etree.QName(root).namespace
    etree.SubElement(root, f"{{{space}}}{name}", attributes)
