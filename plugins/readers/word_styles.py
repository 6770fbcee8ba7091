"""What the styles of a Word file say of the runs that bear them."""

from typing import TYPE_CHECKING

from reportlint.plugins.readers.office import attribute, child, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DEEPEST = 20
_OFF = ("0", "false", "off")
_RAISED = ("superscript", "subscript")
_GONE = ("vanish", "strike", "dstrike")


class Styles:
    """The styles of a document by their ids: each says what the one says that it rests on."""

    def __init__(self, root: "Element | None") -> None:
        items = root if root is not None else ()
        self._styles = {
            attribute(item, "styleId"): item for item in items if local(item) == "style"
        }
        self._found: dict[tuple[str | None, str], str | None] = {}

    def is_gone(self, run: "Element", paragraph_style: str | None) -> bool:
        """Tell whether a run is hidden, or struck through and so no part of what is said."""
        said = (self._said_of(run, name, paragraph_style) for name in _GONE)
        return any(item is not None and item not in _OFF for item in said)

    def is_raised(self, run: "Element", paragraph_style: str | None) -> bool:
        """Tell whether a run stands above or below the line."""
        return self._said_of(run, "vertAlign", paragraph_style) in _RAISED

    def _said_of(self, run: "Element", name: str, paragraph_style: str | None) -> str | None:
        """Return what a run or its styles say under a name, empty for the bare name, or None."""
        if (own := child(run, "rPr", name)) is not None:
            return attribute(own, "val") or ""
        for style in (value(run, "rPr", "rStyle"), paragraph_style):
            if style is not None and (said := self._said(style, name)) is not None:
                return said
        return None

    def _said(self, style: str, name: str) -> str | None:
        if (style, name) not in self._found:
            self._found[style, name] = self._looked_up(style, name)
        return self._found[style, name]

    def _looked_up(self, style: str | None, name: str) -> str | None:
        for _ in range(_DEEPEST):
            element = self._styles.get(style)
            if element is None:
                return None
            if (found := child(element, "rPr", name)) is not None:
                return attribute(found, "val") or ""
            style = value(element, "basedOn")
        return None
