"""Writes HTML: elements out of parts that are escaped unless they are HTML already."""

from collections.abc import Iterable

# What would be read as HTML; a carriage return, which would become a line feed; and characters
# that HTML has no place for, which are shown by their pictures (␀ for NUL).
_ESCAPES = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), 0xFFFE, 0xFFFF), "\ufffd"),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("'"): "&#39;",
    ord("\r"): "&#13;",
}


class Html(str):
    """A text that is HTML, and safe to stand in a page."""

    __slots__ = ()


def escaped(text: str) -> Html:
    """Return a text as HTML that shows just this text."""
    return text if isinstance(text, Html) else Html(text.translate(_ESCAPES))


def joined(parts: Iterable[str], between: str = "") -> Html:
    """Return parts as one piece of HTML."""
    return Html(escaped(between).join(map(escaped, parts)))


def element(name: str, /, *parts: str, **attributes: str | bool | int | None) -> Html:
    """Return an element; class_ and for_ stand for class and for, data_x for data-x.

    An attribute that is False or None is left out, one that is True has no value.
    """
    written = "".join(
        f" {key}" if value is True else f' {key}="{escaped(str(value))}"'
        for key, value in (
            (key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items()
        )
        if value is not None and value is not False
    )
    return Html(f"<{name}{written}>{joined(parts)}</{name}>")
