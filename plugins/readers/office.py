"""What the readers of Word and Excel files share: the parts of the file, and XML by local names."""

import posixpath
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from reportlint import InputError, Limits, Message, check_archive

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_UNREADABLE = Message(
    zh="{name} 不是可以读取的 {program} 文件：{why}；请用 {program} 或 WPS 打开后另存再检查",
    en=(
        "{name} is no readable {program} file: {why}; open it in {program} or WPS, "
        "save it again and check that"
    ),
)
_NO_MAIN = Message(zh="缺少正文部分，或其内容已损坏", en="its main part is missing or broken")
_NO_PART = Message(zh="其中的 {part} 缺失或已损坏", en="its part {part} is missing or broken")
# What parts two texts of a cell that are not one number. It is not one blank: that groups digits.
GAP = "  "
# Elements that surround others without being seen; of an alternative only its choice is shown.
_WRAPPERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "Choice")


class Package:
    """The XML parts of an Office file. Namespaces are not looked at: there are two sets of them.

    Raises InputError as check_archive does.
    """

    def __init__(self, data: bytes, name: str, limits: Limits, *, program: str) -> None:
        self.name = name
        self.limits = limits
        self._program = program
        # Part names are the same in any case, and some programs write them in two.
        self._parts = {key.lower(): part for key, part in check_archive(data, name, limits).items()}

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def main(self) -> str:
        """Return the name of the part that the file is about; raises InputError."""
        part = next(iter(self.related("", "officeDocument").values()), None)
        if part is None or part not in self._parts:
            raise self.unreadable(_NO_MAIN)
        return part

    def related(self, part: str, kind: str) -> dict[str, str]:
        """Return the names of the parts that a part refers to as a kind, by the references' ids."""
        folder, file = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        found = {}
        for item in self.tree(relations) if relations in self._parts else ():
            if item.get("Type", "").endswith(f"/{kind}") and item.get("TargetMode") != "External":
                target = posixpath.join("/", folder, item.get("Target", ""))
                found[item.get("Id", "")] = posixpath.normpath(target).lstrip("/").lower()
        return found

    def tree(self, part: str) -> "Element":
        """Return the root of a part; raises InputError."""
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(self.data(part), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.unreadable(error) from error

    def tree_of(self, part: str, kind: str) -> "Element | None":
        """Return the root of the first part that a part refers to as a kind, None without one.

        Raises InputError where it refers to what is not there.
        """
        name = next(iter(self.related(part, kind).values()), None)
        return None if name is None else self.tree(name)

    def data(self, part: str) -> bytes:
        """Return the bytes of a part; raises InputError."""
        if part not in self._parts:
            raise self.unreadable(_NO_PART.format(part=part))
        return self._parts[part]

    def unreadable(self, why: object) -> InputError:
        """Return the error which says why the file cannot be read."""
        message = _UNREADABLE.format(name=self.name, program=self._program, why=why)
        return InputError(message, culprit=self.name)


def local(element: "Element") -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: "Element", name: str) -> str | None:
    """Return an attribute that is of the namespace of its element, or of none."""
    space, bracket, _ = str(element.tag).rpartition("}")
    return element.get(f"{space}{bracket}{name}", element.get(name))


def child(element: "Element | None", *names: str) -> "Element | None":
    """Return the first child of a name, its first child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((item for item in element if local(item) == name), None)
    return element


def value(element: "Element | None", *names: str) -> str | None:
    """Return what the attribute val of a child says, None where there is neither."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val")


def is_on(element: "Element | None", *names: str) -> bool:
    """Tell whether a property that is there or not, such as <w:vanish/>, is set."""
    found = child(element, *names)
    return found is not None and attribute(found, "val") not in ("0", "false", "off")


def whole(text: str | None, default: int) -> int:
    """Return a whole number, or the default where a text is none of a sensible size."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else default


def unwrapped(container: "Element", wanted: Collection[str]) -> Iterator["Element"]:
    """Yield the elements of some names in a container, also from content controls in it."""
    for item in container:
        name = local(item)
        if name in wanted:
            yield item
        elif name in _WRAPPERS:
            yield from unwrapped(item, wanted)
        elif name == "AlternateContent" and (shown := alternative(item)) is not None:
            yield from unwrapped(shown, wanted)


def alternative(element: "Element") -> "Element | None":
    """Return the one of several ways to show the same thing that Word takes."""
    found = child(element, "Choice")
    return child(element, "Fallback") if found is None else found


def join(parts: list[str]) -> str:
    """Return the lines of a cell as one: figures stay apart, torn labels grow together."""
    joined = ""
    for part in filter(None, (part.strip() for part in parts)):
        gap = GAP if joined[-1:].isdigit() and part[0].isdigit() else ""
        joined += gap + part
    return joined
