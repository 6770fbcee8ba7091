"""Texts as a cell of a workbook can hold them."""

from reportlint import Message

_MOST = 32_767
_CUT = Message(zh="……（已截断，共 {count} 字）", en="… (cut; {count} characters in all)")
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}


def fitting(text: str) -> str:
    """Return a text without what no cell can hold, cut visibly where it is too long."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    plain = plain.encode("utf-8", "backslashreplace").decode("utf-8")
    # Excel counts as UTF-16 does.
    units = plain.encode("utf-16-le")
    if len(units) <= 2 * _MOST:
        return plain
    note = _CUT.format(count=len(plain))
    said = f"{note.zh} {note.en}"
    return units[: 2 * (_MOST - len(said))].decode("utf-16-le", "ignore") + said
